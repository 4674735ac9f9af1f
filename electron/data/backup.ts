// A copy of the archive as one file, proved before it gets its name. Taken while the program goes on working.
import { renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/envelope';
import type { Archive } from './archive';

/**
 * @returns how many calls the copy holds
 * @throws AppError databaseDamaged where the copy does not stand the check; the system's error where it cannot be written.
 *   Nothing is left behind then, and a file that had the name stays.
 */
export async function writeBackup({ database }: Archive, path: string): Promise<{ calls: number }> {
  const temporary = `${path}.part`;
  try {
    await database.backup(temporary);
    const calls = countProved(temporary);
    renameSync(temporary, path);
    return { calls };
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function countProved(path: string): number {
  const copy = new Database(path);
  try {
    // One file without companions, so that it can be moved and read anywhere.
    copy.pragma('journal_mode = DELETE');
    const verdict = copy.pragma('integrity_check', { simple: true });
    if (verdict !== 'ok') throw new AppError('databaseDamaged', `backup: ${String(verdict)}`);
    return copy.prepare('SELECT count(*) FROM call').pluck().get() as number;
  } finally {
    copy.close();
  }
}
