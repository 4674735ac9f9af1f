// What every result says about itself: data time, completeness, rules.
import type { Attribution, Filter } from '#shared/domain/filter';
import { shippedYears } from '#shared/domain/calendar';
import { dayText, localDay, parseDay } from '#shared/base/period';
import type { DayState } from '#shared/domain/sync';
import type { StatedScale, Statement } from '#shared/contract/views';
import type { Archive } from '../store/archive';
import { instancesOf } from '../store/instances';
import { earliestStart, latestStart } from '../limits';
import { ratingMaturity } from '../store/rating-delays';
import { countsOf, invalidRatings } from './counts';
import { versionsWithin } from './scales';
import type { Tally } from './tally';

/** Start of the first and of the last call in the archive. Two queries in one: each is a step into the index. */
export function spanOf(archive: Archive): { first: number; last: number } | null {
  const row = archive.database
    .prepare(
      `SELECT (SELECT min(started_at) FROM call WHERE started_at >= :earliestStart) AS first,
         (SELECT max(started_at) FROM call WHERE started_at <= :latestStart) AS last`,
    )
    .get({ earliestStart, latestStart }) as {
    first: number | null;
    last: number | null;
  };
  // Without a call between the two bounds the first one is after the last.
  return row.first === null || row.last === null || row.first > row.last
    ? null
    : { first: row.first, last: row.last };
}

/**
 * The span that a filter speaks of: its own edges, else from the earliest to the latest moment that was asked for or has
 * a call. So days that were asked for and never came are not overlooked. Half open; null before any sync.
 */
export function judgedSpan(
  archive: Archive,
  filter: Filter,
  now: number,
): { from: number; to: number } | null {
  const calls = spanOf(archive);
  const asked = archive.ledger.asked(instancesOf(archive, filter));
  const first = Math.min(calls?.first ?? Infinity, asked?.from ?? Infinity);
  const last = Math.max(calls?.last ?? -Infinity, asked?.to ?? -Infinity);
  const from = filter.from ?? first;
  // A day that has not begun is not missing.
  const to = Math.min(filter.to ?? last + 1, now);
  return Number.isFinite(from) && to > from ? { from, to } : null;
}

/** What the ledger says of each local day of that span. */
function judgedDays(archive: Archive, filter: Filter, now: number): readonly DayState[] {
  const span = judgedSpan(archive, filter, now);
  if (span === null) return [];
  const { from, to } = span;
  return archive.ledger.days(instancesOf(archive, filter), { from, to: to - 1 }, archive.rules.zone);
}

const incompleteOf = (days: readonly DayState[]): string[] =>
  days.filter(({ state }) => state !== 'complete').map(({ day }) => day);

/** Days of the filter's span that are open, partial, failed or never read, as YYYY-MM-DD. */
export function daysIncomplete(archive: Archive, filter: Filter, now: number): string[] {
  return incompleteOf(judgedDays(archive, filter, now));
}

/** What a result was made of, beside the filter. */
export interface StatementFacts {
  readonly attribution: Attribution;
  /** Of all selected calls, each counted once: one row, durations not needed. */
  readonly total: Tally;
  readonly rowsMayExceedTotal: boolean;
  /** How long after a call the figures look for what its caller did next; 0 where none does. */
  readonly followedMs: number;
}

/** Years between two local days (YYYY-MM-DD) whose public holidays the calendar asks for and nobody gave. */
function holidaysUnknown({ rules }: Archive, first: string, last: string): number[] {
  if (!rules.calendar.chineseHolidays) return [];
  const years: number[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year++) {
    const isGiven = rules.calendar.days.some(({ day }) => day.startsWith(`${year}-`));
    if (!shippedYears.includes(year) && !isGiven) years.push(year);
  }
  return years;
}

/** Whether calls are missing from the time after a period in which its callers are followed. */
function hasGapAfter(
  { ledger, rules }: Archive,
  instances: number[],
  from: number,
  followedMs: number,
): boolean {
  const to = Math.min(from + followedMs, ledger.dataUpTo(instances) ?? from);
  if (to <= from) return false;
  return ledger
    .days(instances, { from, to: to - 1 }, rules.zone)
    .some(({ state }) => state !== 'complete' && state !== 'open');
}

export function statementOf(
  archive: Archive,
  filter: Filter,
  { attribution, total, rowsMayExceedTotal, followedMs }: StatementFacts,
  now: number,
): Statement {
  const { rules } = archive;
  const instances = instancesOf(archive, filter);
  const span = judgedSpan(archive, filter, now);
  const days = judgedDays(archive, filter, now);
  const incomplete = incompleteOf(days);
  const { maturityMs } = ratingMaturity(archive.database, instances);
  const provisionalFrom = dayText(localDay(rules.zone, now - maturityMs));
  const [first, last] = [days[0]?.day, days.at(-1)?.day];
  const isDated = first !== undefined && last !== undefined;
  const scales = versionsWithin(
    total.profiles.scales,
    filter.instances,
    isDated ? parseDay(first)! : -Infinity,
    isDated ? parseDay(last)! : Infinity,
  );
  const unknownYears =
    isDated && (filter.dayKinds ?? filter.businessHours) !== undefined
      ? holidaysUnknown(archive, first, last)
      : [];
  const counts = countsOf(total, 0);
  const waitsApproximate = counts.waitApproximate + counts.abandonApproximate;
  const waitsUnknown = counts.answered - counts.waited + counts.abandoned - counts.abandonWaited;
  const invalid = invalidRatings(total, 0);
  const isAssumed = counts.rated > 0 && scales.some(({ isConfirmed }) => !isConfirmed);
  const warnings = Object.entries({
    daysIncomplete: incomplete.length > 0,
    waitsApproximate: waitsApproximate > 0,
    waitsUnknown: waitsUnknown > 0,
    ratingsInvalid: invalid.count > 0,
    scaleAssumed: isAssumed,
    scaleChanges: scales.length > new Set(scales.map(({ instanceId }) => instanceId)).size,
    holidaysUnknown: unknownYears.length > 0,
    rowsMayExceedTotal,
    followUpIncomplete: span !== null && hasGapAfter(archive, instances, span.to, followedMs),
  });
  return {
    dataUpTo: archive.ledger.dataUpTo(instances),
    daysTotal: days.length,
    daysComplete: days.length - incomplete.length,
    daysIncomplete: incomplete,
    daysProvisional: days.filter((day) => day.day >= provisionalFrom).map((day) => day.day),
    maturityMs,
    filter,
    attribution,
    scaleVersion: [...new Set(scales.map(versionText))].join('; '),
    scales: scales.map(({ instanceId, validFrom, name, isConfirmed }) => ({
      instanceId,
      validFrom,
      name,
      isConfirmed,
    })),
    serviceLevel: { variant: rules.serviceLevelVariant, thresholdSeconds: rules.serviceLevelSeconds },
    shortAbandonSeconds: rules.shortAbandonSeconds,
    zone: rules.zone,
    weekStart: rules.calendar.weekStart,
    n: counts.calls,
    waitsApproximate,
    waitsUnknown,
    ratingsInvalid: invalid.count,
    keysInvalid: invalid.keys,
    holidaysUnknown: unknownYears,
    warnings: warnings.filter(([, isTrue]) => isTrue).map(([name]) => name),
  };
}

const versionText = ({ name, validFrom }: StatedScale): string =>
  validFrom === null ? name : `${name} (${validFrom})`;
