// What stands beside the marks of a chart, drawn by one plugin: incomplete days, interval bands, targets, thresholds, breaks of
// what is counted, notes, and names at the ends of lines. It reads a list that lies beside the data, so that it is redrawn with it.
import { isolated } from '#shared/language/bidi';
import type { Chart, ChartData, Plugin } from 'chart.js';
import type { ChartColors } from './colors';
import { clusterNotes } from './note-clusters';
import { isLabelledDirectly, type ChartSpec, type PlacedNote, type Target, type Threshold } from './spec';

export interface Furniture {
  readonly colors: ChartColors;
  readonly isHorizontal: boolean;
  readonly bands: readonly number[];
  readonly targets: readonly Target[];
  readonly thresholds: readonly Threshold[];
  readonly breaks: readonly Threshold[];
  readonly notes: readonly PlacedNote[];
  readonly ends: readonly { readonly name: string; readonly series: number; readonly color: string }[];
  readonly areas: readonly {
    readonly low: ChartSpec['series'][number]['values'];
    readonly high: ChartSpec['series'][number]['values'];
    readonly color: string;
  }[];
}
export interface FurnishedData extends ChartData<'bar' | 'line'> {
  furniture: Furniture;
}

/** Whether something else began to be counted between the mark before and this one. */
export const isBroken = (breaks: readonly Threshold[], index: number): boolean =>
  breaks.some(({ at }) => at > index - 1 && at < index);

export function furnish(spec: ChartSpec, colors: ChartColors): Furniture {
  return {
    colors,
    isHorizontal: spec.isHorizontal ?? false,
    bands: spec.bands ?? [],
    targets: spec.targets ?? [],
    thresholds: spec.thresholds ?? [],
    breaks: spec.breaks ?? [],
    notes: spec.notes ?? [],
    ends: isLabelledDirectly(spec)
      ? spec.series.map(({ name, ink }, series) => ({ name: isolated(name), series, color: colors.ink[ink] }))
      : [],
    areas: spec.series.flatMap(({ shape, low, high, ink }) =>
      shape === 'line' && low !== undefined && high !== undefined
        ? [{ low, high, color: colors.ink[ink] }]
        : [],
    ),
  };
}

/** A chart with its context and the pixels of its axes; `at` also takes places between two marks. */
interface Ground {
  readonly chart: Chart;
  readonly ctx: Chart['ctx'];
  readonly at: (place: number) => number;
  readonly value: (value: number) => number;
  readonly half: number;
}

function groundOf(chart: Chart, { isHorizontal }: Furniture): Ground | undefined {
  const { scales, ctx, chartArea } = chart;
  const [marks, values] = isHorizontal ? [scales['y'], scales['x']] : [scales['x'], scales['y']];
  if (marks === undefined || values === undefined) return undefined;
  const length = isHorizontal ? chartArea.height : chartArea.width;
  const step = length / Math.max(chart.data.labels?.length ?? 1, 1);
  const isLinear = marks.type === 'linear';
  const origin = isLinear ? 0 : marks.getPixelForValue(0);
  return {
    chart,
    ctx,
    at: (place) => (isLinear ? marks.getPixelForValue(place) : origin + place * step),
    value: (value) => values.getPixelForValue(value),
    half: step / 2,
  };
}

/** Text with the ground's colour round it, so that a line or a bar behind it does not cross it out. */
function write(
  { ctx }: Ground,
  { colors }: Furniture,
  text: string,
  x: number,
  y: number,
  color = colors.muted,
): void {
  ctx.font = `11px ${colors.font}`;
  ctx.lineWidth = 3;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = colors.surface;
  ctx.setLineDash([]);
  ctx.strokeText(text, x, y);
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
}

function line(
  { ctx }: Ground,
  color: string,
  dash: number[],
  from: [number, number],
  to: [number, number],
): void {
  ctx.beginPath();
  ctx.setLineDash(dash);
  ctx.lineWidth = 1;
  ctx.strokeStyle = color;
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
}

function drawBehind(ground: Ground, furniture: Furniture): void {
  const { chart, ctx, at, value, half } = ground;
  const { top, height, left, width } = chart.chartArea;
  ctx.fillStyle = furniture.colors.notice;
  for (const place of furniture.bands)
    if (furniture.isHorizontal) ctx.fillRect(left, at(place) - half, width, half * 2);
    else ctx.fillRect(at(place) - half, top, half * 2, height);
  for (const { low, high, color } of furniture.areas) {
    ctx.globalAlpha = 0.16;
    ctx.fillStyle = color;
    for (let index = 1; index < low.length; index++) {
      const ends = [low[index - 1], low[index], high[index], high[index - 1]];
      if (ends.some((end) => end === null || end === undefined) || isBroken(furniture.breaks, index))
        continue;
      const places = [index - 1, index, index, index - 1];
      ctx.beginPath();
      ends.forEach((end, corner) => ctx.lineTo(at(places[corner]!), value(end!)));
      ctx.fill();
    }
    ctx.globalAlpha = 1;
  }
}

