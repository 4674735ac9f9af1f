// Exact medians and percentiles from durations in order.
import type { Ranked } from './durations';

/**
 * The quantile by linear interpolation between order statistics (Hyndman and Fan's type 7: SQL's percentile_cont,
 * Excel's PERCENTILE.INC); the median of an even number is the mean of the middle two.
 * @returns null for no values
 */
export function quantile({ n, at }: Ranked, q: number): number | null {
  if (n === 0) return null;
  const place = (n - 1) * q;
  const below = Math.floor(place);
  const low = at(below);
  return low + (at(Math.ceil(place)) - low) * (place - below);
}

/**
 * 95 % interval of the median without assuming a distribution: order statistics at ranks n/2 ± 1.96·√n/2 (normal
 * approximation of the binomial; Conover, Practical Nonparametric Statistics, 3rd ed., 1999, 3.2).
 * @returns undefined under 20 values, where the approximation is poor
 */
export function medianInterval({ n, at }: Ranked): { low: number; high: number } | undefined {
  if (n < 20) return undefined;
  const spread = (1.959963984540054 * Math.sqrt(n)) / 2;
  return {
    low: at(Math.max(Math.floor(n / 2 - spread) - 1, 0)),
    high: at(Math.min(Math.ceil(n / 2 + spread), n - 1)),
  };
}
