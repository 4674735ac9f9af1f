// Files of older steps, of other programs, and steps that fail: a file is brought to the newest step whole, after a backup of
// it, or stays as it was byte by byte.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase } from '#electron/data/store/database';
import { migrations } from '#electron/data/store/migrate';
import { AppError } from '#shared/base/envelope';
import { defaultSettings } from '#shared/domain/settings';
import { temporaryFolder } from '#test/kit/folder';
import { fill, openKeeper } from '#test/kit/kept-archive';

const calls = 40;
const newest = migrations.at(-1)!.version;

test('a step that fails leaves the file byte by byte, after a backup of it; one without room is not begun', () => {
  const folder = temporaryFolder();
  const path = join(folder, 'calls.db');
  fill(path, calls);
  const before = readFileSync(path);
  const steps = [
    ...migrations,
    { version: newest + 10, statements: 'CREATE TABLE extra (a); UPDATE call SET rating = 1;' },
    { version: newest + 20, statements: 'INSERT INTO nowhere VALUES (1);' },
  ];
  const told: number[] = [];
  const open = (beforeStep: (step: number) => void) => () =>
    openDatabase(path, { steps, beforeStep: (_, step) => beforeStep(step) });
  expect(open((step) => told.push(step))).toThrow(expect.objectContaining({ code: 'migrationFailed' }));
  expect(told).toEqual([newest + 10]);
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(
    open(() => {
      throw new AppError('diskFull');
    }),
  ).toThrow(expect.objectContaining({ code: 'diskFull' }));
  expect(readFileSync(path).equals(before)).toBe(true);
});

test.each([0, 20, newest])(
  'a database of another program that calls itself version %d is not touched',
  (version) => {
    const path = join(temporaryFolder(), 'calls.db');
    const file = new Database(path);
    file.exec(`CREATE TABLE bookmark (id); PRAGMA user_version = ${version}`);
    file.close();
    const before = readFileSync(path);
    expect(() => openDatabase(path)).toThrow(expect.objectContaining({ code: 'notArchive' }));
    expect(readFileSync(path).equals(before)).toBe(true);
  },
);

test.each([
  ['', 'the usual folder'],
  // Below a file there can be no folder, on any system.
  [join(import.meta.filename, 'gone'), 'a folder that is not there'],
])('an archive of an older step is backed up before it is changed (%s: %s)', async (backups) => {
  const folder = temporaryFolder();
  const path = join(folder, 'calls.db');
  const old = new Database(path);
  for (const { statements, run, version } of migrations.slice(0, 3)) {
    old.exec(statements);
    run?.(old);
    old.pragma(`user_version = ${version}`);
  }
  old.close();
  const one = openKeeper({
    folder,
    settings: { backups: { ...defaultSettings.backups, folder: backups } },
  });
  expect(one.state()).toEqual({ phase: 'open', failure: null });
  const copy = new Database(join(folder, 'backups', 'before-40.db'), { readonly: true });
  expect(copy.pragma('user_version', { simple: true })).toBe(30);
  copy.close();
  await one.handlers['database.close'](undefined);
});
