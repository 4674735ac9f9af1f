// Intervals and quantiles against published worked examples, and against what defines them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newcombe, wilson } from '#shared/base/interval';
import { ranked } from '#electron/data/stats/durations';
import { medianInterval, quantile } from '#electron/data/stats/quantile';
import { sortedQuantile } from '#test/kit/plain-call';
import { runs } from '#test/kit/runs';

describe('the Wilson interval', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3 (score, no continuity correction).
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i', (hits, n, low, high) => {
    const interval = wilson(hits, n)!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('of nothing is none', () => expect(wilson(0, 0)).toBeUndefined());

  test('holds the share, stays within 0 and 1, and mirrors', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat({ max: 5000 }), (n, some) => {
        const hits = some % (n + 1);
        const { low, high } = wilson(hits, n)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(hits / n);
        expect(high).toBeGreaterThanOrEqual(hits / n);
        expect(wilson(n - hits, n)!.high).toBeCloseTo(1 - low, 10);
      }),
    );
  });

  test('ends where the score test’s statistic is 1.96', () => {
    for (const [hits, n] of [
      [3, 10],
      [40, 50],
      [500, 900],
    ] as const) {
      const { low, high } = wilson(hits, n)!;
      for (const p of [low, high])
        expect(Math.abs(hits / n - p) / Math.sqrt((p * (1 - p)) / n)).toBeCloseTo(1.959964, 5);
    }
  });
});

describe('the Newcombe interval', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998) 873–890, table II, method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('of %i/%i − %i/%i', (a, m, b, n, low, high) => {
    const interval = newcombe(a, m, b, n)!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('of nothing is none', () => {
    expect(newcombe(0, 0, 1, 2)).toBeUndefined();
    expect(newcombe(1, 2, 0, 0)).toBeUndefined();
  });
});

describe('a quantile', () => {
  test.each([
    [[], 0.5, null],
    [[7], 0.9, 7],
    [[4, 1, 3, 2], 0.5, 2.5],
    [[15, 20, 35, 40, 50], 0.4, 29],
    [[1, 2, 3, 4], 0.75, 3.25],
    [[3, 1, 2], 1, 3],
    [[3, 1, 2], 0, 1],
  ] as [number[], number, number | null][])(
    'of %o at %d is %o, as in a spreadsheet',
    (values, q, expected) => {
      const result = quantile(ranked(Int32Array.from(values)), q);
      if (expected === null) expect(result).toBeNull();
      else expect(result).toBeCloseTo(expected, 10);
    },
  );

  test('equals the one found by sorting, with few or many equal values', () => {
    const values = fc.oneof(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 300, size: 'max' }),
      fc.array(fc.nat(), { minLength: 1, maxLength: 300, size: 'max' }),
      fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 300, size: 'max' }),
    );
    fc.assert(
      fc.property(values, fc.constantFrom(0, 0.25, 0.5, 0.9, 0.95, 1), (all, q) => {
        expect(quantile(ranked(Int32Array.from(all)), q)).toBeCloseTo(sortedQuantile(all, q)!, 3);
      }),
      { numRuns: runs(300) },
    );
  });
});

describe('the interval of a median', () => {
  // Conover, Practical Nonparametric Statistics, 3rd ed., 1999, 3.2: ranks n/2 ∓ 1.96·√n/2, rounded outwards;
  // the usual tables give 18 and 33 for 50, 40 and 61 for 100.
  test.each([
    [20, 5, 16],
    [50, 18, 33],
    [100, 40, 61],
    [1000, 469, 532],
  ])('of %i values runs from the %ith to the %ith', (n, low, high) => {
    const values = Int32Array.from({ length: n }, (_, index) => index + 1).reverse();
    expect(medianInterval(ranked(values))).toEqual({ low, high });
  });

  test('is not given under 20 values', () => {
    expect(medianInterval(ranked(new Int32Array(19)))).toBeUndefined();
  });
});
