// Single durations of a pass with their rows, for what cannot be added up: medians, percentiles, maxima.

/** A list that grows; lists of two passes put together are the list of both. */
export interface Durations {
  rows: Uint32Array;
  valuesMs: Int32Array;
  length: number;
}

export const createDurations = (): Durations => ({
  rows: new Uint32Array(0),
  valuesMs: new Int32Array(0),
  length: 0,
});

/** The first room: what a small selection needs. */
const fewest = 16_384;

/** Makes room for so many more. */
export function reserveDurations(durations: Durations, more: number): void {
  const wanted = durations.length + more;
  if (wanted <= durations.valuesMs.length) return;
  const size = Math.max(wanted, durations.valuesMs.length * 2, fewest);
  const rows = new Uint32Array(size);
  const valuesMs = new Int32Array(size);
  rows.set(durations.rows.subarray(0, durations.length));
  valuesMs.set(durations.valuesMs.subarray(0, durations.length));
  durations.rows = rows;
  durations.valuesMs = valuesMs;
}

export function appendDurations(to: Durations, from: Durations): void {
  reserveDurations(to, from.length);
  to.rows.set(from.rows.subarray(0, from.length), to.length);
  to.valuesMs.set(from.valuesMs.subarray(0, from.length), to.length);
  to.length += from.length;
}

/** All values, whatever their rows. */
export function allDurations({ valuesMs, length }: Durations): Int32Array {
  return valuesMs.subarray(0, length);
}

/** The values of each row, in arrays that share one buffer. */
export function durationsByRow({ rows, valuesMs, length }: Durations, size: number): Int32Array[] {
  const ends = new Uint32Array(size + 1);
  for (let index = 0; index < length; index++) ends[rows[index]! + 1]! += 1;
  for (let row = 0; row < size; row++) ends[row + 1]! += ends[row]!;
  const next = ends.slice(0, size);
  const sorted = new Int32Array(length);
  for (let index = 0; index < length; index++) sorted[next[rows[index]!]!++] = valuesMs[index]!;
  return Array.from({ length: size }, (_, row) => sorted.subarray(ends[row], ends[row + 1]));
}
