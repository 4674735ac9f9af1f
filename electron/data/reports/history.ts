// The reports that were made or are to be made. Who may make a scheduled one is settled here, in one statement, so that
// none is made twice.
import type { Database } from 'better-sqlite3';
import type { ErrorCode } from '#shared/base/envelope';
import type { ReportPeriod } from '#shared/domain/report';
import type { ReportHistory, ReportRun, RunCause, RunState } from '#shared/contract/report-runs';

export interface NewRun {
  readonly template: string;
  readonly title: string;
  readonly cause: RunCause;
  readonly period: ReportPeriod;
  /** YYYY-MM-DD, both included. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly dueAt: number;
}
export interface RunOutcome {
  readonly id: number;
  readonly state: Exclude<RunState, 'running'>;
  readonly files: readonly string[];
  readonly error?: ErrorCode | undefined;
  readonly nextTryAt?: number | undefined;
  readonly daysIncomplete: number;
}
/** A run that was taken up; of a scheduled one also how often before and since when it is tried. */
export interface TakenRun {
  readonly id: number;
  readonly attempts: number;
  readonly takenAt: number;
}

export interface ReportRuns {
  /**
   * Takes up a report. A scheduled one of which there is one already is taken up again only where it waits or failed and
   * its next try has come, or where it is forced.
   * @returns null where it is made, being made, given up or not yet to be tried again
   */
  take(run: NewRun, now: number, isForced: boolean): TakenRun | null;
  settle(outcome: RunOutcome, now: number): void;
  list(limit: number, offset: number): ReportHistory;
  get(id: number): ReportRun | undefined;
  /** Forgets a report; its files stay where they are. */
  remove(id: number): void;
  /** Reports that say they are being made, although no process is left that could. To be called once, at start. */
  recover(now: number): void;
}

/** No next try is this far ahead: one that seems to be was set by a clock that has been put back since. */
const longestStepMs = 3_600_000;

interface Row extends Omit<ReportRun, 'files' | 'hasSnapshot'> {
  readonly files: string;
  readonly hasSnapshot: number;
}

const runOf = (row: Row): ReportRun => ({
  ...row,
  files: JSON.parse(row.files) as string[],
  hasSnapshot: row.hasSnapshot === 1,
});

export function createReportRuns(database: Database): ReportRuns {
  const columns = `id, template, title, cause, period, first_day AS firstDay, last_day AS lastDay, state, due_at AS dueAt,
    taken_at AS takenAt, ended_at AS endedAt, attempts, next_try_at AS nextTryAt, days_incomplete AS daysIncomplete, files, error,
    EXISTS (SELECT 1 FROM report_snapshot WHERE run = report_run.id AND model IS NOT NULL) AS hasSnapshot`;
  const take = database.prepare(`
    INSERT INTO report_run
      (template, title, cause, period, first_day, last_day, state, due_at, taken_at, attempts, days_incomplete, files)
    VALUES (:template, :title, :cause, :period, :firstDay, :lastDay, 'running', :dueAt, :now, 1, 0, '[]')
    ON CONFLICT (template, first_day) WHERE cause = 'schedule' DO UPDATE
      SET state = 'running', title = :title, attempts = attempts + 1, next_try_at = NULL, error = NULL
      WHERE state IN ('waiting', 'failed') AND (next_try_at <= :now OR next_try_at > :now + :longest OR :isForced)
    RETURNING id, attempts, taken_at AS takenAt`);
  const settle = database.prepare(`
    UPDATE report_run SET state = :state, files = :files, error = :error, next_try_at = :nextTryAt,
      days_incomplete = :daysIncomplete, ended_at = :now WHERE id = :id`);
  // What waits comes first: it is what a person may have to do something about.
  const list = database.prepare(
    `SELECT ${columns} FROM report_run ORDER BY state IN ('waiting', 'running') DESC, coalesce(ended_at, taken_at) DESC, id DESC
     LIMIT :limit OFFSET :offset`,
  );
  const get = database.prepare(`SELECT ${columns} FROM report_run WHERE id = ?`);
  const count = database.prepare('SELECT count(*) FROM report_run').pluck();
  const remove = database.prepare('DELETE FROM report_run WHERE id = ?');
  const recover = database.prepare(`
    UPDATE report_run SET state = 'failed', error = 'brokenOff', ended_at = :now,
      next_try_at = CASE cause WHEN 'schedule' THEN :now END
    WHERE state = 'running'`);
  return {
    take(run, now, isForced) {
      // `get` would return the row although a full disk undoes the statement: it never learns how the statement ended.
      const rows = take.all({ ...run, now, isForced: Number(isForced), longest: longestStepMs });
      return (rows[0] as TakenRun | undefined) ?? null;
    },
    settle(outcome, now) {
      const { error = null, nextTryAt = null, files } = outcome;
      settle.run({ ...outcome, error, nextTryAt, files: JSON.stringify(files), now });
    },
    list: (limit, offset) => ({
      total: count.get() as number,
      runs: (list.all({ limit, offset }) as Row[]).map(runOf),
    }),
    get(id) {
      const row = get.get(id) as Row | undefined;
      return row === undefined ? undefined : runOf(row);
    },
    remove(id) {
      remove.run(id);
    },
    recover(now) {
      recover.run({ now });
    },
  };
}
