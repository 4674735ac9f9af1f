// The sync ledger: for every window what the service counted, what was stored, and the window's state. It is the proof
// that a period is complete.
import type { Database } from 'better-sqlite3';
import { dayStart, dayText, localDay } from '#shared/base/period';
import type { DayState, WindowState } from '#shared/domain/sync';

/** A window with both edges inside, epoch ms. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export interface LedgerEntry extends Window {
  readonly state: WindowState;
  readonly counted: number;
  readonly stored: number;
  /** Error code or short reason; empty for complete windows. */
  readonly reason: string;
  readonly attempts: number;
  /** When the service counted, epoch ms. */
  readonly asOf: number;
}

export interface Ledger {
  /** Enters a window; earlier entries that it covers or touches give way, their uncovered parts stay. */
  record(instance: number, entry: LedgerEntry): void;
  /**
   * Takes back the proof of what is not whole any more, since a call of it now begins at another time.
   * @param at when the call began before, epoch ms
   * @returns the entries that are partial now
   */
  doubt(instance: number, at: number): LedgerEntry[];
  /** Entries that touch the window, oldest first. */
  entries(instance: number, window: Window): LedgerEntry[];
  /** Calls of the window that are stored now, which may be more than when it was read. */
  storedNow(instance: number, window: Window): number;
  /** The parts of the window that no complete entry covers. */
  gaps(instance: number, window: Window): Window[];
  /** The parts of the window that were never read: neither complete nor open. */
  unread(instance: number, window: Window): Window[];
  /** The parts of the window that no entry reaches. */
  untouched(instance: number, window: Window): Window[];
  /** State of each local day that touches the window, judged over the given instances. */
  days(instances: readonly number[], window: Window, zone: string): DayState[];
  /** Remembers what a run sets out to read. */
  ask(instance: number, window: Window): void;
  /** From the earliest to the latest moment that any run was asked to read; undefined before the first. */
  asked(instances: readonly number[]): Window | undefined;
  /** Up to when calls are known without a gap at the end; null before any sync. */
  dataUpTo(instances: readonly number[]): number | null;
}

type Covers = (entry: LedgerEntry) => boolean;
const completeOnly: Covers = (entry) => entry.state === 'complete';
const readBefore: Covers = (entry) => entry.state === 'complete' || entry.state === 'open';

/** The parts of the window that no covering entry reaches. @param sorted entries by their start */
function uncovered(sorted: readonly LedgerEntry[], window: Window, covers: Covers): Window[] {
  const found: Window[] = [];
  let next = window.from;
  for (const entry of sorted) {
    if (!covers(entry)) continue;
    if (entry.from > next) found.push({ from: next, to: Math.min(entry.from - 1, window.to) });
    next = Math.max(next, entry.to + 1);
  }
  if (next <= window.to) found.push({ from: next, to: window.to });
  return found;
}

