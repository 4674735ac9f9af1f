// Files as SQLite and backups need them: their sizes, their companions, and how they reach the disk.
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs';
import { AppError } from '#shared/base/envelope';

/** Bytes; 0 where there is none. */
export const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Free space on the drive of a folder, bytes. */
export function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Reading a pipe or a device would never end. @throws AppError notRegularFile; the system's error */
export function readRegularFile(path: string): Buffer {
  if (!statSync(path).isFile()) throw new AppError('notRegularFile', path);
  return readFileSync(path);
}

/** Makes an empty file that only its owner may read. @throws the system's error, also where the name is taken */
export function createPrivate(path: string): void {
  closeSync(openSync(path, 'wx', 0o600));
}

/** Removes a database file with everything that SQLite may leave beside it. */
export function removeWithCompanions(path: string): void {
  for (const ending of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
}

export function syncFile(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** So that a rename survives a power cut; Windows has no such thing for folders. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') syncFile(folder, 'r');
}
