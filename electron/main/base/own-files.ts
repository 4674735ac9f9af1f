// Keeps files that leave the program from landing on its own: an export over calls.db would be the end of the archive.
import { readdirSync, realpathSync, statSync, type BigIntStats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/base/envelope';

const statOf = (path: string): BigIntStats | undefined => {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
};
/** Whatever the spelling of their paths, and through whatever links. */
const isSame = (one: BigIntStats | undefined, other: BigIntStats | undefined): boolean =>
  one !== undefined && one.dev === other?.dev && one.ino === other.ino;

/** With links followed as far as there is something. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(realPath(folder), basename(path));
  }
}

function isBelow(path: string, folder: BigIntStats | undefined): boolean {
  const parent = dirname(path);
  return isSame(statOf(parent), folder) || (parent !== path && isBelow(parent, folder));
}

/**
 * @param folder of the profile
 * @param path absolute, of a file to be written
 * @throws AppError ownFile where it is or would be in the profile's folder, or is a second name of a file there
 */
export function assertNotOwn(folder: string, path: string): void {
  const file = statOf(path);
  const isLinked = (): boolean =>
    file !== undefined &&
    file.nlink > 1n &&
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) =>
      isSame(statOf(join(folder, name)), file),
    );
  if (isBelow(realPath(path), statOf(folder)) || isLinked()) throw new AppError('ownFile', path);
}
