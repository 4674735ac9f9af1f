// The overview page (and the printed one): everything it shows, from one pass over the selected calls.
import type { Filter } from '#shared/domain/filter';
import type { Counts } from '#shared/domain/metric';
import { byLowerBound } from '#shared/domain/small-numbers';
import {
  serviceLevelParts,
  serviceLevelVariants,
  type ServiceLevelVariant,
} from '#shared/domain/service-level';
import {
  groupMetrics,
  longestWaitSeconds,
  mostRows,
  overviewMetrics,
  type GroupRow,
  type GroupTable,
  type HeatCounter,
  type Overview,
} from '#shared/contract/views';
import type { Archive } from '../store/archive';
import { comparisonsOf } from './comparison';
import { countsOf } from './counts';
import { figuresOf, serviceLevelFigure } from './figures';
import { byMember, byWeekdayHour, type Groups } from './groups';
import { lossesOf, outcomeSeries } from './outcomes';
import { profilesOf } from './profiles';
import { quantile } from './quantile';
import { ratingBars, scaleBreaks } from './rating-bars';
import { plainFacts } from './row-facts';
import { versionsWithin } from './scales';
import { drawnDays, seriesOf } from './series';
import { spanOf, statementOf } from './statement';
import { countCalls, durationsBySecond, keptFor, rankedOf, startTally, totalOf, type Tally } from './tally';

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

/** Hits and calls of a service level; none where it has no value. */
function levelParts(variant: ServiceLevelVariant, counts: Counts): { hits: number; n: number } {
  const isKnown = serviceLevelFigure(variant, counts).lacking === undefined;
  return isKnown ? serviceLevelParts(variant, counts) : { hits: 0, n: 0 };
}

function heatOf(variant: ServiceLevelVariant, hours: readonly Counts[]): Overview['heat'] {
  const levels = hours.map((one) => levelParts(variant, one));
  const cells = (counter: Exclude<HeatCounter, 'inTime' | 'levelOf'>): Uint32Array =>
    Uint32Array.from(hours, (one) => one[counter]);
  return {
    inbound: cells('inbound'),
    offered: cells('offered'),
    abandoned: cells('abandoned'),
    inTime: Uint32Array.from(levels, ({ hits }) => hits),
    levelOf: Uint32Array.from(levels, ({ n }) => n),
    rated: cells('rated'),
    satisfied: cells('satisfied'),
  };
}

export function loadOverview(archive: Archive, filter: Filter, now: number): Overview {
  const { rules, columns } = archive;
  const profiles = profilesOf(archive);
  const range = drawnDays(archive, filter, now);
  const series = seriesOf(archive, range);
  const skillGroups = byMember(archive, 'skillGroup', 'every', '');
  const agents = byMember(archive, 'agent', 'every', '');
  const bySeries = startTally(columns, series.groups, profiles, {
    ...keptFor(overviewMetrics, 'total'),
    wait: 'rows',
  });
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
  const levels = marks.map((one) => levelParts(rules.serviceLevelVariant, one));
  const { answered, inTime, abandoned, abandonedInTime, shortAbandons } = counts;
  const hours = Array.from({ length: 168 }, (_, slot) => countsOf(byHour.tally, slot));
  return {
    statement,
    figures,
    comparisons: comparisonsOf(archive, filter, figures, statement.dataUpTo),
    serviceLevels: serviceLevelVariants.map((variant) => serviceLevelFigure(variant, counts)),
    step: series.step,
    days: series.days,
    outcomeByDay: outcomeSeries(marks),
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
    heat: heatOf(rules.serviceLevelVariant, hours),
    losses: lossesOf(total, 0),
    waits: {
      answered: durationsBySecond(total, 'wait', longestWaitSeconds),
      abandoned: durationsBySecond(total, 'patience', longestWaitSeconds),
    },
    levelCounts: { answered, inTime, abandoned, abandonedInTime, shortAbandons },
    groups: tableOf(groupRows(archive, skillGroups, byGroup.tally), byOffered),
    agents: tableOf(groupRows(archive, agents, byAgent.tally), bySurelySatisfied),
    span: spanOf(archive),
  };
}
