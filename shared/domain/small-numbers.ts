// Rules for small samples: below 5 only the count, below 30 the value with its interval and a note.
import { formatPercent } from '../language/format';
import type { Figure } from './metric';

/** n < 5: counts only; 5–29: shown as "few"; from 30: normal. */
export const fewBelow = 30;
export const hiddenBelow = 5;
/** No 90th percentile is given under this many values. */
export const quantileMinimum = 20;

/** How a figure that rests on `n` may be shown. */
export function certaintyOf(n: number): 'hidden' | 'few' | 'enough' {
  return n < hiddenBelow ? 'hidden' : n < fewBelow ? 'few' : 'enough';
}

/**
 * Compares shares for a ranking, best first: those that rest on enough by the lower bound of their interval, so that luck
 * with few does not lead; after them the others, which have no rank, by how much they rest on.
 */
export function byLowerBound(a: Figure, b: Figure): number {
  const place = ({ n, low }: Figure): number => (certaintyOf(n) === 'enough' ? 1 + (low ?? 0) : -1 / (1 + n));
  return place(b) - place(a);
}

/** A step of the survey as a share of the step before; empty where it rests on too few. */
export function stepShare(count: number, of: number): string {
  return certaintyOf(of) === 'hidden' ? '' : `${formatPercent(count / of)}%`;
}
