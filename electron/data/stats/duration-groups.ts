// Calls by classes of a duration.
import { onePerCall, type Groups } from './groups';

/** Upper edges of classes, in seconds and rising; one more class for what is longer. */
export type DurationEdges = readonly number[];

/** One group a class of durations, edge before < duration ≤ edge, and at last one for calls without such a duration. */
export function byDuration(columnMs: Int32Array, edges: DurationEdges): Groups {
  const edgesMs = Float64Array.from(edges, (edge) => edge * 1000);
  const keys = [...edges.map(String), 'longer', 'none'];
  return onePerCall(keys, keys, (positions, count, rows) => {
    for (let index = 0; index < count; index++) {
      const ms = columnMs[positions[index]!]!;
      let row = 0;
      if (ms < 0) row = edgesMs.length + 1;
      else while (row < edgesMs.length && ms > edgesMs[row]!) row += 1;
      rows[index] = row;
    }
  });
}
