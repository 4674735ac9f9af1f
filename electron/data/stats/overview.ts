// The overview page (and the printed one): everything it shows, from one pass over the selected calls.
import type { Filter } from '../../../shared/filter';
import type { Counts } from '../../../shared/metric';
import { localDay } from '../../../shared/period';
import { byLowerBound } from '../../../shared/small-numbers';
import { serviceLevelParts, serviceLevelVariants } from '../../../shared/service-level';
import {
  groupMetrics,
  mostRows,
  outcomes,
  overviewMetrics,
  type GroupRow,
  type GroupTable,
  type Outcome,
  type Overview,
  type RatingBar,
} from '../../../shared/views';
import type { Archive } from '../archive';
import { compareWith } from './comparison';
import { countsOf, ratingCount } from './counts';
import { figuresOf, serviceLevelFigure } from './figures';
import { byMember, byWeekdayHour, type DayRange, type Groups } from './groups';
import { quantile } from './quantile';
import { profilesOf } from './profiles';
import { plainFacts } from './row-facts';
import { versionsWithin, type ScaleVersion } from './scales';
import { seriesOf } from './series';
import { judgedSpan, spanOf, statementOf } from './statement';
import { countCalls, keptInTotal, rankedOf, startTally, totalOf, type Tally } from './tally';

/** Inbound calls of one row by what became of them; the parts add up to `inbound`. */
function outcomesOf(counts: Counts): Record<Outcome, number> {
  const { answered, abandonedQueue, abandonedRing, systemLost, ivrExit } = counts;
  const other = counts.inbound - answered - abandonedQueue - abandonedRing - systemLost - ivrExit;
  return { answered, abandonedQueue, abandonedRing, systemLost, ivrExit, other };
}

/**
 * Days to draw: those that the filter speaks of, up to the newest call, but none before the archive begins; and every day
 * that has calls which the filter may select.
 */
function dayRange(archive: Archive, filter: Filter, now: number): DayRange {
  const judged = judgedSpan(archive, filter, now);
  const { from, to, ...anyTime } = filter;
  const all = judgedSpan(archive, anyTime, now);
  const { zone } = archive.rules;
  const drawn =
    judged === null || all === null
      ? undefined
      : {
          first: localDay(zone, Math.max(judged.from, all.from)),
          last: localDay(zone, Math.min(judged.to, all.to) - 1),
        };
  const { firstDay, lastDay } = archive.columns;
  const first = from === undefined ? firstDay : Math.max(localDay(zone, from), firstDay);
  const last = to === undefined ? lastDay : Math.min(localDay(zone, to - 1), lastDay);
  if (first > last) return drawn ?? { first: 0, last: -1 };
  return drawn === undefined
    ? { first, last }
    : { first: Math.min(drawn.first, first), last: Math.max(drawn.last, last) };
}

/** Best first; versions of the scale that call a key the same share its bar. */
function ratingBars(total: Tally, inForce: readonly ScaleVersion[]): RatingBar[] {
  const bars = new Map<string, RatingBar & { points: number }>();
  const sets = new Set(inForce.map(({ keys }) => JSON.stringify(keys)));
  for (const meaning of total.profiles.scales.sets.filter((keys) => sets.has(JSON.stringify(keys))).flat()) {
    const { key, zh, en, class: rating, points } = meaning;
    if (rating === 'ignore') continue;
    const name = JSON.stringify([key, zh, en, rating]);
    const count = (bars.get(name)?.count ?? 0) + ratingCount(total, 0, meaning);
    bars.set(name, { key, count, class: rating, zh, en, points });
  }
  const ranks = { satisfied: 0, neutral: 1, dissatisfied: 2, ignore: 3 };
  return [...bars.values()]
    .sort((a, b) => ranks[a.class] - ranks[b.class] || b.points - a.points)
    .map(({ points: _points, ...bar }) => bar);
}

function groupRows(archive: Archive, groups: Groups, tally: Tally): GroupRow[] {
  const rows: GroupRow[] = [];
  for (const [row, id] of groups.keys.entries()) {
    const counts = countsOf(tally, row);
    if (counts.calls === 0) continue;
    const figures = figuresOf(groupMetrics, plainFacts(archive.rules, counts, tally));
    rows.push({ id, name: groups.labels[row]!, figures });
  }
  return rows;
}

/** At most `mostRows` of them, by `order`. */
function tableOf(rows: GroupRow[], order: (a: GroupRow, b: GroupRow) => number): GroupTable {
  const named = rows.filter(({ id }) => id !== 'none');
  const none = rows.find(({ id }) => id === 'none') ?? null;
  return { total: named.length, rows: named.sort(order).slice(0, mostRows), none };
}

