// The log of runs: when, why, what came of it. A run that was broken off (killed, power cut) is known by never having ended.
import type { Database } from 'better-sqlite3';
import type { RunOutcome, SyncCause, SyncProgress, SyncRun } from '#shared/domain/sync';
import type { Window } from '../store/ledger';

export type RunCounts = Pick<
  SyncRun,
  | 'requests'
  | 'retries'
  | 'throttled'
  | 'windows'
  | 'partial'
  | 'failed'
  | 'fetched'
  | 'inserted'
  | 'updated'
  | 'unchanged'
  | 'lateRatings'
>;

export interface RunLog {
  /** @returns the run's number */
  begin(instance: number, cause: SyncCause, span: Window | undefined, at: number): number;
  end(run: number, at: number, outcome: RunOutcome, reason: string, counts: RunCounts): void;
  /** A run that ended before its first request, since no key could be had. */
  refuse(instance: number, cause: SyncCause, at: number, reason: string): void;
  /** Newest first. */
  list(instance: number, limit: number): SyncRun[];
}

/** Of a run that did nothing. */
export const noCounts: RunCounts = {
  requests: 0,
  retries: 0,
  throttled: 0,
  windows: 0,
  partial: 0,
  failed: 0,
  fetched: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  lateRatings: 0,
};

/** Both times are of one run, taken one after the other. */
const sameRunMs = 2000;

/**
 * A run that the log says is running, as it ended: its last words could not be written where the disk was full, and a process
 * that died wrote none.
 * @param told the last progress of the run's instance in this session
 */
export function settledRun(run: SyncRun, told: SyncProgress | undefined): SyncRun {
  if (run.outcome !== 'running') return run;
  const isSame = told !== undefined && Math.abs(told.startedAt - run.startedAt) < sameRunMs;
  if (!isSame || told.phase !== 'failed' || told.error === null) return { ...run, outcome: 'brokenOff' };
  return { ...run, outcome: 'failed', reason: told.error.code };
}

/** Runs kept of an instance: three weeks of one every quarter of an hour. */
const runsKept = 2000;

export function createRunLog(database: Database): RunLog {
  // One run an instance at a time: whatever has not ended when the next begins was broken off.
  const breakOff = database.prepare(
    "UPDATE sync_run SET outcome = 'brokenOff' WHERE instance = ? AND outcome = 'running'",
  );
  const insert = database.prepare(
    `INSERT INTO sync_run (instance, cause, started_at, outcome, from_ms, to_ms)
     VALUES (:instance, :cause, :at, 'running', :from, :to)`,
  );
  const prune = database.prepare(
    `DELETE FROM sync_run WHERE instance = :instance AND id <=
       (SELECT id FROM sync_run WHERE instance = :instance ORDER BY id DESC LIMIT 1 OFFSET ${runsKept})`,
  );
  const update = database.prepare(
    `UPDATE sync_run SET ended_at = :at, outcome = :outcome, reason = :reason, requests = :requests, retries = :retries,
       throttled = :throttled, windows = :windows, partial = :partial, failed = :failed, fetched = :fetched,
       inserted = :inserted, updated = :updated, unchanged = :unchanged, late_ratings = :lateRatings
     WHERE id = :run`,
  );
  const select = database.prepare(
    `SELECT id, cause, started_at AS startedAt, ended_at AS endedAt, outcome, reason, requests, retries, throttled,
       windows, partial, failed, fetched, inserted, updated, unchanged, late_ratings AS lateRatings
     FROM sync_run WHERE instance = ? ORDER BY id DESC LIMIT ?`,
  );
  const begin = database.transaction(
    (instance: number, cause: SyncCause, span: Window | undefined, at: number) => {
      breakOff.run(instance);
      prune.run({ instance });
      const bound = { instance, cause, at, from: span?.from ?? null, to: span?.to ?? null };
      return Number(insert.run(bound).lastInsertRowid);
    },
  );
  return {
    begin: (instance, cause, span, at) => begin.immediate(instance, cause, span, at),
    end: (run, at, outcome, reason, counts) => void update.run({ run, at, outcome, reason, ...counts }),
    refuse(instance, cause, at, reason) {
      const run = begin.immediate(instance, cause, undefined, at);
      update.run({ ...noCounts, run, at, outcome: 'failed', reason });
    },
    list: (instance, limit) => select.all(instance, limit) as SyncRun[],
  };
}
