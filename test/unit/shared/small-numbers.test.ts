// What few calls may say, and a ranking in which luck with few does not lead.
import { expect, test } from 'vitest';
import { wilson } from '#shared/base/interval';
import type { Figure } from '#shared/domain/metric';
import { byLowerBound, certaintyOf } from '#shared/domain/small-numbers';

test.each([
  [0, 'hidden'],
  [4, 'hidden'],
  [5, 'few'],
  [29, 'few'],
  [30, 'enough'],
] as const)('%i calls are %s', (n, certainty) => expect(certaintyOf(n)).toBe(certainty));

test('a ranking goes by the lower bound, and those with few come after it by their number', () => {
  const share = (hits: number, n: number): Figure => ({ value: hits / n, n, ...wilson(hits, n) });
  // 90% of 30 is surely 74%, 85% of 400 surely 81%; 29 of 29 has no rank.
  const many = share(340, 400);
  const some = share(27, 30);
  const luck = share(29, 29);
  const one = share(1, 1);
  const none: Figure = { value: null, n: 0 };
  expect([none, luck, one, some, many].sort(byLowerBound)).toEqual([many, some, luck, one, none]);
});
