// Assigns table rows to pages. Pure: the drawing page measures the heights.

export interface Block {
  /** Title and heads, which every piece of the table has. */
  readonly head: number;
  readonly rows: readonly number[];
}
/** Rows from … to − 1 of a table. */
export interface Piece {
  readonly block: number;
  readonly from: number;
  readonly to: number;
}

/** A table begins at the foot of a page only with so many rows, or all of them. */
const leastRows = 3;

/**
 * Fills pages from the top; rows are never cut, and a table that goes on has its heads again.
 * @param room height of a page
 * @param gap between two tables on a page
 */
export function paginate(blocks: readonly Block[], room: number, gap: number): Piece[][] {
  const pages: Piece[][] = [];
  let page: Piece[] = [];
  let left = room;
  const turn = (): void => {
    if (page.length > 0) pages.push(page);
    page = [];
    left = room;
  };
  for (const [block, { head, rows }] of blocks.entries()) {
    const before = (): number => (page.length > 0 ? gap : 0);
    const start = rows.slice(0, leastRows).reduce((sum, height) => sum + height, head);
    if (page.length > 0 && before() + start > left) turn();
    let from = 0;
    do {
      left -= before() + head;
      let to = from;
      // A row that is higher than a page still has to stand somewhere.
      while (to < rows.length && (rows[to]! <= left || to === from)) left -= rows[to++]!;
      page.push({ block, from, to });
      from = to;
      if (from < rows.length) turn();
    } while (from < rows.length);
  }
  turn();
  return pages;
}
