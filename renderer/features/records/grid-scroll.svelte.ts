// Which rows of the grid are in sight, and where they are drawn. The scrolled element is lower than all rows together
// where these are many (see scroll-map.ts); its position is mapped to theirs.
import { scrollMap } from './scroll-map';

export const rowHeight = 32;
/** Rows drawn beyond either edge. */
const spare = 6;
/** Rows are placed from a row not far above them, so that no position has too many digits for the graphics. */
const originRows = 1024;

/** Rows are redrawn when a drag of the scroll bar pauses for this long, in ms, or at the latest after this long. */
const restMs = 60;
const longestMs = 400;
/** Rows that do not come within this time, ms, are drawn as waiting. */
const patienceMs = 150;

export interface GridScroll {
  /** Height of the scrolled element, px. */
  readonly height: number;
  /** First and last row that are to be seen. */
  readonly seen: { readonly first: number; readonly last: number };
  /** The first row of the position, while the rows of another one are still drawn. */
  readonly passing: number | undefined;
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
  /** The rows that are to be seen have come. */
  draw(): void;
}

/** @param headHeight what stays above the rows, px */
export function createGridScroll(total: () => number, headHeight: () => number): GridScroll {
  let element: HTMLElement | undefined;
  let clientHeight = $state(0);
  // Tops of the view in row space, whole px: where it stands, whose rows are asked for, whose rows are drawn. They part only
  // while the scroll bar is dragged over many rows: to draw them all would hold up every frame.
  let wanted = $state(0);
  let asked = $state(0);
  let drawn = $state(0);
  let restTimer: ReturnType<typeof setTimeout> | undefined;
  let drawTimer: ReturnType<typeof setTimeout> | undefined;
  let movingSince = 0;

  const viewHeight = $derived(Math.max(clientHeight - headHeight(), 0));
  const rowsHeight = $derived(total() * rowHeight);
  const map = $derived(scrollMap(rowsHeight, viewHeight));
  const limit = $derived(Math.max(rowsHeight - viewHeight, 0));
  // Fewer rows than before: the view must not hang below the last one.
  const top = $derived(Math.min(wanted, limit));
  const drawnTop = $derived(Math.min(drawn, limit));
  const askedTop = $derived(Math.min(asked, limit));
  const position = $derived(Math.round(map.toScroll(top)));

  const count = $derived(Math.min(Math.ceil(viewHeight / rowHeight) + 1 + 2 * spare, total()));
  const first = $derived(Math.max(Math.min(Math.floor(drawnTop / rowHeight) - spare, total() - count), 0));
  const slots = $derived(
    Array.from({ length: count }, (_, slot) => first + ((((slot - first) % count) + count) % count)),
  );
  const origin = $derived(Math.floor(first / originRows) * originRows);

  function settle(): void {
    clearTimeout(restTimer);
    clearTimeout(drawTimer);
    restTimer = drawTimer = undefined;
    asked = drawn = wanted;
  }
  function moveTo(rowTop: number): void {
    wanted = Math.round(Math.min(Math.max(rowTop, 0), limit));
    settle();
    if (element !== undefined) element.scrollTop = position;
  }
  /** The rows of the position are asked for; they are drawn when they are there. */
  function ask(): void {
    restTimer = undefined;
    movingSince = performance.now();
    asked = wanted;
    clearTimeout(drawTimer);
    drawTimer = setTimeout(() => (drawn = asked), patienceMs);
  }
  /** Another position by the scroll bar: near ones are drawn at once, far ones when it rests. */
  function jump(): void {
    if (Math.abs(wanted - drawn) <= 2 * viewHeight) {
      settle();
      return;
    }
    const now = performance.now();
    if (restTimer === undefined) movingSince = now;
    clearTimeout(restTimer);
    restTimer = setTimeout(ask, Math.max(Math.min(restMs, movingSince + longestMs - now), 0));
  }

  return {
    get height() {
      return map.height;
    },
    get seen() {
      const last = Math.min(Math.ceil((askedTop + viewHeight) / rowHeight), total()) - 1;
      return { first: Math.max(Math.floor(askedTop / rowHeight), 0), last: Math.max(last, 0) };
    },
    get passing() {
      return top === drawnTop ? undefined : Math.floor(top / rowHeight);
    },
    get slots() {
      return slots;
    },
    get shift() {
      return position - drawnTop + origin * rowHeight;
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
      const { scrollTop } = element;
      // A move of our own comes back as a scroll event; what differs by less than a pixel is ours.
      if (Math.abs(position - scrollTop) < 1) return;
      // At odd scales of the screen the end comes up to a pixel early, which may be many rows.
      const isAtEnd = scrollTop >= map.height - viewHeight - 1;
      wanted = isAtEnd ? limit : Math.round(map.toRows(scrollTop));
      jump();
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
    draw() {
      clearTimeout(drawTimer);
      drawn = asked;
    },
  };
}
