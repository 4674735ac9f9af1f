// Changes to calls that are already stored: one transaction that raises the version, and the rewriting of the file afterwards,
// so that nothing deleted can be read in its free pages.
import type { Database } from 'better-sqlite3';

/** `data_version` counts changes; `data_mark` is drawn with each, so that two files of the same version differ. */
export const raiseVersionSql = `UPDATE meta
  SET value = CASE name WHEN 'data_version' THEN value + 1 ELSE abs(random() % 9007199254740991) END
  WHERE name IN ('data_version', 'data_mark')`;

/** In the table `meta` while deleted content may still be in the file. */
const pending = 'erasure_pending';

export interface ChangeOptions {
  /** Whether the file has to be rewritten afterwards; see `finishErasure`. */
  readonly isErasure?: boolean;
  /** Called in the transaction after the work; what it throws undoes the change. */
  readonly beforeCommit?: () => void;
}

/** Runs the work in one transaction. */
export function changeData<T>(database: Database, work: () => T, options: ChangeOptions = {}): T {
  return database
    .transaction(() => {
      const result = work();
      database.prepare(raiseVersionSql).run();
      if (options.isErasure === true)
        database.prepare('INSERT INTO meta VALUES (?, 1) ON CONFLICT DO NOTHING').run(pending);
      options.beforeCommit?.();
      return result;
    })
    .immediate();
}

export function isErasurePending(database: Database): boolean {
  return database.prepare('SELECT 1 FROM meta WHERE name = ?').get(pending) !== undefined;
}

/** Moves the log into the file and empties it. @returns false while another connection still reads from it */
export function emptyLog(database: Database): boolean {
  const [result] = database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  return result?.busy === 0;
}

/**
 * Moves the log into the file after a change, once no connection reads the earlier state, and rewrites the file
 * where an erasure requires it. Without room for a second file the deletion still holds, and the next start tries
 * again.
 * @param step called before each step, for tests that stop here
 * @returns false where it could not be finished
 */
export function finishErasure(database: Database, step: (name: string) => void = () => undefined): boolean {
  const tempStore = database.pragma('temp_store', { simple: true }) as number;
  try {
    if (!isErasurePending(database)) {
      step('emptying the log');
      return emptyLog(database);
    }
    // SQLite would build the second file in memory.
    database.pragma('temp_store = FILE');
    step('rewriting the file');
    database.exec('VACUUM');
    step('emptying the log');
    if (!emptyLog(database)) return false;
    step('noting the end');
    database.prepare('DELETE FROM meta WHERE name = ?').run(pending);
    return true;
  } catch {
    return false;
  } finally {
    database.pragma(`temp_store = ${tempStore}`);
  }
}
