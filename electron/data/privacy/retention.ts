// Deletes calls that are older than the retention limit, with the ledger entries of their time; personal-data.ts declares
// what else goes with them. The computer's clock alone never decides: calls must also be old by the time of the service or
// of the newest data.
import type { Database } from 'better-sqlite3';
import { dayMs, dayStart, localDay } from '#shared/base/period';
import type { Expired, Retention } from '#shared/contract/privacy';
import type { Archive } from '../store/archive';
import { noCall } from '../store/kinds';
import { startedAtOf } from '../store/columns';
import { changeData } from '../store/data-change';
import { earliestStart, latestStart } from '../limits';
import { closeGaps, deleteUnused } from './forget-instance';
import { keptCalls } from '../reports/snapshots';
import { tablesWith } from '../store/personal-data';
import { lastServiceTime } from '../store/service-time';

/** The clock may be ahead of the newest evidence by this much. */
const clockSlackMs = dayMs;
/** One deletion without a question covers at most this much more time than the one before it. */
const longestStepMs = 31 * dayMs;

/** Where the last deletion ended, and for which setting, in the table `meta`. */
const lastCut = 'retention_cut';
const lastDays = 'retention_days';

function metaOf(database: Database, name: string): number | undefined {
  return database.prepare('SELECT value FROM meta WHERE name = ?').pluck().get(name) as number | undefined;
}

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

function expiredBefore({ columns }: Archive, before: number): Expired {
  let calls = 0;
  for (let position = 0; position < columns.length; position++)
    if (columns.kind[position] !== noCall && startedAtOf(columns, position) < before) calls += 1;
  return { calls, before };
}

/** The newest moment that is known from elsewhere than this computer's clock; undefined without any data. */
function newestEvidence({ database }: Archive): number | undefined {
  return (
    lastServiceTime(database) ??
    (database.prepare('SELECT max(started_at) FROM call WHERE started_at <= ?').pluck().get(latestStart) as
      | number
      | null) ??
    undefined
  );
}

/**
 * What keeping calls for so many days deletes now, and what it would delete by this computer's clock, but holds back until
 * somebody confirms it.
 * @param now epoch ms, by this computer's clock
 */
export function findRetention(archive: Archive, days: number, now: number): Retention {
  const { database } = archive;
  const evidence = newestEvidence(archive);
  if (days === 0 || evidence === undefined) return { calls: 0, before: 0, held: null };
  const byClock = expiredBefore(archive, keptFrom(archive, days, now));
  const trusted = Math.min(now, evidence + clockSlackMs);
  const before = trusted === now ? byClock.before : keptFrom(archive, days, trusted);
  const former = metaOf(database, lastDays) === days ? metaOf(database, lastCut) : undefined;
  const isLeap = former !== undefined && before - former > longestStepMs;
  const due = isLeap ? { calls: 0, before: former } : expiredBefore(archive, before);
  if (byClock.calls <= due.calls) return { ...byClock, held: null };
  return { ...due, held: { calls: byClock.calls - due.calls, before: byClock.before, clock: now, evidence } };
}

/**
 * Deletes the calls that started before a moment. What is deleted is overwritten in its place, once the log is moved into the
 * file (`finishErasure`): rewriting the whole file each day would take too long.
 * @param before epoch ms, as `findRetention` gave it
 * @returns how many calls were deleted
 */
export function deleteExpired(database: Database, days: number, before: number): number {
  database.pragma('secure_delete = ON');
  try {
    return changeData(database, () => deleteBefore(database, days, before));
  } finally {
    database.pragma('secure_delete = OFF');
  }
}

/** Keeps calls with an impossible date, since their age is unknown. */
function deleteBefore(database: Database, days: number, before: number): number {
  const expired = { from: earliestStart, before };
  const isExpired = 'started_at >= :from AND started_at < :before';
  for (const table of tablesWith('retention', 'call'))
    database
      .prepare(
        `DELETE FROM ${table} WHERE (instance, contact_id) IN
           (SELECT instance, contact_id FROM call WHERE ${isExpired})`,
      )
      .run(expired);
  const { changes } = database.prepare(`DELETE FROM call WHERE ${isExpired}`).run(expired);
  for (const table of tablesWith('retention', 'span'))
    database.prepare(`DELETE FROM ${table} WHERE to_ms < ?`).run(before);
  // No sync reads that time again, so no day of it counts as missing.
  database.prepare('UPDATE sync_asked SET from_ms = :before WHERE from_ms < :before').run({ before });
  dropOldKeptCalls(database, before);
  deleteUnused(database);
  closeGaps(database);
  noteCut(database, days, before);
  return changes;
}

/** Remembers up to where the setting was followed, so that the next step can be compared with it. */
export function noteCut(database: Database, days: number, before: number): void {
  const put = database.prepare(
    'INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  put.run(lastDays, days);
  put.run(lastCut, before);
}

/** A report's figures stay; the calls it was made of go with the first of them. */
function dropOldKeptCalls(database: Database, before: number): void {
  const runs = database.prepare('SELECT run FROM report_snapshot WHERE calls IS NOT NULL').pluck().all();
  const drop = database.prepare('UPDATE report_snapshot SET calls = NULL WHERE run = ?');
  for (const run of runs as number[])
    if (keptCalls(database, run)?.startedAt.some((at) => at < before) !== false) drop.run(run);
}
