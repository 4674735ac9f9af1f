// A copy of the archive as one file, proved before it gets its name. Taken while the program goes on working.
import { renameSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError, failureOf } from '#shared/base/envelope';
import type { Inspect, Inspection, Look } from './inspect';
import { noteUnfinished } from './unfinished';
import {
  freeBytesOf,
  createPrivate,
  removeWithCompanions,
  sizeOf,
  syncFile,
  syncFolder,
} from '../store/files';

/** Left free beside the copy, so that a sync can go on. */
const spareBytes = 16 * 1024 * 1024;
/** A step of the copying holds the process up for this many pages, about 4 MB. */
const pagesAStep = 1000;

export interface CopyOptions {
  readonly inspect: Inspect;
  /** How the copy is looked at; `whole` unless said otherwise. */
  readonly look?: Look;
  /** Aborted: the copy is given up and nothing is left of it. */
  readonly signal?: AbortSignal;
  /** Room on the drive of a folder, bytes. */
  readonly freeBytes?: (folder: string) => number;
}

/** @throws AppError diskFull, with both sizes as its detail */
export function assertRoom(folder: string, bytes: number, freeBytes = freeBytesOf): void {
  const free = freeBytes(folder);
  const megabytes = (size: number): number => Math.ceil(size / 1_000_000);
  if (free < bytes + spareBytes)
    throw new AppError('diskFull', `${megabytes(bytes + spareBytes)} MB needed, ${megabytes(free)} MB free`);
}

/**
 * Copies a database into one file without companions, which stands on the disk and was checked from end to end.
 * @throws AppError diskFull (not begun then), backupDamaged, cancelled; the system's error where it cannot be written.
 *   Nothing is left behind then.
 */
export async function copyProved(
  source: Database.Database,
  path: string,
  { inspect, look = 'whole', signal, freeBytes }: CopyOptions,
): Promise<Inspection> {
  removeWithCompanions(path);
  try {
    // The copy holds full numbers, and its folder may be open to other users: only the owner may ever read it.
    createPrivate(path);
    assertRoom(dirname(path), sizeOf(source.name) + sizeOf(`${source.name}-wal`), freeBytes);
    await source.backup(path, {
      progress() {
        signal?.throwIfAborted();
        return pagesAStep;
      },
    });
    const copy = new Database(path);
    try {
      // Else the copy would need companions wherever it is opened.
      copy.pragma('journal_mode = DELETE');
    } finally {
      copy.close();
    }
    syncFile(path, 'r+');
    const found = await inspect(path, look);
    signal?.throwIfAborted();
    return found;
  } catch (error) {
    removeWithCompanions(path);
    if (signal?.aborted === true) throw new AppError('cancelled');
    // Of the copy; the archive itself may be sound.
    throw failureOf(error).code === 'databaseDamaged'
      ? new AppError('backupDamaged', failureOf(error).detail)
      : error;
  }
}

/**
 * @returns how many calls the copy holds
 * @throws as `copyProved`; a file that had the name stays
 */
export async function writeBackup(
  { database }: { readonly database: Database.Database },
  path: string,
  options: CopyOptions,
): Promise<{ calls: number }> {
  const temporary = `${path}.part`;
  const end = noteUnfinished(database.name, temporary);
  try {
    const { calls } = await copyProved(database, temporary, options);
    renameSync(temporary, path);
    syncFolder(dirname(path));
    return { calls };
  } finally {
    removeWithCompanions(temporary);
    end();
  }
}
