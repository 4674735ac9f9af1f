// A tile's figure against its target: in words, and as places on a thin bar.
import { formatCount } from '#shared/language/format';
import type { Figure } from '#shared/domain/metric';
import { fewBelow } from '#shared/domain/small-numbers';
import { percentText } from '../charts/specs-overview';
import { t } from '../state/session.svelte';

export interface TileGoal {
  readonly isMet: boolean;
  /** Of the bar's length, 0–1. */
  readonly value: number;
  readonly target: number;
}

/** Too few calls neither meet nor miss a target. @param isLimit the figure is to stay below it */
export function goalOf(figure: Figure, target: number | null, isLimit = false): TileGoal | undefined {
  if (target === null || figure.value === null || figure.n < fewBelow) return undefined;
  // Shares that are to stay small would be a speck on a bar up to 100 %.
  const length = isLimit ? Math.max(figure.value, target, 0.001) * 1.4 : 1;
  return {
    isMet: isLimit ? figure.value <= target : figure.value >= target,
    value: figure.value / length,
    target: target / length,
  };
}

export function goalText(figure: Figure, target: number, goal: TileGoal | undefined): string {
  const words = t('tile.target', { value: percentText(target) });
  if (goal === undefined) return `${t('tile.n', { n: formatCount(figure.n) })} · ${words}`;
  return `${words} · ${t(goal.isMet ? 'tile.met' : 'tile.missed')}`;
}
