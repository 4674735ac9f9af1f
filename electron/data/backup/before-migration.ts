// The backup of an older file before it is brought to a newer schema. Nothing else can be done before it, so it waits.
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { assertRoom } from './copy';
import { inspectFile } from './inspect';
import { createPrivate, removeWithCompanions, syncFile, syncFolder } from '../store/files';

/** @throws the system's error, AppError diskFull or backupDamaged: then the file is not changed either */
export function backUpBeforeStep(database: Database, folder: string, step: number): void {
  const path = join(folder, `before-${step}.db`);
  const temporary = `${path}.part`;
  mkdirSync(folder, { recursive: true });
  removeWithCompanions(temporary);
  try {
    const pages = database.pragma('page_count', { simple: true }) as number;
    assertRoom(folder, pages * (database.pragma('page_size', { simple: true }) as number));
    createPrivate(temporary);
    database.prepare('VACUUM INTO ?').run(temporary);
    inspectFile(temporary, 'whole');
    syncFile(temporary, 'r+');
    renameSync(temporary, path);
    syncFolder(folder);
  } catch (error) {
    removeWithCompanions(temporary);
    throw error;
  }
}
