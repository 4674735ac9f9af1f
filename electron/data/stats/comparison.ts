// An earlier period, like for like, and what clearly changed since. Only a period that the ledger proves is compared.
import { workingDays } from '#shared/domain/calendar';
import type { Filter } from '#shared/domain/filter';
import type { Figure } from '#shared/domain/metric';
import { dayStart, localDay } from '#shared/base/period';
import { overviewMetrics, type Comparison, type ComparisonBase, type Overview } from '#shared/contract/views';
import type { Archive } from '../store/archive';
import { changesOf } from './changes';
import { countsOf } from './counts';
import { figuresOf } from './figures';
import { allCalls } from './groups';
import { profilesOf } from './profiles';
import { plainFacts } from './row-facts';
import { versionsWithin, type ScaleTable } from './scales';
import { instancesOf } from '../store/instances';
import { spanOf } from './statement';
import { countCalls, keptFor, startTally } from './tally';

/** Waits of another kind up to this share change a figure less than chance does. */
const mostOtherWaits = 0.02;
/** 52 weeks: the nearest span to a year that keeps the weekdays. */
const yearDays = 364;

interface Earlier {
  readonly from: number;
  readonly to: number;
  /** Days by which it lies before. */
  readonly shift: number;
}

/**
 * The span to compare with: the same weekdays just before or a year (52 weeks) before, and of an open period only the part
 * that has elapsed. Null where the filter is not a period or the archive does not reach back that far.
 */
export function earlierSpan(
  base: ComparisonBase,
  filter: Filter,
  zone: string,
  dataUpTo: number | null,
  span: { first: number; last: number } | null,
): Earlier | null {
  if (filter.from === undefined || filter.to === undefined || dataUpTo === null || span === null) return null;
  const to = Math.min(filter.to, dataUpTo);
  if (to <= filter.from) return null;
  const days = localDay(zone, filter.to - 1) - localDay(zone, filter.from) + 1;
  const weeks = Math.ceil(days / 7) * 7;
  const shift = base === 'previous' ? weeks : Math.max(weeks, yearDays);
  // A day of a clock change is longer or shorter than its counterpart, which must not be passed over.
  const move = (at: number): number => {
    const day = localDay(zone, at);
    const moved = dayStart(zone, day - shift) + (at - dayStart(zone, day));
    return Math.min(moved, dayStart(zone, day - shift + 1));
  };
  const from = move(filter.from);
  return from < dayStart(zone, localDay(zone, span.first)) ? null : { from, to: move(to), shift };
}

/** Days of the earlier span that are workdays where their counterparts are not, or the other way round. */
function daysUnlike({ rules }: Archive, { from, to, shift }: Earlier): number {
  const { kindOf } = workingDays(rules.calendar);
  const isWorkday = (day: number): boolean => kindOf(day) === 'workday';
  let count = 0;
  for (let day = localDay(rules.zone, from); day <= localDay(rules.zone, to - 1); day++)
    if (isWorkday(day) !== isWorkday(day + shift)) count += 1;
  return count;
}

/** Without changes where a day of the earlier span is not complete: a gap there would look like growth here. */
export function compareWith(
  base: ComparisonBase,
  archive: Archive,
  filter: Filter,
  figures: Overview['figures'],
  dataUpTo: number | null,
): Comparison | null {
  const { rules, ledger } = archive;
  const before = earlierSpan(base, filter, rules.zone, dataUpTo, spanOf(archive));
  if (before === null) return null;
  const { from, to } = before;
  const instances = instancesOf(archive, filter);
  const days = ledger.days(instances, { from, to: to - 1 }, rules.zone);
  const daysComplete = days.filter((day) => day.state === 'complete').length;
  const proof = { from, to, daysTotal: days.length, daysComplete, daysUnlike: daysUnlike(archive, before) };
  if (daysComplete < days.length) return { ...proof, notAlike: [], changes: {} };
  const profiles = profilesOf(archive);
  const { tally, visit } = startTally(archive.columns, allCalls, profiles, keptFor(overviewMetrics, 'total'));
  countCalls(archive, { ...filter, from, to }, profiles, [visit]);
  const earlier = figuresOf(overviewMetrics, plainFacts(rules, countsOf(tally, 0), tally));
  const notAlike = notAlikeOf(archive, filter, before, figures, earlier, profiles.scales);
  return { ...proof, notAlike, changes: changesOf(figures, earlier, notAlike) };
}

/** Against both earlier spans. */
export function comparisonsOf(
  archive: Archive,
  filter: Filter,
  figures: Overview['figures'],
  dataUpTo: number | null,
): Overview['comparisons'] {
  return {
    previous: compareWith('previous', archive, filter, figures, dataUpTo),
    lastYear: compareWith('lastYear', archive, filter, figures, dataUpTo),
  };
}

/** What the two spans do not count alike: ratings by other scales, or waits of which a part are times to connect. */
function notAlikeOf(
  { rules: { zone } }: Archive,
  filter: Filter,
  { from, to, shift }: Earlier,
  now: Overview['figures'],
  before: Overview['figures'],
  scales: ScaleTable,
): Comparison['notAlike'] {
  const scalesOn = (first: number, last: number): string =>
    JSON.stringify(
      versionsWithin(scales, filter.instances, first, last).map(({ instanceId, keys }) => [instanceId, keys]),
    );
  const [first, last] = [localDay(zone, from), localDay(zone, to - 1)];
  const share = ({ n, approximate = 0 }: Figure): number => (n === 0 ? 0 : approximate / n);
  const isOtherWait = Math.abs(share(now.waitMean) - share(before.waitMean)) > mostOtherWaits;
  return [
    ...(scalesOn(first, last) === scalesOn(first + shift, last + shift) ? [] : (['ratings'] as const)),
    ...(isOtherWait ? (['waits'] as const) : []),
  ];
}
