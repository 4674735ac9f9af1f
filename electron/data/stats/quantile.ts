// Exact medians and percentiles without sorting everything.

/** Moves the k-th smallest value of `values` to position k, smaller ones before it (Hoare's quickselect). */
function select(values: Int32Array, k: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const a = values[low]!;
    const b = values[middle]!;
    const c = values[high]!;
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left <= right) {
        const swap = values[left]!;
        values[left++] = values[right]!;
        values[right--] = swap;
      }
    }
    if (k <= right) high = right;
    else if (k >= left) low = left;
    else break;
  }
  return values[k]!;
}

/**
 * The quantile by linear interpolation between order statistics (Hyndman and Fan's type 7: SQL's percentile_cont,
 * Excel's PERCENTILE.INC); the median of an even number is the mean of the middle two. Reorders `values`.
 * @returns null for no values
 */
export function quantile(values: Int32Array, q: number): number | null {
  if (values.length === 0) return null;
  const place = (values.length - 1) * q;
  const below = Math.floor(place);
  const low = select(values, below);
  if (place === below) return low;
  let next = values[below + 1]!;
  for (let index = below + 2; index < values.length; index++)
    if (values[index]! < next) next = values[index]!;
  return low + (next - low) * (place - below);
}

/**
 * 95 % interval of the median without assuming a distribution: order statistics at ranks n/2 ± 1.96·√n/2 (normal
 * approximation of the binomial; Conover, Practical Nonparametric Statistics, 3rd ed., 1999, 3.2). Reorders `values`.
 * @returns undefined under 20 values, where the approximation is poor
 */
export function medianInterval(values: Int32Array): { low: number; high: number } | undefined {
  const n = values.length;
  if (n < 20) return undefined;
  const spread = (1.959963984540054 * Math.sqrt(n)) / 2;
  const low = Math.max(Math.floor(n / 2 - spread) - 1, 0);
  const high = Math.min(Math.ceil(n / 2 + spread), n - 1);
  return { low: select(values, low), high: select(values, high) };
}
