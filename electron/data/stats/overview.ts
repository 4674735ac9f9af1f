// The overview page (and the printed one): everything it shows, from one selection.
import { dispositions } from '../../../shared/call';
import type { Filter } from '../../../shared/filter';
import type { Counts, Sample } from '../../../shared/metric';
import type { Figures } from '../../../shared/metrics';
import { dayStart, localDay } from '../../../shared/period';
import {
  groupMetrics,
  outcomes,
  type GroupRow,
  type Outcome,
  type Overview,
  type RatingBar,
} from '../../../shared/views';
import type { Archive } from '../archive';
import { figureOf, figuresOf, noSamples, samplesByGroup } from './figures';
import { allCalls, byDay, byWeekdayHour, groupsOf, type DayRange, type Groups } from './groups';
import { selectCalls, type Selection } from './select';
import { changesOf } from './changes';
import { quantile } from './quantile';
import { spanOf, statementOf } from './statement';
import { invalidRatings } from './stats';
import {
  approximateWaits,
  cellCount,
  countsOf,
  dispositionCount,
  ratingCounts,
  tally,
  type CellCounter,
  type Tally,
} from './tally';

/** Inbound calls of one group by what became of them; the parts add up to `inbound`. */
function outcomesOf(counts: Counts): Record<Outcome, number> {
  const { answered, abandonedQueue, abandonedRing, systemLost, ivrExit } = counts;
  const other = counts.inbound - answered - abandonedQueue - abandonedRing - systemLost - ivrExit;
  return { answered, abandonedQueue, abandonedRing, systemLost, ivrExit, other };
}

/** Days of the filter that the archive can know, so that a chart has neither gaps nor empty months. */
function dayRange(filter: Filter, zone: string, span: { first: number; last: number } | null): DayRange {
  if (span === null) return { first: 0, last: -1 };
  const from = Math.max(filter.from ?? -Infinity, span.first);
  const to = Math.min(filter.to === undefined ? Infinity : filter.to - 1, span.last);
  return { first: localDay(zone, from), last: localDay(zone, to) };
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

function figuresFor(archive: Archive, selection: Selection, tallied: Tally): Figures {
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

function ratingBars(archive: Archive, tallied: Tally): RatingBar[] {
  const pressed = ratingCounts(tallied, 0);
  return archive.rules.scale.keys
    .filter((key) => key.class !== 'ignore')
    .map((key) => ({
      key: key.key,
      count: pressed.get(key.key) ?? 0,
      class: key.class,
      zh: key.zh,
      en: key.en,
    }));
}

function groupRows(archive: Archive, selection: Selection): GroupRow[] {
  const { columns, members, rules } = archive;
  const groups = groupsOf('skillGroup', columns, members, selection, 'every', 'zh-CN');
  const tallied = tally(columns, members.skillGroup, selection, groups, rules);
  const rows = groups.keys.map((id, group) => {
    const counts = countsOf(tallied, group, rules);
    const figures = Object.fromEntries(
      groupMetrics.map((metric) => [metric, figureOf(metric, counts, noSamples)]),
    );
    return { id, name: groups.labels[group]!, figures: figures as GroupRow['figures'] };
  });
  return rows
    .filter((row) => row.id !== 'none' && row.figures.calls.value !== 0)
    .sort((a, b) => (b.figures.offered.value ?? 0) - (a.figures.offered.value ?? 0));
}

export function loadOverview(archive: Archive, filter: Filter, now: number): Overview {
  const { columns, members, rules } = archive;
  const selection = selectCalls(archive, filter);
  const span = spanOf(archive);
  const count = (groups: Groups, selected = selection): Tally =>
    tally(columns, members.skillGroup, selected, groups, rules);

  const total = count(allCalls);
  const dayGroups = byDay(columns, selection, dayRange(filter, rules.zone, span));
  const daily = count(dayGroups);
  const heat = count(byWeekdayHour(columns, 'en'));
  const statement = statementOf(
    archive,
    filter,
    'every',
    {
      n: selection.length,
      waitsApproximate: approximateWaits(total),
      ratingsInvalid: invalidRatings(total, rules),
      rowsMayExceedTotal: false,
    },
    now,
  );
  const dayCounts = dayGroups.keys.map((_, group) => countsOf(daily, group, rules));
  const heatSum = (...names: readonly CellCounter[]): Float64Array =>
    Float64Array.from({ length: 168 }, (_, slot) =>
      names.reduce((sum, name) => sum + cellCount(heat, slot, name), 0),
    );
  const series = (counts: readonly Counts[], pick: (counts: Counts) => number): Float64Array =>
    Float64Array.from(counts, pick);
  const figures = figuresFor(archive, selection, total);
  const waits = samplesByGroup(columns, selection, dayGroups, 'wait');
  const before = previousSpan(filter, rules.zone, statement.dataUpTo, span);
  return {
    statement,
    figures,
    previous:
      before === null
        ? null
        : { ...before, ...compare(figures, previousFigures(archive, { ...filter, ...before })) },
    days: dayGroups.keys.map((_, index) => dayGroups.firstDay + index),
    outcomeByDay: Object.fromEntries(
      outcomes.map((outcome) => [outcome, series(dayCounts, (counts) => outcomesOf(counts)[outcome])]),
    ) as Record<Outcome, Float64Array>,
    waitMedianByDay: Float64Array.from(waits, (values) => (quantile(values, 0.5) ?? NaN) / 1000),
    satisfiedByDay: series(dayCounts, (counts) => counts.satisfied),
    ratedByDay: series(dayCounts, (counts) => counts.rated),
    offeredByDay: series(dayCounts, (counts) => counts.offered),
    inTimeByDay: series(dayCounts, (counts) => counts.inTime),
    answeredOrAbandonedByDay: series(dayCounts, (counts) => counts.answeredOrAbandoned),
    ratings: ratingBars(archive, total),
    heat: {
      inbound: heatSum('inbound'),
      offered: heatSum('offered'),
      abandoned: heatSum('abandonedQueue', 'abandonedRing'),
    },
    dispositions: dispositions
      .map((disposition) => ({ disposition, count: dispositionCount(total, 0, disposition) }))
      .filter((row) => row.count > 0),
    groups: groupRows(archive, selection),
    span,
  };
}

function previousFigures(archive: Archive, filter: Filter): Figures {
  const selection = selectCalls(archive, filter);
  const tallied = tally(archive.columns, archive.members.skillGroup, selection, allCalls, archive.rules);
  return figuresFor(archive, selection, tallied);
}

function compare(now: Figures, before: Figures): { figures: Figures; changes: ReturnType<typeof changesOf> } {
  return { figures: before, changes: changesOf(now, before) };
}
