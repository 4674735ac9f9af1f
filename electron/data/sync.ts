// Brings the archive up to date with the service, window by window, so that the ledger can prove what is complete.
import { AppError, failureOf } from '../../shared/envelope';
import type { CallRecord } from '../../shared/call';
import type { Instance } from '../../shared/settings';
import { dayText, localDay } from '../../shared/period';
import type { SyncProgress, SyncSummary, WindowProblem } from '../../shared/views';
import type { Archive } from './archive';
import { pageSize, pagesPerQuery, rowsPerQuery, type CccClient } from './ccc-client';
import { ServiceError } from './ccc-errors';
import type { LedgerEntry, Window } from './ledger';
import { plannedSpan, planWindows } from './sync-plan';
import { createProgress, type Gate, type Progress } from './sync-progress';

/** Times a window is read again when rows moved between its pages. */
const readings = 4;
/** Windows in flight; the token bucket decides how fast they go. */
const windowsInFlight = 4;
/** Windows that fail one after the other before the run gives up: the service is down, not the window. */
const failuresInRow = 3;
/** A call is listed only after it ended, so a window this young may still grow and stays open. */
const settleMs = 3_600_000;
/** Codes that no other window will escape: the run ends at once. */
const stopping = new Set(['credentials', 'permission', 'notMember', 'unknownInstance', 'clockSkew']);

export interface SyncOptions {
  readonly archive: Archive;
  readonly client: CccClient;
  readonly instance: Instance;
  readonly signal: AbortSignal;
  /** Explicit span, epoch ms, half open; overrides the look-back limit. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly clock: () => number;
  readonly gate: Gate;
  readonly changed: (from: number, to: number) => void;
  readonly progressed: (progress: SyncProgress) => void;
}

interface Reading {
  readonly calls: readonly CallRecord[];
  readonly counted: number;
  readonly fetched: number;
  /** Exactly as many rows came as page 1 counted, each of them once. */
  readonly exact: boolean;
  readonly unreadable: number;
}

/** Reads all pages of a window once; only the count where page 1 counts more than the service hands out. */
async function readWindow(
  client: CccClient,
  window: Window,
  gate: Gate,
): Promise<Reading | { counted: number }> {
  const calls = new Map<string, CallRecord>();
  let counted = 0;
  let fetched = 0;
  let readable = 0;
  for (let pageNumber = 1; pageNumber <= pagesPerQuery; pageNumber++) {
    await gate.pass();
    const page = await client.page({ ...window, pageNumber });
    if (pageNumber === 1) {
      counted = page.total ?? 0;
      if (counted > rowsPerQuery && window.to > window.from) return { counted };
    }
    for (const call of page.calls) calls.set(call.contactId, call);
    fetched += page.rows;
    readable += page.calls.length;
    if (page.rows < pageSize || fetched >= counted) break;
  }
  const exact = fetched === counted && calls.size === readable;
  return { calls: [...calls.values()], counted, fetched, exact, unreadable: fetched - readable };
}

/** Why a reading does not hold every call of its window; empty where it does. */
function flawOf(reading: Reading): string {
  if (!reading.exact) return reading.counted > rowsPerQuery ? 'tooMany' : 'shifting';
  return reading.unreadable > 0 ? 'unreadable' : '';
}

/** The two halves of a window, newer first. */
function halves(window: Window): Window[] {
  const middle = Math.floor((window.from + window.to) / 2);
  return [
    { from: middle + 1, to: window.to },
    { from: window.from, to: middle },
  ];
}

/**
 * Runs until every window is done or a stopping error came. Failing windows are entered in the ledger and do not stop
 * the others.
 * @throws AppError cancelled; ServiceError of a stopping kind
 */
