// The command `stats`: any metrics, by one grouping, of any filter, with the statement.
import { keptFor, countCalls, rankedOf, startTally, type Counting, type Kept, type Tally } from './tally';
import { followUpsOf } from '../store/follow-ups';
import type { StatsInput } from '#shared/contract/stats';
import type { Grouping } from '#shared/domain/filter';
import { sampleNames } from '#shared/domain/metric';
import { metricOf, type MetricId } from '#shared/domain/metrics';
import type { Rules } from '#shared/domain/settings';
import type { StatsResult, StatsRow } from '#shared/contract/views';
import { withRules, type Archive } from '../store/archive';
import { countsOf, ratingsByKey } from './counts';
import { figureOf, type RowFacts } from './figures';
import { allCalls, groupsOf, pairsFor, type Groups } from './groups';
import { profilesOf } from './profiles';
import { followedFacts, type FollowedCalls } from './row-facts';
import { versionsWithin } from './scales';
import type { Selection } from './filter-steps';
import { instancesOf } from '../store/instances';
import { statementOf } from './statement';

/** Groupings by time, in which empty rows between others are part of the picture. */
const timeGroupings: readonly Grouping[] = ['day', 'week', 'month'];
const wholeGroupings: readonly Grouping[] = ['none', 'hour', 'weekday'];

/** The durations to keep, whether single calls are needed, and how long their callers are followed. */
function needsOf(ids: readonly MetricId[]): { kept: Kept; calls: boolean; followedMs: number } {
  let calls = false;
  let followedMs = 0;
  for (const id of ids) {
    const { formula } = metricOf(id);
    if (formula.kind === 'repeat' || formula.kind === 'lost' || formula.kind === 'concurrency') calls = true;
    if (formula.kind === 'repeat' || formula.kind === 'lost')
      followedMs = Math.max(followedMs, formula.withinHours * 3_600_000);
  }
  return { kept: keptFor(ids, 'rows'), calls, followedMs };
}

/** Collects the positions of every row. */
function startCalls(groups: Groups): {
  readonly visit: Counting['visit'];
  readonly byRow: () => Selection[];
} {
  const pairs = pairsFor(groups);
  const blocks: { calls: Uint32Array; rows: Uint32Array }[] = [];
  const sizes = new Uint32Array(groups.keys.length);
  return {
    visit(positions, _codes, count) {
      const found = groups.assign(positions, count, pairs);
      const rows = pairs.rows.slice(0, found);
      const calls = new Uint32Array(found);
      for (let index = 0; index < found; index++) {
        calls[index] = positions[pairs.places[index]!]!;
        sizes[rows[index]!]! += 1;
      }
      blocks.push({ rows, calls });
    },
    byRow() {
      const lists = Array.from(sizes, (size) => new Uint32Array(size));
      const next = new Uint32Array(sizes.length);
      for (const { calls, rows } of blocks)
        for (let index = 0; index < rows.length; index++)
          lists[rows[index]!]![next[rows[index]!]!++] = calls[index]!;
      return lists;
    },
  };
}

/** The rows that say something: those with calls, and by time also the empty ones between them. */
function shownRows(by: Grouping, calls: readonly number[]): number[] {
  const rows = [...calls.keys()];
  if (wholeGroupings.includes(by)) return rows;
  const isUsed = (count: number): boolean => count > 0;
  if (!timeGroupings.includes(by)) return rows.filter((row) => isUsed(calls[row]!));
  return rows.slice(Math.max(calls.findIndex(isUsed), 0), calls.findLastIndex(isUsed) + 1);
}

/** The archive by the rules that the input asks for; the same one where they are its own, whose profiles are known. */
function byAskedRules(archive: Archive, input: StatsInput): Archive {
  const { rules } = archive;
  const {
    zone = rules.zone,
    serviceLevelVariant = rules.serviceLevelVariant,
    serviceLevelSeconds = rules.serviceLevelSeconds,
    shortAbandonSeconds = rules.shortAbandonSeconds,
  } = input;
  const asked = { zone, serviceLevelVariant, serviceLevelSeconds, shortAbandonSeconds };
  const isOwn = Object.entries(asked).every(([name, value]) => rules[name as keyof Rules] === value);
  return isOwn ? archive : withRules(archive, { ...rules, ...asked });
}

/** @param now epoch ms */
export function computeStats(known: Archive, input: StatsInput, now: number): StatsResult {
  const { filter, by, attribution, metrics, language } = input;
  const archive = byAskedRules(known, input);
  const instances = instancesOf(archive, filter);
  const profiles = profilesOf(archive);
  const groups = groupsOf(archive, by, attribution, language);
  const needs = needsOf(metrics);
  const rows = startTally(archive.columns, groups, profiles, needs.kept);
  const total = startTally(archive.columns, allCalls, profiles);
  const calls = startCalls(groups);
  const visits = [rows.visit, total.visit, ...(needs.calls ? [calls.visit] : [])];
  countCalls(archive, filter, profiles, visits);
  const followed: FollowedCalls = {
    archive,
    followUps: () => followUpsOf(archive, instances),
    knownUntil: archive.ledger.dataUpTo(instances) ?? -Infinity,
  };
  const callsByRow = needs.calls ? calls.byRow() : [];
  const samplesByRow = new Map(sampleNames.map((sample) => [sample, rankedOf(rows.tally, sample)]));
  const counts = groups.keys.map((_, row) => countsOf(rows.tally, row));
  const result = shownRows(
    by,
    counts.map((one) => one.calls),
  ).map((row): StatsRow => {
    const facts = followedFacts(
      followed,
      counts[row]!,
      (sample) => samplesByRow.get(sample)![row]!,
      callsByRow[row]!,
    );
    return {
      key: groups.keys[row]!,
      label: groups.labels[row]!,
      metrics: metricsOf(metrics, facts, rows.tally, row, filter.instances),
    };
  });
  const rowsMayExceedTotal = attribution === 'every' && (by === 'agent' || by === 'skillGroup');
  const facts = { attribution, total: total.tally, rowsMayExceedTotal, followedMs: needs.followedMs };
  return { rows: result, statement: statementOf(archive, filter, facts, now) };
}

function metricsOf(
  ids: readonly MetricId[],
  facts: RowFacts,
  tally: Tally,
  row: number,
  instanceIds: readonly string[] | undefined,
): StatsRow['metrics'] {
  const result: Record<string, StatsRow['metrics'][string]> = {};
  for (const id of ids)
    result[id] =
      id === 'ratingDistribution'
        ? { value: distributionOf(tally, row, instanceIds), n: facts.counts.rated }
        : figureOf(id, facts);
  return result;
}

/** Valid ratings by key, with a place for every key that counts by a scale of these instances. */
function distributionOf(
  tally: Tally,
  row: number,
  instanceIds: readonly string[] | undefined,
): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { keys } of versionsWithin(tally.profiles.scales, instanceIds, -Infinity, Infinity))
    for (const { key, class: rating } of keys) if (rating !== 'ignore') counts[key] = 0;
  for (const [key, calls] of ratingsByKey(tally, row)) if (key in counts) counts[key] = calls;
  return counts;
}
