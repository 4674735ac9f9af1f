// Which differences are called changes: those that chance alone does not explain.
import { expect, test } from 'vitest';
import { changesOf } from '#electron/data/stats/changes';
import type { Figure } from '#shared/domain/metric';
import { overviewMetrics, type Change, type Overview } from '#shared/contract/views';

const nothing: Figure = { value: null, n: 0 };
const figures = (some: Partial<Overview['figures']>): Overview['figures'] =>
  ({ ...Object.fromEntries(overviewMetrics.map((id) => [id, nothing])), ...some }) as Overview['figures'];
const count = (value: number): Overview['figures'] => figures({ calls: { value, n: value } });
const share = (hits: number, n: number): Overview['figures'] =>
  figures({ answerRate: { value: hits / n, n } });
const wait = (value: number, low: number, high: number): Overview['figures'] =>
  figures({ waitMedian: { value, n: 100, low, high } });
const only = (now: Overview['figures'], before: Overview['figures']): Change | undefined =>
  Object.values(changesOf(now, before, []))[0];

test.each([
  // Poisson: 1.96·√(a + b) is 29.1 for 120 and 100, 30.4 for 140 and 100, 26.0 for 76 and 100.
  [count(120), count(100), 0.2, false],
  [count(140), count(100), 0.4, true],
  [count(76), count(100), -0.24, false],
  [count(60), count(100), -0.4, true],
  // Newcombe 1998, example (a): 56/70 − 48/80 is 0.0524 to 0.3339; (d) 5/56 − 0/29 holds 0.
  [share(56, 70), share(48, 80), 0.2, true],
  [share(5, 56), share(0, 29), 5 / 56, false],
  // Intervals that touch say nothing.
  [wait(10, 8, 12), wait(14, 12, 16), -4, false],
  [wait(10, 8, 11), wait(14, 12, 16), -4, true],
])('case %#', (now, before, difference, clear) => {
  const change = only(now, before)!;
  expect(change.difference).toBeCloseTo(difference, 10);
  expect(change.clear).toBe(clear);
});

test('where either side has no value, or there was nothing before, there is no change', () => {
  expect(only(count(5), count(0))).toBeUndefined();
  expect(only(share(1, 2), figures({}))).toBeUndefined();
  expect(only(figures({ waitMedian: { value: 3, n: 4 } }), wait(3, 2, 4))).toBeUndefined();
});
