// Cursor position and row selection of the grid.
import { countRows, holds, rangeOf, toggled, type Ranges } from './grid-selection';

/** The cursor's row while it stands in the head. */
export const headRow = -1;

export type Step = 'move' | 'extend' | 'toggle';

export interface GridCursor {
  readonly row: number;
  readonly column: number;
  readonly ranges: Ranges;
  readonly selectedCount: number;
  isSelected(row: number): boolean;
  /** `move` selects the row alone, `extend` all rows from where the selection began, `toggle` adds or takes away. */
  go(row: number, column: number, step?: Step): void;
  selectAll(): void;
  /** Other rows are shown: nothing is selected, the cursor stands in this row. */
  reset(row: number): void;
}

export function createGridCursor(total: () => number, columns: () => number): GridCursor {
  let place = $state.raw({ row: 0, column: 0 });
  let ranges = $state.raw<Ranges>([]);
  let anchor = 0;
  const within = (value: number, least: number, count: number): number =>
    Math.max(Math.min(value, Math.max(count - 1, 0)), least);
  const row = $derived(within(place.row, headRow, total()));
  const column = $derived(within(place.column, 0, columns()));
  return {
    get row() {
      return row;
    },
    get column() {
      return column;
    },
    get ranges() {
      return ranges;
    },
    get selectedCount() {
      return countRows(ranges);
    },
    isSelected: (one) => holds(ranges, one),
    go(toRow, toColumn, step = 'move') {
      const next = within(toRow, step === 'move' ? headRow : 0, total());
      place = { row: next, column: within(toColumn, 0, columns()) };
      if (next === headRow) return;
      if (step === 'extend') ranges = [rangeOf(anchor, next)];
      else {
        anchor = next;
        ranges = step === 'toggle' ? toggled(ranges, next) : [[next, next]];
      }
    },
    selectAll() {
      if (total() > 0) ranges = [[0, total() - 1]];
    },
    reset(toRow) {
      place = { row: toRow, column: place.column };
      anchor = Math.max(toRow, 0);
      ranges = [];
    },
  };
}
