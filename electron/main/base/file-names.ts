// Names of files that the program writes: whatever text is in them, they stay in their folder and every system takes them.
import type { Filter } from '#shared/domain/filter';
import type { Settings } from '#shared/domain/settings';
import { dayText, localDay } from '#shared/base/period';
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

/** Local days of a filter's span as texts, both included; '' where it has no such edge. */
export function spanDays(filter: Filter, zone: string): { first: string; last: string } {
  const { from, to } = filter;
  return {
    first: from === undefined ? '' : dayText(localDay(zone, from)),
    last: to === undefined ? '' : dayText(localDay(zone, to - 1)),
  };
}

/** `CCC_<instance>_<first day>_<last day>_<kind>`, without extension. */
export function fileStem(settings: Settings, filter: Filter, kind: string): string {
  const { zone, instances } = settings;
  const name = filter.instances?.length === 1 ? filter.instances[0]! : (instances[0]?.id ?? '');
  const { first, last } = spanDays(filter, zone);
  return ['CCC', plainName(name), first, last === first ? '' : last, plainName(kind)]
    .filter((part) => part !== '')
    .join('_');
}
