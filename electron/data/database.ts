// Opens the one SQLite connection of a profile.
import Database from 'better-sqlite3';
import { AppError } from '../../shared/envelope';
import { knownVersion, migrate } from './migrate';

/** SQLite before 3.51.3 can corrupt a WAL database on reset (fixed 2026-03-13). */
const minimumSqlite = [3, 51, 3] as const;

/**
 * @param path file, or `:memory:`
 * @throws AppError databaseNewer, databaseDamaged
 */
export function openDatabase(path: string): Database.Database {
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { timeout: 5000 });
    knownVersion(database);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('temp_store = MEMORY');
    database.pragma('cache_size = -65536');
    database.pragma('mmap_size = 0');
    database.pragma('journal_size_limit = 67108864');
    assertVersion(database);
    migrate(database);
    return database;
  } catch (error) {
    database?.close();
    const code = (error as { code?: string }).code ?? '';
    if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT'))
      throw new AppError('databaseDamaged', code);
    throw error;
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
