// Reads and writes files and folders: JSON, hashes, and writes that are complete or do not happen.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { StepFailed } from './run.mjs';

/** Returns the parsed file, or undefined when it is missing or damaged; then the work is done again. */
export function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Writes beside the target and renames, so that an interrupted run leaves no half file. */
export function writeWhole(file, content) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}.part`;
  fs.writeFileSync(partial, content);
  fs.renameSync(partial, file);
}

/** Hex SHA-256 of the given texts, order included. */
export function hashOf(...texts) {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(String(text)).update('\0');
  return hash.digest('hex');
}

/** Path, size and time of a file as one text: cheap to take and different after every rewrite. */
export function fingerprint(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat ? `${file} ${stat.size} ${stat.mtimeMs}` : `${file} missing`;
}

/** Lists every file below a folder, sorted; an absent folder has none. */
export function filesBelow(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/**
 * Removes a folder with everything in it. Windows keeps files for a moment after the program that used them has ended,
 * and while a virus scanner reads them, so it tries for some seconds.
 */
export function removeFolder(folder) {
  try {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  } catch (error) {
    throw new StepFailed(`${folder} cannot be removed (${error.code}). Close the programs that use it.`);
  }
}

/**
 * Makes a folder in one piece: `fill` works in a temporary folder next to it, which is then renamed. When another process
 * was faster, its folder stays.
 */
export async function makeFolderWhole(folder, fill) {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  removeAbandoned(path.dirname(folder));
  const partial = fs.mkdtempSync(path.join(path.dirname(folder), 'part-'));
  fs.chmodSync(partial, 0o755); // temporary folders are private, the finished one need not be
  try {
    await fill(partial);
    await renameUnlessThere(partial, folder);
  } finally {
    removeFolder(partial);
  }
}

// On Windows a virus scanner may still be reading the new files, so this retries for a few seconds.
async function renameUnlessThere(from, to) {
  const isHeld = ({ code }) => process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(code);
  for (let triesLeft = 50; !fs.existsSync(to); triesLeft--) {
    try {
      return fs.renameSync(from, to);
    } catch (error) {
      if (!isHeld(error) || triesLeft === 0) throw error;
    }
    await setTimeout(100);
  }
}

const DAY_MS = 86_400_000;

// A killed run leaves its folder behind; after a day nothing uses it any more.
function removeAbandoned(folder) {
  for (const name of fs.readdirSync(folder).filter((entry) => entry.startsWith('part-'))) {
    const abandoned = path.join(folder, name);
    const stat = fs.statSync(abandoned, { throwIfNoEntry: false });
    if (stat && Date.now() - stat.mtimeMs > DAY_MS) removeFolder(abandoned);
  }
}
