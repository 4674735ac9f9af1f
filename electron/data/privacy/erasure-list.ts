// Keeps the list of erased calls a second time, in a file next to the archive, so that a restore, a damaged archive or a kill
// cannot bring a number back. A line is a call by the service's ids; no number is ever written here.
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import * as v from 'valibot';
import { readRegularFile, syncFolder } from '../store/files';

/** A call whose number was erased. */
const erasedCallSchema = v.strictObject({
  instanceId: v.string(),
  contactId: v.string(),
  /** Bits of `erased_call.sides`. */
  sides: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(3)),
});
export type ErasedCall = Readonly<v.InferOutput<typeof erasedCallSchema>>;

export const erasureListPath = (archivePath: string): string => `${archivePath}.erased`;

const keyOf = ({ instanceId, contactId }: ErasedCall): string => JSON.stringify([instanceId, contactId]);
const linesOf = (calls: readonly ErasedCall[]): string =>
  calls.map((call) => `${JSON.stringify(call)}\n`).join('');

/** One entry a call, with the sides of all its entries. */
export function joinErased(...lists: readonly (readonly ErasedCall[])[]): ErasedCall[] {
  const joined = new Map<string, ErasedCall>();
  for (const call of lists.flat()) {
    const known = joined.get(keyOf(call));
    joined.set(keyOf(call), known === undefined ? call : { ...call, sides: call.sides | known.sides });
  }
  return [...joined.values()];
}

/** The entries of `list` that `known` does not hold with all their sides. */
export function notIn(list: readonly ErasedCall[], known: readonly ErasedCall[]): ErasedCall[] {
  const sides = new Map(known.map((call) => [keyOf(call), call.sides]));
  return list.filter(
    (call) => ((sides.get(keyOf(call)) ?? -1) & call.sides) !== call.sides || !sides.has(keyOf(call)),
  );
}

/** The table `erased_call` of an archive; of a file of an older step nothing. */
export function erasedIn(database: Database): ErasedCall[] {
  if (database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'erased_call'").get() === undefined)
    return [];
  return database
    .prepare(
      `SELECT instance.instance_id AS instanceId, contact_id AS contactId, sides
       FROM erased_call JOIN instance ON instance.id = erased_call.instance`,
    )
    .all() as ErasedCall[];
}

/** Reads the file next to the archive. A line that a power cut left unfinished is skipped. @throws the system's error */
export function readErasureList(archivePath: string): ErasedCall[] {
  let text: string;
  try {
    text = readRegularFile(erasureListPath(archivePath)).toString('utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  const calls = text.split('\n').flatMap((line): ErasedCall[] => {
    try {
      const parsed = v.safeParse(erasedCallSchema, JSON.parse(line));
      return parsed.success ? [parsed.output] : [];
    } catch {
      return [];
    }
  });
  return joinErased(calls);
}

function write(path: string, flags: 'a' | 'w', text: string): void {
  const file = openSync(path, flags, 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Adds to the file; on the disk when it returns. To be called before the erasure is committed. */
export function appendErasures(archivePath: string, calls: readonly ErasedCall[]): void {
  if (calls.length === 0 || archivePath === ':memory:') return;
  // A line that a power cut left unfinished must not take the next one with it.
  write(erasureListPath(archivePath), 'a', `\n${linesOf(calls)}`);
  syncFolder(dirname(archivePath));
}

/** Replaces the file's content by these calls. */
export function writeErasureList(archivePath: string, calls: readonly ErasedCall[]): void {
  if (archivePath === ':memory:') return;
  const path = erasureListPath(archivePath);
  write(`${path}.new`, 'w', linesOf(calls));
  renameSync(`${path}.new`, path);
  syncFolder(dirname(path));
}
