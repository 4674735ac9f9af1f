// Remembers what time it was at the service when it answered last: a clock that this computer cannot set.
import type { Database } from 'better-sqlite3';

const name = 'service_time';

/**
 * Notes the service's own time of its newest answer. To be called outside of other transactions or inside one.
 * @param at epoch ms, as the service said it; what is no such time is ignored
 */
export function serviceTimeSeen(database: Database, at: number): void {
  if (!Number.isSafeInteger(at) || at <= 0) return;
  database
    .prepare('INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run(name, at);
}

/** Epoch ms; undefined before the first answer. */
export function lastServiceTime(database: Database): number | undefined {
  return database.prepare('SELECT value FROM meta WHERE name = ?').pluck().get(name) as number | undefined;
}
