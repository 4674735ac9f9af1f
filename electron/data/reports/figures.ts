// All figures of one printed report, by the same passes as the pages that show them.
import { sampleNames, type Sample } from '#shared/domain/metric';
import { createHash } from 'node:crypto';
import type { Filter, Grouping } from '#shared/domain/filter';
import { localDay } from '#shared/base/period';
import type { ReportOrder } from '#shared/domain/report';
import {
  isHardlyInbound,
  ratersKept,
  reportMetrics,
  type ReportDay,
  type ReportFigures,
  type ReportRater,
  type ReportRow,
  type ReportSubject,
  type ReportTable,
} from '#shared/contract/report-views';
import type { Rules } from '#shared/domain/settings';
import { byLowerBound, certaintyOf } from '#shared/domain/small-numbers';
import { overviewMetrics } from '#shared/contract/views';
import type { Archive } from '../store/archive';
import { instancesOf } from '../store/instances';
import { countByDay, lackingByDay } from '../sync/days';
import { countsOf } from '../stats/counts';
import { figureOf, figuresOf } from '../stats/figures';
import { allCalls, byMember, groupsOf } from '../stats/groups';
import { outcomeSeries } from '../stats/outcomes';
import { loadOverview } from '../stats/overview';
import { profilesOf } from '../stats/profiles';
import { plainFacts } from '../stats/row-facts';
import { loadSatisfaction } from '../stats/satisfaction';
import { drawnDays, seriesOf } from '../stats/series';
import { judgedSpan } from '../stats/statement';
import { countCalls, keptFor, rankedOf, startTally } from '../stats/tally';

/** Keys in order, and lists as the sets that they are: equal questions give equal text. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map(canonical);
    return items.every((one) => typeof one !== 'object') ? [...items].sort() : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, canonical(one)]),
  );
}

/** As `7f3a-91c2`. */
export function queryHash(filter: Filter, rules: Rules): string {
  const text = JSON.stringify(canonical({ filter, rules }));
  const digits = createHash('sha256').update(text).digest('hex');
  return `${digits.slice(0, 4)}-${digits.slice(4, 8)}`;
}

/** The one agent, else the one skill group, that the filter names; and the filter of all others too. */
function subjectOf(filter: Filter): { kind: ReportSubject['kind']; id: string; team: Filter } | null {
  const { agents, skillGroups } = filter;
  const only = (ids: readonly string[] | undefined): string | undefined =>
    ids?.length === 1 && ids[0] !== 'none' ? ids[0] : undefined;
  const [agent, group] = [only(agents), only(skillGroups)];
  if (agent !== undefined) {
    const { agents: _one, ...team } = filter;
    return { kind: 'agent', id: agent, team };
  }
  if (group === undefined) return null;
  const { skillGroups: _one, ...team } = filter;
  return { kind: 'skillGroup', id: group, team };
}

function loadSubject(archive: Archive, filter: Filter): ReportSubject | null {
  const subject = subjectOf(filter);
  if (subject === null) return null;
  const profiles = profilesOf(archive);
  const { tally, visit } = startTally(archive.columns, allCalls, profiles, keptFor(overviewMetrics, 'total'));
  countCalls(archive, subject.team, profiles, [visit]);
  const team = figuresOf(overviewMetrics, plainFacts(archive.rules, countsOf(tally, 0), tally));
  return { kind: subject.kind, id: subject.id, team };
}

/** Who satisfies callers most and least surely; the others with most ratings. */
function loadRaters(archive: Archive, filter: Filter): ReportFigures['raters'] {
  const profiles = profilesOf(archive);
  const groups = byMember(archive, 'agent', 'every', '');
  const { tally, visit } = startTally(archive.columns, groups, profiles);
  countCalls(archive, filter, profiles, [visit]);
  const all = groups.keys.flatMap((id, row): ReportRater[] => {
    const rate = figureOf('satisfiedRate', plainFacts(archive.rules, countsOf(tally, row), tally));
    return id === 'none' || rate.n === 0 ? [] : [{ id, name: groups.labels[row]!, rank: null, rate }];
  });
  all.sort((a, b) => byLowerBound(a.rate, b.rate) || a.id.localeCompare(b.id));
  const isRanked = ({ rate }: ReportRater): boolean => certaintyOf(rate.n) === 'enough';
  const ranked = all.filter(isRanked).map((one, index) => ({ ...one, rank: index + 1 }));
  const { ends, unranked } = ratersKept;
  const kept = ranked.filter((_, index) => index < ends || index >= ranked.length - ends);
  const others = all.filter((one) => certaintyOf(one.rate.n) === 'few').slice(0, unranked);
  return { ranked: ranked.length, total: all.length, rows: [...kept, ...others] };
}

/** Of calls that are hardly ever inbound: those that were dialled and those that connected, by the marks of the overview. */
function loadOutbound(
  archive: Archive,
  filter: Filter,
  isOneDay: boolean,
  now: number,
): NonNullable<ReportFigures['outbound']> {
  const profiles = profilesOf(archive);
  const groups = isOneDay
    ? groupsOf(archive, 'hour', 'every', 'en')
    : seriesOf(archive, drawnDays(archive, filter, now)).groups;
  const { tally, visit } = startTally(archive.columns, groups, profiles);
  countCalls(archive, filter, profiles, [visit]);
  const rows = groups.keys.map((_, row) => countsOf(tally, row));
  return {
    dialled: Uint32Array.from(rows, ({ dialled }) => dialled),
    connected: Uint32Array.from(rows, ({ connected }) => connected),
  };
}

