// Ends what an erasure left to do when an archive is opened, and keeps the two lists of erased calls alike, the archive's own
// and the file next to it.
import Database from 'better-sqlite3';
import { failureOf } from '#shared/base/envelope';
import type { Archive } from '../store/archive';
import { isErasurePending } from '../store/data-change';
import {
  appendErasures,
  erasedIn,
  joinErased,
  notIn,
  readErasureList,
  type ErasedCall,
} from './erasure-list';
import { forgetAgain } from './forget-caller';
import type { Maintainer } from './maintenance';

/** Reads the list of an archive that is not open; empty where it cannot be read. */
function erasedInFile(path: string): ErasedCall[] {
  try {
    const file = new Database(path, { readonly: true, fileMustExist: true });
    try {
      return erasedIn(file);
    } finally {
      file.close();
    }
  } catch {
    return [];
  }
}

/** Lists everything that was ever erased, on the disk next to the archive when it returns. The archive must not be open. */
export function listErased(path: string): ErasedCall[] {
  const listed = readErasureList(path);
  const own = erasedInFile(path);
  appendErasures(path, notIn(own, listed));
  return joinErased(listed, own);
}

/**
 * To be called when an archive was opened: one that was copied in by hand, or whose own list was lost, may still hold numbers
 * that were erased. The file of such an archive still has to be rewritten (`finishErasure`).
 * @param log adds a line to the log
 * @throws what hinders the erasure; the archive must not be shown then
 */
export function matchErasureList(archive: Archive, at: number, log: (message: string) => void): void {
  const { database } = archive;
  let listed: ErasedCall[] = [];
  try {
    listed = readErasureList(database.name);
    appendErasures(database.name, notIn(erasedIn(database), listed));
  } catch (error) {
    const { code, detail } = failureOf(error);
    log(`the list of erased calls next to the archive: ${code} ${detail}`);
  }
  if (listed.length > 0 && forgetAgain(database, listed, at)) archive.reload();
}

/** Rewrites the file where the program was killed before it had done so, or had no room for it. Never rejects. */
export async function finishErasure(
  archive: Archive,
  maintainer: Maintainer,
  log: (message: string) => void,
): Promise<void> {
  const { database } = archive;
  if (!isErasurePending(database)) return;
  try {
    await maintainer.run(archive, 'finish', null, () => undefined);
    if (database.open && isErasurePending(database))
      log('an erasure is not finished: the file cannot be rewritten now; the next start tries again');
  } catch (error) {
    const { code, detail } = failureOf(error);
    log(`an erasure is not finished: ${code} ${detail}`);
  }
}
