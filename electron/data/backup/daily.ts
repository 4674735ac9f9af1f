// The automatic backup: once a local day, where anything changed since the last one.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { failureOf, type Failure } from '#shared/base/envelope';
import type { Settings } from '#shared/domain/settings';
import { writeBackup, type CopyOptions } from './copy';
import { dailyName, type BackupFolder } from './folder';

export interface DailyOptions extends CopyOptions {
  readonly database: Database;
  readonly settings: Pick<Settings, 'zone' | 'backups'>;
  readonly folder: BackupFolder;
  readonly now: number;
}

/** Whether the archive was written to after that, epoch ms. What SQLite has not moved into it yet counts. */
function changedSince(database: Database, time: number): boolean {
  return [database.name, `${database.name}-wal`].some((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found !== undefined && found.size > 0 && found.mtimeMs > time;
  });
}

export function isBackupDue({ database, settings, folder, now }: DailyOptions): boolean {
  if (!settings.backups.automatic || database.name === ':memory:') return false;
  // An empty archive is no backup of anything.
  if (database.prepare('SELECT id FROM call LIMIT 1').get() === undefined) return false;
  return !folder.has(dailyName(settings.zone, now)) && changedSince(database, folder.newestAt() ?? 0);
}

/** @returns why it could not be made; null where it was, and older ones were seen to */
export async function makeDailyBackup(options: DailyOptions): Promise<Failure | null> {
  const { database, settings, folder, now } = options;
  try {
    folder.prepare();
    await writeBackup({ database }, join(folder.path, dailyName(settings.zone, now)), options);
    folder.rotate(settings.backups.keep);
    return null;
  } catch (error) {
    return failureOf(error);
  }
}
