// The overview page (and the printed one): everything it shows, from one selection.
import type { Filter } from '../../../shared/filter';
import type { Counts } from '../../../shared/metric';
import { localDay } from '../../../shared/period';
import {
  groupMetrics,
  outcomes,
  type GroupRow,
  type Outcome,
  type Overview,
  type RatingBar,
} from '../../../shared/views';
import type { Archive } from '../archive';
import { figureOf, noSamples, samplesByGroup } from './figures';
import { allCalls, byDay, byWeekdayHour, groupsOf, type DayRange, type Groups } from './groups';
import { selectCalls, type Selection } from './select';
import { compareBefore, figuresFor } from './comparison';
import { quantile } from './quantile';
import { judgedSpan, spanOf, statementOf } from './statement';
import { invalidRatings } from './stats';
import {
  approximateWaits,
  cellCount,
  countsOf,
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

/** Days to draw: those that the filter speaks of, up to the newest call, but none before the archive begins. */
function dayRange(archive: Archive, filter: Filter, now: number): DayRange {
  const judged = judgedSpan(archive, filter, now);
  const { from: _from, to: _to, ...anyTime } = filter;
  const all = judgedSpan(archive, anyTime, now);
  if (judged === null || all === null) return { first: 0, last: -1 };
  const { zone } = archive.rules;
  return {
    first: localDay(zone, Math.max(judged.from, all.from)),
    last: localDay(zone, Math.min(judged.to, all.to) - 1),
  };
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
  const dayGroups = byDay(columns, selection, dayRange(archive, filter, now));
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
  return {
    statement,
    figures,
    previous: compareBefore(archive, filter, figures, statement.dataUpTo),
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
    groups: groupRows(archive, selection),
    span,
  };
}
