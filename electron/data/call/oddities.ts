// What is odd in a call: values and fields that the program does not know, and numbers that cannot be. Such calls are
// stored and counted as they are; the data-quality panel tells of them.
import { storedFields, type StoredFieldId } from '#shared/domain/fields';
import type { CallRecord } from '#shared/domain/call';
import { isSupportedStart } from '../limits';
import { fieldNames, type Shape } from './row-shape';

/** Bits of `call.oddities`: append only, never reorder. */
export const oddity = {
  unknownType: 1,
  unknownDisposition: 2,
  unknownChannel: 4,
  unknownInitiator: 8,
  unknownField: 16,
  negativeDuration: 32,
  absurdDuration: 64,
  noAgent: 128,
  /** The start is no time that a call of this service can have had. The call is in no figure. */
  dateOutside: 256,
  /** A text has characters that could not be read: bytes of another encoding, or half a surrogate pair. */
  brokenText: 512,
} as const;
export type Oddity = keyof typeof oddity;

/** The fields of both row models of the official SDK, and the rating's name of 2021, which only the API page has. */
const knownFields = new Set(
  `AccessChannelName AccessChannelType AccessChannelUserId AccessChannelUserName AdditionalBroker AgentIds AgentNames
   AnalyticsReport AnalyticsReportReady Broker CallDuration CallIds CalledNumber CalleeLocation CallerLocation
   CallingNumber ClientAppName ClientIpAddress ClientLocation ClientUserAgent ContactDisposition ContactId ContactType
   DialingTime EarlyMediaState EarlyMediaText EstablishedTime FirstResponseTime HeldTime InstanceId IvrTime MediaType
   MessagesSent MessagesSentByAgent MessagesSentByCustomer OffSiteAgentIds OffsiteAgentDestinationNumbers
   OffsiteAgentOriginatorNumbers OffsiteAgentReleaseReason OutsideNumberDestinationNumber OutsideNumberReleaseReason
   QueueTime RecordingDuration RecordingReady ReleaseInitiator ReleaseReason ReleaseTime RingTime Satisfaction
   SatisfactionDescription SatisfactionIndex SatisfactionSurveyChannel SatisfactionSurveyOffered SkillGroupIds
   SkillGroupNames StartTime SummaryIndex TalkTime TransferCount VoicebotDestinationNumber VoicebotOriginatorNumber
   WaitTime`.split(/\s+/),
);

/** The fields of a shape that neither row model has. */
export const unknownFields = (shape: string): string[] =>
  fieldNames(shape).filter((name) => !knownFields.has(name));

const isBroken = (text: string): boolean => text.includes('\ufffd') || !text.isWellFormed();
/** In JSON, which spells half a surrogate pair as an escape. */
const isBrokenJson = (json: string | null): boolean =>
  json !== null && (json.includes('\ufffd') || json.includes('\\ud'));

/** The oddities of a shape; shapes are few and calls are many. */
const oddShapes = new Map<string, number>();
const mostShapes = 10_000;

function shapeOddities(shape: string): number {
  let odd = oddShapes.get(shape);
  if (odd === undefined) {
    odd =
      (unknownFields(shape).length > 0 ? oddity.unknownField : 0) |
      (isBrokenJson(shape) ? oddity.brokenText : 0);
    if (oddShapes.size >= mostShapes) oddShapes.clear();
    oddShapes.set(shape, odd);
  }
  return odd;
}

const daySeconds = 86_400;
const weekMs = 7 * daySeconds * 1000;
/** Types of which a successful call was taken by an agent; privacy calls and conferences may have none. */
const withAgent: ReadonlySet<CallRecord['contactType']> = new Set([
  'inbound',
  'outbound',
  'back2back',
  'predictive',
  'internal',
]);

/** What is judged beside the row's shape. */
export type JudgedCall = Pick<
  CallRecord,
  | 'startedAt'
  | 'establishedAt'
  | 'releasedAt'
  | 'contactType'
  | 'disposition'
  | 'releaseInitiator'
  | 'surveyChannel'
  | StoredFieldId
  | 'agentIds'
>;

const durations = storedFields.filter(({ kind }) => kind === 'duration').map(({ id }) => id);

/** The smallest and the largest duration, by comparisons alone: this runs for every stored row. */
function oddTimes(call: JudgedCall): number {
  let least = 0;
  let most = 0;
  for (const id of durations) {
    const seconds = call[id];
    // Rows of an earlier step of the schema have no such column.
    if (seconds === null || seconds === undefined) continue;
    if (seconds < least) least = seconds;
    if (seconds > most) most = seconds;
  }
  const { startedAt, establishedAt, releasedAt } = call;
  const endsBefore =
    (establishedAt !== null && establishedAt < startedAt) || (releasedAt !== null && releasedAt < startedAt);
  const isLong = most > daySeconds || (releasedAt !== null && releasedAt - startedAt > weekMs);
  return (least < 0 || endsBefore ? oddity.negativeDuration : 0) | (isLong ? oddity.absurdDuration : 0);
}

/** Whether a text that a column holds could not be read. */
function hasBrokenText(call: JudgedTexts): boolean {
  return (
    isBroken(call.contactId) ||
    isBroken(call.callingNumber) ||
    isBroken(call.calledNumber) ||
    isBroken(call.agentNames) ||
    isBroken(call.skillGroupNames)
  );
}
export type JudgedTexts = Pick<
  CallRecord,
  'contactId' | 'callingNumber' | 'calledNumber' | 'agentNames' | 'skillGroupNames'
>;

/**
 * The oddities of a call as it was received, as bits.
 * @param row what its columns do not hold, see row-shape.ts
 */
export function odditiesOfRow(call: JudgedCall & JudgedTexts, row: Shape): number {
  const isUnreadable = isBrokenJson(row.rest) || hasBrokenText(call);
  return (
    odditiesOf(call, row.shape) |
    (isUnreadable ? oddity.brokenText : 0) |
    (isSupportedStart(call.startedAt) ? 0 : oddity.dateOutside)
  );
}

/**
 * The oddities that a call's values and its row's shape show, as bits.
 * @param shape see row-shape.ts
 */
export function odditiesOf(call: JudgedCall, shape: string): number {
  const lacksAgent =
    call.agentIds.length === 0 && call.disposition === 'success' && withAgent.has(call.contactType);
  return (
    (call.contactType === 'unknown' ? oddity.unknownType : 0) |
    (call.disposition === 'unknown' ? oddity.unknownDisposition : 0) |
    (call.surveyChannel === 'unknown' ? oddity.unknownChannel : 0) |
    (call.releaseInitiator === 'unknown' ? oddity.unknownInitiator : 0) |
    shapeOddities(shape) |
    oddTimes(call) |
    (lacksAgent ? oddity.noAgent : 0)
  );
}
