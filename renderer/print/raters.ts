// Selects the agents of a ranking when a page has no room for all: the best and the last. Pure.
import type { Figure } from '#shared/domain/metric';
import type { ReportModel, ReportRater } from '#shared/contract/report-views';
import { certaintyOf } from '#shared/domain/small-numbers';

export interface ShownRaters {
  readonly best: readonly ReportRater[];
  /** After a gap. */
  readonly last: readonly ReportRater[];
  /** Without a rank, where there is room for them. */
  readonly unranked: readonly ReportRater[];
  /** Whether ranked ones are left out. */
  readonly isCut: boolean;
  /** How many are shown, and of how many with a rating. */
  readonly shown: number;
  readonly total: number;
}

export function shownRaters({ ranked, rows, total = 0 }: ReportModel['raters'], most: number): ShownRaters {
  const known = rows.filter(({ rank }) => rank !== null);
  const others = rows.filter(({ rank }) => rank === null);
  const all = Math.max(total, ranked + others.length);
  if (ranked <= most) {
    const unranked = others.slice(0, most - ranked);
    return { best: known, last: [], unranked, isCut: false, shown: ranked + unranked.length, total: all };
  }
  const best = Math.ceil(most / 2);
  return {
    best: known.slice(0, best),
    last: known.slice(best - most),
    unranked: [],
    isCut: true,
    shown: most,
    total: all,
  };
}

/** The share of all as the line to compare with; null where it rests on so few that only their number is given. */
export function referenceOf({ value, n }: Figure): number | null {
  return certaintyOf(n) === 'hidden' ? null : value;
}

/** The scale begins at the tens below the lowest interval. */
export function scaleStart(rows: readonly ReportRater[]): number {
  const lows = rows.flatMap(({ rate }) => (rate.low === undefined ? [] : [rate.low]));
  return lows.length === 0 ? 0 : Math.min(Math.floor(Math.min(...lows) * 10) / 10, 0.9);
}

/** Tens of per cent from the start to 100, at most six of them. */
export function scaleTicks(start: number): number[] {
  const step = 1 - start > 0.5 ? 0.2 : 0.1;
  const ticks: number[] = [];
  for (let tick = 1; tick > start - 1e-9; tick -= step) ticks.unshift(Number(tick.toFixed(2)));
  return ticks;
}
