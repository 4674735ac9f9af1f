// From a chart's plain description and colours to what Chart.js takes. Pure.
import { isolated } from '#shared/language/bidi';
import { formatCount, formatDuration, type Unit } from '#shared/language/format';
import { paleInks, type ChartColors } from './colors';
import { furnish, isBroken, type FurnishedData } from './furniture';
import { isLabelledDirectly, type ChartSpec, type Series } from './spec';
import type { ChartConfiguration, ChartDataset, ScaleOptionsByType } from 'chart.js';

export type Configuration = ChartConfiguration<'bar' | 'line'>;
type Dataset = ChartDataset<'bar' | 'line'>;
export const axisFontSize = 11;
/** Lines of more marks show no points: they would melt together. */
const mostPoints = 62;

/** Under the value axis. */
export function tickText(value: number, unit: Unit): string {
  switch (unit) {
    case 'percent':
      return `${Number((value * 100).toFixed(1))}%`;
    case 'seconds':
      return formatDuration(value);
    case 'points':
      return String(Number(value.toFixed(1)));
    case 'count':
    case 'distribution':
      return formatCount(value);
  }
}

/** About how wide a text is drawn; Chinese characters take the whole size. */
export function textWidth(text: string): number {
  return [...text].reduce((width, one) => width + (one > '⺀' ? axisFontSize : axisFontSize * 0.58), 0);
}

