// The period before, like for like, and what clearly changed since. Only a period that the ledger proves is compared.
import type { Filter } from '../../../shared/filter';
import type { Sample } from '../../../shared/metric';
import type { Figures } from '../../../shared/metrics';
import { dayStart, localDay } from '../../../shared/period';
import type { Overview } from '../../../shared/views';
import type { Archive } from '../archive';
import { changesOf } from './changes';
import { figuresOf, samplesByGroup } from './figures';
import { allCalls } from './groups';
import { selectCalls, type Selection } from './select';
import { instancesOf, spanOf } from './statement';
import { countsOf, tally, type Tally } from './tally';

/** All figures of one selection, durations gathered only where a figure asks for them. */
export function figuresFor(archive: Archive, selection: Selection, tallied: Tally): Figures {
  const samples = new Map<Sample, Int32Array>();
  return figuresOf(countsOf(tallied, 0, archive.rules), (sample) => {
    let values = samples.get(sample);
    if (values === undefined) {
      values = samplesByGroup(archive.columns, selection, allCalls, sample)[0]!;
      samples.set(sample, values);
    }
    return values;
  });
}

/**
 * The span to compare with: the same weekdays just before, and of an open period only the part that has elapsed.
 * Null where the filter is not a period or the archive does not reach back that far.
 */
export function previousSpan(
  filter: Filter,
  zone: string,
  dataUpTo: number | null,
  span: { first: number; last: number } | null,
): { from: number; to: number } | null {
  if (filter.from === undefined || filter.to === undefined || dataUpTo === null || span === null) return null;
  const to = Math.min(filter.to, dataUpTo);
  if (to <= filter.from) return null;
  const firstDay = localDay(zone, filter.from);
  const days = localDay(zone, filter.to - 1) - firstDay + 1;
  const shift = Math.ceil(days / 7) * 7;
  const move = (at: number): number => {
    const day = localDay(zone, at);
    return dayStart(zone, day - shift) + (at - dayStart(zone, day));
  };
  const from = move(filter.from);
  return from < dayStart(zone, localDay(zone, span.first)) ? null : { from, to: move(to - 1) + 1 };
}

/** Without changes where a day of the earlier span is not complete: a gap there would look like growth here. */
export function compareBefore(
  archive: Archive,
  filter: Filter,
  figures: Figures,
  dataUpTo: number | null,
): Overview['previous'] {
  const { columns, members, rules, ledger } = archive;
  const before = previousSpan(filter, rules.zone, dataUpTo, spanOf(archive));
  if (before === null) return null;
  const days = ledger.days(
    instancesOf(archive, filter),
    { from: before.from, to: before.to - 1 },
    rules.zone,
  );
  const daysComplete = days.filter((day) => day.state === 'complete').length;
  const proof = { ...before, daysTotal: days.length, daysComplete };
  if (daysComplete < days.length) return { ...proof, changes: {} };
  const selection = selectCalls(archive, { ...filter, ...before });
  const tallied = tally(columns, members.skillGroup, selection, allCalls, rules);
  return { ...proof, changes: changesOf(figures, figuresFor(archive, selection, tallied)) };
}
