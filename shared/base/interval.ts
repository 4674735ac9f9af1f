// Intervals for shares of small numbers, for figures and for what the window says of them.

/** Two-sided 95 % point of the normal distribution. */
export const z95 = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval for `hits` of `n` (E. B. Wilson, JASA 22, 1927, 209–212), 95 %, without continuity correction.
 * @param z how sure it is; above 95 % where many intervals are looked at for the one that stands out
 * @returns shares 0–1; undefined for n = 0
 */
export function wilson(hits: number, n: number, z = z95): Interval | undefined {
  if (n <= 0) return undefined;
  const share = hits / n;
  const centre = share + (z * z) / (2 * n);
  const spread = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  const scale = 1 + (z * z) / n;
  return {
    low: hits === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: hits === n ? 1 : Math.min(1, (centre + spread) / scale),
  };
}

/**
 * Interval of the difference of two independent shares, first minus second: Newcombe's method 10, which joins two
 * Wilson intervals (R. G. Newcombe, Statistics in Medicine 17, 1998, 873–890).
 */
export function newcombe(
  hits1: number,
  n1: number,
  hits2: number,
  n2: number,
  z = z95,
): Interval | undefined {
  const one = wilson(hits1, n1, z);
  const two = wilson(hits2, n2, z);
  if (one === undefined || two === undefined) return undefined;
  const share1 = hits1 / n1;
  const share2 = hits2 / n2;
  const difference = share1 - share2;
  return {
    low: difference - Math.sqrt((share1 - one.low) ** 2 + (two.high - share2) ** 2),
    high: difference + Math.sqrt((one.high - share1) ** 2 + (share2 - two.low) ** 2),
  };
}
