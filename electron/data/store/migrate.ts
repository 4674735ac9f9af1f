// Brings a database file to the newest schema: numbered steps, one transaction each, never backwards.
import type { Migration } from './migration';
import type { Database } from 'better-sqlite3';
import { AppError } from '#shared/base/envelope';
import { calls } from './migrations/0010-calls';
import { syncProof } from './migrations/0020-sync-proof';
import { review } from './migrations/0030-review';
import { reports } from './migrations/0040-reports';
import { erasure } from './migrations/0050-erasure';
import { unbelievable } from './migrations/0060-unbelievable';

export const migrations: readonly Migration[] = [calls, syncProof, review, reports, erasure, unbelievable];

/**
 * The file's number (`user_version`); to be asked before anything is set, since even the journal mode is written.
 * @throws AppError databaseNewer when a newer program wrote the file
 */
export function knownVersion(database: Database, steps: readonly Migration[] = migrations): number {
  const current = database.pragma('user_version', { simple: true }) as number;
  const newest = steps.at(-1)?.version ?? 0;
  if (current > newest)
    throw new AppError('databaseNewer', `schema ${current}, this program knows ${newest}`);
  return current;
}

/**
 * Runs the steps that the file lacks.
 * @throws AppError databaseNewer when a newer program wrote the file; it is not touched then
 */
export function migrate(database: Database, steps: readonly Migration[] = migrations): void {
  const current = knownVersion(database, steps);
  for (const step of steps) {
    if (step.version <= current) continue;
    database
      .transaction(() => {
        database.exec(step.statements);
        step.run?.(database);
        database.pragma(`user_version = ${step.version}`);
      })
      .immediate();
  }
}

/** An archive of any step has these; a database of another program has not. @throws AppError notArchive, databaseNewer */
export function assertOurs(database: Database): void {
  const step = knownVersion(database);
  const tables = database
    .prepare(
      "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('meta', 'instance', 'call')",
    )
    .pluck()
    .get() as number;
  if (step <= 0 || tables < 3) throw new AppError('notArchive', `step ${step}, ${tables} of 3 tables`);
}
