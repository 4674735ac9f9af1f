// Days, hours and periods in a named time zone. Everything else in the program counts epoch milliseconds.

export const defaultZone = 'Asia/Shanghai';
export const dayMs = 86_400_000;
const quarterMs = 900_000;

/** Half-open span of epoch milliseconds: from ≤ t < to. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

/** Whether the runtime knows the zone's name. */
export function isZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** So many quarters of an hour are looked at together: four days. */
const blockQuarters = 384;

/**
 * Local minus UTC, in ms, at that instant. Offsets only ever change on a quarter of an hour, and never twice within four days:
 * where both ends of a block have the same offset, all of it has. Asking the runtime takes 15 µs.
 */
export function zoneOffsetMs(zone: string, at: number): number {
  const quarter = Math.floor(at / quarterMs);
  const first = Math.floor(quarter / blockQuarters) * blockQuarters;
  const offset = offsetAtQuarter(zone, first);
  return offset === offsetAtQuarter(zone, first + blockQuarters) ? offset : offsetAtQuarter(zone, quarter);
}

function offsetAtQuarter(zone: string, quarter: number): number {
  let cache = offsets.get(zone);
  if (cache === undefined) offsets.set(zone, (cache = new Map()));
  const known = cache.get(quarter);
  if (known !== undefined) return known;
  const start = quarter * quarterMs;
  const part = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatterOf(zone).formatToParts(start))
    if (type in part) part[type as keyof typeof part] = Number(value);
  const offset = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - start;
  cache.set(quarter, offset);
  return offset;
}

/** Days since 1970-01-01 of the local date at that instant. */
export function localDay(zone: string, at: number): number {
  return Math.floor((at + zoneOffsetMs(zone, at)) / dayMs);
}

/** The instant at which local day number `day` begins (the first moment, where a clock change skips midnight). */
export function dayStart(zone: string, day: number): number {
  const wall = day * dayMs;
  const guess = wall - zoneOffsetMs(zone, wall);
  const exact = wall - zoneOffsetMs(zone, guess);
  if (localDay(zone, exact) === day && localDay(zone, exact - 1) < day) return exact;
  // A clock change near midnight: walk quarters to the first one that shows this date.
  let at = Math.floor((Math.min(guess, exact) - 2 * 3_600_000) / quarterMs) * quarterMs;
  while (localDay(zone, at) < day) at += quarterMs;
  return at;
}

/** Day number to `YYYY-MM-DD`. */
export function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** `YYYY-MM-DD` to a day number, or undefined when it is no date. */
export function parseDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? undefined : at / dayMs;
}

/** Monday = 1 … Sunday = 7 (1970-01-01 was a Thursday). */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** First day number of the week that `day` is in, where weeks begin with that weekday (1 Monday … 7 Sunday). */
export function weekStartOf(day: number, weekStart: number): number {
  return day - ((weekdayOf(day) - weekStart + 7) % 7);
}

/**
 * ISO 8601 week as `YYYY-Www`; a week belongs to the year of its Thursday. Weeks that begin on Saturday or Sunday have the
 * number of the ISO week whose Monday they hold.
 */
export function weekText(day: number, weekStart = 1): string {
  const thursday = weekStartOf(day, weekStart) + ((8 - weekStart) % 7) + 3;
  const year = new Date(thursday * dayMs).getUTCFullYear();
  const firstDay = Date.UTC(year, 0, 1) / dayMs;
  return `${year}-W${String(Math.floor((thursday - firstDay) / 7) + 1).padStart(2, '0')}`;
}

/** First day number of the month that is `shift` months from the month of `day`. */
export function monthStart(day: number, shift = 0): number {
  const date = new Date(day * dayMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + shift, 1) / dayMs;
}

export const periodPresets = [
  'today',
  'yesterday',
  'thisWeek',
  'lastWeek',
  'thisMonth',
  'lastMonth',
  'last30Days',
  'all',
] as const;
export type PeriodPreset = (typeof periodPresets)[number];

/** First and last day number of a preset, both included; `all` has none. @param weekStart 1 Monday … 7 Sunday */
export function presetDays(
  preset: Exclude<PeriodPreset, 'all'>,
  today: number,
  weekStart: number,
): { first: number; last: number } {
  const weekBegin = weekStartOf(today, weekStart);
  switch (preset) {
    case 'today':
      return { first: today, last: today };
    case 'yesterday':
      return { first: today - 1, last: today - 1 };
    case 'thisWeek':
      return { first: weekBegin, last: today };
    case 'lastWeek':
      return { first: weekBegin - 7, last: weekBegin - 1 };
    case 'thisMonth':
      return { first: monthStart(today), last: today };
    case 'lastMonth':
      return { first: monthStart(today, -1), last: monthStart(today) - 1 };
    case 'last30Days':
      return { first: today - 29, last: today };
  }
}

/** The span of whole local days first … last, both included. */
export function daysPeriod(zone: string, first: number, last: number): Period {
  return { from: dayStart(zone, first), to: dayStart(zone, last + 1) };
}

/**
 * Reads a command-line instant: an ISO time with zone, or a date in `zone`: its start, or with `end` the moment after
 * its last one. Undefined when it is neither.
 */
export function parseInstant(text: string, zone: string, end: boolean): number | undefined {
  const day = parseDay(text);
  if (day !== undefined) return dayStart(zone, end ? day + 1 : day);
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)) return undefined;
  // Date.parse takes 30 February for 2 March.
  if (parseDay(text.slice(0, 10)) === undefined) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

/** Local wall time as `YYYY-MM-DDTHH:MM:SS.mmm+08:00`. */
export function isoLocal(zone: string, at: number): string {
  const offset = zoneOffsetMs(zone, at);
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  return `${new Date(at + offset).toISOString().slice(0, 23)}${sign}${two(minutes / 60)}:${two(minutes % 60)}`;
}

/** Local wall time as `YYYY-MM-DD HH:MM:SS`. */
export function wallText(zone: string, at: number): string {
  return new Date(at + zoneOffsetMs(zone, at)).toISOString().slice(0, 19).replace('T', ' ');
}

/** `HH:MM` of minutes since midnight, up to 24:00. */
export function clockText(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
