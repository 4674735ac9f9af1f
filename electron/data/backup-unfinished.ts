// Remembers, beside the archive, which backups are being written: a killed process cannot remove its half file, wherever a
// person had it put, but the next start can.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { removeWithCompanions } from './files';

/** Of a file that is not finished; nothing else is ever removed. */
const ending = '.part';
const notePath = (archivePath: string): string => `${archivePath}.unfinished`;

function read(archivePath: string): string[] {
  try {
    const paths: unknown = JSON.parse(readFileSync(notePath(archivePath), 'utf8'));
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

/** To be called before an archive is opened: removes what killed processes left of their backups. */
export function removeUnfinished(archivePath: string): void {
  for (const path of read(archivePath))
    try {
      removeWithCompanions(path);
    } catch {
      // On a drive that is not connected now, or not ours any more.
    }
  rmSync(notePath(archivePath), { force: true });
}
