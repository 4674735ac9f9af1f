// Looks at a file that may be a backup: is it an archive of ours, of a version that is known, and sound from end to end?
// Runs on a thread of its own in the program, since a whole look at a million calls takes seconds.
import { assertOurs } from '../store/migrate';
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError, failureOf } from '#shared/base/envelope';
import { assertSchema, contentProblems } from '../store/schema';

/**
 * `short`: what a list needs; `whole`: every page, of a copy of our own; `strict`: also every row, of a file from anywhere;
 * `pages`: as a start after a crash does, indexes not compared.
 */
export type Look = 'short' | 'whole' | 'strict' | 'pages';

export interface Inspection {
  readonly calls: number;
  readonly instances: readonly string[];
  /** When the file was last written, epoch ms. */
  readonly madeAt: number;
}

/** Says what `inspectFile` says, without holding anything up. */
export type Inspect = (path: string, look: Look) => Promise<Inspection>;

export interface Inspector {
  readonly inspect: Inspect;
  /** Breaks off what is being looked at, which is then `cancelled`; resolves when no file is open any more. */
  end(): Promise<void>;
}

/**
 * The file itself is never changed.
 * @throws AppError notArchive, databaseNewer, backupDamaged, backupAltered, notRegularFile; the system's error where it cannot
 *   be read
 */
export function inspectFile(path: string, look: Look): Inspection {
  // SQLite makes no difference between a file that is not there and one that may not be read.
  const found = statSync(path);
  // Opening a pipe waits until another program opens its other end, which may never happen.
  if (!found.isFile()) throw new AppError('notRegularFile', path);
  const madeAt = found.mtimeMs;
  let file: Database.Database | undefined;
  try {
    file = new Database(path, { readonly: true, fileMustExist: true });
    file.pragma('trusted_schema = OFF');
    assertOurs(file);
    if (look !== 'short') assertSound(file, look);
    if (look === 'short' || look === 'strict') assertSchema(file);
    if (look === 'strict') assertContent(file);
    const calls = file.prepare('SELECT count(*) FROM call').pluck().get() as number;
    const instances = file.prepare('SELECT instance_id FROM instance ORDER BY id').pluck().all() as string[];
    return { calls, instances, madeAt };
  } catch (error) {
    throw refusalOf(error);
  } finally {
    file?.close();
  }
}

function assertSound(file: Database.Database, look: Exclude<Look, 'short'>): void {
  const verdict = file.pragma(look === 'pages' ? 'quick_check(1)' : 'integrity_check(1)', { simple: true });
  if (verdict !== 'ok') throw new AppError('backupDamaged', String(verdict));
}

function assertContent(file: Database.Database): void {
  const [problem] = contentProblems(file);
  if (problem !== undefined) throw new AppError('backupDamaged', problem);
}

function refusalOf(error: unknown): unknown {
  const { code, detail } = failureOf(error);
  if (detail.startsWith('SQLITE_NOTADB')) return new AppError('notArchive', detail);
  return code === 'databaseDamaged' ? new AppError('backupDamaged', detail) : error;
}

/** On this thread; for tests. */
export const inspectorHere: Inspector = {
  inspect: (path, look) =>
    new Promise((resolve) => {
      resolve(inspectFile(path, look));
    }),
  end: () => Promise.resolve(),
};
