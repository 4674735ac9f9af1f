// What the ledger says of a window that was read: day by day where every call came, else how much is lacking, and why.
import type { WindowProblem } from '#shared/domain/sync';
import { ServiceError } from '../service/errors';
import type { LedgerEntry, Window } from '../store/ledger';
import { partsByDay } from './plan';
import type { Reading } from './read-window';

const isIn = (window: Window, at: number): boolean => at >= window.from && at <= window.to;
export const reasonOf = (flaw: ServiceError | string): string =>
  flaw instanceof ServiceError ? flaw.code : flaw;

/**
 * Entries of a window that was read exactly: each local day with its own number of calls, the running day parted where
 * calls may still come.
 * @param settledTo calls that started until then have ended and are listed, epoch ms
 */
export function exactEntries(
  window: Window,
  { calls, readings: attempts }: Reading,
  { zone, settledTo, asOf }: { readonly zone: string; readonly settledTo: number; readonly asOf: number },
): LedgerEntry[] {
  const parts = [...partsByDay(window, zone)]
    .flatMap(({ from, to }) =>
      from <= settledTo && settledTo < to
        ? [
            { from, to: settledTo },
            { from: settledTo + 1, to },
          ]
        : [{ from, to }],
    )
    .map((part) => ({ ...part, calls: 0 }));
  for (const { startedAt } of calls) {
    const part = parts.find((one) => isIn(one, startedAt));
    if (part !== undefined) part.calls += 1;
  }
  return parts.map(({ calls: count, ...part }) => ({
    ...part,
    state: part.to > settledTo ? 'open' : 'complete',
    counted: count,
    stored: count,
    reason: '',
    attempts,
    asOf,
  }));
}

/**
 * Entries of a window of which not everything came. Where the service failed, only the parts that were never read get
 * one: a failed re-read takes nothing away.
 */
export function flawedEntries(
  window: Window,
  { flaw, counted, calls, readings: attempts }: Reading,
  asOf: number,
  unread: (window: Window) => Window[],
): LedgerEntry[] {
  const state = counted === 0 && calls.length === 0 ? 'failed' : 'partial';
  const gaps = flaw instanceof ServiceError ? unread(window) : [window];
  const isWhole = gaps.length === 1 && gaps[0]!.from === window.from && gaps[0]!.to === window.to;
  return gaps.map((gap) => {
    const stored = isWhole ? calls.length : calls.filter((call) => isIn(gap, call.startedAt)).length;
    // What is lacking may be in any of the gaps.
    const known = isWhole ? counted : Math.max(counted - calls.length, 0) + stored;
    return { ...gap, state, counted: known, stored, reason: reasonOf(flaw ?? ''), attempts, asOf };
  });
}

/** What a summary says of a window with a flaw. */
export function problem(window: Window, counted: number, stored: number, reason: string): WindowProblem {
  const text = (at: number): string => new Date(at).toISOString();
  return { from: text(window.from), to: text(window.to), counted, stored, reason };
}