export function createLedger(database: Database): Ledger {
  const touching = database.prepare(
    `SELECT id, from_ms AS "from", to_ms AS "to", state, counted, stored, reason, attempts, as_of AS asOf
     FROM sync_window WHERE instance = :instance AND from_ms <= :to AND to_ms >= :from ORDER BY from_ms`,
  );
  const remove = database.prepare('DELETE FROM sync_window WHERE id = ?');
  const insert = database.prepare(
    `INSERT INTO sync_window (instance, from_ms, to_ms, state, counted, stored, reason, attempts, as_of)
     VALUES (:instance, :from, :to, :state, :counted, :stored, :reason, :attempts, :asOf)`,
  );
  const markPartial = database.prepare(
    'UPDATE sync_window SET state = :state, reason = :reason, stored = :stored WHERE id = :id',
  );
  const countStored = database
    .prepare('SELECT count(*) FROM call WHERE instance = ? AND started_at BETWEEN ? AND ?')
    .pluck();
  const remember = database.prepare(
    `INSERT INTO sync_asked (instance, from_ms, to_ms) VALUES (:instance, :from, :to)
     ON CONFLICT (instance) DO UPDATE SET from_ms = min(from_ms, excluded.from_ms), to_ms = max(to_ms, excluded.to_ms)`,
  );
  const askedSpan = database.prepare(
    'SELECT from_ms AS "from", to_ms AS "to" FROM sync_asked WHERE instance = ?',
  );
  const newest = database
    .prepare(
      "SELECT max(min(to_ms, as_of)) FROM sync_window WHERE instance = ? AND state IN ('complete', 'open')",
    )
    .pluck();

  const entries = (instance: number, window: Window): (LedgerEntry & { id: number })[] =>
    touching.all({ instance, from: window.from, to: window.to }) as (LedgerEntry & { id: number })[];

  /** What is left of an older entry beside a newer one. Its counts shrink to what is stored in the rest. */
  function keepRest(instance: number, old: LedgerEntry, from: number, to: number): void {
    if (from > to) return;
    const stored = countStored.get(instance, from, to) as number;
    const counted = old.state === 'complete' || old.state === 'open' ? stored : Math.max(old.counted, stored);
    insert.run({ ...old, instance, from, to, stored, counted });
  }

  /** @param touching the entries that touch the day, one list an instance */
  function dayState(touching: readonly (readonly LedgerEntry[])[], window: Window): DayState['state'] {
    const all = touching.flat();
    for (const state of ['failed', 'partial', 'open'] as const)
      if (all.some((entry) => entry.state === state)) return state;
    if (touching.length === 0 || touching.some((list) => uncovered(list, window, completeOnly).length > 0))
      return all.length === 0 ? 'missing' : 'open';
    return 'complete';
  }

  /** A cursor over entries, oldest first and not overlapping, that hands out those of one day after the other. */
  function byDay(sorted: readonly LedgerEntry[]): (day: Window) => LedgerEntry[] {
    let first = 0;
    return (day) => {
      while (first < sorted.length && sorted[first]!.to < day.from) first += 1;
      let end = first;
      while (end < sorted.length && sorted[end]!.from <= day.to) end += 1;
      return sorted.slice(first, end);
    };
  }

  return {
    record(instance, entry) {
      for (const old of entries(instance, entry)) {
        remove.run(old.id);
        keepRest(instance, old, old.from, Math.min(old.to, entry.from - 1));
        keepRest(instance, old, Math.max(old.from, entry.to + 1), old.to);
      }
      insert.run({ ...entry, instance });
    },
    doubt(instance, at) {
      return entries(instance, { from: at, to: at })
        .filter(({ state }) => state === 'complete' || state === 'open')
        .map((entry) => ({ ...entry, stored: countStored.get(instance, entry.from, entry.to) as number }))
        .filter(({ stored, counted }) => stored < counted)
        .map((entry) => {
          const doubted = { ...entry, state: 'partial', reason: 'sameId' } as const;
          markPartial.run(doubted);
          return doubted;
        });
    },
    entries,
    storedNow: (instance, { from, to }) => countStored.get(instance, from, to) as number,
    gaps: (instance, window) => uncovered(entries(instance, window), window, completeOnly),
    unread: (instance, window) => uncovered(entries(instance, window), window, readBefore),
    untouched: (instance, window) => uncovered(entries(instance, window), window, () => true),
    days(instances, window, zone) {
      const result: DayState[] = [];
      const last = localDay(zone, window.to);
      const whole = { from: dayStart(zone, localDay(zone, window.from)), to: dayStart(zone, last + 1) - 1 };
      const cursors = instances.map((instance) => byDay(entries(instance, whole)));
      let from = whole.from;
      for (let day = localDay(zone, window.from); day <= last; day++) {
        const next = dayStart(zone, day + 1);
        const bounds = { from, to: next - 1 };
        const touching = cursors.map((entriesOf) => entriesOf(bounds));
        result.push({ day: dayText(day), state: dayState(touching, bounds) });
        from = next;
      }
      return result;
    },
    ask: (instance, window) => void remember.run({ instance, ...window }),
    asked(instances) {
      const spans = instances
        .map((instance) => askedSpan.get(instance) as Window | undefined)
        .filter((span) => span !== undefined);
      if (spans.length === 0) return undefined;
      return { from: Math.min(...spans.map((one) => one.from)), to: Math.max(...spans.map((one) => one.to)) };
    },
    dataUpTo(instances) {
      const times = instances
        .map((instance) => newest.get(instance) as number | null)
        .filter((time) => time !== null);
      return times.length === 0 ? null : Math.min(...times);
    },
  };
}
