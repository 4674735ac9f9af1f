// Puts another file in the archive's place so that at every moment either the old or the new one is there: what is to be
// moved is written down first, and whoever opens the archive next finishes what was begun.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { inspectFile } from './inspect';
import { readRegularFile, removeWithCompanions, syncFolder } from '../store/files';

const noteSchema = v.strictObject({
  /** `in`: a new file comes in; `back`: the old one returns, since the new one could not be opened; `away`: none follows. */
  direction: v.picklist(['in', 'back', 'away']),
  /** Name of the file that the archive is moved to; null where there was none. */
  aside: v.nullable(v.pipe(v.string(), v.regex(/^calls-replaced-[\d-]+\.db$/))),
});
type Note = v.InferOutput<typeof noteSchema>;

/** Told before each thing that is done; a test looks at the folder then. */
type Step = (name: string) => void;
const untold: Step = () => undefined;

const notePath = (path: string): string => `${path}.restoring`;
const cachePath = (path: string): string => `${path}.columns`;
/** Where the new file waits until it is proved. */
export const incomingPath = (path: string): string => `${path}.incoming`;

/** A name in the archive's folder that says when it was set aside, by this computer's clock. */
function asideName(path: string, now: number): string {
  const at = new Date(now);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`;
  const stem = `calls-replaced-${day}-${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`;
  for (let again = 1; ; again++) {
    const name = again === 1 ? `${stem}.db` : `${stem}-${again}.db`;
    if (!existsSync(join(dirname(path), name))) return name;
  }
}

function writeNote(path: string, note: Note): void {
  const temporary = `${notePath(path)}.new`;
  const file = openSync(temporary, 'w', 0o600);
  try {
    writeFileSync(file, JSON.stringify(note));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, notePath(path));
  syncFolder(dirname(path));
}

function moveIfThere(from: string, to: string): void {
  if (existsSync(from)) renameSync(from, to);
}

/** The write-ahead log belongs to its file: without it the file lacks what was committed last. */
function moveWithLog(from: string, to: string, step: Step): void {
  step('moving the file');
  moveIfThere(from, to);
  step('moving its log');
  moveIfThere(`${from}-wal`, `${to}-wal`);
  rmSync(`${from}-shm`, { force: true });
}

const hasFile = (path: string): boolean => ['', '-wal'].some((ending) => existsSync(`${path}${ending}`));

/** Does what the note says; may be begun again at any point of it. */
function follow(path: string, { direction, aside }: Note, step: Step): void {
  const asidePath = aside === null ? undefined : join(dirname(path), aside);
  if (direction === 'back') {
    // What is in the archive's place is kept, whatever wrote the note.
    const isReplaced = asidePath === undefined || existsSync(asidePath);
    if (isReplaced && hasFile(path))
      moveWithLog(path, join(dirname(path), asideName(path, Date.now())), step);
    if (asidePath !== undefined) moveWithLog(asidePath, path, step);
  } else if (direction === 'away' || existsSync(incomingPath(path))) {
    if (asidePath !== undefined) moveWithLog(path, asidePath, step);
    step('moving the new file in');
    if (direction === 'in') renameSync(incomingPath(path), path);
  }
  step('clearing up');
  rmSync(cachePath(path), { force: true });
  // Columns that were built for the new file; a cache that does not fit is never used.
  if (direction === 'in') moveIfThere(cachePath(incomingPath(path)), cachePath(path));
  syncFolder(dirname(path));
  rmSync(notePath(path), { force: true });
}

/** Removes the new file with everything beside it. */
export function removeIncoming(path: string): void {
  removeWithCompanions(incomingPath(path));
  for (const ending of ['', '.new']) rmSync(`${cachePath(incomingPath(path))}${ending}`, { force: true });
}

/** To be called before an archive is opened: ends a restore that was broken off, by the new file or by the old one. */
export function finishMoves(path: string): void {
  const note = existsSync(notePath(path)) ? readNote(path) : undefined;
  if (note !== undefined) follow(path, isTrusted(path, note) ? note : { ...note, direction: 'back' }, untold);
  removeIncoming(path);
}

/** A file that comes in was checked before the note was written; another one is not let in. */
function isTrusted(path: string, { direction }: Note): boolean {
  if (direction !== 'in' || !existsSync(incomingPath(path))) return true;
  try {
    inspectFile(incomingPath(path), 'short');
    return true;
  } catch {
    return false;
  }
}

/** The note is written whole or not at all, so another content is nobody's order. */
function readNote(path: string): Note | undefined {
  try {
    return v.parse(noteSchema, JSON.parse(readRegularFile(notePath(path)).toString('utf8')));
  } catch {
    rmSync(notePath(path), { force: true });
    return undefined;
  }
}

/**
 * Puts the incoming file in the archive's place; nobody may have the archive open.
 * @returns the name under which the replaced one is kept; null where there was none
 */
export function putInPlace(path: string, now: number, step: Step = untold): string | null {
  const aside = hasFile(path) ? asideName(path, now) : null;
  const note: Note = { direction: 'in', aside };
  step('writing the note');
  writeNote(path, note);
  follow(path, note, step);
  return aside;
}

/** Takes `putInPlace` back. */
export function putBack(path: string, aside: string | null, step: Step = untold): void {
  const note: Note = { direction: 'back', aside };
  step('writing the note');
  writeNote(path, note);
  follow(path, note, step);
}

/** Sets the archive aside without another one. @returns as `putInPlace` */
export function setAside(path: string, now: number, step: Step = untold): string | null {
  const note: Note = { direction: 'away', aside: hasFile(path) ? asideName(path, now) : null };
  step('writing the note');
  writeNote(path, note);
  follow(path, note, step);
  return note.aside;
}
