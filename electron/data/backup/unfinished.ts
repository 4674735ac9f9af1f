// Remembers, beside the archive, which backups are being written: a killed process cannot remove its half file, wherever a
// person had it put, but the next start can.
import { closeSync, openSync, readSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readRegularFile, removeWithCompanions } from '../store/files';

/** Of a file that is not finished; nothing else is ever removed. */
const ending = '.part';
const notePath = (archivePath: string): string => `${archivePath}.unfinished`;

function read(archivePath: string): string[] {
  try {
    const paths: unknown = JSON.parse(readRegularFile(notePath(archivePath)).toString('utf8'));
    return Array.isArray(paths)
      ? paths.filter((path) => typeof path === 'string' && path.endsWith(ending))
      : [];
  } catch {
    return [];
  }
}

function write(archivePath: string, paths: readonly string[]): void {
  if (paths.length === 0) rmSync(notePath(archivePath), { force: true });
  else writeFileSync(notePath(archivePath), JSON.stringify(paths), { mode: 0o600 });
}

/**
 * @param path of the half file, ending in `.part`
 * @returns to be called when it is finished or removed
 */
export function noteUnfinished(archivePath: string, path: string): () => void {
  const change = (paths: readonly string[]): void => {
    try {
      write(archivePath, paths);
    } catch {
      // A full disk must not keep a backup on another one from being made.
    }
  };
  change([...read(archivePath), path]);
  return () => change(read(archivePath).filter((other) => other !== path));
}

/** Whether the file is empty or was begun by SQLite, which may write its header last. Any other file is left alone. */
function isHalfBackup(path: string): boolean {
  if (!statSync(path).isFile()) return false;
  const head = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, head);
    const isBegun = head.every((byte) => byte === 0) || head.toString('latin1') === 'SQLite format 3\0';
    return length === 0 || isBegun;
  } finally {
    closeSync(file);
  }
}

/** To be called before an archive is opened: removes what killed processes left of their backups. */
export function removeUnfinished(archivePath: string): void {
  for (const path of read(archivePath))
    try {
      if (isHalfBackup(path)) removeWithCompanions(path);
    } catch {
      // On a drive that is not connected now, or not ours any more.
    }
  rmSync(notePath(archivePath), { force: true });
}
