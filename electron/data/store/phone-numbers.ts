// Compares numbers, and finds them by a part through the trigram index.
import type { Database } from 'better-sqlite3';

/**
 * The form in which two spellings of a number are equal: digits only, without China's country code. Texts that hold
 * letters or stars (masked or anonymous numbers) keep them.
 */
export function normalNumber(raw: string): string {
  const compact = raw.replace(/[\s()-]/g, '');
  if (!/^\+?\d+$/.test(compact)) return compact.toLowerCase();
  const national = compact.replace(/^(\+86|0086)(?=\d{7,})/, '').replace(/^\+/, '');
  return national;
}

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
