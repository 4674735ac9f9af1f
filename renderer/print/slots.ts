// The hours of the week in which the greatest share of callers gives up, for words below the heat map. Pure.
import { wilson } from '#shared/base/interval';
import type { Overview } from '#shared/contract/views';
import { fewBelow } from '#shared/domain/small-numbers';
import { heatCells } from '../figures/heat';

export interface Slot {
  /** 1 Monday … 7 Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly hits: number;
  readonly n: number;
}

/** By the rate as it is told; of hours with enough calls only, so that a few unlucky ones do not lead. */
export function worstSlots(overview: Pick<Overview, 'heat'>, most: number): Slot[] {
  return heatCells(overview, 'abandoned')
    .map(({ hits, n }, cell) => ({
      slot: { weekday: Math.floor(cell / 24) + 1, hour: cell % 24, hits, n },
      low: wilson(hits, n)?.low ?? 0,
    }))
    .filter(({ slot }) => slot.hits > 0 && slot.n >= fewBelow)
    .sort((a, b) => b.slot.hits / b.slot.n - a.slot.hits / a.slot.n || b.low - a.low)
    .slice(0, most)
    .map(({ slot }) => slot);
}
