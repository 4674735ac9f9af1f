// Builders of the usual charts: shares over time with their intervals, ranked dots with intervals, and a histogram. Pure.
// They know what few calls may say (small-numbers.ts), so that their users need not.
import { formatCount, formatPercent, formatValue, type Unit } from '#shared/language/format';
import type { Language } from '#shared/language/text';
import { message } from '#shared/texts/messages';
import type { Figure } from '#shared/domain/metric';
import { certaintyOf } from '#shared/domain/small-numbers';
import type { Ink } from './colors';
import type { ChartSpec, Series } from './spec';

export interface FigureSeries {
  readonly name: string;
  readonly ink: Ink;
  /** One figure per mark. */
  readonly figures: readonly Figure[];
}
type Frame = Omit<ChartSpec, 'series'>;

/** A figure in words: `86.4 % (83.1–89.2), n 412`, with "few" where it rests on few. */
export function figureText(figure: Figure, unit: Unit, language: Language): string {
  const { value, n, low, high } = figure;
  const count = `n = ${formatCount(n)}`;
  if (value === null || certaintyOf(n) === 'hidden') return count;
  const end = (one: number): string => (unit === 'percent' ? formatPercent(one) : formatValue(one, unit));
  const interval = low === undefined || high === undefined ? '' : ` (${end(low)}–${end(high)})`;
  const few = certaintyOf(n) === 'few' ? ` · ${message(language, 'common.smallSample')}` : '';
  return `${formatValue(value, unit)}${interval}, ${count}${few}`;
}

function seriesOf(
  { name, ink, figures }: FigureSeries,
  shape: Series['shape'],
  unit: Unit,
  language: Language,
): Series {
  const shown = figures.map((figure) =>
    figure.value === null || certaintyOf(figure.n) === 'hidden' ? undefined : figure,
  );
  return {
    name,
    ink,
    shape,
    values: shown.map((figure) => figure?.value ?? null),
    low: shown.map((figure) => figure?.low ?? null),
    high: shown.map((figure) => figure?.high ?? null),
    texts: figures.map((figure) => figureText(figure, unit, language)),
    faint: figures.map(({ n }) => certaintyOf(n) !== 'enough'),
  };
}

/** Lines over marks of time, each in the band of its intervals. */
export function figureLines(frame: Frame, lines: readonly FigureSeries[], language: Language): ChartSpec {
  return { ...frame, series: lines.map((line) => seriesOf(line, 'line', frame.unit, language)) };
}

/** A dot and its interval for each row, in the order given: best first. `targets` draws the mean of all. */
export function dotIntervals(
  frame: Omit<Frame, 'isHorizontal'>,
  dots: FigureSeries,
  language: Language,
): ChartSpec {
  return { ...frame, isHorizontal: true, series: [seriesOf(dots, 'dot', frame.unit, language)] };
}

/** Counts in classes, stacked; classes beyond `faintFrom` are drawn pale. */
export function histogram(
  frame: Frame,
  parts: readonly Pick<Series, 'name' | 'ink' | 'values'>[],
  faintFrom = Infinity,
): ChartSpec {
  return {
    ...frame,
    isStacked: true,
    series: parts.map((part) => ({
      ...part,
      shape: 'bar',
      faint: part.values.map((_, index) => index >= faintFrom),
    })),
  };
}
