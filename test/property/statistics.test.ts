// Every figure, for every grouping, filter and attribution, equals a naive recount by the metric definitions.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadOverview } from '../../electron/data/stats/overview';
import { computeStats } from '../../electron/data/stats/stats';
import { dispositions } from '../../shared/call';
import { metricIds, type MetricId } from '../../shared/metrics';
import type { Rules } from '../../shared/settings';
import { groupMetrics, outcomes, type StatsRow } from '../../shared/views';
import { noon } from '../fixtures/desk';
import {
  archiveOf,
  attributionArbitrary,
  filters,
  groupingArbitrary,
  plainCalls,
  rulesArbitrary,
} from '../fixtures/plain-calls';
import { keysOf, passes, recount, wallOf, type PlainCall, type Value } from '../fixtures/recount';
import { rules as usualRules } from '../fixtures/rules';

type Metrics = StatsRow['metrics'];

function expectFigures(metrics: Metrics, expected: Record<string, Value>, where: string): void {
  for (const [id, { value, n }] of Object.entries(expected)) {
    const figure = metrics[id];
    const label = `${where}, ${id}`;
    expect(figure?.n, label).toBe(n);
    if (typeof value === 'number') expect(figure?.value, label).toBeCloseTo(value, 6);
    else expect(figure?.value, label).toEqual(value);
  }
}

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
    expect(Object.keys(recount([], usualRules)).sort()).toEqual([...metricIds].sort());
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
          for (const call of calls.filter((one) => passes(one, filter, rules.zone)))
            for (const key of keysOf(call, by, attribution, rules.zone))
              groups.set(key, [...(groups.get(key) ?? []), call]);
          const keys = rows.map((row) => row.key);
          expect(new Set(keys).size).toBe(keys.length);
          for (const key of groups.keys()) expect(keys).toContain(key);
          for (const row of rows)
            expectFigures(row.metrics, recount(groups.get(row.key) ?? [], rules), `${by} ${row.key}`);
        },
      ),
      { numRuns: 150 },
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
      { numRuns: 60 },
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
      { numRuns: 80 },
    );
  });
});

describe('the overview', () => {
  test('shows the same figures, outcomes that add up to inbound, and a heat map that adds up', () => {
    fc.assert(
      fc.property(plainCalls, rulesArbitrary, filters, (calls, rules, filter) => {
        const archive = archiveOf(calls, rules);
        const overview = loadOverview(archive, filter, noon);
        archive.close();
        const chosen = calls.filter((call) => passes(call, filter, rules.zone));
        const expected = recount(chosen, rules);
        const { ratingDistribution, ...plain } = expected;
        expectFigures(overview.figures, plain, 'overview');
        const add = (values: Float64Array): number => values.reduce((a, b) => a + b, 0);
        const sums = outcomes.map((outcome) => add(overview.outcomeByDay[outcome]));
        expect(sums.reduce((a, b) => a + b, 0)).toBe(expected['inbound']!.value);
        expect(add(overview.outcomeByDay.answered)).toBe(expected['answered']!.value);
        expect(add(overview.heat.inbound)).toBe(expected['inbound']!.value);
        expect(add(overview.heat.offered)).toBe(expected['offered']!.value);
        expect(add(overview.heat.abandoned)).toBe(expected['abandoned']!.value);
        for (const call of chosen.slice(0, 5)) {
          const { weekday, hour } = wallOf(call, rules.zone);
          const same = chosen.filter((one) => {
            const wall = wallOf(one, rules.zone);
            return one.type === 'inbound' && wall.weekday === weekday && wall.hour === hour;
          });
          expect(overview.heat.inbound[(weekday - 1) * 24 + hour]).toBe(same.length);
        }
        const bars = Object.fromEntries(overview.ratings.map((bar) => [String(bar.key), bar.count]));
        expect(bars).toEqual(ratingDistribution!.value);
        for (const group of overview.groups) {
          const members = chosen.filter((call) => call.groups.includes(group.id));
          const figures = recount(members, rules);
          const shown = Object.fromEntries(groupMetrics.map((id) => [id, figures[id]!]));
          expectFigures(group.figures, shown, group.id);
        }
      }),
      { numRuns: 120 },
    );
  });
});
