// Charts as data: what is drawn, said, labelled and copied, without a page.
import { expect, test } from 'vitest';
import { configurationOf, textWidth, tickText } from '#renderer/charts/configuration';
import { inkTokens, type ChartColors, type Ink } from '#renderer/charts/colors';
import { moved } from '#renderer/charts/hit';
import { clusterNotes } from '#renderer/charts/note-clusters';
import {
  isLabelledDirectly,
  legendOf,
  seriesAt,
  spokenText,
  tooltipOf,
  type ChartSpec,
} from '#renderer/charts/spec';
import { dotIntervals, figureLines, figureText, histogram } from '#renderer/charts/specs-basic';
import { seriesTable, tsvOf } from '#renderer/charts/table';
import { wilson } from '#shared/base/interval';

const colors: ChartColors = {
  text: '#000000',
  muted: '#555555',
  faint: '#888888',
  surface: '#ffffff',
  line: '#dddddd',
  gridLine: '#eeeeee',
  outline: '#333333',
  notice: '#ffffee',
  target: '#000000',
  font: 'sans-serif',
  ink: Object.fromEntries(Object.keys(inkTokens).map((ink) => [ink, '#0072b2'])) as Record<Ink, string>,
};
const stacked: ChartSpec = {
  labels: ['1', '2', '3'],
  titles: ['Day 1', 'Day 2', 'Day 3'],
  unit: 'count',
  isStacked: true,
  totalName: 'Inbound',
  footers: [[], ['not complete'], []],
  notes: [{ id: 'a', number: 1, first: 1, last: 2, text: 'Line fault' }],
  series: [
    { name: 'Answered', ink: 'answered', shape: 'bar', values: [1200, 0, 30] },
    { name: 'Left in queue', ink: 'ring', shape: 'bar', values: [34, null, 0] },
  ],
};
const figure = (
  hits: number,
  n: number,
): { value: number | null; n: number; low?: number; high?: number } => ({
  value: n === 0 ? null : hits / n,
  n,
  ...wilson(hits, n),
});

test('a tooltip lists every series of a mark, their sum, and what is remarkable', () => {
  expect(tooltipOf(stacked, 0)).toEqual({
    title: 'Day 1',
    rows: [
      { series: 0, name: 'Answered', ink: 'answered', value: '1,200' },
      { series: 1, name: 'Left in queue', ink: 'ring', value: '34' },
    ],
    total: { name: 'Inbound', value: '1,234' },
    footers: [],
  });
  // A series without a value is not listed, and a sum of one says nothing.
  expect(tooltipOf(stacked, 1)).toMatchObject({
    rows: [{ series: 0 }],
    total: undefined,
    footers: ['not complete', '1. Line fault'],
  });
  expect(spokenText(stacked, 1, 0)).toBe('Day 1, Left in queue 34');
  expect(spokenText(stacked, 0, 2)).toBe('Day 3, Answered 30, 1. Line fault');
});

test('arrow keys move along the marks and between series, past marks that have none', () => {
  const start = { series: 1, index: 0 };
  expect(moved(stacked, start, 'ArrowRight')).toEqual({ series: 0, index: 1 });
  expect(moved(stacked, start, 'ArrowLeft')).toEqual(start);
  expect(moved(stacked, start, 'End')).toEqual({ series: 1, index: 2 });
  expect(moved(stacked, { series: 0, index: 2 }, 'Home')).toEqual({ series: 0, index: 0 });
  expect(moved(stacked, { series: 0, index: 0 }, 'ArrowUp')).toEqual({ series: 1, index: 0 });
  expect(moved(stacked, start, 'ArrowUp')).toEqual(start);
  expect(moved(stacked, start, 'ArrowDown')).toEqual({ series: 0, index: 0 });
  expect(moved(stacked, start, 'a')).toBeUndefined();
  const gap: ChartSpec = { ...stacked, series: [{ ...stacked.series[0]!, values: [1, null, 3] }] };
  expect(moved(gap, { series: 0, index: 0 }, 'ArrowRight')).toEqual({ series: 0, index: 2 });
  const ranked = dotIntervals(
    { labels: ['a', 'b'], titles: ['a', 'b'], unit: 'percent' },
    { name: 'Satisfied', ink: 'best', figures: [figure(90, 100), figure(50, 60)] },
    'en',
  );
  expect(moved(ranked, { series: 0, index: 0 }, 'ArrowDown')).toEqual({ series: 0, index: 1 });
});

test('up to four lines are labelled at their ends; otherwise a legend names the colours', () => {
  const lines = (count: number): ChartSpec =>
    figureLines(
      { labels: ['1'], titles: ['1'], unit: 'percent' },
      Array.from({ length: count }, (_, index) => ({
        name: `Line ${index}`,
        ink: 'answered' as const,
        figures: [figure(40, 50)],
      })),
      'en',
    );
  expect(isLabelledDirectly(lines(4))).toBe(true);
  expect(legendOf(lines(4))).toEqual([]);
  expect(legendOf(lines(5))).toHaveLength(5);
  expect(legendOf(lines(1))).toEqual([]);
  expect(legendOf(stacked)).toHaveLength(2);
});

