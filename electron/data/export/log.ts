// What left the program: a line for every file with calls or callers in it.
import type { Database } from 'better-sqlite3';
import { AppError, failureOf } from '#shared/base/envelope';
import { maskNumber } from '#shared/language/format';
import type { LoggedExport } from '#shared/domain/export';
import type { Filter } from '#shared/domain/filter';

/** As many as anybody reads. */
const mostListed = 200;

/** A filter as it may be written down. */
export function maskedFilter(filter: Filter): Filter {
  return filter.number === undefined ? filter : { ...filter, number: maskNumber(filter.number) };
}

/**
 * Enters a file in the log and writes it. The line comes first: no file leaves the program without one, also not where the
 * drive of the archive is full. A process that is killed in between leaves a line without a file.
 * @throws AppError dataDiskFull, with nothing written; and what `write` throws, after the line was taken back
 */
export async function withLogEntry<T>(
  database: Database,
  { at, kind, path, rows, isMasked, hasNames, filter }: Omit<LoggedExport, 'id'>,
  write: () => Promise<T>,
): Promise<T> {
  const line = [
    at,
    kind,
    path,
    rows,
    Number(isMasked),
    Number(hasNames),
    JSON.stringify(maskedFilter(filter)),
  ];
  const insert = database.prepare(
    `INSERT INTO export_log (at, kind, path, rows, is_masked, has_names, filter) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const id = whereRoom(() => insert.run(...line).lastInsertRowid);
  try {
    return await write();
  } catch (error) {
    // What hinders this hindered nothing before, and the failure of the file is what is told.
    if (database.open) ignoringFailure(() => database.prepare('DELETE FROM export_log WHERE id = ?').run(id));
    throw error;
  }
}

/** The drive of the archive is another one than the file's, as a rule. */
function whereRoom<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code, detail } = failureOf(error);
    throw code === 'diskFull' ? new AppError('dataDiskFull', detail) : error;
  }
}

function ignoringFailure(work: () => unknown): void {
  try {
    work();
  } catch {
    // The line stays and names a file that is not there.
  }
}

export function listExports(database: Database): readonly LoggedExport[] {
  const rows = database
    .prepare(
      `SELECT id, at, kind, path, rows, is_masked AS isMasked, has_names AS hasNames, filter
       FROM export_log ORDER BY id DESC LIMIT ?`,
    )
    .all(mostListed) as (Omit<LoggedExport, 'isMasked' | 'hasNames' | 'filter'> & {
    isMasked: number;
    hasNames: number;
    filter: string;
  })[];
  return rows.map((row) => ({
    ...row,
    isMasked: row.isMasked === 1,
    hasNames: row.hasNames === 1,
    filter: JSON.parse(row.filter) as Filter,
  }));
}
