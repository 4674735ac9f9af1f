// A file that leaves the program never lands on one of its own, whatever the spelling and through whatever links.
import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { outPathOf } from '#electron/main/cli/common';
import { assertNotOwn } from '#electron/main/base/own-files';
import type { Profile } from '#electron/main/profile/profile';
import { temporaryFolder } from '#test/kit/folder';

let parent: string;
let folder: string;
let outside: string;
beforeEach(() => {
  parent = temporaryFolder();
  folder = join(parent, 'profile');
  outside = join(parent, 'files');
  mkdirSync(outside);
  mkdirSync(join(folder, 'backups'), { recursive: true });
  mkdirSync(join(folder, 'logs'));
  for (const name of ['calls.db', 'settings.json', 'backups/CCC_2026-03-01.db'])
    writeFileSync(join(folder, name), '');
});
const refused = (path: string): void =>
  expect(() => assertNotOwn(folder, path)).toThrow(expect.objectContaining({ code: 'ownFile' }));

test.each([
  'calls.db',
  'calls.db-wal',
  'calls.db-shm',
  'calls.columns',
  'settings.json',
  'logs/ccc-reports.log',
  'backups/CCC_2026-03-01.db',
  'new.csv',
  'no/such/folder/new.csv',
])('%s of the profile is refused', (name) => refused(join(folder, name)));

test('so is every other spelling', () => {
  refused(`${outside}${sep}..${sep}profile${sep}.${sep}calls.db`);
  expect(() => outPathOf({ folder } as Profile, relative(process.cwd(), join(folder, 'calls.db')))).toThrow(
    expect.objectContaining({ code: 'ownFile' }),
  );
});

test('so is a way through a link to the folder, to a file, and a second name of a file', () => {
  symlinkSync(folder, join(parent, 'linked'), 'junction');
  refused(join(parent, 'linked', 'calls.db'));
  refused(join(parent, 'linked', 'new.csv'));
  linkSync(join(folder, 'calls.db'), join(outside, 'hard.csv'));
  refused(join(outside, 'hard.csv'));
  // Links to files need rights on Windows that users do not have.
  if (process.platform === 'win32') return;
  symlinkSync(join(folder, 'calls.db'), join(outside, 'soft.csv'));
  refused(join(outside, 'soft.csv'));
  symlinkSync(join(folder, 'not-yet.db'), join(outside, 'dangling.csv'));
  expect(() => assertNotOwn(folder, join(outside, 'dangling.csv'))).not.toThrow();
});

test('what is elsewhere is allowed: new files, known files, second names of others', () => {
  writeFileSync(join(outside, 'calls.db'), '');
  linkSync(join(outside, 'calls.db'), join(outside, 'calls-2.db'));
  for (const path of [
    join(outside, 'calls.db'),
    join(outside, 'new.csv'),
    join(parent, 'profile-2', 'calls.db'),
  ])
    expect(() => assertNotOwn(folder, path)).not.toThrow();
});
