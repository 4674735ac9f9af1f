// CSV as Chinese Excel opens it: BOM, CRLF, RFC 4180 quoting, long digits and leading zeros as they are, and no cell
// that a spreadsheet would run as a formula.
import iconv from 'iconv-lite';
import type { ExportInput } from '#shared/domain/export';
import { isFormulaLike } from '#shared/base/formula';
import type { Values } from './blocks';
import type { Cell, Column } from './columns';
import { createMoments } from './moments';

/** Numbers may start with + and are no formula. */
const plainNumber = /^\+?[\d*]+$/;
const special = /[",\r\n]|^\s|\s$/;

/** A cell of free text, guarded against formulas; numbers such as +86… pass. */
export function textCell(text: string): string {
  const guarded = isFormulaLike(text) && !plainNumber.test(text) ? `'${text}` : text;
  return quoted(guarded);
}

export function quoted(text: string): string {
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What is a number by its type can be no formula, whatever sign it has. */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell) : textCell(cell);
}

export interface CsvWriter {
  readonly head: string;
  readonly line: (position: number, values: Values) => string;
}

/** Head and lines without BOM; every line ends in CRLF. */
export function csvWriter(columns: readonly Column[], zone: string): CsvWriter {
  const { iso, wall } = createMoments(zone);
  const cells = columns.map(({ kind, cell, few }): ((position: number, values: Values) => string) => {
    if (kind === 'moment') return (position, values) => iso(cell(position, values) as number);
    if (kind === 'wall') return (position, values) => wall(cell(position, values) as number);
    if (few !== true) return (position, values) => csvCell(cell(position, values));
    const known = new Map<Cell, string>();
    return (position, values) => {
      const value = cell(position, values);
      let text = known.get(value);
      if (text === undefined) known.set(value, (text = csvCell(value)));
      return text;
    };
  });
  return {
    head: `${columns.map((column) => textCell(column.head)).join(',')}\r\n`,
    line: (position, values) => {
      let line = '';
      for (let index = 0; index < cells.length; index++)
        line += index === 0 ? cells[index]!(position, values) : `,${cells[index]!(position, values)}`;
      return `${line}\r\n`;
    },
  };
}

/** The encoder of a file; GB18030 covers every Chinese character. */
export function encoderOf(encoding: ExportInput['encoding']): (text: string) => Buffer {
  return encoding === 'gb18030' ? (text) => iconv.encode(text, 'gb18030') : (text) => Buffer.from(text);
}
