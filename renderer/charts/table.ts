// The table twin of a chart: one description of heads and rows, shown as a table, copied as text, read by a screen reader.
import { isolated } from '#shared/language/bidi';
import { tsvCell } from '../state/grid-tsv';
import { type ChartSpec, seriesAt, valueText } from './spec';

export interface TableHead {
  readonly text: string;
  /** Figures stand right. */
  readonly isNumber?: boolean;
}
export interface TableCell {
  readonly text: string;
  /** Opens the calls of this one figure. */
  readonly open?: (() => void) | undefined;
}
export interface TableRow {
  readonly key: string | number;
  readonly cells: readonly (string | TableCell)[];
  /** Opens the calls of the whole row. */
  readonly open?: (() => void) | undefined;
}
export interface ChartTable {
  readonly heads: readonly TableHead[];
  readonly rows: readonly TableRow[];
}

export const textOf = (cell: string | TableCell): string => (typeof cell === 'string' ? cell : cell.text);

/** For the clipboard; what a spreadsheet would run or change is guarded. */
export function tsvOf({ heads, rows }: ChartTable): string {
  const lines = [
    heads.map(({ text }) => tsvCell(text, false)),
    ...rows.map(({ cells }) =>
      cells.map((cell, index) => tsvCell(textOf(cell), heads[index]?.isNumber === true)),
    ),
  ];
  return lines.map((cells) => cells.join('\t')).join('\r\n');
}

/** The twin of a chart as it is: a row for each mark, a column for each series. */
export function seriesTable(
  spec: ChartSpec,
  head: string,
  open?: (series: number, index: number) => void,
): ChartTable {
  const columns = spec.series.flatMap((series, place) => (series.guideXs === undefined ? [place] : []));
  return {
    heads: [
      { text: head },
      ...columns.map((place) => ({ text: isolated(spec.series[place]!.name), isNumber: true })),
    ],
    rows: spec.titles.map((title, index) => {
      const there = seriesAt(spec, index);
      const words = [isolated(title), ...(spec.footers?.[index] ?? [])].join(' · ');
      return {
        key: index,
        cells: [
          words,
          ...columns.map((place): TableCell | string => {
            const text = valueText(spec, place, index);
            const isEmpty = !there.includes(place) || spec.series[place]!.values[index] === 0;
            return open === undefined || isEmpty ? text : { text, open: () => open(place, index) };
          }),
        ],
      };
    }),
  };
}
