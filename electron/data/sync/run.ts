// Brings the archive up to date with the service, window by window, so that the ledger can prove what is complete.
import { AppError, failureOf } from '#shared/base/envelope';
import type { Instance } from '#shared/domain/settings';
import type { RunOutcome, SyncCause, SyncProgress, SyncSummary, WindowProblem } from '#shared/domain/sync';
import type { Archive, WriteResult } from '../store/archive';
import type { UpsertResult } from '../store/calls';
import type { CccClient } from '../service/client';
import { ServiceError } from '../service/errors';
import { createCircuit, type Circuit } from '../service/circuit-breaker';
import { halves, type Piece } from './halving';
import type { LedgerEntry, Window } from '../store/ledger';
import type { Sleep } from '../service/rate-limit';
import { serviceTimeSeen } from '../store/service-time';
import { exactEntries, flawedEntries, problem, reasonOf } from './ledger-entries';
import { createRunLog } from './run-log';
import { createCutter, partsByDay, plannedSpan, planSpans } from './plan';
import { createGate, createProgress } from './progress';
import { findLate } from './late-ratings';
import { readWindow, type Reading } from './read-window';

/** Windows in flight; the pace decides how fast they go. */
const windowsInFlight = 4;
/** A call is listed only after it ended, so a window this young may still grow and stays open. */
export const settleMs = 3_600_000;
/** How long a moment that holds too many calls is left alone. */
const hopelessMs = 86_400_000;

export interface SyncOptions {
  readonly archive: Archive;
  readonly instance: Instance;
  readonly cause: SyncCause;
  /** Makes the client that sends through the circuit, ends with the signal, and tells of each request. */
  readonly connect: (circuit: Circuit, signal: AbortSignal, sent: () => void) => CccClient;
  readonly pace: { readonly current: number; readonly limit: number };
  /** Explicit span, epoch ms, half open; overrides the look-back limit. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Only what failed, is partial or was never read. */
  readonly lackingOnly?: boolean | undefined;
  /** How long the run waits for a service that went away, ms. */
  readonly patienceMs: number;
  readonly clock: () => number;
  /** Time that only goes on, ms: durations do not follow a clock that leaps. */
  readonly elapsed: () => number;
  readonly pause: Sleep;
  readonly changed: (from: number, to: number) => void;
  readonly progressed: (progress: SyncProgress) => void;
}

export interface RunningSync {
  /**
   * Settles when the run has ended. Failing windows are entered in the ledger and do not stop the others.
   * @throws AppError cancelled; ServiceError of a stopping code
   */
  readonly summary: Promise<SyncSummary>;
  /** Holds the run between two requests; lifted, it also asks an absent service at once. */
  pause(paused: boolean): void;
  cancel(): void;
}

