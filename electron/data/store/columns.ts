// The calls once more, as columns: one typed array per field, 38 bytes a call. Every statistic is a pass over these.
// The position of a call is its row id − 1, so a late change finds its place without a search.
import { abandonedKinds, answeredKinds, kindOf, noCall, success } from './kinds';
import { surveyChannels } from '#shared/domain/call';
import { dayMs, dayStart, zoneOffsetMs } from '#shared/base/period';
import type { StoredCall } from './call-row';
import { isSupportedStart } from '../limits';

/** What a column file holds, in this order. `day` and `clock` are local to the report zone. */
const layout = {
  /** Days since 1970-01-01 of the local date. */
  day: Int16Array,
  /** Local hour in the upper bits, ms since the local day began below (`hourShift`). */
  clock: Uint32Array,
  /** Contact type and disposition (`kindOf`), or `noCall`. */
  kind: Uint8Array,
  /** Wait of answered and abandoned inbound calls in ms; −1 where there is none. */
  waitMs: Int32Array,
  /** Talk time of successful calls in ms; −1 where there is none. */
  talkMs: Int32Array,
  /** From start to release in ms; −1 where the service gave no release. */
  lengthMs: Int32Array,
  /** Pressed key, `noRating` or `largeRating`. */
  rating: Uint8Array,
  marks: Uint8Array,
  instance: Uint8Array,
  callingPhone: Uint32Array,
  calledPhone: Uint32Array,
  agentList: Uint32Array,
  skillGroupList: Uint32Array,
} as const;
export type ColumnName = keyof typeof layout;
type Arrays = { [N in ColumnName]: InstanceType<(typeof layout)[N]> };
export const columnNames = Object.keys(layout) as ColumnName[];
export const bytesPerCall = columnNames.reduce((sum, name) => sum + layout[name].BYTES_PER_ELEMENT, 0);

/** What the columns take of a stored call. */
export const columnFields = [
  'id',
  'instance',
  'started_at',
  'established_at',
  'released_at',
  'contact_type',
  'disposition',
  'release_initiator',
  'survey_channel',
  'survey_offered',
  'recording_ready',
  'rating',
  'queue_seconds',
  'ring_seconds',
  'talk_seconds',
  'held_seconds',
  'calling_phone',
  'called_phone',
  'agent_list',
  'skill_group_list',
] as const satisfies readonly (keyof StoredCall)[];
export type ColumnCall = Pick<StoredCall, (typeof columnFields)[number]>;

export const noRating = 255;
/** Stands for any key above 253, which has no room in a byte. */
export const largeRating = 254;
/** 27 bits hold 37 hours: more than the longest local day. */
export const hourShift = 27;
const elapsedMask = 2 ** hourShift - 1;

/** Tables over local days have a place for each that an Int16 holds. */
export const dayPlaces = 65_536;
export const dayPlace = (day: number): number => day + 32_768;

/** Bits of `marks`. */
export const marks = {
  surveyOffered: 1,
  recordingReady: 2,
  releasedByAgent: 4,
  releasedByCustomer: 8,
  /** The wait came from established − start, since the service gave neither queue nor ring time. */
  waitApproximate: 16,
} as const;
/** The survey channel's index sits in the upper three bits of `marks`. */
const channelShift = 5;
export const channelOf = (mark: number): number => mark >> channelShift;

export interface Columns extends Arrays {
  /** Positions in use, dead ones included. */
  length: number;
  readonly zone: string;
  /** By `dayPlace`: when the local day begins, epoch ms; NaN for days without calls. */
  readonly dayStarts: Float64Array;
  /** From the first to the last local day with a call; the last before the first where there is none. */
  firstDay: number;
  lastDay: number;
  /** By block of positions: no call in it is of an earlier or a later local day. */
  blockFirstDay: Int16Array;
  blockLastDay: Int16Array;
  /** Whether some position holds no call. */
  hasGaps: boolean;
}

/** Calls that are looked at together: few enough that what a pass touches of them stays in the processor's cache. */
export const blockSize = 4096;
const blockOf = (position: number): number => position >>> 12;
const noBlocks = (positions: number): Pick<Columns, 'blockFirstDay' | 'blockLastDay'> => {
  const blocks = Math.ceil(positions / blockSize);
  return {
    blockFirstDay: new Int16Array(blocks).fill(32_767),
    blockLastDay: new Int16Array(blocks).fill(-32_768),
  };
};

const noDays = (zone: string): Pick<Columns, 'zone' | 'dayStarts' | 'firstDay' | 'lastDay'> => ({
  zone,
  dayStarts: new Float64Array(dayPlaces).fill(NaN),
  firstDay: Infinity,
  lastDay: -Infinity,
});

export function createColumns(zone: string, capacity = 0): Columns {
  const arrays = Object.fromEntries(
    columnNames.map((name) => [name, new layout[name](capacity)]),
  ) as unknown as Arrays;
  return Object.assign(arrays, { length: 0, hasGaps: false, ...noDays(zone), ...noBlocks(capacity) });
}

/** Start of a call, epoch ms UTC. */
export function startedAtOf(columns: Columns, position: number): number {
  return columns.dayStarts[columns.day[position]! + 32_768]! + (columns.clock[position]! & elapsedMask);
}

/** Ms between the beginning of the call's local day and its start. */
export function elapsedOf(columns: Columns, position: number): number {
  return columns.clock[position]! & elapsedMask;
}

/** To be called once for columns whose arrays were filled from elsewhere. */
export function fillDays(columns: Columns): void {
  const { day, kind, length } = columns;
  for (let position = 0; position < length; position++)
    if (kind[position] === noCall) columns.hasGaps = true;
    else enterDay(columns, position, day[position]!);
}

