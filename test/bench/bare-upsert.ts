// The reference for storing: the same rows of the same table and indexes through better-sqlite3 alone.
import type Database from 'better-sqlite3';
import { openDatabase } from '#electron/data/store/database';

/** @returns ms that the upserts and their transactions took */
export function bareUpsert(source: Database.Database, path: string, batchRows: number): number {
  const target = openDatabase(path);
  const columns = (
    source.prepare("SELECT name FROM pragma_table_info('call')").pluck().all() as string[]
  ).filter((name) => name !== 'id');
  const upsert = target.prepare(
    `INSERT INTO call (${columns.join(', ')}) VALUES (${columns.map((name) => `:${name}`).join(', ')})
     ON CONFLICT (instance, contact_id) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  );
  const write = target.transaction((rows: readonly unknown[]) => {
    for (const row of rows) upsert.run(row);
  });
  const read = source.prepare(`SELECT ${columns.join(', ')} FROM call WHERE id > ? ORDER BY id LIMIT ?`);
  let ms = 0;
  for (let from = 0; ; from += batchRows) {
    const rows = read.all(from, batchRows);
    if (rows.length === 0) break;
    const start = performance.now();
    write.immediate(rows);
    ms += performance.now() - start;
  }
  target.close();
  return ms;
}