export async function runSync(options: SyncOptions): Promise<SyncSummary> {
  const { archive, client, instance, clock } = options;
  const startedAt = clock();
  const instanceRow = archive.store.instanceOf(instance.id);
  const planOptions = {
    now: startedAt,
    zone: archive.rules.zone,
    lookBackDays: instance.lookBackDays,
    trailingDays: instance.trailingDays,
    from: options.from,
    to: options.to,
  };
  const asked = plannedSpan(planOptions);
  if (asked !== undefined) archive.ledger.ask(instanceRow, asked, startedAt);
  const plan = planWindows(archive.ledger, instanceRow, planOptions);
  const dayOf = (window: Window): string => dayText(localDay(archive.rules.zone, window.from));
  const progress = createProgress(instance.id, plan, client.counts, clock, options.progressed, dayOf);
  const queue = [...plan];
  const partial: WindowProblem[] = [];
  const failed: WindowProblem[] = [];
  let failing = 0;
  const totals = {
    windows: 0,
    complete: 0,
    fetched: 0,
    inserted: 0,
    updated: 0,
    unchanged: 0,
    unreadable: 0,
  };

  function store(window: Window, reading: Reading, attempts: number): void {
    const asOf = clock();
    const reason = flawOf(reading);
    const state = reason !== '' ? 'partial' : window.to > startedAt - settleMs ? 'open' : 'complete';
    const entry: LedgerEntry = {
      ...window,
      state,
      counted: reading.counted,
      stored: reading.calls.length,
      reason,
      attempts,
      asOf,
    };
    const result = archive.write(instanceRow, reading.calls, entry);
    totals.windows += 1;
    totals.complete += state === 'complete' || state === 'open' ? 1 : 0;
    totals.fetched += reading.fetched;
    totals.inserted += result.inserted;
    totals.updated += result.updated;
    totals.unchanged += result.unchanged;
    totals.unreadable += reading.unreadable;
    if (state === 'partial')
      partial.push(problem(window, reading.counted, reading.calls.length, entry.reason));
    if (result.written.length > 0) options.changed(window.from, window.to);
    progress.windowDone(window, result);
  }

  async function doWindow(window: Window): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const reading = await readWindow(client, window, options.gate);
      if (!('calls' in reading)) {
        const parts = halves(window);
        queue.unshift(...parts);
        progress.split(parts.length);
        return;
      }
      if (reading.exact || attempt >= readings || reading.counted > rowsPerQuery)
        return store(window, reading, attempt);
    }
  }

  function fail(window: Window, error: ServiceError): void {
    const entry = {
      ...window,
      state: 'failed',
      counted: 0,
      stored: 0,
      reason: error.code,
      attempts: 1,
      asOf: clock(),
    } as const;
    // What was read before stays as it was: a failed re-read takes nothing away.
    for (const gap of archive.ledger.unread(instanceRow, window))
      archive.write(instanceRow, [], { ...entry, ...gap });
    totals.windows += 1;
    failed.push(problem(window, 0, 0, error.code));
    progress.windowDone(window, undefined);
    failing += 1;
    if (failing < failuresInRow) return;
    for (const left of queue.splice(0)) {
      totals.windows += 1;
      failed.push(problem(left, 0, 0, error.code));
    }
  }

  async function worker(): Promise<void> {
    for (let window = queue.shift(); window !== undefined; window = queue.shift()) {
      options.signal.throwIfAborted();
      try {
        await doWindow(window);
        failing = 0;
      } catch (error) {
        if (error instanceof ServiceError && !stopping.has(error.code)) {
          fail(window, error);
        } else {
          queue.length = 0;
          throw error;
        }
      }
    }
  }

  try {
    await inFlight(worker, progress);
  } catch (error) {
    if (options.signal.aborted) {
      progress.end('cancelled', null);
      throw new AppError('cancelled');
    }
    progress.end('failed', failureOf(error));
    throw error;
  } finally {
    if (archive.database.open) {
      archive.saveCache();
      archive.database.pragma('wal_checkpoint(TRUNCATE)');
    }
  }
  const first = failed[0] ?? partial[0];
  if (first === undefined) progress.end('done', null);
  else progress.end('incomplete', { reason: first.reason, windows: failed.length + partial.length });
  return { ...totals, ...client.counts, partial, failed, elapsedMs: clock() - startedAt, api: client.api };

  function problem(window: Window, counted: number, stored: number, reason: string): WindowProblem {
    return {
      from: new Date(window.from).toISOString(),
      to: new Date(window.to).toISOString(),
      counted,
      stored,
      reason,
    };
  }
}

/** Several workers; the first failure stops the others before it is thrown. */
async function inFlight(worker: () => Promise<void>, progress: Progress): Promise<void> {
  progress.begin();
  const results = await Promise.allSettled(Array.from({ length: windowsInFlight }, worker));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
