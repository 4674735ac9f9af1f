// What left the program: a line for every file with calls or callers in it.
import type { Database } from 'better-sqlite3';
import { maskNumber } from '../../../shared/format';
import type { LoggedExport } from '../../../shared/export';
import type { Filter } from '../../../shared/filter';

/** As many as anybody reads. */
const mostListed = 200;

/** A filter as it may be written down. */
export function maskedFilter(filter: Filter): Filter {
  return filter.number === undefined ? filter : { ...filter, number: maskNumber(filter.number) };
}

export function logExport(
  database: Database,
  { at, kind, path, rows, isMasked, hasNames, filter }: Omit<LoggedExport, 'id'>,
): void {
  database
    .prepare(
      `INSERT INTO export_log (at, kind, path, rows, is_masked, has_names, filter) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(at, kind, path, rows, Number(isMasked), Number(hasNames), JSON.stringify(maskedFilter(filter)));
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