function enterDay(columns: Columns, position: number, day: number): void {
  const { blockFirstDay, blockLastDay, dayStarts } = columns;
  const block = blockOf(position);
  if (day < blockFirstDay[block]!) blockFirstDay[block] = day;
  if (day > blockLastDay[block]!) blockLastDay[block] = day;
  if (!Number.isNaN(dayStarts[dayPlace(day)]!)) return;
  dayStarts[dayPlace(day)] = dayStart(columns.zone, day);
  columns.firstDay = Math.min(columns.firstDay, day);
  columns.lastDay = Math.max(columns.lastDay, day);
}

function putStart(columns: Columns, position: number, startedAt: number): void {
  const local = startedAt + zoneOffsetMs(columns.zone, startedAt);
  const day = Math.floor(local / dayMs);
  const place = dayPlace(day);
  enterDay(columns, position, day);
  const hour = Math.floor((local - day * dayMs) / 3_600_000);
  columns.day[position] = day;
  // Multiplied, not shifted: the result needs all 32 bits without a sign.
  columns.clock[position] = hour * 2 ** hourShift + (startedAt - columns.dayStarts[place]!);
}

/** The same calls in another report zone; all but day and clock is shared with `columns`, which is not to be used on. */
export function inZone(columns: Columns, zone: string): Columns {
  const { length } = columns;
  const moved: Columns = {
    ...columns,
    ...noDays(zone),
    ...noBlocks(columns.day.length),
    day: new Int16Array(columns.day.length),
    clock: new Uint32Array(columns.day.length),
  };
  for (let position = 0; position < length; position++)
    if (columns.kind[position] !== noCall) putStart(moved, position, startedAtOf(columns, position));
  return moved;
}

/** Makes room for `length` calls, in steps of a quarter so that growing stays cheap. */
export function reserve(columns: Columns, length: number): void {
  const capacity = columns.day.length;
  if (length <= capacity) return;
  const next = Math.max(length, Math.ceil(capacity * 1.25), 1024);
  for (const name of columnNames) {
    const grown = new layout[name](next);
    grown.set(columns[name].subarray(0, columns.length));
    (columns as unknown as Record<ColumnName, unknown>)[name] = grown;
  }
  const { blockFirstDay, blockLastDay } = columns;
  Object.assign(columns, noBlocks(next));
  columns.blockFirstDay.set(blockFirstDay);
  columns.blockLastDay.set(blockLastDay);
}

/**
 * Wait in ms of an answered or abandoned inbound call: queue + ring where the service gives them, else
 * established − start (answered) or release − start (abandoned). −1 where the call has no wait.
 */
function waitOf(call: ColumnCall): { ms: number; approximate: boolean } {
  const kind = kindOf(call.contact_type, call.disposition);
  const answered = answeredKinds[kind] === 1;
  if (!answered && abandonedKinds[kind] === 0) return { ms: -1, approximate: false };
  if (call.queue_seconds !== null || call.ring_seconds !== null)
    return { ms: clampMs(((call.queue_seconds ?? 0) + (call.ring_seconds ?? 0)) * 1000), approximate: false };
  const end = answered ? call.established_at : call.released_at;
  return end === null
    ? { ms: -1, approximate: false }
    : { ms: clampMs(end - call.started_at), approximate: true };
}

function talkOf(call: ColumnCall): number {
  if (call.disposition !== success) return -1;
  if (call.talk_seconds !== null) return clampMs((call.talk_seconds + (call.held_seconds ?? 0)) * 1000);
  if (call.released_at === null || call.established_at === null) return -1;
  return clampMs(call.released_at - call.established_at);
}

/** Negative durations are no durations; the longest that fits is 24 days. */
function clampMs(ms: number): number {
  return ms < 0 ? -1 : Math.min(ms, 0x7fffffff);
}

/** By the index in `releaseInitiators`: none, agent, customer, unknown (both bits). */
const releaseMarks = [
  0,
  marks.releasedByAgent,
  marks.releasedByCustomer,
  marks.releasedByAgent | marks.releasedByCustomer,
] as const;

function marksOf(call: ColumnCall, approximate: boolean): number {
  return (
    (call.survey_offered === 1 ? marks.surveyOffered : 0) |
    (call.recording_ready === 1 ? marks.recordingReady : 0) |
    releaseMarks[call.release_initiator]! |
    (approximate ? marks.waitApproximate : 0) |
    (Math.min(call.survey_channel, surveyChannels.length - 1) << channelShift)
  );
}

/** Writes one call to its place; ids that were skipped and calls that started at no possible time are positions without a call. */
export function put(columns: Columns, call: ColumnCall): void {
  const position = call.id - 1;
  if (position >= columns.length) {
    reserve(columns, position + 1);
    if (position > columns.length) columns.hasGaps = true;
    columns.kind.fill(noCall, columns.length, position);
    columns.length = position + 1;
  }
  if (!isSupportedStart(call.started_at)) {
    columns.kind[position] = noCall;
    columns.hasGaps = true;
    return;
  }
  const wait = waitOf(call);
  putStart(columns, position, call.started_at);
  columns.kind[position] = kindOf(call.contact_type, call.disposition);
  columns.waitMs[position] = wait.ms;
  columns.talkMs[position] = talkOf(call);
  columns.lengthMs[position] = call.released_at === null ? -1 : clampMs(call.released_at - call.started_at);
  columns.rating[position] = call.rating === null ? noRating : Math.min(call.rating, largeRating);
  columns.marks[position] = marksOf(call, wait.approximate);
  columns.instance[position] = call.instance;
  columns.callingPhone[position] = call.calling_phone;
  columns.calledPhone[position] = call.called_phone;
  columns.agentList[position] = call.agent_list;
  columns.skillGroupList[position] = call.skill_group_list;
}
