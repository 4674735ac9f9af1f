// Which rows of the grid are in sight, and where they are drawn. The scrolled element is lower than all rows together
// where these are many (see scroll-map.ts); its position is mapped to theirs.
import { scrollMap } from '../parts/scroll-map';

export const rowHeight = 32;
/** Rows drawn beyond either edge. */
const spare = 6;
/** Rows are placed from a row not far above them, so that no position has too many digits for the graphics. */
const originRows = 1024;

export interface GridScroll {
  /** Height of the scrolled element, px. */
  readonly height: number;
  /** First and last row that can be seen. */
  readonly seen: { readonly first: number; readonly last: number };
  /** Rows by slot: scrolling gives a slot another row, and the elements stay. */
  readonly slots: readonly number[];
  /** Where the rows' origin lies in the scrolled element, px, and a row below it. */
  readonly shift: number;
  offsetOf(row: number): number;
  readonly pageRows: number;
  /** Takes on the element that scrolls. */
  attach(element: HTMLElement): void;
  resized(clientHeight: number): void;
  scrolled(): void;
  wheeled(event: WheelEvent): void;
  reveal(row: number): void;
  toTop(): void;
}

/** @param headHeight what stays above the rows, px */
export function createGridScroll(total: () => number, headHeight: () => number): GridScroll {
  let element: HTMLElement | undefined;
  let clientHeight = $state(0);
  /** Top of the view in row space, whole px. */
  let wanted = $state(0);
  const viewHeight = $derived(Math.max(clientHeight - headHeight(), 0));
  const rowsHeight = $derived(total() * rowHeight);
  const map = $derived(scrollMap(rowsHeight, viewHeight));
  const limit = $derived(Math.max(rowsHeight - viewHeight, 0));
  // Fewer rows than before: the view must not hang below the last one.
  const top = $derived(Math.min(wanted, limit));
  const position = $derived(Math.round(map.toScroll(top)));

  const firstSeen = $derived(Math.floor(top / rowHeight));
  const lastSeen = $derived(Math.min(Math.ceil((top + viewHeight) / rowHeight), total()) - 1);
  const count = $derived(Math.min(Math.ceil(viewHeight / rowHeight) + 1 + 2 * spare, total()));
  const first = $derived(Math.max(Math.min(firstSeen - spare, total() - count), 0));
  const slots = $derived(
    Array.from({ length: count }, (_, slot) => first + ((((slot - first) % count) + count) % count)),
  );
  const origin = $derived(Math.floor(first / originRows) * originRows);

  function moveTo(rowTop: number): void {
    wanted = Math.round(Math.min(Math.max(rowTop, 0), limit));
    if (element !== undefined) element.scrollTop = position;
  }

  return {
    get height() {
      return map.height;
    },
    get seen() {
      return { first: Math.max(firstSeen, 0), last: Math.max(lastSeen, 0) };
    },
    get slots() {
      return slots;
    },
    get shift() {
      return position - top + origin * rowHeight;
    },
    offsetOf: (row) => (row - origin) * rowHeight,
    get pageRows() {
      return Math.max(Math.floor(viewHeight / rowHeight) - 1, 1);
    },
    attach(scroller) {
      element = scroller;
    },
    resized(height) {
      clientHeight = height;
    },
    scrolled() {
      if (element === undefined) return;
      const { scrollTop, scrollHeight, clientHeight: height } = element;
      // A move of our own comes back as a scroll event; what differs by less than a pixel is ours.
      if (Math.abs(position - scrollTop) < 1) return;
      // At odd scales of the screen the end comes up to a pixel early, which may be many rows.
      const isAtEnd = scrollTop + height >= scrollHeight - 1;
      wanted = isAtEnd ? limit : Math.round(map.toRows(scrollTop));
    },
    wheeled(event) {
      // Where the space is compressed the browser's own step would skip thousands of rows.
      if (map.height === rowsHeight || event.deltaY === 0 || event.ctrlKey) return;
      event.preventDefault();
      moveTo(top + event.deltaY);
    },
    reveal(row) {
      const at = row * rowHeight;
      if (at < top) moveTo(at);
      else if (at + rowHeight > top + viewHeight) moveTo(at + rowHeight - viewHeight);
    },
    toTop() {
      moveTo(0);
    },
  };
}
