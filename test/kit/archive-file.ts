// An archive with calls and a backup of it, made without the application; and drives that are full or cannot be written.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openArchive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { toRowV2 } from '#electron/simulator/rows';
import { defaultSettings, rulesOf, type Settings } from '#shared/domain/settings';
import { callsBefore } from './center';

const instanceId = 'ccc-kept';
export const keptCalls = 240;
/** A profile that looks at kept calls; nothing is synced. */
export const keptSettings: Partial<Settings> = {
  language: 'en',
  formerInstances: [{ id: instanceId, name: 'Kept' }],
};

/** @returns the path of the archive; its backup lies in `backups` */
export function keepCalls(folder: string): string {
  const profile = join(folder, 'profile');
  mkdirSync(join(profile, 'backups'), { recursive: true });
  const path = join(profile, 'calls.db');
  const source = callsBefore(4, keptCalls / 4);
  const archive = openArchive(path, rulesOf(defaultSettings));
  const calls = Array.from({ length: source.size }, (_, index) =>
    parseRow(toRowV2(source.facts(index, Date.now()), instanceId))!,
  );
  archive.write(archive.store.instanceOf(instanceId), calls, null, { api: 2, at: Date.now() });
  archive.close();
  cpSync(path, join(profile, 'backups', 'calls-2026-03-04.db'));
  return path;
}

/** Only root can mount; on other machines permissions do what they are for. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0;

/** Makes a file that cannot be written. @returns takes it back */
export function writeProtect(path: string): () => void {
  if (!canMount) {
    chmodSync(path, 0o444);
    return () => chmodSync(path, 0o644);
  }
  execFileSync('mount', ['--bind', path, path]);
  execFileSync('mount', ['-o', 'remount,ro,bind', path]);
  return () => execFileSync('umount', [path]);
}

/** A drive of so many MB at a folder. @returns takes it away */
export function mountSmall(path: string, megabytes: number): () => void {
  mkdirSync(path, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]);
  return () => execFileSync('umount', ['-l', path]);
}
