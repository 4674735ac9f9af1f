// The hours of the week in which most callers give up, for words below the heat map. Pure.
import { wilson } from '../../shared/interval';
import type { Overview } from '../../shared/views';
import { heatCells, leastCalls } from '../parts/overview/heat';

export interface Slot {
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly hits: number;
  readonly n: number;
}

/** By the lower end of the interval, so that a few unlucky calls do not lead; none without a lost call. */
export function worstSlots(overview: Pick<Overview, 'heat'>, most: number): Slot[] {
  return heatCells(overview, 'abandoned')
    .map(({ hits, n }, cell) => ({
      slot: { weekday: Math.floor(cell / 24) + 1, hour: cell % 24, hits, n },
      low: n < leastCalls ? 0 : (wilson(hits, n)?.low ?? 0),
    }))
    .filter(({ slot, low }) => slot.hits > 0 && low > 0)
    .sort((a, b) => b.low - a.low)
    .slice(0, most)
    .map(({ slot }) => slot);
}
