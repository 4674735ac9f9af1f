// Where things are: the repository, its packages, and the cache that outlives a checkout.
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
export const modules = path.join(root, 'node_modules');
export const isWindows = process.platform === 'win32';
export const isLinux = process.platform === 'linux';

/** The folder for prepared downloads: outside the repository, so that the next clone finds them. */
export function cacheFolder() {
  return path.join(cacheHome(), 'ccc-reports');
}

function cacheHome() {
  if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
  if (isWindows) return process.env.LOCALAPPDATA ?? path.join(os.homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches');
  return path.join(os.homedir(), '.cache');
}

/** A path below node_modules. */
export function inModules(...parts) {
  return path.join(modules, ...parts);
}
