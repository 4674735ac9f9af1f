// Which time a run reads: what the ledger does not prove complete, and the young days, newest first; and in which pieces.
import { dayStart, localDay } from '#shared/base/period';
import type { Ledger, Window } from '../store/ledger';

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
  /** Only what the ledger does not know as read, within the explicit span or all that was ever asked for. */
  readonly lackingOnly?: boolean | undefined;
}

/** The span that a run is to bring up to date, both edges inside; undefined where it lies in the future or is empty. */
export function plannedSpan(ledger: Ledger, instance: number, options: PlanOptions): Window | undefined {
  const { now, zone, lackingOnly } = options;
  const lookBack = dayStart(zone, localDay(zone, now) - options.lookBackDays + 1);
  const asked = lackingOnly === true ? ledger.asked([instance])?.from : undefined;
  const from = options.from ?? Math.min(asked ?? lookBack, lookBack);
  const to = Math.min(options.to === undefined ? now : options.to - 1, now);
  return to < from ? undefined : { from, to };
}

/** The stretches of time to read, newest first. */
export function planSpans(
  ledger: Ledger,
  instance: number,
  span: Window | undefined,
  options: PlanOptions,
): Window[] {
  if (span === undefined) return [];
  if (options.lackingOnly === true) return ledger.unread(instance, span).reverse();
  if (options.from !== undefined || options.to !== undefined) return [span];
  const { now, zone, trailingDays } = options;
  const young = Math.max(dayStart(zone, localDay(zone, now) - trailingDays), span.from);
  const old = { from: span.from, to: young - 1 };
  return [{ from: young, to: span.to }, ...(old.to < old.from ? [] : ledger.gaps(instance, old).reverse())];
}

/** A window's share of each local day that it touches. */
export function* partsByDay(
  window: Window,
  zone: string,
): Generator<Window & { readonly day: number; readonly ms: number }> {
  const last = localDay(zone, window.to);
  for (let day = localDay(zone, window.from); day <= last; day++) {
    const from = Math.max(dayStart(zone, day), window.from);
    const to = Math.min(dayStart(zone, day + 1) - 1, window.to);
    yield { day, from, to, ms: to - from + 1 };
  }
}

/** Calls that a window should hold: a good many pages, yet soon stored and soon read again after a failure. */
const callsPerWindow = 2500;
const mostDays = 31;

export interface Cutter {
  /** The next window: the newest days of what is left. */
  take(): Window | undefined;
  /** Puts windows in front of all others. */
  putFirst(windows: readonly Window[]): void;
  /** Learns from a window how many calls a day has, and so how many days the next window may hold. */
  learn(window: Window, calls: number): void;
  /** Puts a window behind all others, to be cut into single days whatever is learnt until then. */
  putLast(window: Window): void;
  /** Takes everything that is left. */
  rest(): Window[];
}

/** Cuts spans into windows of whole local days: one at first, more where there are few calls. */
export function createCutter(spans: readonly Window[], zone: string): Cutter {
  const left = [...spans];
  const again: Window[] = [];
  let days = 1;
  return {
    take() {
      if (left.length === 0 && again.length > 0) left.push(...again.splice(0));
      const span = left.shift();
      if (span === undefined) return undefined;
      const start = dayStart(zone, localDay(zone, span.to) - days + 1);
      if (start <= span.from) return span;
      left.unshift({ from: span.from, to: start - 1 });
      return { from: start, to: span.to };
    },
    putFirst: (windows) => void left.unshift(...windows),
    putLast: (window) => void again.push(...[...partsByDay(window, zone)].reverse()),
    learn(window, calls) {
      const length = (window.to - window.from + 1) / 86_400_000;
      const fitting = Math.floor((callsPerWindow * length) / Math.max(calls, 1));
      days = Math.max(1, Math.min(fitting, days * 2, mostDays));
    },
    rest: () => [...left.splice(0), ...again.splice(0)],
  };
}
