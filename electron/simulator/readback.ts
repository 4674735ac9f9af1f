// From a day's typed arrays back to one call's facts, as known at a moment.
import { CHANNELS, DISPOSITIONS, EARLY_MEDIA_STATES, INITIATORS, RELEASE_REASONS } from './draft';
import { HOTLINES, TRUNKS } from './names';
import { locationOfCustomer, numberOfCustomer, type People } from './people';
import { hashOf } from './random';
import { withheld, type CallFacts } from './source';
import { MAX_PARTIES, NO_RECORDING, NONE_16, NONE_8, type DayBlock } from './store';
import { CONTACT_TYPES } from './vocabulary';

/** What a block needs to become calls again. */
export interface World {
  readonly seed: number;
  readonly people: People;
}

/** By key; keys outside the scale have no text. */
export const RATING_TEXTS: readonly (string | undefined)[] = [
  undefined,
  '非常不满意',
  '不满意',
  '一般',
  '满意',
  '非常满意',
];
const FIRST_EXTENSION = 8001;

export function visibleAtOf(block: DayBlock, place: number): number {
  return (
    block.dayStartMs + block.startMs[place]! + block.releasedAfterMs[place]! + block.visibleDelayMs[place]!
  );
}

/**
 * `job-`, the start in ms and five digits: unique, and calls of one millisecond sort by it in their order. The digits
 * look arbitrary, as a client must not read anything from them.
 */
export function contactIdOf(seed: number, block: DayBlock, place: number): string {
  const start = block.startMs[place]!;
  let rank = 0;
  while (place - rank > 0 && block.startMs[place - rank - 1] === start) rank++;
  const startedAt = block.dayStartMs + start;
  return `job-${startedAt}${10_000 + (hashOf(seed, 0x1d, startedAt) % 80_000) + rank}`;
}

/** NaN for an id of another form. */
export function startedAtOfContactId(contactId: string): number {
  return /^job-\d{18}$/.test(contactId) ? Number(contactId.slice(4, 17)) : Number.NaN;
}

export function factsOf({ seed, people }: World, block: DayBlock, place: number, asOf: number): CallFacts {
  const startedAt = block.dayStartMs + block.startMs[place]!;
  const establishedAfterMs = block.establishedAfterMs[place]!;
  const releasedAt = startedAt + block.releasedAfterMs[place]!;
  const isAnswered = establishedAfterMs >= 0;
  const contactType = CONTACT_TYPES[block.type[place]!]!;
  const queueSeconds = optional(block.queue[place]!);
  const ringSeconds = optional(block.ring[place]!);
  const talkSeconds = optional(block.talk[place]!);
  const heldSeconds = optional(block.held[place]!);
  const agents = parties(block.agents, place, NONE_16).map((n) => people.agents[n]!);
  const groups = parties(block.groups, place, NONE_8).map((n) => people.groups[n]!);
  const surveyChannel = CHANNELS[block.channel[place]!]!;
  const rating = block.rating[place]!;
  const recordingDelay = block.recordingDelaySeconds[place]!;
  const billedFrom =
    contactType === 'Inbound' ? 0 : isAnswered ? establishedAfterMs : block.releasedAfterMs[place]!;

  const facts: CallFacts = {
    contactId: contactIdOf(seed, block, place),
    startedAt,
    establishedAt: isAnswered ? startedAt + establishedAfterMs : null,
    releasedAt,
    contactType,
    disposition: DISPOSITIONS[block.disposition[place]!]!,
    releaseInitiator: INITIATORS[block.initiator[place]!]!,
    releaseReason: RELEASE_REASONS[block.releaseReason[place]!]!,
    earlyMediaState: EARLY_MEDIA_STATES[block.earlyMedia[place]!]!,
    agentIds: agents.map((agent) => agent.id),
    agentNames: agents.map((agent) => agent.name),
    skillGroupIds: groups.map((group) => group.id),
    skillGroupNames: groups.map((group) => group.name),
    ...numbersOf(seed, block, place, contactType),
    ivrSeconds: optional(block.ivr[place]!),
    queueSeconds,
    ringSeconds,
    waitSeconds: isAnswered ? (queueSeconds ?? 0) + (ringSeconds ?? 0) : 0,
    talkSeconds,
    heldSeconds,
    dialingSeconds: optional(block.dial[place]!),
    callDurationSeconds: Math.round((block.releasedAfterMs[place]! - billedFrom) / 1000),
    recordingReady: recordingDelay !== NO_RECORDING,
    recordingSeconds: recordingDelay === NO_RECORDING ? null : (talkSeconds ?? 0) + (heldSeconds ?? 0),
    surveyOffered: surveyChannel !== null,
    surveyChannel,
    rating: rating === NONE_8 ? null : rating,
    ratingText: RATING_TEXTS[rating] ?? null,
  };
  return withheld(
    facts,
    isRatingLate(block, place, asOf),
    asOf < releasedAt + recordingDelay * 1000,
    isReleaseLate(block, place, asOf),
  );
}

export function isRatingLate(block: DayBlock, place: number, asOf: number): boolean {
  const releasedAt = block.dayStartMs + block.startMs[place]! + block.releasedAfterMs[place]!;
  return asOf < releasedAt + block.ratingDelaySeconds[place]! * 1000;
}

export function isReleaseLate(block: DayBlock, place: number, asOf: number): boolean {
  const delaySeconds = block.releaseDelaySeconds[place]!;
  return delaySeconds > 0 && asOf < visibleAtOf(block, place) + delaySeconds * 1000;
}

export type Numbers = Pick<
  CallFacts,
  'callingNumber' | 'calledNumber' | 'callerLocation' | 'calleeLocation' | 'broker'
>;

export function numbersOf(seed: number, block: DayBlock, place: number, contactType: string): Numbers {
  const customer = block.customer[place]!;
  const line = block.line[place]!;
  if (customer < 0) {
    const [from = 0, to = from + 1] = parties(block.agents, place, NONE_16);
    const extensions = [from, to].map((agent) => String(FIRST_EXTENSION + agent));
    return {
      callingNumber: extensions[0]!,
      calledNumber: extensions[1]!,
      callerLocation: null,
      calleeLocation: null,
      broker: null,
    };
  }
  const number = numberOfCustomer(seed, customer);
  const location = locationOfCustomer(seed, customer);
  if (contactType === 'Inbound')
    return {
      callingNumber: number,
      calledNumber: HOTLINES[line]!,
      callerLocation: location,
      calleeLocation: null,
      broker: null,
    };
  const hasBroker = contactType === 'Back2Back' || contactType === 'PrivacyDial';
  return {
    callingNumber: TRUNKS[line]!,
    calledNumber: number,
    callerLocation: null,
    calleeLocation: location,
    broker: hasBroker ? TRUNKS[(line + 1) % TRUNKS.length]! : null,
  };
}

export function parties(values: Uint16Array | Uint8Array, place: number, none: number): number[] {
  const found: number[] = [];
  for (let i = place * MAX_PARTIES; i < (place + 1) * MAX_PARTIES && values[i] !== none; i++)
    found.push(values[i]!);
  return found;
}

function optional(value: number): number | null {
  return value === NONE_16 ? null : value;
}