function drawTargets(ground: Ground, furniture: Furniture): void {
  const { top, bottom, left, right } = ground.chart.chartArea;
  const { ctx } = ground;
  for (const { value, label } of furniture.targets) {
    const place = ground.value(value);
    if (furniture.isHorizontal) {
      line(ground, furniture.colors.target, [4, 3], [place, top], [place, bottom]);
      ctx.textAlign = 'center';
      ctx.textBaseline = 'bottom';
      write(ground, furniture, label, place, top - 1);
    } else {
      line(ground, furniture.colors.target, [4, 3], [left, place], [right, place]);
      ctx.textAlign = 'right';
      const isHigh = place - top < 14;
      ctx.textBaseline = isHigh ? 'top' : 'bottom';
      write(ground, furniture, label, right, isHigh ? place + 2 : place - 2);
    }
  }
}

function drawThresholds(ground: Ground, furniture: Furniture): void {
  const { top, bottom, left, right } = ground.chart.chartArea;
  const { ctx, at } = ground;
  ctx.textBaseline = 'bottom';
  for (const { at: place, label } of [...furniture.thresholds, ...furniture.breaks]) {
    const x = at(place);
    line(ground, furniture.colors.muted, [3, 2], [x, top - 4], [x, bottom]);
    const width = ctx.measureText(label).width;
    ctx.textAlign = x + width / 2 > right ? 'right' : x - width / 2 < left ? 'left' : 'center';
    write(ground, furniture, label, x, top - 4, furniture.colors.text);
  }
}

/** A flag with the note's number above its marks; flags that would touch become one. */
function drawNotes(ground: Ground, furniture: Furniture): void {
  const { ctx, at, half } = ground;
  const { top, bottom } = ground.chart.chartArea;
  ctx.textBaseline = 'bottom';
  ctx.textAlign = 'center';
  for (const { first, last } of furniture.notes) {
    if (last === first) continue;
    ctx.globalAlpha = 0.08;
    ctx.fillStyle = furniture.colors.ink.accent;
    ctx.fillRect(at(first) - half, top, at(last) - at(first) + half * 2, bottom - top);
    ctx.globalAlpha = 1;
  }
  const flags = clusterNotes(
    furniture.notes.map(({ number, first, last }) => ({ number, x: at((first + last) / 2) })),
  );
  for (const { x, label } of flags) {
    line(ground, furniture.colors.ink.accent, [2, 2], [x, top - 3], [x, bottom]);
    write(ground, furniture, label, x, top - 3, furniture.colors.ink.accent);
  }
}

/** Names beside the last point of their line, moved apart where they would touch. */
function drawEnds(ground: Ground, furniture: Furniture): void {
  const { chart, ctx } = ground;
  const places = furniture.ends
    .flatMap(({ name, series, color }) => {
      const points = chart.getDatasetMeta(series).data;
      const known = points.filter((point) => !Number.isNaN(point.getProps(['y']).y));
      const y = known.at(-1)?.getProps(['y']).y;
      return y === undefined ? [] : [{ name, color, y }];
    })
    .sort((a, b) => a.y - b.y);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  let above = -Infinity;
  for (const { name, color, y } of places) {
    above = Math.max(y, above + 13);
    write(ground, furniture, name, chart.chartArea.right + 6, above, color);
  }
}

const furnitureOf = (chart: Chart): Furniture | undefined =>
  (chart.config.data as Partial<FurnishedData>).furniture;

export const furniturePlugin: Plugin = {
  id: 'furniture',
  beforeDatasetsDraw(chart) {
    const furniture = furnitureOf(chart);
    const ground = furniture === undefined ? undefined : groundOf(chart, furniture);
    if (furniture === undefined || ground === undefined) return;
    chart.ctx.save();
    drawBehind(ground, furniture);
    chart.ctx.restore();
  },
  afterDatasetsDraw(chart) {
    const furniture = furnitureOf(chart);
    const ground = furniture === undefined ? undefined : groundOf(chart, furniture);
    if (furniture === undefined || ground === undefined) return;
    chart.ctx.save();
    for (const draw of [drawNotes, drawTargets, drawThresholds, drawEnds]) draw(ground, furniture);
    chart.ctx.restore();
  },
};
