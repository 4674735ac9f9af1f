// Numbers by a part of them, through the trigram index.
import type { Database } from 'better-sqlite3';

/**
 * A table over phone row numbers that answers 1 where the number contains the digits (at least three).
 */
export function findPhones(database: Database, digits: string): Uint8Array {
  const last = database.prepare('SELECT coalesce(max(id), 0) FROM phone').pluck().get() as number;
  const table = new Uint8Array(last + 1);
  const found = database
    .prepare('SELECT rowid FROM phone_search WHERE phone_search MATCH ?')
    .pluck()
    .iterate(`"${digits}"`) as Iterable<number>;
  for (const id of found) table[id] = 1;
  return table;
}
