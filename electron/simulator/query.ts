// Reads the request parameters of both actions into one filter; refuses what the gateway would refuse.
import type { FilterFacts } from './source';
import { contactTypeOf, currentDisposition } from './vocabulary';

export type CallTest = (facts: FilterFacts) => boolean;

export interface ListQuery {
  readonly pageNumber: number;
  readonly pageSize: number;
  /** Both edges belong to the range; epoch ms. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly ascending: boolean;
  /** When given, the call with this id and nothing else. */
  readonly contactId: string | undefined;
  /** All must hold; empty: only the time counts. */
  readonly tests: readonly CallTest[];
  /** Whether a test looks at what may arrive late (rating, recording, release). */
  readonly changesWithTime: boolean;
  /** Equal for requests that differ in the page alone. */
  readonly key: string;
}

export class QueryError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
/** The bound of Alibaba's own Java SDK for StartTime and EndTime. */
const LAST_TIME_MS = 4_133_952_000_000;
const LATE_PARAMETERS = /^(Satisfaction|Release)/;

/** Parameters of V1 → filter. `nowMs` gives the defaults: today 00:00 in Shanghai, and now. Throws QueryError. */
export function readQueryV1(params: URLSearchParams, nowMs: number): ListQuery {
  const one = (name: string, test: (value: string) => CallTest): CallTest | undefined => {
    const value = params.get(name);
    return value ? test(value) : undefined;
  };
  const inList = (name: string, valueOf: (facts: FilterFacts) => string | null): CallTest | undefined => {
    const values = listOf(params, name);
    return values && ((facts) => values.includes(valueOf(facts) ?? ''));
  };
  return common(params, nowMs, params.get('ContactId') || undefined, [
    ...sharedTests(params),
    one('ContactType', (value) => typeTest('ContactType', [value])),
    one('ContactDisposition', (value) => dispositionTest([value])),
    one('SkillGroupId', (value) => (facts) => facts.skillGroupIds.includes(value)),
    one('Criteria', criteriaTest),
    inList('SatisfactionList', (facts) => (facts.rating === null ? null : String(facts.rating))),
  ]);
}

/** Parameters of V2 → filter; the single-value filters of V1 do not exist there and are ignored. Throws QueryError. */
export function readQueryV2(params: URLSearchParams, nowMs: number): ListQuery {
  const list = (name: string, test: (values: readonly string[]) => CallTest): CallTest | undefined => {
    const values = listOf(params, name);
    return values && test(values);
  };
  if (params.get('SearchPattern'))
    throw new QueryError('Parameter.Invalid', 'SearchPattern is not supported by this service.');
  const media = params.get('MediaType')?.toUpperCase() || 'ALL';
  if (!['AUDIO', 'VIDEO', 'CHAT', 'ALL'].includes(media)) throw notOneOf('MediaType');
  const firstAgent = params.get('FirstAgentId');
  const part = params.get('Number');
  const broker = params.get('Broker');
  return common(params, nowMs, undefined, [
    ...sharedTests(params),
    list('SkillGroupIdList', (ids) => (facts) => facts.skillGroupIds.some((id) => ids.includes(id))),
    list('ContactIdList', (ids) => (facts) => ids.includes(facts.contactId)),
    list('ReleaseInitiatorList', (names) => {
      const lower = names.map((name) => name.toLowerCase());
      return (facts) => facts.releaseInitiator !== null && lower.includes(facts.releaseInitiator);
    }),
    list('ReleaseReasonList', (reasons) => (facts) => reasons.includes(facts.releaseReason ?? '')),
    list('SatisfactionRateList', rateTest),
    // Every call here is a voice call by telephone without an analytics report.
    list('AccessChannelTypeList', () => () => false),
    media === 'VIDEO' || media === 'CHAT' ? () => false : undefined,
    params.get('AnalyticsReportReady') === 'true' ? () => false : undefined,
    firstAgent ? (facts) => facts.agentIds[0] === firstAgent : undefined,
    part ? (facts) => facts.callingNumber.includes(part) || facts.calledNumber.includes(part) : undefined,
    broker ? (facts) => facts.broker === broker : undefined,
  ]);
}

function sharedTests(params: URLSearchParams): (CallTest | undefined)[] {
  const types = listOf(params, 'ContactTypeList');
  const dispositions = listOf(params, 'ContactDispositionList');
  const media = listOf(params, 'EarlyMediaStateList');
  const texts = listOf(params, 'SatisfactionDescriptionList');
  const called = params.get('CalledNumber');
  const calling = params.get('CallingNumber');
  const agent = params.get('AgentId');
  const channel = params.get('SatisfactionSurveyChannel')?.toUpperCase();
  if (channel && !['IVR', 'SMS', 'CHAT'].includes(channel)) throw notOneOf('SatisfactionSurveyChannel');
  return [
    types && typeTest('ContactTypeList', types),
    dispositions && dispositionTest(dispositions),
    media && ((facts) => media.includes(facts.earlyMediaState ?? '')),
    texts && ((facts) => texts.includes(facts.ratingText ?? '')),
    called ? (facts) => facts.calledNumber === called : undefined,
    calling ? (facts) => facts.callingNumber === calling : undefined,
    agent ? (facts) => facts.agentIds.includes(agent) : undefined,
    channel ? (facts) => facts.surveyChannel === channel : undefined,
  ];
}

