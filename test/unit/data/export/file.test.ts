// What hinders a file: each is told by its own code, nothing half is left, and what stood there stays.
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openExportFile, withExportFile, type FileSystem } from '#electron/data/export/file';
import { failureOf, type ErrorCode } from '#shared/base/envelope';
import { temporaryFolder } from '#test/kit/folder';

const failing = (code: string): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
const real: FileSystem = { open, rename, rm, platform: 'linux' };

let folder: string;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, 'calls.csv');
  writeFileSync(path, 'before');
});

async function outcome(files: Partial<FileSystem>, target = path): Promise<ErrorCode | 'written'> {
  try {
    await withExportFile(openExportFile(target, undefined, { ...real, ...files }), async (file) => {
      file.write('one\n');
      await file.flush();
      file.write('two\n');
    });
    return 'written';
  } catch (error) {
    return failureOf(error).code;
  }
}
/** A disk that takes so many writes. */
const fullAfter =
  (writes: number, code = 'ENOSPC'): FileSystem['open'] =>
  async (...words) => {
    const handle = await open(...words);
    let left = writes;
    return new Proxy(handle, {
      get(target, name) {
        if (name === 'write' && left-- <= 0) return () => failing(code);
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  };

test('a file that nothing hinders replaces the one before', async () => {
  expect(await outcome({})).toBe('written');
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  expect(readdirSync(folder)).toEqual(['calls.csv']);
});

describe('told as what it is, without a trace', () => {
  test.each([
    ['the disk is full at once', 'linux', { open: fullAfter(0) }, 'diskFull'],
    ['the disk is full later', 'linux', { open: fullAfter(1) }, 'diskFull'],
    ['a quota is used up', 'linux', { open: () => failing('EDQUOT') }, 'diskFull'],
    ['Excel has it open (Windows)', 'win32', { rename: () => failing('EPERM') }, 'fileBusy'],
    ['Excel has it open (Windows)', 'win32', { rename: () => failing('EACCES') }, 'fileBusy'],
    ['it is busy', 'win32', { rename: () => failing('EBUSY') }, 'fileBusy'],
    ['the folder went meanwhile', 'linux', { rename: () => failing('ENOENT') }, 'folderGone'],
    ['the drive went away', 'linux', { open: () => failing('ENODEV') }, 'folderGone'],
    ['there is no permission', 'win32', { open: () => failing('EPERM') }, 'fileNotWritable'],
    ['there is no permission', 'linux', { rename: () => failing('EACCES') }, 'fileNotWritable'],
    ['the disk is read-only', 'linux', { open: () => failing('EROFS') }, 'driveReadOnly'],
    ['the path is too long', 'linux', { open: () => failing('ENAMETOOLONG') }, 'pathTooLong'],
    ['the drive takes no files of that size', 'win32', { open: fullAfter(1, 'EFBIG') }, 'fileTooLarge'],
  ] as const)('%s (%s)', async (_, platform, files, code) => {
    expect(await outcome({ ...files, platform })).toBe(code);
    expect(readFileSync(path, 'utf8')).toBe('before');
    expect(readdirSync(folder)).toEqual(['calls.csv']);
  });

  test('the folder is not there, or is a file', async () => {
    expect(await outcome({}, join(folder, 'no', 'such.csv'))).toBe('folderGone');
    expect(await outcome({}, join(path, 'such.csv'))).toBe('folderGone');
  });

  test('a folder has the name', async () => {
    rmSync(path);
    mkdirSync(path);
    expect(await outcome({})).toBe('fileNotWritable');
    expect(readdirSync(folder)).toEqual(['calls.csv']);
  });
});

test('two that write the same file at once both end, and the later one stays', async () => {
  expect(await Promise.all([outcome({}), outcome({})])).toEqual(['written', 'written']);
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  expect(readdirSync(folder)).toEqual(['calls.csv']);
});

test('what a killed process left of the same export is taken away, what is being written is not', async () => {
  const target = join(temporaryFolder(), 'calls.csv');
  const [old, young, other] = [
    'calls.csv.0a22f5ba.part',
    'calls.csv.ffffffff.part',
    'other.csv.0a22f5ba.part',
  ].map((name) => join(dirname(target), name)) as [string, string, string];
  for (const path of [old, young, other]) writeFileSync(path, '13800001111');
  const hourAgo = new Date(Date.now() - 3_600_000);
  for (const path of [old, other]) utimesSync(path, hourAgo, hourAgo);
  await withExportFile(openExportFile(target), (file) => {
    file.write('whole');
    return Promise.resolve();
  });
  expect(readdirSync(dirname(target)).sort()).toEqual(
    ['calls.csv', 'calls.csv.ffffffff.part', 'other.csv.0a22f5ba.part'].sort(),
  );
});
