// The open archive of a profile: SQLite and, beside it, the columns. Everything that is written goes through here, so
// that rows, ledger, data version and columns never part.
import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { CallRecord } from '#shared/domain/call';
import { AppError } from '#shared/base/envelope';
import type { Rules } from '#shared/domain/settings';
import { createCallStore, type CallStore, type Seen, type UpsertResult } from './calls';
import { buildColumns, columnsKey, readColumns, saveColumns } from './columns-cache';
import { inZone, put, type Columns } from './columns';
import { emptyLog, raiseVersionSql } from './data-change';
import { openDatabase, type OpenOptions } from './database';
import { createLedger, type Ledger, type LedgerEntry } from './ledger';
import { createMembers, type Members } from './members';
import { createTurns, type Turns } from './turns';

export type WriteResult = UpsertResult & {
  /** Windows that were complete, and of which a call now begins at another time. */
  readonly doubted: readonly LedgerEntry[];
};

export interface Archive {
  readonly database: Database;
  readonly store: CallStore;
  readonly ledger: Ledger;
  readonly columns: Columns;
  readonly members: Members;
  readonly rules: Rules;
  /** Grows with every committed change; views and caches are keyed by it. */
  readonly version: number;
  /**
   * SQLite goes on writing to a file that was deleted or replaced, and everything would be lost with it.
   * @throws AppError databaseMissing
   */
  assertInPlace(): void;
  setRules(rules: Rules): void;
  /** Stores calls and what the ledger says of them in one transaction, then brings the columns up to date. */
  write(
    instance: number,
    calls: readonly CallRecord[],
    entry: LedgerEntry | readonly LedgerEntry[] | null,
    seen: Seen,
  ): WriteResult;
  /** Reloads the columns and all caches after stored calls were changed by other means than `write`. */
  reload(): void;
  /**
   * Lends the file to another connection, which may write to it while questions are answered here as of before. `committed` is
   * called once the other one has written the last of its changes, with the columns that it built after a change.
   */
  lend<T>(work: (committed: (built: BuiltColumns | undefined) => void) => Promise<T>): Promise<T>;
  readonly turns: Pick<Turns, 'isLent' | 'writable' | 'hold'>;
  /** Writes the columns' cache file where it is stale. */
  saveCache(): void;
  close(): void;
}

export interface BuiltColumns {
  readonly columns: Columns;
  /** Whether they were also written to the cache file. */
  readonly isCached: boolean;
}

const isList = (entry: LedgerEntry | readonly LedgerEntry[]): entry is readonly LedgerEntry[] =>
  Array.isArray(entry);

export interface ArchiveOptions extends OpenOptions {
  /** What is worth a line in the log. */
  readonly told?: (message: string) => void;
}

/**
 * @param path database file; the cache lies beside it. `:memory:` has no cache.
 * @throws AppError as `openDatabase`
 */
export function openArchive(path: string, initialRules: Rules, options: ArchiveOptions = {}): Archive {
  const database = openDatabase(path, options);
  const cachePath = path === ':memory:' ? undefined : `${path}.columns`;
  let store = createCallStore(database);
  const ledger = createLedger(database);
  const members = createMembers(database);
  const readVersion = database.prepare("SELECT value FROM meta WHERE name = 'data_version'").pluck();
  const raiseVersion = database.prepare(raiseVersionSql);
  let rules = initialRules;
  let version = readVersion.get() as number;
  let cachedVersion = -1;
  const placed = path === ':memory:' ? undefined : statSync(path);
  const turns = createTurns();
  let columns: Columns;
  try {
    columns = load();
  } catch (error) {
    // Nobody would close it.
    database.close();
    throw error;
  }

  function load(): Columns {
    const cached =
      cachePath === undefined ? undefined : readColumns(cachePath, columnsKey(database, rules.zone));
    if (cached !== undefined) {
      cachedVersion = version;
      return cached;
    }
    cachedVersion = -1;
    // A new archive never had one.
    if (cachePath !== undefined && version > 0)
      options.told?.('the cache of columns is stale, damaged or not there: built from SQLite');
    return buildColumns(database, rules.zone);
  }

  const commit = database.transaction(
    (instance: number, calls: readonly CallRecord[], entries: readonly LedgerEntry[], seen: Seen) => {
      const result = store.upsert(instance, calls, seen);
      for (const entry of entries) ledger.record(instance, entry);
      const doubted = result.movedFrom.flatMap((at) => ledger.doubt(instance, at));
      if (result.written.length > 0 || result.renamed) raiseVersion.run();
      return { ...result, doubted };
    },
  );

  /** Runs a transaction; one that fails may have handed out numbers that store and members still remember. */
  function attempt<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      forgetNumbers();
      throw error;
    }
  }

  function forgetNumbers(): void {
    store = createCallStore(database);
    members.reset();
  }

  function reload(built?: BuiltColumns): void {
    forgetNumbers();
    version = readVersion.get() as number;
    if (built === undefined) columns = load();
    else {
      // The zone may have been changed meanwhile.
      const isSameZone = built.columns.zone === rules.zone;
      columns = isSameZone ? built.columns : inZone(built.columns, rules.zone);
      cachedVersion = isSameZone && built.isCached ? version : -1;
    }
  }

  function endReading(): void {
    if (database.inTransaction) database.exec('COMMIT');
  }

  return {
    database,
    ledger,
    members,
    get store() {
      return store;
    },
    get columns() {
      return columns;
    },
    get rules() {
      return rules;
    },
    get version() {
      return version;
    },
    assertInPlace() {
      if (placed === undefined) return;
      const now = statSync(path, { throwIfNoEntry: false });
      if (now === undefined || now.ino !== placed.ino || now.dev !== placed.dev)
        throw new AppError('databaseMissing', now === undefined ? 'deleted' : 'replaced while it was open');
    },
    setRules(next) {
      const zoneChanged = next.zone !== rules.zone;
      rules = next;
      if (!zoneChanged) return;
      columns = inZone(columns, next.zone);
      cachedVersion = -1;
    },
    write(instance, calls, entry, seen) {
      const entries = entry === null ? [] : isList(entry) ? entry : [entry];
      this.assertInPlace();
      const result = attempt(() => commit.immediate(instance, calls, entries, seen));
      for (const call of result.written) put(columns, call);
      if (result.written.length > 0 || result.renamed) {
        version = readVersion.get() as number;
        members.refresh(result.renamed);
      }
      return result;
    },
    reload: () => reload(),
    lend: (work) =>
      turns.lend(async () => {
        try {
          // A transaction that only reads: rows stay as the columns know them until both change at once.
          database.exec('BEGIN');
          readVersion.get();
          return await work((built) => {
            endReading();
            if (built !== undefined) reload(built);
          });
        } finally {
          endReading();
          // The other connection may have committed and died before it could say so.
          if (readVersion.get() !== version) reload();
        }
      }),
    turns,
    saveCache() {
      if (cachePath === undefined || cachedVersion === version) return;
      if (saveColumns(cachePath, columns, columnsKey(database, rules.zone))) cachedVersion = version;
    },
    close() {
      if (!database.open) return;
      this.saveCache();
      try {
        emptyLog(database);
      } catch {
        // No room, or damage: what was committed stays in the log beside the file, where the next start reads it.
      } finally {
        database.close();
      }
    },
  };
}

/** The same archive for one answer by other rules; to be used at once and not kept. */
export function withRules(archive: Archive, rules: Rules): Archive {
  const columns = rules.zone === archive.rules.zone ? archive.columns : inZone(archive.columns, rules.zone);
  return { ...archive, rules, columns };
}
