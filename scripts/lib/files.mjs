// Small file helpers: JSON, hashes, and writes that are whole or not there at all.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** The parsed file, or undefined when it is missing or damaged (then the work is simply done again). */
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

/** Every file below a folder, sorted; an absent folder has none. */
export function filesBelow(folder) {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/**
 * Makes a folder in one piece: `fill` works in a temporary folder beside it, which is then renamed. When another
 * process was first, its folder stays.
 */
export async function makeFolderWhole(folder, fill) {
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  removeAbandoned(path.dirname(folder));
  const partial = fs.mkdtempSync(path.join(path.dirname(folder), 'part-'));
  fs.chmodSync(partial, 0o755); // temporary folders are private, the finished one need not be
  try {
    await fill(partial);
    if (!fs.existsSync(folder)) fs.renameSync(partial, folder);
  } finally {
    fs.rmSync(partial, { recursive: true, force: true });
  }
}

const DAY_MS = 86_400_000;

// A killed run cannot clean up after itself; whatever it left is not in use after a day.
function removeAbandoned(folder) {
  for (const name of fs.readdirSync(folder).filter((entry) => entry.startsWith('part-'))) {
    const abandoned = path.join(folder, name);
    const stat = fs.statSync(abandoned, { throwIfNoEntry: false });
    if (stat && Date.now() - stat.mtimeMs > DAY_MS) fs.rmSync(abandoned, { recursive: true, force: true });
  }
}
