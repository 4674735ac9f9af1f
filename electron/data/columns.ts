// The calls once more, as columns: one typed array per field, 40 bytes a call. Every statistic is a pass over these.
// The position of a call is its row id − 1, so a late change finds its place without a search.
import { contactTypes, dispositions, surveyChannels } from '../../shared/call';
import { dayMs, zoneOffsetMs } from '../../shared/period';
import type { StoredCall } from './calls';

/** What a column file holds, in this order. `day` and `hour` are local to the report zone. */
const layout = {
  startedAt: Float64Array,
  day: Int16Array,
  hour: Uint8Array,
  contactType: Uint8Array,
  disposition: Uint8Array,
  /** Wait of answered and abandoned inbound calls in ms; −1 where there is none. */
  waitMs: Int32Array,
  /** Talk time of successful calls in ms; −1 where there is none. */
  talkMs: Int32Array,
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

export const noRating = 255;
/** Stands for any key above 253, which has no room in a byte. */
export const largeRating = 254;
/** contactType of a position that holds no call (an id that was never used or was removed). */
export const noCall = 255;

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
}

export function createColumns(zone: string, capacity = 0): Columns {
  const arrays = Object.fromEntries(
    columnNames.map((name) => [name, new layout[name](capacity)]),
  ) as unknown as Arrays;
  return Object.assign(arrays, { length: 0, zone });
}

/** Makes room for `length` calls, in steps of a quarter so that growing stays cheap. */
export function reserve(columns: Columns, length: number): void {
  const capacity = columns.startedAt.length;
  if (length <= capacity) return;
  const next = Math.max(length, Math.ceil(capacity * 1.25), 1024);
  for (const name of columnNames) {
    const grown = new layout[name](next);
    grown.set(columns[name].subarray(0, columns.length));
    (columns as unknown as Record<ColumnName, unknown>)[name] = grown;
  }
}

const inbound = contactTypes.indexOf('inbound');
const success = dispositions.indexOf('success');
const abandonedQueue = dispositions.indexOf('abandonedQueue');
const abandonedRing = dispositions.indexOf('abandonedRing');

/**
 * Wait in ms of an answered or abandoned inbound call: queue + ring where the service gives them, else
 * established − start (answered) or release − start (abandoned). −1 where the call has no wait.
 */
function waitOf(call: StoredCall): { ms: number; approximate: boolean } {
  if (call.contact_type !== inbound) return { ms: -1, approximate: false };
  const answered = call.disposition === success;
  if (!answered && call.disposition !== abandonedQueue && call.disposition !== abandonedRing)
    return { ms: -1, approximate: false };
  if (call.queue_seconds !== null || call.ring_seconds !== null)
    return { ms: clampMs(((call.queue_seconds ?? 0) + (call.ring_seconds ?? 0)) * 1000), approximate: false };
  const end = answered ? call.established_at : call.released_at;
  return end === null
    ? { ms: -1, approximate: false }
    : { ms: clampMs(end - call.started_at), approximate: true };
}

function talkOf(call: StoredCall): number {
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

function marksOf(call: StoredCall, approximate: boolean): number {
  return (
    (call.survey_offered === 1 ? marks.surveyOffered : 0) |
    (call.recording_ready === 1 ? marks.recordingReady : 0) |
    releaseMarks[call.release_initiator]! |
    (approximate ? marks.waitApproximate : 0) |
    (Math.min(call.survey_channel, surveyChannels.length - 1) << channelShift)
  );
}

/** Writes one call to its place; ids that were skipped become positions without a call. */
export function put(columns: Columns, call: StoredCall): void {
  const position = call.id - 1;
  if (position >= columns.length) {
    reserve(columns, position + 1);
    columns.contactType.fill(noCall, columns.length, position);
    columns.length = position + 1;
  }
  const local = call.started_at + zoneOffsetMs(columns.zone, call.started_at);
  const wait = waitOf(call);
  columns.startedAt[position] = call.started_at;
  columns.day[position] = Math.floor(local / dayMs);
  columns.hour[position] = Math.floor((local % dayMs) / 3_600_000);
  columns.contactType[position] = call.contact_type;
  columns.disposition[position] = call.disposition;
  columns.waitMs[position] = wait.ms;
  columns.talkMs[position] = talkOf(call);
  columns.rating[position] = call.rating === null ? noRating : Math.min(call.rating, largeRating);
  columns.marks[position] = marksOf(call, wait.approximate);
  columns.instance[position] = call.instance;
  columns.callingPhone[position] = call.calling_phone;
  columns.calledPhone[position] = call.called_phone;
  columns.agentList[position] = call.agent_list;
  columns.skillGroupList[position] = call.skill_group_list;
}
