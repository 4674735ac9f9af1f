// The workbook around the rows: sheets, styles, frozen heads, widths, filters, and the sheet that says what it all is. The
// library (hucre) writes it with one row as a pattern in each sheet of calls; the calls are put in its place later.
//
// Why not its own writer of long sheets: that one knows one kind of sheet and no filters, and takes three times as long. Why
// this library: of those still looked after it is the one without dependencies that holds up the process the least; it runs
// on the Node of every Electron that the program is built with, and nothing is downloaded or compiled to install it (MIT).
import { unzipSync } from 'fflate';
import { writeXlsx, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import { AppError } from '#shared/base/envelope';
import type { Column } from './columns';
import type { FactRow } from './facts';
import { xmlText } from './xlsx-cells';

export interface WorkbookPlan {
  readonly columns: readonly Column[];
  /** Calls of each sheet. */
  readonly counts: readonly number[];
  /** "Calls" or "Calls 2". */
  readonly sheetName: (index: number) => string;
  readonly aboutName: string;
  readonly title: string;
  readonly facts: readonly FactRow[];
}
export interface SheetFrame {
  /** What stands before and after the rows of calls. */
  readonly before: string;
  readonly after: string;
}
export interface WorkbookParts {
  readonly sheets: readonly SheetFrame[];
  /** Of each column, the number of its cells' style; 0 where it has none. */
  readonly styles: readonly number[];
  /** Every other part of the package, by its path. */
  readonly others: ReadonlyMap<string, Uint8Array>;
}

const headStyle: CellStyle = { font: { bold: true }, alignment: { vertical: 'top', wrapText: true } };
const textStyle: CellStyle = { numFmt: '@' };
const timeStyle: CellStyle = { numFmt: 'yyyy-mm-dd hh:mm:ss' };
const factStyle: CellStyle = { numFmt: '@', alignment: { vertical: 'top', wrapText: true } };

function styleOf({ kind }: Column): CellStyle {
  if (kind === 'number') return {};
  return kind === 'text' ? textStyle : timeStyle;
}

/** Column A is 0. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function callsSheet({ columns, sheetName }: WorkbookPlan, count: number, index: number): WriteSheet {
  return {
    name: sheetName(index),
    columns: columns.map(({ width }) => ({ width })),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${columnName(columns.length - 1)}${count + 1}` },
    // The pattern row's values are never seen; only its styles are.
    rows: [columns.map(({ head }) => xmlText(head)), columns.map(() => 0)],
    cells: new Map(
      columns.flatMap((column, place) => [
        [`0,${place}`, { style: headStyle }] as const,
        [`1,${place}`, { style: styleOf(column) }] as const,
      ]),
    ),
  };
}

function aboutSheet({ aboutName, facts }: WorkbookPlan): WriteSheet {
  return {
    name: aboutName,
    columns: [{ width: 24 }, { width: 90 }],
    rows: facts.map(({ label, text }) => [xmlText(label), xmlText(text)]),
    cells: new Map(
      facts.flatMap(({ isHead }, row) => [
        [`${row},0`, { style: isHead ? headStyle : factStyle }] as const,
        [`${row},1`, { style: factStyle }] as const,
      ]),
    ),
  };
}

const pattern = /<row r="2"[^>]*>(.*?)<\/row>/;

function frameOf(xml: string, columns: number, count: number): SheetFrame {
  const row = pattern.exec(xml);
  if (row === null) throw new AppError('internal', 'the pattern of a sheet has no row');
  const last = `${columnName(columns - 1)}${count + 1}`;
  return {
    before: xml.slice(0, row.index).replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="A1:${last}"/>`),
    after: xml.slice(row.index + row[0].length),
  };
}

export async function makeParts(plan: WorkbookPlan): Promise<WorkbookParts> {
  const bytes = await writeXlsx({
    properties: { title: plan.title, creator: 'CCC Reports' },
    sheets: [...plan.counts.map((count, index) => callsSheet(plan, count, index)), aboutSheet(plan)],
  });
  const parts = new Map(Object.entries(unzipSync(bytes)));
  const decoder = new TextDecoder();
  let styles: number[] = [];
  const sheets = plan.counts.map((count, index) => {
    const path = sheetPath(index);
    const xml = decoder.decode(parts.get(path));
    parts.delete(path);
    const cells = [...(pattern.exec(xml)?.[1] ?? '').matchAll(/<c [^>]*>/g)].map(([cell]) => cell);
    styles = cells.map((cell) => Number(/ s="(\d+)"/.exec(cell)?.[1] ?? 0));
    if (styles.length !== plan.columns.length)
      throw new AppError('internal', `the pattern of a sheet has ${styles.length} cells`);
    return frameOf(xml, plan.columns.length, count);
  });
  return { sheets, styles, others: parts };
}

export const sheetPath = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;
