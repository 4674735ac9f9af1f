// Cells on the clipboard, as a spreadsheet takes them.
import { isFormulaLike } from '#shared/base/formula';

/** From the twelfth digit on Excel shows powers of ten and, past the fifteenth, loses digits. */
const longDigits = 12;

/** Texts that a spreadsheet would change: leading zeros, long numbers, and what it would take for a formula. */
function isChanged(text: string): boolean {
  if (isFormulaLike(text)) return true;
  return /^\d+$/.test(text) && ((text.length > 1 && text.startsWith('0')) || text.length >= longDigits);
}

/** @param isValue a number or a time, to be read as such */
export function tsvCell(text: string, isValue: boolean): string {
  const line = text.replace(/[\t\r\n]+/g, ' ');
  if (isValue || line === '') return line;
  // Excel takes ="0138…" for the text between the quotes; within a cell that begins with = they are doubled.
  if (isChanged(line)) return `="${line.replaceAll('"', '""')}"`;
  return line.startsWith('"') ? `"${line.replaceAll('"', '""')}"` : line;
}

export const tsvLine = (cells: readonly string[]): string => `${cells.join('\t')}\r\n`;