export function startSync(options: SyncOptions): RunningSync {
  const { archive, instance, clock, elapsed } = options;
  const { zone } = archive.rules;
  const startedAt = clock();
  const startedElapsed = elapsed();
  const abort = new AbortController();
  const gate = createGate();
  const circuit = createCircuit({
    elapsed,
    pause: options.pause,
    patienceMs: options.patienceMs,
    signal: abort.signal,
    told: (waiting) => progress.wait(waiting),
  });
  const client = options.connect(circuit, abort.signal, () => progress.requested());
  const instanceRow = archive.store.instanceOf(instance.id);
  const planOptions = { ...options, now: startedAt, zone, ...daysOf(instance) };
  const span = plannedSpan(archive.ledger, instanceRow, planOptions);
  if (span !== undefined) archive.ledger.ask(instanceRow, span);
  /** A run over what the settings ask for, as opposed to a span that somebody chose. */
  const isRoutine = options.from === undefined && options.to === undefined && options.lackingOnly !== true;
  const spans = planSpans(archive.ledger, instanceRow, span, planOptions);
  const cutter = createCutter(spans, zone);
  const log = createRunLog(archive.database);
  const runNumber = log.begin(instanceRow, options.cause, span, startedAt);
  const progress = createProgress(
    {
      instanceId: instance.id,
      cause: options.cause,
      zone,
      clock,
      elapsed,
      counts: client.counts,
      pace: options.pace,
      tell: options.progressed,
    },
    spans,
  );
  const partial: WindowProblem[] = [];
  const failed: WindowProblem[] = [];
  /** Ends of days that were put last to be read once more. */
  const putLast = new Set<number>();
  const reader = { client, gate, instanceId: instance.id };
  const totals = {
    windows: 0,
    complete: 0,
    fetched: 0,
    inserted: 0,
    updated: 0,
    unchanged: 0,
    unreadable: 0,
    lateRatings: 0,
  };

  /** Enters what was read; a window without a flaw day by day, so that each day has its own numbers. */
  function store(window: Window, reading: Reading): void {
    const asOf = clock();
    const { flaw } = reading;
    const entries =
      flaw === undefined
        ? exactEntries(window, reading, { zone, settledTo: startedAt - settleMs, asOf })
        : flawedEntries(window, reading, asOf, (part) => archive.ledger.unread(instanceRow, part));
    const read = [...reading.calls, ...reading.aside];
    const result = archive.write(instanceRow, read, entries, { api: reading.api, at: asOf });
    totals.windows += 1;
    totals.complete += flaw === undefined ? 1 : 0;
    count(reading.fetched, result);
    totals.unreadable += reading.unreadable;
    if (flaw !== undefined) {
      const list = reading.counted === 0 ? failed : partial;
      list.push(problem(window, reading.counted, reading.calls.length, reasonOf(flaw)));
    }
    readAgain(result.doubted);
    if (result.written.length > 0) options.changed(window.from, window.to);
    progress.windowDone(window, result);
  }

  /** Days whose proof a call took with it are read once more; where that happens again, one id is two calls. */
  function readAgain(doubted: readonly LedgerEntry[]): void {
    for (const entry of doubted)
      if (putLast.has(entry.to)) partial.push(problem(entry, entry.counted, entry.stored, entry.reason));
      else {
        putLast.add(entry.to);
        cutter.putLast(entry);
      }
  }

  /**
   * A moment with more calls than can be read, which was found so not long ago: reading it again costs hundreds of
   * requests and brings nothing. Who asks for it by hand gets it all the same.
   */
  function hopeless(window: Window): LedgerEntry | undefined {
    if (!isRoutine || window.to > window.from) return undefined;
    const [entry] = archive.ledger.entries(instanceRow, window);
    return entry?.reason === 'tooMany' && startedAt - entry.asOf < hopelessMs ? entry : undefined;
  }

  async function doWindow(window: Piece): Promise<void> {
    const known = hopeless(window);
    if (known !== undefined) {
      totals.windows += 1;
      partial.push(problem(window, known.counted, known.stored, known.reason));
      return progress.windowDone(window, undefined);
    }
    const reading = await readWindow(reader, window);
    if (!('calls' in reading)) {
      cutter.learn(window, reading.counted);
      return cutter.putFirst(halves(window, reading.counted));
    }
    const days = [...partsByDay(window, zone)];
    const isFailure = reading.flaw instanceof ServiceError;
    if (!isFailure) cutter.learn(window, reading.counted);
    // What failed for a moment may be well when everything else is done; then a day at a time. Of several days one may be
    // flawed and the others not.
    const mayHelp = isFailure ? !circuit.gaveUp : reading.flaw !== undefined && days.length > 1;
    if (mayHelp && !putLast.has(window.to)) {
      for (const { to } of days) putLast.add(to);
      return cutter.putLast(window);
    }
    await archive.turns.writable();
    store(window, reading);
    if (circuit.gaveUp && reading.flaw !== undefined) giveUp(reading.flaw);
  }

  /** Says of everything that is left that it failed. */
  function giveUp(flaw: Reading['flaw']): void {
    const nothing = {
      calls: [],
      aside: [],
      counted: 0,
      fetched: 0,
      unreadable: 0,
      readings: 0,
      api: 2,
    } as const;
    for (const window of cutter.rest()) store(window, { ...nothing, flaw });
  }

  function count(fetched: number, result: UpsertResult): void {
    totals.fetched += fetched;
    totals.inserted += result.inserted;
    totals.updated += result.updated;
    totals.unchanged += result.unchanged;
  }

  async function findWhatCameLate(asked: Window): Promise<void> {
    const settledTo = startedAt - settleMs;
    const stored = (fetched: number, result: WriteResult): void => {
      count(fetched, result);
      for (const entry of result.doubted)
        partial.push(problem(entry, entry.counted, entry.stored, entry.reason));
      totals.lateRatings += result.updated;
    };
    await findLate({ ...options, client, gate, instanceRow, span: asked, startedAt, settledTo, stored });
  }

  async function worker(): Promise<void> {
    for (let window = cutter.take(); window !== undefined; window = cutter.take()) {
      abort.signal.throwIfAborted();
      try {
        await doWindow(window);
      } catch (error) {
        cutter.rest();
        throw error;
      }
    }
  }

  async function ended(outcome: RunOutcome, reason: string): Promise<void> {
    await archive.turns.writable();
    if (!archive.database.open) return;
    const counts = { ...totals, ...client.counts, partial: partial.length, failed: failed.length };
    whereRoom(() => log.end(runNumber, clock(), outcome, reason, counts));
    const { servedAt } = client;
    if (servedAt !== null) whereRoom(() => serviceTimeSeen(archive.database, servedAt));
    whereRoom(() => archive.database.pragma('wal_checkpoint(TRUNCATE)'));
    archive.saveCache();
  }

  async function run(): Promise<SyncSummary> {
    progress.begin();
    try {
      await inFlight(worker);
      if (isRoutine && span !== undefined && !circuit.gaveUp) await findWhatCameLate(span);
      archive.assertInPlace();
    } catch (error) {
      const isCancelled = abort.signal.aborted;
      if (isCancelled) progress.end('cancelled');
      else progress.end('failed', failureOf(error));
      await ended(isCancelled ? 'cancelled' : 'failed', isCancelled ? '' : failureOf(error).code);
      throw isCancelled ? new AppError('cancelled') : error;
    }
    const first = failed[0] ?? partial[0];
    await ended(first === undefined ? 'done' : 'incomplete', first?.reason ?? '');
    if (first === undefined) progress.end('done');
    else progress.end('incomplete', { reason: first.reason, windows: failed.length + partial.length });
    return {
      ...totals,
      ...client.counts,
      partial,
      failed,
      elapsedMs: Math.round(elapsed() - startedElapsed),
      api: client.api,
    };
  }

  return {
    summary: run(),
    pause(paused) {
      gate.set(paused);
      progress.pause(paused);
      if (!paused) circuit.tryNow();
    },
    cancel() {
      abort.abort();
      gate.set(false);
    },
  };
}

const daysOf = ({
  lookBackDays,
  trailingDays,
}: Instance): Pick<Instance, 'lookBackDays' | 'trailingDays'> => ({
  lookBackDays,
  trailingDays,
});

/** A disk without room for it must not hide what the run was ended by; the log's line then reads "broken off". */
function whereRoom(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (failureOf(error).code !== 'diskFull') throw error;
  }
}

/** Several workers; the first failure stops the others before it is thrown. */
async function inFlight(worker: () => Promise<void>): Promise<void> {
  const results = await Promise.allSettled(Array.from({ length: windowsInFlight }, worker));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