const byOffered = (a: GroupRow, b: GroupRow): number =>
  (b.figures.offered.value ?? 0) - (a.figures.offered.value ?? 0) || a.id.localeCompare(b.id);

const bySurelySatisfied = (a: GroupRow, b: GroupRow): number =>
  byLowerBound(a.figures.satisfiedRate, b.figures.satisfiedRate) ||
  (b.figures.calls.value ?? 0) - (a.figures.calls.value ?? 0) ||
  a.id.localeCompare(b.id);

/** Days, after the first one drawn, from which another version of a scale holds. */
function scaleBreaks(inForce: readonly ScaleVersion[], range: DayRange): number[] {
  const days = inForce
    .map(({ firstDay }) => firstDay)
    .filter((day) => day > range.first && day <= range.last);
  return [...new Set(days)].sort((a, b) => a - b);
}

export function loadOverview(archive: Archive, filter: Filter, now: number): Overview {
  const { rules, columns } = archive;
  const profiles = profilesOf(archive);
  const range = dayRange(archive, filter, now);
  const series = seriesOf(archive, range);
  const skillGroups = byMember(archive, 'skillGroup', 'every', '');
  const agents = byMember(archive, 'agent', 'every', '');
  const bySeries = startTally(columns, series.groups, profiles, { ...keptInTotal, wait: 'rows' });
  const byHour = startTally(columns, byWeekdayHour(columns, 'en'), profiles);
  const byGroup = startTally(columns, skillGroups, profiles);
  const byAgent = startTally(columns, agents, profiles);
  countCalls(
    archive,
    filter,
    profiles,
    [bySeries, byHour, byGroup, byAgent].map(({ visit }) => visit),
  );

  const total = totalOf(bySeries.tally);
  const counts = countsOf(total, 0);
  const figures = figuresOf(overviewMetrics, plainFacts(rules, counts, total));
  const inForce = versionsWithin(profiles.scales, filter.instances, range.first, range.last);
  const statement = statementOf(
    archive,
    filter,
    { attribution: 'every', total, rowsMayExceedTotal: false, followedMs: 0 },
    now,
  );
  const marks = series.groups.keys.map((_, row) => countsOf(bySeries.tally, row));
  const eachMark = (pick: (counts: Counts) => number): Uint32Array => Uint32Array.from(marks, pick);
  const levels = marks.map((one) =>
    serviceLevelFigure(rules.serviceLevelVariant, one).lacking === undefined
      ? serviceLevelParts(rules.serviceLevelVariant, one)
      : { hits: 0, n: 0 },
  );
  const hours = Array.from({ length: 168 }, (_, slot) => countsOf(byHour.tally, slot));
  return {
    statement,
    figures,
    comparisons: {
      previous: compareWith('previous', archive, filter, figures, statement.dataUpTo),
      lastYear: compareWith('lastYear', archive, filter, figures, statement.dataUpTo),
    },
    serviceLevels: serviceLevelVariants.map((variant) => serviceLevelFigure(variant, counts)),
    step: series.step,
    days: series.days,
    outcomeByDay: Object.fromEntries(
      outcomes.map((outcome) => [outcome, eachMark((one) => outcomesOf(one)[outcome])]),
    ) as Record<Outcome, Uint32Array>,
    waitMedianByDay: Float64Array.from(
      rankedOf(bySeries.tally, 'wait'),
      (waits) => (quantile(waits, 0.5) ?? NaN) / 1000,
    ),
    satisfiedByDay: eachMark((one) => one.satisfied),
    ratedByDay: eachMark((one) => one.rated),
    offeredByDay: eachMark((one) => one.offered),
    inTimeByDay: Uint32Array.from(levels, ({ hits }) => hits),
    serviceLevelOfByDay: Uint32Array.from(levels, ({ n }) => n),
    scaleBreaks: scaleBreaks(inForce, range),
    ratings: ratingBars(total, inForce),
    heat: {
      inbound: Uint32Array.from(hours, ({ inbound }) => inbound),
      offered: Uint32Array.from(hours, ({ offered }) => offered),
      abandoned: Uint32Array.from(hours, ({ abandoned }) => abandoned),
    },
    groups: tableOf(groupRows(archive, skillGroups, byGroup.tally), byOffered),
    agents: tableOf(groupRows(archive, agents, byAgent.tally), bySurelySatisfied),
    span: spanOf(archive),
  };
}