function common(
  params: URLSearchParams,
  nowMs: number,
  contactId: string | undefined,
  tests: readonly (CallTest | undefined)[],
): ListQuery {
  const order = params.get('SortOrder')?.toUpperCase() || 'DESC';
  if (order !== 'ASC' && order !== 'DESC') throw notOneOf('SortOrder');
  // `statTime` is the page's own misprint of the only sortable field.
  if (!['', 'starttime', 'stattime'].includes((params.get('OrderByField') ?? '').toLowerCase()))
    throw new QueryError('Parameter.Invalid', 'OrderByField must be startTime.');
  const filters = [...params].filter(([name]) => name !== 'PageNumber' && name !== 'PageSize');
  const fromMs = timeParameter(params, 'StartTime') ?? startOfShanghaiDay(nowMs);
  const toMs = timeParameter(params, 'EndTime') ?? nowMs;
  return {
    pageNumber: pageParameter(params, 'PageNumber'),
    pageSize: pageParameter(params, 'PageSize'),
    fromMs,
    toMs,
    ascending: order === 'ASC',
    contactId,
    tests: contactId === undefined ? tests.filter((test) => test !== undefined) : [],
    changesWithTime: filters.some(([name]) => LATE_PARAMETERS.test(name)),
    key: JSON.stringify([fromMs, toMs, ...filters.sort()]),
  };
}

function startOfShanghaiDay(nowMs: number): number {
  return nowMs - ((nowMs + SHANGHAI_OFFSET_MS) % DAY_MS);
}

function pageParameter(params: URLSearchParams, name: string): number {
  const text = params.get(name);
  if (!text) throw new QueryError(`Missing${name}`, `${name} is mandatory for this action.`);
  const value = wholeNumber(name, text);
  if (value < 1) throw new QueryError('Parameter.Minimum', `${name} must be at least 1.`);
  if (value > 100) throw new QueryError('Parameter.Maximum', `${name} must be at most 100.`);
  return value;
}

function timeParameter(params: URLSearchParams, name: string): number | undefined {
  const text = params.get(name);
  if (!text) return undefined;
  const value = wholeNumber(name, text);
  if (value > LAST_TIME_MS)
    throw new QueryError('Parameter.Maximum', `${name} must be at most ${LAST_TIME_MS}.`);
  return value;
}

function wholeNumber(name: string, text: string): number {
  if (!/^-?\d{1,15}$/.test(text)) throw new QueryError('Parameter.Format', `${name} must be a whole number.`);
  return Number(text);
}

/** A JSON array in a string; elements may be numbers. An empty list or parameter filters nothing. */
function listOf(params: URLSearchParams, name: string): readonly string[] | undefined {
  const text = params.get(name);
  if (!text) return undefined;
  const value = parseJson(name, text);
  if (!Array.isArray(value)) throw new QueryError('Parameter.Format', `${name} must be a JSON array.`);
  return value.length === 0 ? undefined : value.map(String);
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new QueryError('Parameter.Format', `${name} is not valid JSON.`);
  }
}

function typeTest(parameter: string, names: readonly string[]): CallTest {
  const types = names.map((name) => {
    const type = contactTypeOf(name);
    if (type === undefined) throw notOneOf(parameter);
    return type as string;
  });
  return (facts) => types.includes(facts.contactType);
}

/** Unknown dispositions are compared as they are: rows may carry texts that no page lists. */
function dispositionTest(names: readonly string[]): CallTest {
  const wanted = names.map(currentDisposition);
  return (facts) => wanted.includes(facts.disposition);
}

function criteriaTest(text: string): CallTest {
  const value = parseJson('Criteria', text);
  const part =
    value !== null && typeof value === 'object' && 'phoneNumber' in value ? value.phoneNumber : undefined;
  if (typeof part !== 'string')
    throw new QueryError('Parameter.Format', 'Criteria must be {"phoneNumber": "…"}.');
  return (facts) => facts.callingNumber.includes(part) || facts.calledNumber.includes(part);
}

/** -2: survey not sent; -1: sent, not rated; a digit; or a comparison such as ">2". */
function rateTest(codes: readonly string[]): CallTest {
  const tests = codes.map((code): CallTest => {
    if (code === '-2') return (facts) => !facts.surveyOffered;
    if (code === '-1') return (facts) => facts.surveyOffered && facts.rating === null;
    const match = /^(>=|<=|>|<)?(\d+)$/.exec(code.trim());
    if (match === null)
      throw new QueryError('Parameter.Format', 'SatisfactionRateList holds an unknown form.');
    const bound = Number(match[2]);
    return ({ rating }) => rating !== null && compares(rating, match[1] ?? '=', bound);
  });
  return (facts) => tests.some((test) => test(facts));
}

function compares(value: number, operator: string, bound: number): boolean {
  if (operator === '>') return value > bound;
  if (operator === '<') return value < bound;
  if (operator === '>=') return value >= bound;
  if (operator === '<=') return value <= bound;
  return value === bound;
}

function notOneOf(parameter: string): QueryError {
  return new QueryError('Parameter.Enumeration', `${parameter} is not one of the accepted values.`);
}