const faded = (color: string): string => (/^#[\da-f]{6}$/i.test(color) ? `${color}66` : color);

function inkOf({ ink, faint }: Series, colors: ChartColors): string | string[] {
  const color = colors.ink[ink];
  return faint === undefined ? color : faint.map((isFaint) => (isFaint ? faded(color) : color));
}

function barOf(series: Series, colors: ChartColors): Dataset {
  return {
    type: 'bar',
    label: isolated(series.name),
    data: [...series.values],
    backgroundColor: inkOf(series, colors),
    borderColor: colors.outline,
    borderWidth: paleInks.has(series.ink) ? 1 : 0,
    maxBarThickness: 36,
    categoryPercentage: 0.84,
    barPercentage: 0.94,
  };
}

function pointsOf(series: Series, xs: readonly number[] | undefined): Dataset['data'] {
  if (xs === undefined) return [...series.values];
  return xs.map((x, index) => ({ x, y: series.values[index] ?? NaN }));
}

function lineOf(series: Series, spec: ChartSpec, colors: ChartColors): Dataset {
  const isDots = series.shape === 'dot';
  const isGuide = series.guideXs !== undefined;
  const color = inkOf(series, colors);
  const few = series.values.length <= mostPoints;
  return {
    type: 'line',
    label: isolated(series.name),
    data: pointsOf(series, series.guideXs ?? spec.xs) as number[],
    showLine: !isDots,
    borderColor: colors.ink[series.ink],
    borderWidth: isGuide ? 1 : 1.6,
    ...(isGuide ? { borderDash: [4, 3] } : {}),
    backgroundColor: color,
    pointBackgroundColor: color,
    pointBorderColor: paleInks.has(series.ink) ? colors.outline : color,
    pointRadius: isGuide ? 0 : isDots ? 4 : few ? 2 : 0,
    pointHoverRadius: isGuide ? 0 : 4,
    // What was counted differently is not joined.
    ...(spec.breaks === undefined
      ? {}
      : {
          segment: {
            borderColor: ({ p1DataIndex }: { p1DataIndex: number }) =>
              isBroken(spec.breaks ?? [], p1DataIndex) ? 'transparent' : undefined,
          },
        }),
    order: -1,
  } as Dataset;
}

/** Intervals of dots are thin bars behind them; those of lines are bands, which the furniture draws. */
function intervalsOf(series: Series, colors: ChartColors): Dataset[] {
  const { low, high } = series;
  if (series.shape !== 'dot' || low === undefined || high === undefined) return [];
  const color = colors.ink[series.ink];
  return [
    {
      type: 'bar',
      data: low.map((from, index) => {
        const to = high[index] ?? null;
        return from === null || to === null ? null : ([from, to] as [number, number]);
      }),
      backgroundColor: faded(color),
      barThickness: 3,
      grouped: false,
    } as Dataset,
  ];
}

function valueAxis(spec: ChartSpec, colors: ChartColors): object {
  return {
    type: 'linear',
    stacked: spec.isStacked ?? false,
    beginAtZero: spec.min === undefined,
    ...(spec.min === undefined ? {} : { min: spec.min }),
    ...(spec.max === undefined ? {} : { max: spec.max }),
    border: { display: false },
    grid: { color: colors.gridLine, drawTicks: false },
    ...(spec.axisWidth === undefined
      ? {}
      : {
          afterFit: (scale: { width: number }) => {
            scale.width = spec.axisWidth ?? scale.width;
          },
        }),
    ticks: {
      color: colors.muted,
      font: { family: colors.font, size: axisFontSize },
      padding: 6,
      maxTicksLimit: spec.mostTicks ?? 5,
      ...(spec.unit === 'count' ? { precision: 0 } : {}),
      callback: (value: number | string) => tickText(Number(value), spec.unit),
    },
  } satisfies Partial<ScaleOptionsByType<'linear'>> | object;
}

function markAxis(spec: ChartSpec, colors: ChartColors): object {
  const ticks = {
    display: spec.hasAxisText ?? true,
    color: colors.muted,
    font: { family: colors.font, size: axisFontSize },
    maxRotation: 0,
    autoSkipPadding: 12,
    // Enough to know how wide they are: measuring hundreds of dates takes longer than drawing them.
    sampleSize: 12,
    autoSkip: spec.isHorizontal !== true,
  };
  if (spec.xs === undefined)
    return {
      type: 'category',
      stacked: spec.isStacked ?? false,
      offset: true,
      grid: { display: false },
      border: { color: colors.line },
      ticks,
    };
  const unit = spec.xUnit ?? 'count';
  return {
    type: 'linear',
    beginAtZero: true,
    grid: { display: false },
    border: { color: colors.line },
    ticks: {
      ...ticks,
      maxTicksLimit: 8,
      callback: (value: number | string) => tickText(Number(value), unit),
    },
  };
}

/** Room for what is drawn beside and above the marks. */
function paddingOf(spec: ChartSpec): { top: number; right: number } {
  // Targets of ranked dots stand upright, with their names above.
  const upright = spec.isHorizontal === true ? spec.targets : [];
  const hasHead = [spec.notes, spec.thresholds, spec.breaks, upright].some((list) => (list?.length ?? 0) > 0);
  const right = isLabelledDirectly(spec)
    ? Math.max(...spec.series.map(({ name }) => textWidth(name))) + 12
    : 4;
  return { top: hasHead ? 18 : 6, right };
}

/** @param sharpness pixels of the canvas per CSS pixel; 3 for paper */
export function configurationOf(spec: ChartSpec, colors: ChartColors, sharpness?: number): Configuration {
  const main = spec.series.map((series) =>
    series.shape === 'bar' ? barOf(series, colors) : lineOf(series, spec, colors),
  );
  const data: FurnishedData = {
    labels: spec.labels.map(isolated),
    // A series and its place in the description have the same number; what belongs to one comes after all of them.
    datasets: [...main, ...spec.series.flatMap((series) => intervalsOf(series, colors))],
    furniture: furnish(spec, colors),
  };
  const [marks, values] = [markAxis(spec, colors), valueAxis(spec, colors)];
  return {
    type: 'bar',
    data,
    options: {
      indexAxis: spec.isHorizontal === true ? 'y' : 'x',
      // Numbers do not move; that is also what reduced motion asks for.
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      events: [],
      layout: { padding: paddingOf(spec) },
      scales: spec.isHorizontal === true ? { x: values, y: marks } : { x: marks, y: values },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      ...(sharpness === undefined ? {} : { devicePixelRatio: sharpness }),
    } as NonNullable<Configuration['options']>,
  };
}
