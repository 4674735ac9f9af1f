// Maps keys to moves of the grid's cursor.
import { headRow } from './grid-cursor.svelte';

export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}
export interface Extent {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  /** Rows that one page holds. */
  readonly page: number;
}
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** Undefined for keys that move nothing. */
export function keyTarget(event: Key, { row, column, rows, columns, page }: Extent): Place | undefined {
  const jumps = event.ctrlKey || event.metaKey;
  const [lastRow, lastColumn] = [rows - 1, columns - 1];
  const within = (value: number): number => Math.min(Math.max(value, 0), lastRow);
  switch (event.key) {
    case 'ArrowDown':
      return { row: jumps ? lastRow : Math.min(row + 1, lastRow), column };
    case 'ArrowUp':
      if (jumps) return { row: 0, column };
      return { row: Math.max(row - 1, event.shiftKey ? 0 : headRow), column };
    case 'ArrowLeft':
      return { row, column: jumps ? 0 : Math.max(column - 1, 0) };
    case 'ArrowRight':
      return { row, column: jumps ? lastColumn : Math.min(column + 1, lastColumn) };
    case 'PageDown':
      return { row: within(row + page), column };
    case 'PageUp':
      return { row: within(row - page), column };
    case 'Home':
      return { row: jumps ? 0 : row, column: 0 };
    case 'End':
      return { row: jumps ? lastRow : row, column: lastColumn };
    default:
      return undefined;
  }
}
