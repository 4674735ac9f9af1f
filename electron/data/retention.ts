// Deletes calls that are older than they may be kept, with what the ledger says of their time.
import type { Database } from 'better-sqlite3';
import { dayStart, localDay } from '../../shared/period';
import type { Expired } from '../../shared/privacy-requests';
import type { Archive } from './archive';
import { closeGaps, deleteUnused } from './forget';
import { keptCalls } from './report-snapshots';

/**
 * From when calls are kept, epoch ms: the start of a local day, so many days before today's.
 * A window that reaches over it keeps its calls until all of it is older: the ledger counts it as a whole.
 */
function keptFrom({ database, rules }: Archive, days: number, now: number): number {
  const from = dayStart(rules.zone, localDay(rules.zone, now) - days);
  const over = database
    .prepare('SELECT min(from_ms) FROM sync_window WHERE from_ms < :from AND to_ms >= :from')
    .pluck()
    .get({ from }) as number | null;
  return over ?? from;
}

/** What keeping calls for so many days would delete now. */
export function findExpired(archive: Archive, days: number, now: number): Expired {
  const before = keptFrom(archive, days, now);
  const calls = archive.database
    .prepare('SELECT count(*) FROM call WHERE started_at < ?')
    .pluck()
    .get(before) as number;
  return { calls, before };
}

/** @returns how many calls were deleted */
export function deleteExpired(archive: Archive, days: number, now: number): number {
  const { calls, before } = findExpired(archive, days, now);
  if (calls === 0) return 0;
  const { database } = archive;
  // What is deleted is overwritten where it lies; writing the whole file anew each day would take too long.
  database.pragma('secure_delete = ON');
  try {
    archive.rebuild(() => {
      database
        .prepare(
          `DELETE FROM call_review WHERE (instance, contact_id) IN
             (SELECT instance, contact_id FROM call WHERE started_at < ?)`,
        )
        .run(before);
      database
        .prepare(
          `DELETE FROM erased_call WHERE (instance, contact_id) IN
             (SELECT instance, contact_id FROM call WHERE started_at < ?)`,
        )
        .run(before);
      database.prepare('DELETE FROM call WHERE started_at < ?').run(before);
      database.prepare('DELETE FROM sync_window WHERE to_ms < ?').run(before);
      // Nobody asks for that time again, so it lacks nothing.
      database.prepare('DELETE FROM sync_asked WHERE to_ms < ?').run(before);
      database.prepare('UPDATE sync_asked SET from_ms = :before WHERE from_ms < :before').run({ before });
      dropOldKeptCalls(database, before);
      deleteUnused(database);
      closeGaps(database);
    });
    database.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    database.pragma('secure_delete = OFF');
  }
  return calls;
}

/** A report's figures stay; the calls it was made of go with the first of them. */
function dropOldKeptCalls(database: Database, before: number): void {
  const runs = database.prepare('SELECT run FROM report_snapshot WHERE calls IS NOT NULL').pluck().all();
  const drop = database.prepare('UPDATE report_snapshot SET calls = NULL WHERE run = ?');
  for (const run of runs as number[])
    if (keptCalls(database, run)?.startedAt.some((at) => at < before) !== false) drop.run(run);
}
