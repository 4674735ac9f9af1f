// Exact medians and percentiles without sorting everything.

/** Values by their rank, 0 the smallest. */
export interface Ranked {
  readonly n: number;
  at(rank: number): number;
}

/** Up to here sorting is faster than counting. */
const fewValues = 64;
const mostBucketBits = 15;

/**
 * Many values are counted in buckets of equal width, and only the buckets that are asked for are sorted.
 * @param values not negative, and not to be changed as long as the result is used
 */
export function ranked(values: Int32Array): Ranked {
  const n = values.length;
  if (n <= fewValues) {
    const sorted = values.slice().sort();
    return { n, at: (rank) => sorted[rank]! };
  }
  let largest = 0;
  for (let index = 0; index < n; index++) if (values[index]! > largest) largest = values[index]!;
  const bits = Math.min(32 - Math.clz32(n), mostBucketBits);
  const shift = Math.max(32 - Math.clz32(largest) - bits, 0);
  /** How many values lie in the buckets before each. */
  const before = new Uint32Array(2 ** bits + 1);
  for (let index = 0; index < n; index++) before[(values[index]! >>> shift) + 1]! += 1;
  for (let bucket = 1; bucket < before.length; bucket++) before[bucket]! += before[bucket - 1]!;
  const opened = new Map<number, Int32Array>();
  return {
    n,
    at(rank) {
      const bucket = bucketOf(before, rank);
      if (shift === 0) return bucket;
      let content = opened.get(bucket);
      if (content === undefined) opened.set(bucket, (content = contentOf(values, bucket, shift, before)));
      return content[rank - before[bucket]!]!;
    },
  };
}

/** The bucket in which a rank lies: the last one with no more values before it. */
function bucketOf(before: Uint32Array, rank: number): number {
  let low = 0;
  let high = before.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (before[middle]! <= rank) low = middle;
    else high = middle - 1;
  }
  return low;
}

function contentOf(values: Int32Array, bucket: number, shift: number, before: Uint32Array): Int32Array {
  const content = new Int32Array(before[bucket + 1]! - before[bucket]!);
  let count = 0;
  for (let index = 0; index < values.length; index++)
    if (values[index]! >>> shift === bucket) content[count++] = values[index]!;
  return content.sort();
}

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
