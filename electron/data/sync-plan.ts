// Which windows a run reads: what the ledger does not prove complete, and the young days, newest first.
import { dayStart, localDay } from '../../shared/period';
import type { Ledger, Window } from './ledger';

export interface PlanOptions {
  /** Start of the run, epoch ms; nothing after it is asked for. */
  readonly now: number;
  readonly zone: string;
  readonly lookBackDays: number;
  /** Days before today that are read again for late ratings, recordings and releases. */
  readonly trailingDays: number;
  /** Explicit span, half open: read as a whole, whatever the ledger says and however far back. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** The span that a run is to bring up to date, both edges inside; undefined where it lies in the future or is empty. */
export function plannedSpan(options: PlanOptions): Window | undefined {
  const { now, zone } = options;
  const from = options.from ?? dayStart(zone, localDay(zone, now) - options.lookBackDays + 1);
  const to = Math.min(options.to === undefined ? now : options.to - 1, now);
  return to < from ? undefined : { from, to };
}

/** One window a local day at most, so that recent days are usable at once and a day's state is its windows' state. */
export function planWindows(ledger: Ledger, instance: number, options: PlanOptions): Window[] {
  const { now, zone } = options;
  const span = plannedSpan(options);
  if (span === undefined) return [];
  const { from, to } = span;
  const today = localDay(zone, now);
  const isExplicit = options.from !== undefined || options.to !== undefined;
  const windows: Window[] = [];
  for (let day = localDay(zone, to); day >= localDay(zone, from); day--) {
    const window = {
      from: Math.max(dayStart(zone, day), from),
      to: Math.min(dayStart(zone, day + 1) - 1, to),
    };
    if (isExplicit || day >= today - options.trailingDays) windows.push(window);
    else windows.push(...ledger.gaps(instance, window).reverse());
  }
  return windows;
}