const byCalls = (a: ReportRow, b: ReportRow): number =>
  (b.figures.calls.value ?? 0) - (a.figures.calls.value ?? 0) || a.id.localeCompare(b.id);

function loadTable(archive: Archive, filter: Filter, by: Grouping): ReportTable {
  const profiles = profilesOf(archive);
  const groups = groupsOf(archive, by, 'every', 'en');
  const { tally, visit } = startTally(archive.columns, groups, profiles, keptFor(reportMetrics, 'rows'));
  countCalls(archive, filter, profiles, [visit]);
  const ranks = new Map(sampleNames.map((sample) => [sample, rankedOf(tally, sample)]));
  const rows = groups.keys.flatMap((id, row): ReportRow[] => {
    const counts = countsOf(tally, row);
    if (counts.calls === 0) return [];
    const facts = {
      ...plainFacts(archive.rules, counts, tally),
      sampleOf: (sample: Sample) => ranks.get(sample)![row]!,
    };
    return [{ id, name: groups.labels[row]!, figures: figuresOf(reportMetrics, facts) }];
  });
  const isNone = ({ id }: ReportRow): boolean => id === 'none';
  const named = rows.filter((row) => !isNone(row));
  // Hours follow each other; people are looked for by how much they do.
  return { rows: by === 'hour' ? named : named.sort(byCalls), none: rows.find(isNone) ?? null };
}

/** How many days of the span are not complete, by what the ledger says of them. */
function lackingDays(
  archive: Archive,
  filter: Filter,
  now: number,
): NonNullable<ReportFigures['lackingDays']> {
  const span = judgedSpan(archive, filter, now);
  const lacking = { missing: 0, failed: 0, partial: 0, open: 0 };
  if (span === null) return lacking;
  const window = { from: span.from, to: span.to - 1 };
  for (const { state } of archive.ledger.days(instancesOf(archive, filter), window, archive.rules.zone))
    if (state !== 'complete') lacking[state] += 1;
  return lacking;
}

function loadHours(archive: Archive, filter: Filter): ReportFigures['hours'] {
  const { from, to } = filter;
  const { zone } = archive.rules;
  if (from === undefined || to === undefined || localDay(zone, from) !== localDay(zone, to - 1)) return null;
  const groups = groupsOf(archive, 'hour', 'every', 'en');
  const { tally, visit } = startTally(archive.columns, groups, profilesOf(archive));
  countCalls(archive, filter, profilesOf(archive), [visit]);
  return outcomeSeries(groups.keys.map((_, row) => countsOf(tally, row)));
}

/** Each day of the span with what is stored of it, and what the service counted: that and what lacks. */
function loadDays(archive: Archive, filter: Filter, now: number): ReportDay[] {
  const { ledger, rules } = archive;
  const span = judgedSpan(archive, filter, now);
  if (span === null) return [];
  const instances = instancesOf(archive, filter);
  const first = localDay(rules.zone, span.from);
  const last = localDay(rules.zone, span.to - 1);
  const byInstance = instances.map((instance) => countByDay(archive, instance, first, last));
  const lackingOf = instances.map((instance) => lackingByDay(archive, instance, first, last));
  return ledger.days(instances, { from: span.from, to: span.to - 1 }, rules.zone).map((day, index) => {
    const stored = byInstance.reduce((sum, counts) => sum + counts[index]!, 0);
    const lacking = lackingOf.reduce((sum, days) => sum + (days.get(first + index) ?? 0), 0);
    return { ...day, counted: stored + lacking, stored };
  });
}

/** @param now epoch ms */
export function computeReport(
  archive: Archive,
  { filter, look }: Pick<ReportOrder, 'filter' | 'look'>,
  now: number,
): ReportFigures {
  const { success, channels } = loadSatisfaction(archive, filter, now);
  const isAsked = (part: ReportOrder['look']['appendix'][number]): boolean => look.appendix.includes(part);
  const { members } = archive;
  const overview = loadOverview(archive, filter, now);
  const hours = loadHours(archive, filter);
  return {
    overview,
    satisfaction: { success, channels },
    subject: loadSubject(archive, filter),
    raters: loadRaters(archive, filter),
    hours,
    ...(isHardlyInbound(overview.figures)
      ? { outbound: loadOutbound(archive, filter, hours !== null, now) }
      : {}),
    lackingDays: lackingDays(archive, filter, now),
    appendix: {
      ...(isAsked('agents') ? { agents: loadTable(archive, filter, 'agent') } : {}),
      ...(isAsked('skillGroups') ? { skillGroups: loadTable(archive, filter, 'skillGroup') } : {}),
      ...(isAsked('hours') ? { hours: loadTable(archive, filter, 'hour') } : {}),
      ...(isAsked('days') ? { days: loadDays(archive, filter, now) } : {}),
    },
    dimensions: {
      agents: members.agent.people.flatMap((person) => person),
      skillGroups: members.skillGroup.people.flatMap((person) => person),
    },
    queryHash: queryHash(filter, archive.rules),
  };
}
