// A call by what it is, before it becomes a row of the service, and the few readings of it that several recounts share.
import { noon } from './sync-desk';

export interface PlainCall {
  readonly id: string;
  readonly instance: string;
  readonly startedAt: number;
  readonly establishedAt: number | null;
  readonly releasedAt: number | null;
  readonly type: string;
  readonly disposition: string;
  readonly side: 'none' | 'agent' | 'customer' | 'unknown';
  readonly channel: 'none' | 'ivr' | 'sms' | 'chat' | 'unknown';
  readonly offered: boolean | null;
  readonly recording: boolean | null;
  readonly rating: number | null;
  readonly queue: number | null;
  readonly ring: number | null;
  readonly talk: number | null;
  readonly held: number | null;
  readonly calling: string;
  readonly called: string;
  readonly agents: readonly string[];
  readonly groups: readonly string[];
}

/** An answered, badly rated call of agent a1 for group g1, so many minutes before noon; `part` says what is otherwise. */
export const ratedCall = (index: number, part: Partial<PlainCall> = {}): PlainCall => ({
  id: `job-${index}`,
  instance: 'ccc-test',
  startedAt: noon - index * 60_000,
  establishedAt: null,
  releasedAt: null,
  type: 'inbound',
  disposition: 'success',
  side: 'customer',
  channel: 'ivr',
  offered: true,
  recording: true,
  rating: 1,
  queue: 10,
  ring: 5,
  talk: 60,
  held: null,
  calling: '13800001111',
  called: '05718888',
  agents: ['a1'],
  groups: ['g1'],
  ...part,
});

export const isInbound = (call: PlainCall): boolean => call.type === 'inbound';
export const isDialled = ({ type }: PlainCall): boolean =>
  ['outbound', 'predictive', 'privacyDial'].includes(type);
export const isSuccess = ({ disposition }: PlainCall): boolean => disposition === 'success';
export const isAnswered = (call: PlainCall): boolean => isInbound(call) && isSuccess(call);
export const isAbandoned = (call: PlainCall): boolean =>
  isInbound(call) && ['abandonedQueue', 'abandonedRing'].includes(call.disposition);
const reachedQueue = 'success abandonedQueue abandonedRing queueTimeout queueOverflow queueFailed noAnswer';
export const isOffered = (call: PlainCall): boolean =>
  isInbound(call) && (reachedQueue.split(' ').includes(call.disposition) || call.groups.length > 0);

/** Seconds; null where there is none. */
export function waitOf(call: PlainCall): number | null {
  if (call.queue !== null || call.ring !== null) return (call.queue ?? 0) + (call.ring ?? 0);
  const end = isAnswered(call) ? call.establishedAt : call.releasedAt;
  return end === null || end < call.startedAt ? null : (end - call.startedAt) / 1000;
}
export function talkOf(call: PlainCall): number | null {
  if (!isSuccess(call)) return null;
  if (call.talk !== null) return call.talk + (call.held ?? 0);
  if (call.releasedAt === null || call.establishedAt === null) return null;
  const seconds = (call.releasedAt - call.establishedAt) / 1000;
  return seconds < 0 ? null : seconds;
}

/** Digits only and without China's country code; a text that holds anything else keeps it, in lower case. */
export function normalForm(raw: string): string {
  const text = [...raw.toLowerCase()].filter((char) => !/[\s()-]/.test(char)).join('');
  const digits = text.startsWith('+') ? text.slice(1) : text;
  if (!isDigits(digits)) return text;
  for (const prefix of ['+86', '0086'])
    if (text.startsWith(prefix) && text.length >= prefix.length + 7) return text.slice(prefix.length);
  return digits;
}
const isDigits = (text: string): boolean =>
  text !== '' && [...text].every((char) => '0123456789'.includes(char));

/** Who can be told from others: a number whose normal form is all digits; null for the rest. */
export function personAt(number: string): string | null {
  const normal = normalForm(number);
  return isDigits(normal) ? normal : null;
}

/** Type 7 of Hyndman and Fan, by sorting. */
export function sortedQuantile(values: readonly number[], q: number): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * q;
  const low = sorted[Math.floor(place)]!;
  return low + (sorted[Math.ceil(place)]! - low) * (place - Math.floor(place));
}

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    const two = '2-digit';
    const parts = { year: 'numeric', month: two, day: two, hour: two, minute: two } as const;
    clocks.set(timeZone, (clock = new Intl.DateTimeFormat('sv-SE', { timeZone, ...parts })));
  }
  return clock;
}

export interface Wall {
  readonly date: string;
  readonly hour: number;
  /** Since local midnight, by the clock on the wall. */
  readonly minute: number;
  readonly weekday: number;
}

/** Local date and time of the call's start by the runtime's own calendar. */
export function wallOf(call: PlainCall, zone: string): Wall {
  const [date, time] = clockOf(zone).format(call.startedAt).split(' ') as [string, string];
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  return { date, hour, minute: hour * 60 + minute, weekday: weekdayAt(date) };
}

/** Monday 1 … Sunday 7. */
export function weekdayAt(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}
export function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
