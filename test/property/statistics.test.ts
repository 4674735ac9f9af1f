// Every figure, for every grouping, filter and attribution, equals a naive recount by the metric definitions.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countsOf } from '#electron/data/stats/counts';
import { groupsOf } from '#electron/data/stats/groups';
import { profilesOf } from '#electron/data/stats/profiles';
import { computeStats } from '#electron/data/stats/stats';
import { countCalls, mergeTally, rankedOf, startTally, type Tally } from '#electron/data/stats/tally';
import { dispositions } from '#shared/domain/call';
import { earliest, latest, type Filter } from '#shared/domain/filter';
import { sampleNames, type Sample } from '#shared/domain/metric';
import { metricIds, type MetricId } from '#shared/domain/metrics';
import type { Rules } from '#shared/domain/settings';
import type { StatsRow } from '#shared/contract/views';
import { day, noon } from '#test/kit/sync-desk';
import { expectFigures } from '#test/kit/expect-figures';
import {
  archiveOf,
  attributionArbitrary,
  filters,
  groupingArbitrary,
  plainCalls,
  rulesArbitrary,
  worldOf,
} from '#test/kit/plain-calls';
import type { PlainCall } from '#test/kit/plain-call';
import { recount } from '#test/kit/recount';
import { keysOf, passes } from '#test/kit/recount-choice';
import { rules as usualRules } from '#test/kit/rules';
import { runs } from '#test/kit/runs';

const statsOf = (
  calls: readonly PlainCall[],
  rules: Rules,
  input: Partial<Parameters<typeof computeStats>[1]>,
): StatsRow[] => {
  const archive = archiveOf(calls, rules);
  const asked: Parameters<typeof computeStats>[1] = {
    filter: {},
    metrics: [...metricIds],
    by: 'none',
    attribution: 'every',
    language: 'en',
    ...input,
  };
  const { rows } = computeStats(archive, asked, noon);
  archive.close();
  return [...rows];
};

