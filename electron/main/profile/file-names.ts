// Names of files that the program writes: whatever text is in them, they stay in their folder and every system takes them.
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '#shared/base/envelope';

/** Most systems take 255 bytes; a name has several parts, and may get a number. */
const longestPart = 120;
/** Names of devices on Windows, with any extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

function shortened(text: string): string {
  let short = '';
  for (const sign of text)
    if (Buffer.byteLength(short + sign) > longestPart) break;
    else short += sign;
  return short;
}

/**
 * A text as a part of a file's name: without what some file system does not take, what would hide the file, end its name
 * early or show it the other way round, and not longer than 120 bytes.
 */
export function plainName(text: string): string {
  const plain = text.replace(/\p{Cf}+/gu, '').replace(/[\\/:*?"<>|\s\p{Cc}\p{Cs}]+/gu, ' ');
  const part = shortened(plain.replace(/^[. ]+/, '')).replace(/[. ]+$/, '');
  return reserved.test(part) ? `${part}_` : part;
}

/** The path of a file in a folder. @throws AppError badInput where the name leads out of it */
export function pathInside(folder: string, name: string): string {
  const path = join(folder, name);
  if (dirname(resolve(path)) !== resolve(folder) || basename(path) !== name)
    throw new AppError('badInput', 'a name that leads out of its folder');
  return path;
}
