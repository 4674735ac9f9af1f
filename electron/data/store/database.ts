// Opens the one SQLite connection of a profile.
import { chmodSync, closeSync, openSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError, failureOf } from '#shared/base/envelope';
import { assertOurs, knownVersion, migrate, migrations } from './migrate';
import type { Migration } from './migration';

/** SQLite before 3.51.3 can corrupt a WAL database on reset (fixed 2026-03-13). */
const minimumSqlite = [3, 51, 3] as const;

export interface OpenOptions {
  readonly steps?: readonly Migration[];
  /** Called before an older file is changed to a newer schema; what it throws leaves the file alone. */
  readonly beforeStep?: (database: Database.Database, step: number) => void;
}

/**
 * @param path file, or `:memory:`
 * @throws AppError databaseNewer, databaseDamaged, databaseAltered, notArchive, migrationFailed, and what else hinders the writing. The file
 *   is as it was then.
 */
export function openDatabase(path: string, options: OpenOptions = {}): Database.Database {
  let database: Database.Database | undefined;
  if (path !== ':memory:') keepPrivate(path);
  try {
    database = new Database(path, { timeout: 5000 });
    bringUp(database, options);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('trusted_schema = OFF');
    database.pragma('temp_store = MEMORY');
    database.pragma('cache_size = -65536');
    database.pragma('mmap_size = 0');
    database.pragma('journal_size_limit = 67108864');
    assertWritable(database);
    return database;
  } catch (error) {
    database?.close();
    const { code, detail } = failureOf(error);
    throw detail.startsWith('SQLITE_') ? new AppError(code, detail) : error;
  }
}

/** Our schema has neither triggers nor views: one of somebody else could change calls with each statement of ours. */
function assertPassive(database: Database.Database): void {
  const found = database
    .prepare("SELECT type || ' ' || name FROM sqlite_schema WHERE type IN ('trigger', 'view')")
    .pluck()
    .get() as string | undefined;
  if (found !== undefined) throw new AppError('databaseAltered', found);
}

/**
 * Creates the file so that only its owner may read it, since it holds phone numbers. SQLite gives the files beside it the same
 * permissions. What hinders this, such as a read-only drive, is reported by SQLite when it opens the file.
 */
function keepPrivate(path: string): void {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined) closeSync(openSync(path, 'wx', 0o600));
    else if (found.isFile()) chmodSync(path, 0o600);
  } catch {
    return;
  }
}

/** All steps in one transaction: a file is of the version it had, or of the newest. */
function bringUp(database: Database.Database, { steps = migrations, beforeStep }: OpenOptions): void {
  const current = knownVersion(database, steps);
  assertVersion(database);
  const isEmpty = database.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
  if (!isEmpty) {
    assertOurs(database);
    assertPassive(database);
  }
  const next = steps.find(({ version }) => version > current);
  if (next === undefined) return;
  if (!isEmpty) beforeStep?.(database, next.version);
  try {
    database.transaction(() => migrate(database, steps)).immediate();
  } catch (error) {
    // A full or broken disk has sentences of its own.
    if (failureOf(error).code !== 'internal') throw error;
    throw new AppError('migrationFailed', `from step ${current}: ${(error as Error).message}`);
  }
}

/**
 * A file that can only be read is better refused now than at the end of the first sync. SQLite opens it all the same, and
 * even begins a transaction for writing; so something is changed and taken back, which writes nothing.
 */
function assertWritable(database: Database.Database): void {
  const version = database.pragma('user_version', { simple: true }) as number;
  database.exec('BEGIN IMMEDIATE');
  try {
    database.pragma(`user_version = ${version}`);
  } finally {
    if (database.inTransaction) database.exec('ROLLBACK');
  }
}

function assertVersion(database: Database.Database): void {
  const version = database.prepare('SELECT sqlite_version()').pluck().get() as string;
  const parts = version.split('.').map(Number);
  for (const [index, minimum] of minimumSqlite.entries()) {
    const part = parts[index] ?? 0;
    if (part > minimum) return;
    if (part < minimum)
      throw new AppError('internal', `SQLite ${version} is older than ${minimumSqlite.join('.')}`);
  }
}
