// The ledger as a person looks at it: a calendar of days, and the windows of a day.
import type { CalendarDay, DayWindow, SyncCalendar } from '#shared/domain/sync';
import { dayStart, dayText, localDay, parseDay } from '#shared/base/period';
import { AppError } from '#shared/base/envelope';
import type { Archive } from '../store/archive';
import { noCall } from '../store/kinds';
import { startedAtOf, type Columns } from '../store/columns';
import type { LedgerEntry, Window } from '../store/ledger';
import { instanceRowOf } from '../store/instances';

function dayOf(text: string): number {
  const day = parseDay(text);
  if (day === undefined) throw new AppError('badInput', 'not a day');
  return day;
}

const wholeDays = (zone: string, first: number, last: number): Window => ({
  from: dayStart(zone, first),
  to: dayStart(zone, last + 1) - 1,
});

/** Days first … last, YYYY-MM-DD, as the ledger proves them, with the calls that are stored now. */
export function loadCalendar(
  archive: Archive,
  instanceId: string,
  first: string,
  last: string,
  now: number,
): SyncCalendar {
  const { ledger, rules } = archive;
  const instance = instanceRowOf(archive, instanceId);
  const asked = ledger.asked([instance]);
  const askedFirst = asked === undefined ? Infinity : localDay(rules.zone, asked.from);
  const today = localDay(rules.zone, now);
  const firstDay = dayOf(first);
  const lastDay = Math.min(dayOf(last), today);
  const calls = countByDay(archive, instance, firstDay, lastDay);
  const lacking = lackingByDay(archive, instance, firstDay, lastDay);
  // One pass for what is shown and for what was ever asked for.
  const judgedFirst = Math.min(firstDay, askedFirst);
  const judged =
    today < judgedFirst ? [] : ledger.days([instance], wholeDays(rules.zone, judgedFirst, today), rules.zone);
  const shown = lastDay < firstDay ? [] : judged.slice(firstDay - judgedFirst, lastDay - judgedFirst + 1);
  const days = shown.map(({ day, state }, index): CalendarDay => {
    const number = firstDay + index;
    const isNone = state === 'missing' && number < askedFirst;
    return {
      day,
      state: isNone ? 'none' : state,
      calls: calls[index] ?? 0,
      lacking: lacking.get(number) ?? 0,
    };
  });
  if (asked === undefined) return { days, asked: null, total: 0, complete: 0, lackingDays: 0 };
  const all = judged.slice(Math.max(askedFirst - judgedFirst, 0));
  return {
    days,
    asked: { first: dayText(askedFirst), last: dayText(localDay(rules.zone, asked.to)) },
    total: all.length,
    complete: all.filter(({ state }) => state === 'complete').length,
    lackingDays: all.filter(({ state }) => state === 'partial' || state === 'failed' || state === 'missing')
      .length,
  };
}

const isLacking = ({ state }: LedgerEntry): boolean => state === 'partial' || state === 'failed';
/** How many calls are missing is not known where the service's counts contradict what it lists. */
const isCounted = (entry: LedgerEntry): boolean => isLacking(entry) && entry.reason !== 'miscounted';

/** Days of the instances of which a part failed or is partial. */
export function countLackingDays(archive: Archive, instances: readonly number[], now: number): number {
  const { ledger, rules } = archive;
  const asked = ledger.asked(instances);
  if (asked === undefined) return 0;
  return ledger
    .days(instances, { from: asked.from, to: Math.min(asked.to, now) }, rules.zone)
    .filter(({ state }) => state === 'partial' || state === 'failed').length;
}

/**
 * Calls that were counted in the windows of each local day and are not stored, some of which may have come since by another way.
 * A window over several days counts for each of them. Days that lack nothing are left out.
 */
export function lackingByDay(
  { columns, ledger, rules }: Archive,
  instance: number,
  first: number,
  last: number,
): ReadonlyMap<number, number> {
  const result = new Map<number, number>();
  if (last < first) return result;
  const windows = ledger.entries(instance, wholeDays(rules.zone, first, last)).filter(isCounted);
  const stored = countByWindow(columns, instance, windows);
  for (const [index, { from, to, counted }] of windows.entries()) {
    const missing = Math.max(counted - stored[index]!, 0);
    const lastOfWindow = Math.min(localDay(rules.zone, to), last);
    if (missing > 0)
      for (let day = Math.max(localDay(rules.zone, from), first); day <= lastOfWindow; day++)
        result.set(day, (result.get(day) ?? 0) + missing);
  }
  return result;
}

/** Stored calls of an instance in each window. @param windows oldest first and not overlapping */
function countByWindow(columns: Columns, instance: number, windows: readonly Window[]): Uint32Array {
  const counts = new Uint32Array(windows.length);
  if (windows.length === 0) return counts;
  for (let position = 0; position < columns.length; position++) {
    if (columns.instance[position] !== instance || columns.kind[position] === noCall) continue;
    const at = startedAtOf(columns, position);
    // The first window that begins later comes after the one that the call may be in.
    let low = 0;
    let high = windows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (windows[middle]!.from <= at) low = middle + 1;
      else high = middle;
    }
    if (low > 0 && at <= windows[low - 1]!.to) counts[low - 1]! += 1;
  }
  return counts;
}

/** Stored calls of an instance by local day, from the first to the last. */
export function countByDay({ columns }: Archive, instance: number, first: number, last: number): Uint32Array {
  const { day, instance: owner, kind, length } = columns;
  const counts = new Uint32Array(Math.max(last - first + 1, 0));
  for (let position = 0; position < length; position++) {
    const place = day[position]! - first;
    if (place >= 0 && place < counts.length && owner[position] === instance && kind[position] !== noCall)
      counts[place]! += 1;
  }
  return counts;
}

/**
 * The windows that touch the day, and what of the day was asked for and never read, oldest first. Complete windows beside
 * each other are shown as one, with their sums.
 */
export function loadDay(archive: Archive, instanceId: string, day: string): DayWindow[] {
  const { ledger, rules } = archive;
  const instance = instanceRowOf(archive, instanceId);
  const whole = wholeDays(rules.zone, dayOf(day), dayOf(day));
  const asked = ledger.asked([instance]) ?? { from: Infinity, to: -Infinity };
  const part = { from: Math.max(whole.from, asked.from), to: Math.min(whole.to, asked.to) };
  const never = part.to < part.from ? [] : ledger.untouched(instance, part);
  const missing = never.map((gap): DayWindow => ({
    ...gap,
    state: 'missing',
    counted: 0,
    stored: 0,
    reason: '',
    attempts: 0,
    asOf: null,
  }));
  const known = ledger.entries(instance, whole).map((entry): DayWindow => {
    const { from, to, state, counted, reason, attempts, asOf } = entry;
    const stored = isLacking(entry) ? ledger.storedNow(instance, entry) : entry.stored;
    return { from, to, state, counted, stored, reason, attempts, asOf };
  });
  const joined: DayWindow[] = [];
  for (const window of [...known, ...missing].sort((a, b) => a.from - b.from)) {
    const before = joined.at(-1);
    if (before?.state === 'complete' && window.state === 'complete' && window.from === before.to + 1)
      joined[joined.length - 1] = join(before, window);
    else joined.push(window);
  }
  return joined;
}

function join(before: DayWindow, after: DayWindow): DayWindow {
  return {
    ...before,
    to: after.to,
    counted: before.counted + after.counted,
    stored: before.stored + after.stored,
    attempts: Math.max(before.attempts, after.attempts),
    // Both are known as of the older reading.
    asOf: Math.min(before.asOf ?? Infinity, after.asOf ?? Infinity),
  };
}
