// Work that changes many stored calls and rewrites the file: erasing a number, forgetting an instance, deleting old calls. In
// the program a thread does it on a connection of its own (maintenance-thread); tests and archives in memory do it here.
import type { Database } from 'better-sqlite3';
import type { Archive, BuiltColumns } from '../store/archive';
import { buildColumns, columnsKey, saveColumns } from '../store/columns-cache';
import { finishErasure } from '../store/data-change';
import { openDatabase } from '../store/database';
import { forgetInstance } from './forget-instance';
import { forgetAgain, forgetCaller, type Erased } from './forget-caller';
import type { ErasedCall } from './erasure-list';
import { deleteExpired } from './retention';

export interface Jobs {
  /** Null where nothing names the number. */
  readonly forgetCaller: {
    readonly input: { readonly number: string; readonly at: number };
    readonly value: Erased | null;
  };
  /** Deleted calls; null where there is no such instance. */
  readonly forgetInstance: { readonly input: { readonly instanceId: string }; readonly value: number | null };
  /** Deleted calls. */
  readonly deleteExpired: {
    readonly input: { readonly days: number; readonly before: number };
    readonly value: number;
  };
  /** Erases in a file that is about to take the archive's place. */
  readonly forgetAgain: {
    readonly input: { readonly erased: readonly ErasedCall[]; readonly at: number };
    readonly value: boolean;
  };
  /** Finishes an erasure that was interrupted. */
  readonly finish: { readonly input: null; readonly value: null };
}
export type JobName = keyof Jobs;
export type Job = { [N in JobName]: { readonly name: N; readonly input: Jobs[N]['input'] } }[JobName];

/** Called before each step of a job. */
export type Step = (name: string) => void;
export const noStep: Step = () => undefined;

/** Changes the archive and commits; what is left to do then is `finishErasure`. */
export function changeArchive(
  database: Database,
  job: Job,
  step: Step = noStep,
): { readonly value: unknown; readonly isChanged: boolean } {
  switch (job.name) {
    case 'forgetCaller': {
      const value = forgetCaller(database, job.input.number, job.input.at, step);
      return { value, isChanged: value !== null };
    }
    case 'forgetInstance': {
      const value = forgetInstance(database, job.input.instanceId);
      return { value, isChanged: value !== null };
    }
    case 'deleteExpired': {
      step('deleting');
      const value = deleteExpired(database, job.input.days, job.input.before);
      return { value, isChanged: true };
    }
    case 'forgetAgain': {
      // The index of a crafted file may hide numbers from it and from every search.
      database.exec("INSERT INTO phone_search (phone_search) VALUES ('rebuild')");
      const value = forgetAgain(database, job.input.erased, job.input.at);
      return { value, isChanged: value };
    }
    case 'finish':
      return { value: null, isChanged: false };
  }
}

/** A job on a file, as it is sent to the thread. */
export interface Order {
  readonly path: string;
  readonly zone: string;
  readonly job: Job;
  /** Columns are built also where nothing was changed. */
  readonly withColumns: boolean;
}

/**
 * Does a job on a connection of its own; the file is brought to the newest step before.
 * @param committed called when the change holds, with the new columns where there are any, and before the file is rewritten
 * @returns what the job gives
 * @throws AppError as `openDatabase` and the job
 */
export function workOnFile(
  { path, zone, job, withColumns }: Order,
  step: Step,
  committed: (built: BuiltColumns | undefined) => void,
): unknown {
  const database = openDatabase(path);
  try {
    // Lists of millions of rows would else be built in memory.
    database.pragma('temp_store = FILE');
    const { value, isChanged } = changeArchive(database, job, step);
    let built: BuiltColumns | undefined;
    if (isChanged || withColumns) {
      step('building columns');
      const columns = buildColumns(database, zone);
      built = { columns, isCached: saveColumns(`${path}.columns`, columns, columnsKey(database, zone)) };
    }
    committed(built);
    finishErasure(database, step);
    return value;
  } finally {
    database.close();
  }
}

export interface Maintainer {
  /**
   * Does a job on the open archive, which answers questions meanwhile; writers wait (`Archive.writable`).
   * @param progress receives how much is done, 0–1
   * @throws AppError as the job; maintenanceInterrupted where its thread ended
   */
  run<N extends JobName>(
    archive: Archive,
    name: N,
    input: Jobs[N]['input'],
    progress: (share: number) => void,
  ): Promise<Jobs[N]['value']>;
  /**
   * Brings a file that is not open to the newest step, erases in it what was erased here, and writes its columns' cache.
   * @throws AppError as `openDatabase`; maintenanceInterrupted
   */
  prepare(path: string, zone: string, erased: readonly ErasedCall[], at: number): Promise<void>;
}

/** The job on the archive's own connection, at once. */
export function maintainHere<N extends JobName>(
  archive: Archive,
  name: N,
  input: Jobs[N]['input'],
  step: Step = noStep,
): Jobs[N]['value'] {
  const { database } = archive;
  const { value, isChanged } = changeArchive(database, { name, input } as Job, step);
  if (isChanged) archive.reload();
  finishErasure(database, step);
  return value as Jobs[N]['value'];
}

export const prepareOrder = (
  path: string,
  zone: string,
  erased: readonly ErasedCall[],
  at: number,
): Order => ({ path, zone, job: { name: 'forgetAgain', input: { erased, at } }, withColumns: true });

/** Without a thread; for tests. */
export const maintainerHere: Maintainer = {
  run: (archive, name, input) =>
    new Promise((resolve) => {
      resolve(maintainHere(archive, name, input));
    }),
  prepare: (path, zone, erased, at) =>
    new Promise((resolve) => {
      workOnFile(prepareOrder(path, zone, erased, at), noStep, () => undefined);
      resolve();
    }),
};
