// The heat map's cells: what each measure counts, in which of seven steps by quantile it falls, and which calls it stands for.
import type { HeatCounter, Overview } from '#shared/contract/views';

export const heatMeasures = ['abandoned', 'inbound', 'serviceLevel', 'satisfied'] as const;
export type HeatMeasure = (typeof heatMeasures)[number];

/** Cells with fewer calls are hatched: their share says nothing. */
export const leastCalls = 10;
export const heatSteps = 7;

const parts: Readonly<Record<HeatMeasure, readonly [hits: HeatCounter, n: HeatCounter]>> = {
  abandoned: ['abandoned', 'offered'],
  inbound: ['inbound', 'inbound'],
  serviceLevel: ['inTime', 'levelOf'],
  satisfied: ['satisfied', 'rated'],
};

export interface HeatCell {
  /** The calls that the cell stands for, and how many they are of. */
  readonly hits: number;
  readonly n: number;
  /** A count, or a share 0–1; NaN where it rests on too few. */
  readonly value: number;
}

export function heatCells({ heat }: Pick<Overview, 'heat'>, measure: HeatMeasure): HeatCell[] {
  const [part, whole] = parts[measure];
  return Array.from({ length: 168 }, (_, cell) => {
    const [hits, n] = [heat[part][cell] ?? 0, heat[whole][cell] ?? 0];
    if (measure === 'inbound') return { hits, n, value: hits };
    return { hits, n, value: n < leastCalls ? NaN : hits / n };
  });
}

/** From the first to the last hour with a call; where there is none, the usual day. */
export function heatHours({ heat }: Pick<Overview, 'heat'>): number[] {
  const used = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    Array.from({ length: 7 }, (_, weekday) => weekday).some(
      (weekday) => (heat.inbound[weekday * 24 + hour] ?? 0) > 0 || (heat.rated[weekday * 24 + hour] ?? 0) > 0,
    ),
  );
  const first = used[0] ?? 8;
  const last = used.at(-1) ?? 20;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** As far as a legend tells two values apart: a tenth of a per cent. */
const told = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * The least value of each of at most seven steps by quantile. Where few values differ there are fewer steps; none where
 * no cell has a value above 0.
 */
export function heatBounds(cells: readonly HeatCell[]): number[] {
  const values = cells
    .map(({ value }) => value)
    .filter((value) => value > 0)
    .sort((a, b) => a - b);
  const bounds = Array.from(
    { length: heatSteps },
    (_, step) => values[Math.floor((step / heatSteps) * values.length)] ?? 0,
  );
  return bounds.filter((bound, step) => bound > 0 && (step === 0 || told(bound) > told(bounds[step - 1]!)));
}

/** 1 … 7; 0 for nothing. */
export function heatStep(value: number, bounds: readonly number[]): number {
  return value > 0 ? bounds.filter((bound) => value >= bound).length : 0;
}

/** The ground of a step of so many; one hue, deeper for more. */
export function heatShade(step: number, steps: number): string {
  return `rgb(var(--heat-rgb) / ${step === 0 ? 4 : Math.round((step / Math.max(steps, 2)) * 88)}%)`;
}
