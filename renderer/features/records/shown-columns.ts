// The shown columns with all that drawing them needs: names, widths, and where pinned ones stay.
import type { CallFieldId } from '#shared/domain/fields';
import type { GridColumns } from '#shared/domain/settings';
import { isNumeric, labelOf } from './grid-cells';
import { usualWidth } from '../../state/grid-columns.svelte';

export interface ShownColumn {
  readonly id: CallFieldId;
  readonly label: string;
  readonly width: number;
  /** From the grid's left edge, px. */
  readonly left: number;
  readonly isNumber: boolean;
  readonly isPinned: boolean;
  /** The last of the pinned ones, at whose right edge the others vanish. */
  readonly isLastPinned: boolean;
}

/** Columns that take the room that is left over, as long as nobody gave them a width. */
const growing: readonly CallFieldId[] = ['agents', 'skillGroups'];
const mostGrowth = 160;

/** @param room width of the grid, px */
export function shownColumns(columns: GridColumns, room: number): ShownColumn[] {
  const free = room - columns.reduce((sum, { width }) => sum + width, 0);
  const takers = columns.filter(({ field, width }) => growing.includes(field) && width === usualWidth(field));
  const share = Math.min(Math.max(Math.floor(free / Math.max(takers.length, 1)), 0), mostGrowth);
  let left = 0;
  return columns.map((column, index) => {
    const width = column.width + (takers.includes(column) ? share : 0);
    const shown = {
      id: column.field,
      label: labelOf(column.field),
      width,
      left,
      isNumber: isNumeric(column.field),
      isPinned: column.isPinned,
      isLastPinned: column.isPinned && columns[index + 1]?.isPinned !== true,
    };
    left += width;
    return shown;
  });
}