describe('figures', () => {
  test('the recount covers every declared metric', () => {
    expect(Object.keys(recount([], usualRules, worldOf([], {}))).sort()).toEqual([...metricIds].sort());
  });

  test('equal a recount, whatever the grouping, the filter and the attribution', () => {
    fc.assert(
      fc.property(
        plainCalls,
        rulesArbitrary,
        filters,
        groupingArbitrary,
        attributionArbitrary,
        (calls, rules, filter, by, attribution) => {
          const rows = statsOf(calls, rules, { filter, by, attribution });
          const groups = new Map<string, PlainCall[]>();
          for (const call of calls.filter((one) => passes(one, filter, rules)))
            for (const key of keysOf(call, by, attribution, rules))
              groups.set(key, [...(groups.get(key) ?? []), call]);
          const keys = rows.map((row) => row.key);
          expect(new Set(keys).size).toBe(keys.length);
          for (const key of groups.keys()) expect(keys).toContain(key);
          const world = worldOf(calls, filter);
          for (const row of rows)
            expectFigures(row.metrics, recount(groups.get(row.key) ?? [], rules, world), `${by} ${row.key}`);
        },
      ),
      { numRuns: runs(250) },
    );
  });

  test('without calls are "–" wherever something is divided', () => {
    const [row] = statsOf([], usualRules, {});
    for (const id of metricIds) {
      const { value, n } = row!.metrics[id]!;
      expect(n).toBe(0);
      if (typeof value === 'number') expect(value, id).toBe(0);
    }
    const rates: MetricId[] = [
      'answerRate',
      'serviceLevel',
      'waitMean',
      'csatMean',
      'satisfiedRate',
      'waitP90',
    ];
    for (const id of rates) expect(row!.metrics[id]!.value).toBeNull();
    expect(row!.metrics['satisfiedRate']).not.toHaveProperty('low');
  });

  test('of several days are recomputed from counts, never a mean of the parts', () => {
    fc.assert(
      fc.property(plainCalls, (calls) => {
        const days = statsOf(calls, usualRules, { by: 'day' });
        const [total] = statsOf(calls, usualRules, {});
        for (const id of ['calls', 'inbound', 'offered', 'answered', 'abandoned', 'rated'] as const)
          expect(days.reduce((sum, row) => sum + (row.metrics[id]!.value as number), 0)).toBe(
            total!.metrics[id]!.value,
          );
        const answered = days.reduce((sum, row) => sum + (row.metrics['answered']!.value as number), 0);
        const offered = days.reduce((sum, row) => sum + (row.metrics['offered']!.value as number), 0);
        expect(total!.metrics['answerRate']!.value).toBe(offered === 0 ? null : answered / offered);
      }),
      { numRuns: runs(60) },
    );
  });

  test('the identities hold', () => {
    fc.assert(
      fc.property(plainCalls, rulesArbitrary, filters, (calls, rules, filter) => {
        const sum = (rows: readonly StatsRow[], id: MetricId): number =>
          rows.reduce((total, row) => total + (row.metrics[id]!.value as number), 0);
        const [total] = statsOf(calls, rules, { filter });
        const valueOf = (id: MetricId): unknown => total!.metrics[id]!.value;
        const byType = statsOf(calls, rules, { filter, by: 'contactType' });
        const byDisposition = statsOf(calls, rules, { filter, by: 'disposition' });
        expect(sum(byType, 'calls')).toBe(valueOf('calls'));
        expect(sum(byDisposition, 'calls')).toBe(valueOf('calls'));
        expect(sum(byDisposition, 'inbound')).toBe(valueOf('inbound'));
        const inboundOf = new Map(
          byDisposition.map((row) => [row.key, row.metrics['inbound']!.value as number]),
        );
        const others = dispositions.filter(
          (name) => !['success', 'abandonedIvr', 'abandonedQueue', 'abandonedRing'].includes(name),
        );
        const parts = ['answered', 'abandonedIvr', 'abandonedQueue', 'abandonedRing'].map(
          (id) => valueOf(id as MetricId) as number,
        );
        expect(valueOf('inbound')).toBe(
          [...parts, ...others.map((name) => inboundOf.get(name) ?? 0)].reduce((a, b) => a + b, 0),
        );
        const distribution = Object.values(valueOf('ratingDistribution') as Record<string, number>);
        expect(distribution.reduce((a, b) => a + b, 0)).toBe(valueOf('rated'));
      }),
      { numRuns: runs(80) },
    );
  });
});

describe('tallies', () => {
  const valuesOf = (tally: Tally, sample: Sample, row: number): number[] => {
    const { n, at } = rankedOf(tally, sample)[row]!;
    return Array.from({ length: n }, (_, rank) => at(rank));
  };

  test('of two parts of the calls merge into the tally of all', () => {
    fc.assert(
      fc.property(plainCalls, rulesArbitrary, filters, groupingArbitrary, (calls, rules, filter, by) => {
        const archive = archiveOf(calls, rules);
        const groups = groupsOf(archive, by, 'every', 'en');
        const profiles = profilesOf(archive);
        const kept = { wait: 'rows', patience: 'rows', talk: 'rows' } as const;
        const count = (part: Filter): Tally => {
          const { tally, visit } = startTally(archive.columns, groups, profiles, kept);
          countCalls(archive, part, profiles, [visit]);
          return tally;
        };
        const middle = noon - 10 * day;
        const { from = earliest, to = latest } = filter;
        const merged = count({ ...filter, from, to: Math.min(middle, to) });
        mergeTally(merged, count({ ...filter, from: Math.max(middle, from), to }));
        const whole = count(filter);
        archive.close();
        for (const row of groups.keys.keys()) {
          expect(countsOf(merged, row)).toEqual(countsOf(whole, row));
          for (const sample of sampleNames)
            expect(valuesOf(merged, sample, row)).toEqual(valuesOf(whole, sample, row));
        }
      }),
      { numRuns: runs(60) },
    );
  });
});
