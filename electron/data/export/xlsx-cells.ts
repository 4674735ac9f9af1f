// Rows of a sheet as XML. Text is text by its type, so nothing in it is ever run as a formula.
import type { Values } from './blocks';
import type { Column } from './columns';
import { createMoments } from './moments';

/** Excel's limit. */
const mostLetters = 32_767;
// oxlint-disable-next-line no-control-regex -- control characters are what XML cannot hold
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// oxlint-disable-next-line no-control-regex -- as above
const unusual = /[\u0000-\u001f&<>"\ud800-\udfff\ufffe\uffff]|_x[0-9a-f]{4}_|^\s|\s$/i;
const isLong = (text: string): boolean => text.length > mostLetters;

/** A text as a cell may hold it, not yet as XML: no control characters, no more letters than Excel takes. */
export function xmlText(text: string): string {
  if (!unusual.test(text) && !isLong(text)) return text;
  const clean = text.replace(/\r\n?/g, '\n').replace(forbidden, '');
  const cut = isLong(clean) ? clean.slice(0, mostLetters) : clean;
  // Cutting may part a pair.
  return cut.replace(loneSurrogate, '\ufffd');
}

/** @returns the inside of `<is>` */
function inlineText(text: string): string {
  if (!unusual.test(text) && !isLong(text)) return `<t>${text}</t>`;
  const escaped = xmlText(text)
    // Excel reads _x0041_ as the letter of that number.
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return `<t xml:space="preserve">${escaped}</t>`;
}

/** @returns a call as a row; lines are counted from 1, the head included */
export function rowWriter(
  columns: readonly Column[],
  styles: readonly number[],
  names: readonly string[],
  zone: string,
): (line: number, position: number, values: Values) => string {
  const { serial } = createMoments(zone);
  const starts = names.map((name) => `<c r="${name}`);
  const styled = styles.map((style) => (style === 0 ? '"' : `" s="${style}"`));
  return (line, position, values) => {
    let row = `<row r="${line}">`;
    for (let index = 0; index < columns.length; index++) {
      const { kind, cell } = columns[index]!;
      const value = cell(position, values);
      if (value === null || value === '') continue;
      const start = `${starts[index]!}${line}${styled[index]!}`;
      if (typeof value === 'string') row += `${start} t="inlineStr"><is>${inlineText(value)}</is></c>`;
      else row += `${start}><v>${kind === 'text' || kind === 'number' ? value : serial(value)}</v></c>`;
    }
    return `${row}</row>`;
  };
}
