// Computes the column width that fits its content.
import { dash } from '#shared/language/format';
import type { CallFieldId } from '#shared/domain/fields';
import { cellText, labelOf } from './grid-cells';
import type { RecordRow } from './record-pages.svelte';

/** Padding of a cell, and room for the mark of the order or of the outcome. */
const around = 24;
const mark = 18;

let canvas: CanvasRenderingContext2D | null = null;

/** Width in px for the head and these rows. */
export function fittingWidth(id: CallFieldId, rows: readonly RecordRow[]): number {
  canvas ??= document.createElement('canvas').getContext('2d');
  if (canvas === null) return 0;
  const { fontSize, fontFamily } = getComputedStyle(document.body);
  canvas.font = `${fontSize} ${fontFamily}`;
  const texts = [...rows.map((row) => cellText(row, id)), dash];
  const widest = Math.max(...texts.map((text) => canvas!.measureText(text).width));
  const head = canvas.measureText(labelOf(id)).width + mark;
  return Math.ceil(Math.max(widest + (id === 'disposition' ? mark : 0), head) + around);
}
