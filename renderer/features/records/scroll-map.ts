// Scrolling over more rows than an element can be high. Chromium lays out at most 33,554,428 physical pixels, divided by
// the screen's scale: so the scrolled element stays under a safe height and its position is mapped to the row space.

/** Under the limit at a scale of 3 (11.1 million). */
const maximumHeight = 10_000_000;

export interface ScrollMap {
  /** Height of the scrolled element in px. */
  readonly height: number;
  /** Position in row space (px) for a scroll position. */
  toRows(scrollTop: number): number;
  toScroll(rowTop: number): number;
}

/** @param rowsHeight height of all rows, px @param viewHeight height of what is seen, px */
export function scrollMap(rowsHeight: number, viewHeight: number): ScrollMap {
  const height = Math.min(rowsHeight, maximumHeight);
  const rowRange = Math.max(rowsHeight - viewHeight, 0);
  const scrollRange = Math.max(height - viewHeight, 0);
  const factor = scrollRange === 0 ? 1 : rowRange / scrollRange;
  return {
    height,
    toRows: (scrollTop) => Math.min(scrollTop * factor, rowRange),
    toScroll: (rowTop) => rowTop / factor,
  };
}
