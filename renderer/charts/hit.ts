// Hit testing on the canvas: finds the mark at a point and the place of a mark, for pointer, keyboard and tooltip.
import type { Chart } from 'chart.js';
import { seriesAt, type ChartSpec } from './spec';

export interface Mark {
  readonly series: number;
  readonly index: number;
}
export interface Hit extends Mark {
  /** Pixels between the pointer and the mark; 0 on it. */
  readonly distance: number;
}
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The rectangle of a mark on the canvas; a point has a small one round it. */
export function boxOf(chart: Chart, spec: ChartSpec, { series, index }: Mark): Box | undefined {
  const element = chart.getDatasetMeta(series).data[index];
  if (element === undefined) return undefined;
  const { x, y, base, width, height } = element.getProps(
    ['x', 'y', 'base', 'width', 'height'] as never[],
    true,
  ) as {
    x: number;
    y: number;
    base?: number;
    width?: number;
    height?: number;
  };
  if (Number.isNaN(x) || Number.isNaN(y)) return undefined;
  if (base === undefined || spec.series[series]?.shape !== 'bar')
    return { left: x - 5, top: y - 5, width: 10, height: 10 };
  if (spec.isHorizontal === true) {
    const thick = height ?? 10;
    return { left: Math.min(x, base), top: y - thick / 2, width: Math.abs(x - base), height: thick };
  }
  const thick = width ?? 10;
  return { left: x - thick / 2, top: Math.min(y, base), width: thick, height: Math.abs(y - base) };
}

function distanceTo({ left, top, width, height }: Box, x: number, y: number): number {
  const dx = Math.max(left - x, 0, x - left - width);
  const dy = Math.max(top - y, 0, y - top - height);
  return Math.hypot(dx, dy);
}

/** The mark at a point: of the column (row) that the point lies in the nearest one, of a scatter the nearest of all. */
export function hitAt(chart: Chart, spec: ChartSpec, x: number, y: number): Hit | undefined {
  const { left, right, top, bottom } = chart.chartArea;
  if (x < left - 6 || x > right + 6 || y < top - 18 || y > bottom + 6) return undefined;
  const axis = chart.scales[spec.isHorizontal === true ? 'y' : 'x'];
  if (axis === undefined || spec.labels.length === 0) return undefined;
  const indexes =
    spec.xs === undefined
      ? [clamp(axis.getValueForPixel(spec.isHorizontal === true ? y : x) ?? 0, spec.labels.length - 1)]
      : spec.labels.map((_, index) => index);
  let best: Hit | undefined;
  for (const index of indexes)
    for (const series of seriesAt(spec, index)) {
      const box = boxOf(chart, spec, { series, index });
      // A bar of nothing cannot be meant.
      if (box === undefined || spec.series[series]?.values[index] === 0) continue;
      const distance = distanceTo(box, x, y);
      if (best === undefined || distance < best.distance) best = { series, index, distance };
    }
  return best ?? (spec.xs === undefined ? emptyAt(spec, indexes[0] ?? 0) : undefined);
}

/** A column in which nothing is drawn still says so. */
function emptyAt(spec: ChartSpec, index: number): Hit | undefined {
  const [series] = seriesAt(spec, index);
  return series === undefined ? undefined : { series, index, distance: Infinity };
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(Math.round(value), 0), most);
}

/** The mark to which an arrow key leads from `mark`: along the axis, or to the next series that has one there. */
export function moved(spec: ChartSpec, mark: Mark, key: string): Mark | undefined {
  const [back, forth, up, down] =
    spec.isHorizontal === true
      ? ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']
      : ['ArrowLeft', 'ArrowRight', 'ArrowDown', 'ArrowUp'];
  const last = spec.labels.length - 1;
  const along = { [back]: mark.index - 1, [forth]: mark.index + 1, Home: 0, End: last }[key];
  if (along !== undefined) {
    const direction = along < mark.index ? -1 : 1;
    // From an end inwards, otherwise onwards, to the first mark there is.
    const step = key === 'Home' ? 1 : key === 'End' ? -1 : direction;
    for (let index = along; index >= 0 && index <= last; index += step) {
      const there = seriesAt(spec, index);
      if (there.length > 0) return { index, series: there.includes(mark.series) ? mark.series : there[0]! };
    }
    return mark;
  }
  const there = seriesAt(spec, mark.index);
  const place = there.indexOf(mark.series);
  if (key === up || key === down) {
    const next = there[place + (key === down ? 1 : -1)];
    return next === undefined ? mark : { index: mark.index, series: next };
  }
  return undefined;
}
