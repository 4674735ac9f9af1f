// Which agents of a ranking a page shows where it has no room for all: the best and the last. Pure.
import type { ReportModel, ReportRater } from '../../shared/report-views';

export interface ShownRaters {
  readonly best: readonly ReportRater[];
  /** After a gap. */
  readonly last: readonly ReportRater[];
  /** Without a rank, where there is room for them. */
  readonly unranked: readonly ReportRater[];
  /** Whether ranked ones are left out. */
  readonly isCut: boolean;
}

export function shownRaters({ ranked, rows }: ReportModel['raters'], most: number): ShownRaters {
  const known = rows.filter(({ rank }) => rank !== null);
  const others = rows.filter(({ rank }) => rank === null);
  if (ranked <= most)
    return { best: known, last: [], unranked: others.slice(0, most - ranked), isCut: false };
  const best = Math.ceil(most / 2);
  return { best: known.slice(0, best), last: known.slice(best - most), unranked: [], isCut: true };
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
