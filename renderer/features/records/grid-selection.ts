// Selected rows as ranges of row numbers: sorted, apart from each other, both ends included. A million rows are one range.

export type Range = readonly [first: number, last: number];
export type Ranges = readonly Range[];

export function rangeOf(one: number, other: number): Range {
  return [Math.min(one, other), Math.max(one, other)];
}

export function holds(ranges: Ranges, row: number): boolean {
  return ranges.some(([first, last]) => row >= first && row <= last);
}

export function countRows(ranges: Ranges): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

/** With the rows of a range; ranges that touch become one. */
export function withRange(ranges: Ranges, added: Range): Ranges {
  let [first, last] = added;
  const apart: Range[] = [];
  for (const range of ranges) {
    if (range[1] < first - 1 || range[0] > last + 1) apart.push(range);
    else {
      first = Math.min(first, range[0]);
      last = Math.max(last, range[1]);
    }
  }
  return [...apart, [first, last] as const].sort((one, other) => one[0] - other[0]);
}

function withoutRow(ranges: Ranges, row: number): Ranges {
  return ranges.flatMap(([first, last]): Ranges => {
    if (row < first || row > last) return [[first, last]];
    const parts: Ranges = [
      [first, row - 1],
      [row + 1, last],
    ];
    return parts.filter((part) => part[0] <= part[1]);
  });
}

export function toggled(ranges: Ranges, row: number): Ranges {
  return holds(ranges, row) ? withoutRow(ranges, row) : withRange(ranges, [row, row]);
}
