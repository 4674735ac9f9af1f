// Brings a database file to the newest schema: numbered steps, one transaction each, never backwards.
import type { Database } from 'better-sqlite3';
import { AppError } from '#shared/base/envelope';
import { calls } from './migrations/0010-calls';
import { syncProof } from './migrations/0020-sync-proof';
import { review } from './migrations/0030-review';
import { reports } from './migrations/0040-reports';
import { erasure } from './migrations/0050-erasure';
import { unbelievable } from './migrations/0060-unbelievable';

export interface Migration {
  /** A multiple of ten, so that a step can be put between two. */
  readonly version: number;
  readonly statements: string;
  /** What statements alone cannot do; runs after them in the same transaction. */
  readonly run?: (database: Database) => void;
}

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
