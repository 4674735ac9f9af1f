// Single durations of a pass with their rows, for what cannot be added up: medians, percentiles, maxima. The service sends
// whole seconds, which are counted by second; what is not a whole second, or is long, is kept one by one.

/** Durations up to here are counted by second: of one row for more than an hour, of each of many for four minutes. */
const countedSeconds = { one: 4096, many: 256 };
/** Counting by second takes so many places for each row; with too many rows everything is kept one by one. */
const mostPlaces = 4_000_000;
/** The first room for what is kept one by one. */
const fewest = 1024;

export interface Durations {
  /** Rows. */
  readonly size: number;
  /** Seconds that are counted, from 0 on; 0 where everything is kept one by one. */
  readonly width: number;
  /** How many durations of each whole second, row after row. */
  readonly counts: Uint32Array;
  /** The others, with their rows. */
  rows: Uint32Array;
  valuesMs: Int32Array;
  length: number;
}

export function createDurations(size: number): Durations {
  const wanted = size === 1 ? countedSeconds.one : countedSeconds.many;
  const width = size * wanted > mostPlaces ? 0 : wanted;
  return {
    size,
    width,
    counts: new Uint32Array(size * width),
    rows: new Uint32Array(fewest),
    valuesMs: new Int32Array(fewest),
    length: 0,
  };
}

export function addDuration(durations: Durations, row: number, valueMs: number): void {
  const { width, counts } = durations;
  // A product rounds up where the quotient is whole, so the second is right; a division takes several times as long.
  const second = (valueMs * 0.001) | 0;
  if (second < width && second * 1000 === valueMs) counts[row * width + second]! += 1;
  else keep(durations, row, valueMs);
}

function keep(durations: Durations, row: number, valueMs: number): void {
  if (durations.length === durations.valuesMs.length) grow(durations, durations.length * 2);
  durations.rows[durations.length] = row;
  durations.valuesMs[durations.length++] = valueMs;
}

function grow(durations: Durations, size: number): void {
  const rows = new Uint32Array(size);
  const valuesMs = new Int32Array(size);
  rows.set(durations.rows.subarray(0, durations.length));
  valuesMs.set(durations.valuesMs.subarray(0, durations.length));
  durations.rows = rows;
  durations.valuesMs = valuesMs;
}

/** Adds the durations of other calls in the same rows. */
export function mergeDurations(to: Durations, from: Durations): void {
  for (let place = 0; place < to.counts.length; place++) to.counts[place]! += from.counts[place]!;
  for (let index = 0; index < from.length; index++) keep(to, from.rows[index]!, from.valuesMs[index]!);
}

/**
 * All rows' durations by second, rounded up: place s holds those above s − 1 and up to s seconds, the last one what is
 * longer than `longestSeconds`.
 */
export function bySecond(
  { size, width, counts, valuesMs, length }: Durations,
  longestSeconds: number,
): Uint32Array {
  const found = new Uint32Array(longestSeconds + 2);
  const placeOf = (seconds: number): number => Math.min(Math.ceil(seconds), longestSeconds + 1);
  for (let row = 0; row < size; row++)
    for (let second = 0; second < width; second++) found[placeOf(second)]! += counts[row * width + second]!;
  for (let index = 0; index < length; index++) found[placeOf(valuesMs[index]! / 1000)]! += 1;
  return found;
}

/** Durations of one row by their rank, 0 the shortest. */
export interface Ranked {
  readonly n: number;
  readonly sumMs: number;
  /** In ms. */
  at(rank: number): number;
}

/** Every row's durations in order. */
export function rankRows(durations: Durations): Ranked[] {
  const { size, width, counts, rows, valuesMs, length } = durations;
  const ends = new Uint32Array(size + 1);
  for (let index = 0; index < length; index++) ends[rows[index]! + 1]! += 1;
  for (let row = 0; row < size; row++) ends[row + 1]! += ends[row]!;
  const next = ends.slice(0, size);
  const sorted = new Int32Array(length);
  for (let index = 0; index < length; index++) sorted[next[rows[index]!]!++] = valuesMs[index]!;
  return Array.from({ length: size }, (_, row) =>
    ranked(sorted.subarray(ends[row], ends[row + 1]), counts.subarray(row * width, (row + 1) * width)),
  );
}

/** All rows' durations as one. */
export function rankAll({ size, width, counts, valuesMs, length }: Durations): Ranked {
  const total = new Uint32Array(width);
  for (let row = 0; row < size; row++)
    for (let second = 0; second < width; second++) total[second]! += counts[row * width + second]!;
  return ranked(valuesMs.slice(0, length), total);
}

/**
 * @param values in ms, not negative; are sorted in place
 * @param counts by whole second, beside `values`
 */
export function ranked(values: Int32Array, counts: Uint32Array = new Uint32Array(0)): Ranked {
  values.sort();
  /** Before each second: how many of both kinds, and how many of `values`. */
  const before = new Uint32Array(counts.length + 1);
  const valuesBefore = new Uint32Array(counts.length + 1);
  let value = 0;
  let sumMs = 0;
  for (let second = 0; second < counts.length; second++) {
    while (value < values.length && values[value]! < (second + 1) * 1000) value += 1;
    valuesBefore[second + 1] = value;
    before[second + 1] = before[second]! + counts[second]! + (value - valuesBefore[second]!);
    sumMs += counts[second]! * second * 1000;
  }
  for (let index = 0; index < values.length; index++) sumMs += values[index]!;
  return {
    n: before[counts.length]! + values.length - value,
    sumMs,
    at(rank) {
      const second = secondOf(before, rank);
      const place = rank - before[second]!;
      // The whole second is the shortest of its second; what follows the last counted second is in `values` alone.
      const counted = counts[second] ?? 0;
      return place < counted ? second * 1000 : values[valuesBefore[second]! + place - counted]!;
    },
  };
}

/** The last second with no more durations before it than the rank. */
function secondOf(before: Uint32Array, rank: number): number {
  let low = 0;
  let high = before.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (before[middle]! <= rank) low = middle;
    else high = middle - 1;
  }
  return low;
}
