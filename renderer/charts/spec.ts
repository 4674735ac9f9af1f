// What a chart shows, as plain data: builders (specs-*.ts) make it of a result, Chart.svelte draws it, and tooltip, keyboard
// and legend read the same object. Pure; knows neither Chart.js nor the page.
import { isolated } from '#shared/language/bidi';
import { formatValue, type Unit } from '#shared/language/format';
import type { Ink } from './colors';

/** One value per mark; null where there is none. */
export type Values = readonly (number | null)[];

export interface Series {
  readonly name: string;
  readonly ink: Ink;
  readonly shape: 'bar' | 'line' | 'dot';
  readonly values: Values;
  /** Ends of the interval of each value: a band round a line, a thin bar behind a dot. */
  readonly low?: Values;
  readonly high?: Values;
  /** Instead of the formatted value: what tooltip, keyboard and screen reader say of a mark. */
  readonly texts?: readonly string[];
  /** Marks drawn pale: small numbers, or what lies beyond a threshold. */
  readonly faint?: readonly boolean[];
  /** Of a chart with `xs`: own places of a curve that is only a guide; its points are no marks. */
  readonly guideXs?: readonly number[];
}

export interface Target {
  readonly value: number;
  readonly label: string;
}

/** A vertical line; a place between two marks ends in a half. */
export interface Threshold {
  readonly at: number;
  readonly label: string;
}

/** A note on the axis of marks: its number in the list, and from which mark to which it reaches. */
export interface PlacedNote {
  readonly id: string;
  readonly number: number;
  readonly first: number;
  readonly last: number;
  readonly text: string;
}

export interface ChartSpec {
  /** Under the axis; short. */
  readonly labels: readonly string[];
  /** The same in full: the tooltip's head. */
  readonly titles: readonly string[];
  readonly series: readonly Series[];
  readonly unit: Unit;
  readonly isStacked?: boolean;
  /** Marks go down instead of right; for ranked dots. */
  readonly isHorizontal?: boolean;
  /** Names the sum of all series in the tooltip. */
  readonly totalName?: string;
  /** Of a scatter: the place of each mark on a linear axis, and what that axis counts. */
  readonly xs?: readonly number[];
  readonly xUnit?: Unit;
  readonly min?: number;
  readonly max?: number;
  readonly targets?: readonly Target[];
  readonly thresholds?: readonly Threshold[];
  /** Marks whose data are not complete. */
  readonly bands?: readonly number[];
  /** Places where something else began to be counted, such as another scale. */
  readonly breaks?: readonly Threshold[];
  readonly notes?: readonly PlacedNote[];
  /** Lines below the tooltip's values, by mark. */
  readonly footers?: readonly (readonly string[])[];
  /** On the value axis; five where it is not said. */
  readonly mostTicks?: number;
  /** Whether the axis of marks is written: panels one below the other share the last one's. */
  readonly hasAxisText?: boolean;
  /** Pixels of the value axis, so that panels one below the other line up. */
  readonly axisWidth?: number;
}

/** Series that are labelled at their end, so that no legend is needed. */
export const mostDirectLabels = 4;
export function isLabelledDirectly({ series, isHorizontal }: ChartSpec): boolean {
  return (
    isHorizontal !== true &&
    series.length > 1 &&
    series.length <= mostDirectLabels &&
    series.every(({ shape }) => shape === 'line')
  );
}

/** What the reader has to know of colours beside the title; empty where labels or a single series say it. */
export function legendOf(spec: ChartSpec): readonly Pick<Series, 'name' | 'ink'>[] {
  return spec.series.length < 2 || isLabelledDirectly(spec) ? [] : spec.series;
}

/** A mark's value in words. */
export function valueText(spec: ChartSpec, series: number, index: number): string {
  const one = spec.series[series];
  return one?.texts?.[index] ?? formatValue(one?.values[index] ?? null, spec.unit);
}

/** Series that have that mark. */
export function seriesAt(spec: ChartSpec, index: number): number[] {
  return spec.series.flatMap((one, place) =>
    one.guideXs === undefined && (one.values[index] ?? null) !== null ? [place] : [],
  );
}

export interface TooltipRow {
  readonly series: number;
  readonly name: string;
  readonly ink: Ink;
  readonly value: string;
}
export interface TooltipText {
  readonly title: string;
  readonly rows: readonly TooltipRow[];
  /** The sum of the rows; undefined where it says nothing. */
  readonly total: { readonly name: string; readonly value: string } | undefined;
  readonly footers: readonly string[];
}

/** Everything that is said of a mark: all series, the sum, and what is remarkable. */
export function tooltipOf(spec: ChartSpec, index: number): TooltipText {
  const places = seriesAt(spec, index);
  const sum = places.reduce((total, place) => total + (spec.series[place]!.values[index] ?? 0), 0);
  const notes = (spec.notes ?? []).filter(({ first, last }) => first <= index && last >= index);
  return {
    title: isolated(spec.titles[index] ?? ''),
    rows: places.map((series) => {
      const { name, ink } = spec.series[series]!;
      return { series, name: isolated(name), ink, value: valueText(spec, series, index) };
    }),
    total:
      spec.totalName === undefined || places.length < 2
        ? undefined
        : { name: spec.totalName, value: formatValue(sum, spec.unit) },
    footers: [
      ...(spec.footers?.[index] ?? []),
      ...notes.map(({ number, text }) => `${number}. ${isolated(text)}`),
    ],
  };
}

/** The same in one sentence, for a screen reader; the chosen series first. */
export function spokenText(spec: ChartSpec, series: number, index: number): string {
  const { title, rows, footers } = tooltipOf(spec, index);
  const chosen = rows.find((row) => row.series === series);
  const words = [title, ...(chosen === undefined ? [] : [`${chosen.name} ${chosen.value}`]), ...footers];
  return words.join(', ');
}
