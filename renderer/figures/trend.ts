// A period in at most eight parts, for the small lines of the tiles: thirty days say no more at that size.
export const mostParts = 8;

/** Index of the first mark of each part, and the end. */
function cutsOf(length: number): number[] {
  const parts = Math.min(length, mostParts);
  return Array.from({ length: parts + 1 }, (_, part) => Math.round((part * length) / Math.max(parts, 1)));
}

function folded(values: ArrayLike<number>, join: (part: number[]) => number): Float64Array {
  const cuts = cutsOf(values.length);
  const all = Array.from(values);
  return Float64Array.from(cuts.slice(1), (end, part) => join(all.slice(cuts[part], end)));
}

export function foldedSum(counts: ArrayLike<number>): Float64Array {
  return folded(counts, (part) => part.reduce((total, one) => total + one, 0));
}

/** The middle one of each part's medians: a hint at the course, never shown as a number. */
export function foldedMiddle(medians: ArrayLike<number>): Float64Array {
  return folded(medians, (part) => {
    const known = part.filter((one) => !Number.isNaN(one)).sort((a, b) => a - b);
    return known[Math.floor((known.length - 1) / 2)] ?? NaN;
  });
}

/** Places between marks as places between parts. */
export function foldedBreaks(places: readonly number[], length: number): number[] {
  const parts = Math.min(length, mostParts);
  return places.map((place) => (parts === length ? place : ((place + 0.5) / length) * parts - 0.5));
}
