// Figures against worked examples that others published, from calls in an archive to the value a report shows.
import { describe, expect, test } from 'vitest';
import { computeStats } from '#electron/data/stats/stats';
import type { MetricId } from '#shared/domain/metrics';
import { serviceLevelParts, serviceLevelVariants } from '#shared/domain/service-level';
import type { Rules } from '#shared/domain/settings';
import type { StatsRow } from '#shared/contract/views';
import { noon } from '#test/kit/sync-desk';
import { archiveOf } from '#test/kit/plain-calls';
import type { PlainCall } from '#test/kit/plain-call';
import { serviceLevel } from '#test/kit/recount';
import { rules } from '#test/kit/rules';

const plain: Omit<PlainCall, 'id' | 'startedAt'> = {
  instance: 'ccc-test',
  establishedAt: null,
  releasedAt: null,
  type: 'inbound',
  disposition: 'success',
  side: 'none',
  channel: 'none',
  offered: null,
  recording: null,
  rating: null,
  queue: null,
  ring: null,
  talk: null,
  held: null,
  calling: '',
  called: '',
  agents: [],
  groups: [],
};
type Part = readonly [many: number, part: Partial<PlainCall>];
const callsOf = (...parts: readonly Part[]): PlainCall[] =>
  parts
    .flatMap(([many, part]) => Array.from({ length: many }, () => part))
    .map((part, index) => ({ ...plain, id: `job-${index}`, startedAt: noon - index * 1000, ...part }));

function figuresOf(calls: readonly PlainCall[], asked: Rules, metrics: MetricId[]): StatsRow['metrics'] {
  const archive = archiveOf(calls, asked);
  const input = { filter: {}, metrics, by: 'none', attribution: 'every', language: 'en' } as const;
  const [row] = computeStats(archive, { ...input, metrics }, noon).rows;
  archive.close();
  return row!.metrics;
}

describe('the service level by ICMI’s example', () => {
  // 1,000 answered, 860 of them within the threshold; 60 abandoned, 20 within the threshold, 10 of those within 5 s.
  const abandoned = { disposition: 'abandonedQueue' };
  const calls = callsOf(
    [860, { queue: 20 }],
    [140, { queue: 21 }],
    [10, { ...abandoned, queue: 4 }],
    [10, { ...abandoned, queue: 5 }],
    [40, { ...abandoned, queue: 21 }],
  );
  const counts = { answered: 1000, inTime: 860, abandoned: 60, abandonedInTime: 20, shortAbandons: 10 };
  const published = { 1: 83.0, 2: 86.0, 3: 81.1, 4: 82.7, 5: 81.9 };

  test.each(serviceLevelVariants)('variant %d', (variant) => {
    const { hits, n } = serviceLevelParts(variant, counts);
    expect(Math.round((hits / n) * 1000) / 10).toBe(published[variant]);
    const asked = { ...rules, serviceLevelVariant: variant, serviceLevelSeconds: 20, shortAbandonSeconds: 5 };
    const shown = figuresOf(calls, asked, ['serviceLevel'])['serviceLevel']!;
    expect([shown.value, shown.n]).toEqual([hits / n, n]);
    expect(serviceLevel(calls, variant, asked)).toEqual({ value: hits / n, n });
  });
});

describe('the Wilson interval of a satisfied rate', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i', (hits, n, low, high) => {
    const calls = callsOf([hits, { offered: true, rating: 5 }], [n - hits, { offered: true, rating: 1 }]);
    const { satisfiedRate, dissatisfiedRate } = figuresOf(calls, rules, [
      'satisfiedRate',
      'dissatisfiedRate',
    ]);
    expect(satisfiedRate).toMatchObject({ value: hits / n, n });
    expect(satisfiedRate!.low).toBeCloseTo(low, 4);
    expect(satisfiedRate!.high).toBeCloseTo(high, 4);
    expect(dissatisfiedRate!.low).toBeCloseTo(1 - high, 4);
    expect(dissatisfiedRate!.high).toBeCloseTo(1 - low, 4);
  });
});

describe('the wait’s quantiles, as a spreadsheet gives them', () => {
  // Excel: =PERCENTILE.INC({1;…;20},0.9) is 18.1; =MEDIAN of the same 10.5.
  test('of twenty waits', () => {
    const calls = Array.from({ length: 20 }, (_, index) => callsOf([1, { queue: index + 1 }])[0]!);
    const apart = calls.map((call, index) => ({ ...call, id: `job-${index}` }));
    const { waitMedian, waitP90, waitMax } = figuresOf(apart, rules, ['waitMedian', 'waitP90', 'waitMax']);
    expect([waitMedian!.value, waitMax!.value]).toEqual([10.5, 20]);
    expect(waitP90!.value).toBeCloseTo(18.1, 10);
  });
});