test('few calls give no mark under five and a pale one under thirty', () => {
  const spec = figureLines(
    { labels: ['1', '2', '3', '4'], titles: ['1', '2', '3', '4'], unit: 'percent' },
    [
      {
        name: 'SL',
        ink: 'answered',
        figures: [figure(3, 4), figure(9, 10), figure(80, 100), figure(0, 0)],
      },
    ],
    'en',
  );
  const [line] = spec.series;
  expect(line!.values).toEqual([null, 0.9, 0.8, null]);
  expect(line!.faint).toEqual([true, true, false, true]);
  expect(line!.texts).toEqual([
    'n = 4',
    '90.0% (59.6–98.2), n = 10 · small sample',
    '80.0% (71.1–86.7), n = 100',
    'n = 0',
  ]);
  expect(seriesAt(spec, 0)).toEqual([]);
  expect(figureText({ value: 65, n: 40, low: 60, high: 70 }, 'seconds', 'en')).toBe(
    '1:05 (1:00–1:10), n = 40',
  );
});

test('a description becomes a chart without motion, from zero, with at most five ticks', () => {
  const { data, options } = configurationOf(stacked, colors, 3);
  const scales = options?.scales as Record<
    string,
    { beginAtZero?: boolean; ticks?: { maxTicksLimit?: number } }
  >;
  expect(options).toMatchObject({ animation: false, devicePixelRatio: 3, indexAxis: 'x' });
  expect(scales['y']).toMatchObject({ beginAtZero: true, stacked: true, ticks: { maxTicksLimit: 5 } });
  expect(scales['x']).toMatchObject({ grid: { display: false } });
  // Pale colours have an outline.
  expect(data.datasets.map(({ borderWidth }) => borderWidth)).toEqual([0, 1]);
});

test('intervals of dots are thin bars after all series, and classes beyond a threshold are pale', () => {
  const ranked = dotIntervals(
    { labels: ['a', 'b'], titles: ['a', 'b'], unit: 'percent', targets: [{ value: 0.8, label: 'all' }] },
    { name: 'Satisfied', ink: 'best', figures: [figure(90, 100), figure(1, 2)] },
    'en',
  );
  const { data, options } = configurationOf(ranked, colors);
  expect(options).toMatchObject({ indexAxis: 'y' });
  expect(data.datasets).toHaveLength(2);
  expect((data.datasets[1]!.data[0] as unknown as number[]).map((end) => end.toFixed(3))).toEqual([
    '0.826',
    '0.945',
  ]);
  expect(data.datasets[1]!.data[1]).toBeNull();
  const bars = histogram(
    { labels: ['0', '5', '10'], titles: ['', '', ''], unit: 'count' },
    [{ name: 'Answered', ink: 'answered', values: [3, 2, 1] }],
    2,
  );
  expect(configurationOf(bars, colors).data.datasets[0]!.backgroundColor).toEqual([
    '#0072b2',
    '#0072b2',
    '#0072b266',
  ]);
});

test('axes write shares, times and counts short', () => {
  expect(tickText(0.25, 'percent')).toBe('25%');
  expect(tickText(0.075, 'percent')).toBe('7.5%');
  expect(tickText(90, 'seconds')).toBe('1:30');
  expect(tickText(12_000, 'count')).toBe('12,000');
  expect(tickText(4.5, 'points')).toBe('4.5');
  expect(textWidth('接听')).toBeGreaterThan(textWidth('ab'));
});

test('the table twin has every mark and series, opens what has calls, and is copied as text', () => {
  const opened: string[] = [];
  const table = seriesTable(stacked, 'Day', (series, index) => opened.push(`${series}/${index}`));
  expect(tsvOf(table)).toBe(
    ['Day\tAnswered\tLeft in queue', 'Day 1\t1,200\t34', 'Day 2 · not complete\t0\t–', 'Day 3\t30\t0'].join(
      '\r\n',
    ),
  );
  const cells = table.rows.flatMap(({ cells: all }) => all).filter((cell) => typeof cell !== 'string');
  for (const cell of cells) cell.open?.();
  // Neither nothing nor an unknown figure can be opened.
  expect(opened).toEqual(['0/0', '1/0', '0/2']);
  expect(tsvOf({ heads: [{ text: 'a\tb' }], rows: [{ key: 1, cells: ['c\nd'] }] })).toBe('a b\r\nc d');
  const heads = [{ text: 'Agent' }, { text: 'Change', isNumber: true }];
  expect(tsvOf({ heads, rows: [{ key: 1, cells: ['\u200B=cmd', '-2.1'] }] })).toBe(
    'Agent\tChange\r\n="\u200B=cmd"\t-2.1',
  );
});

test('flags of notes that would touch become one', () => {
  expect(clusterNotes([{ number: 1, x: 10 }])).toEqual([{ x: 10, label: '1' }]);
  const many = Array.from({ length: 240 }, (_, index) => ({ number: index + 1, x: index * 3 }));
  const flags = clusterNotes(many);
  expect(flags.length).toBeLessThan(40);
  expect(flags[0]!.label.startsWith('1–')).toBe(true);
  expect(flags.at(-1)!.label.endsWith('240')).toBe(true);
  for (const [index, flag] of flags.entries())
    if (index > 0) expect(flag.x - flags[index - 1]!.x).toBeGreaterThanOrEqual(22);
});
