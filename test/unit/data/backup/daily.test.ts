// The automatic backup: one a day, the oldest deleted last, whatever the computer's clock does meanwhile.
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openArchive } from '#electron/data/store/archive';
import { isBackupDue, makeDailyBackup } from '#electron/data/backup/daily';
import { createBackupFolder } from '#electron/data/backup/folder';
import { inspectorHere } from '#electron/data/backup/inspect';
import { AppError } from '#shared/base/envelope';
import type { defaultSettings } from '#shared/domain/settings';
import { day, noon } from '#test/kit/sync-desk';
import { temporaryFolder } from '#test/kit/folder';
import { fill, openKeeper, openedArchive, refusing } from '#test/kit/kept-archive';
import { rules } from '#test/kit/rules';

const { inspect } = inspectorHere;
describe('the automatic backup', () => {
  const settings = (keep = 7, automatic = true): Pick<typeof defaultSettings, 'zone' | 'backups'> => ({
    zone: 'Asia/Shanghai',
    backups: { automatic, keep, folder: '' },
  });
  const setUp = (calls = 30) => {
    const { folder, archive } = openedArchive(calls);
    const path = join(folder, 'backups');
    const at = (now: number, keep = 7, automatic = true) => ({
      database: archive.database,
      settings: settings(keep, automatic),
      folder: createBackupFolder(path, inspect, 'Asia/Shanghai', now),
      now,
      inspect,
    });
    /** When the archive was written last, by the clock of the test. */
    const writtenAt = (time: number): void => {
      for (const ending of ['', '-wal'])
        utimesSync(`${archive.database.name}${ending}`, time / 1000, time / 1000);
    };
    const madeAt = (name: string, time: number): void =>
      utimesSync(join(path, name), time / 1000, time / 1000);
    const names = (): string[] => readdirSync(path).sort();
    return { archive, path, at, names, writtenAt, madeAt };
  };

  test('is due once a local day, and only where something changed since the last', async () => {
    const { archive, at, names, writtenAt, madeAt } = setUp();
    writtenAt(noon);
    expect(isBackupDue(at(noon))).toBe(true);
    expect(isBackupDue(at(noon, 7, false))).toBe(false);
    expect(await makeDailyBackup(at(noon))).toBeNull();
    expect(names()).toEqual(['calls-2026-03-04.db']);
    expect(isBackupDue(at(noon))).toBe(false);
    // Nothing was written since.
    madeAt('calls-2026-03-04.db', noon + 1000);
    expect(isBackupDue(at(noon + day))).toBe(false);
    writtenAt(noon + 2000);
    expect(isBackupDue(at(noon + day))).toBe(true);
    // 23:59 and 00:01 in Shanghai are two days, whatever the computer thinks.
    expect(isBackupDue(at(Date.parse('2026-03-04T15:59:00Z')))).toBe(false);
    expect(isBackupDue(at(Date.parse('2026-03-04T16:01:00Z')))).toBe(true);
    archive.close();
  });

  test('goes on after one that was made while the clock was ahead, which is the first to go', async () => {
    const { archive, at, names, writtenAt, madeAt } = setUp();
    writtenAt(noon);
    const ahead = noon + 1000 * day;
    expect(await makeDailyBackup(at(ahead))).toBeNull();
    madeAt('calls-2028-11-28.db', ahead);
    // Copied back by a computer whose clock was ahead: the name is of the past, the time is not.
    expect(await makeDailyBackup(at(noon - day))).toBeNull();
    madeAt('calls-2026-03-03.db', ahead);
    expect(isBackupDue(at(noon))).toBe(true);
    expect(await makeDailyBackup(at(noon, 2))).toBeNull();
    madeAt('calls-2026-03-04.db', noon);
    expect(names()).toEqual(['calls-2026-03-03.db', 'calls-2026-03-04.db']);
    expect(isBackupDue(at(noon + day))).toBe(false);
    writtenAt(noon + day);
    expect(isBackupDue(at(noon + day))).toBe(true);
    archive.close();
  });

  test('from a clock that was ahead is never the newest good one', async () => {
    const { archive, at, madeAt } = setUp();
    expect(await makeDailyBackup(at(noon + 1000 * day))).toBeNull();
    madeAt('calls-2028-11-28.db', noon + 1000 * day);
    expect(await makeDailyBackup(at(noon))).toBeNull();
    madeAt('calls-2026-03-04.db', noon);
    const { folder } = at(noon + 1);
    expect(await folder.lastGood()).toMatchObject({ name: 'calls-2026-03-04.db' });
    expect((await folder.list()).map(({ name }) => name)).toEqual([
      'calls-2026-03-04.db',
      'calls-2028-11-28.db',
    ]);
    archive.close();
  });

  test('of an archive without calls is none', () => {
    const folder = temporaryFolder();
    const archive = openArchive(join(folder, 'calls.db'), rules);
    const backups = createBackupFolder(join(folder, 'backups'), inspect, 'Asia/Shanghai', noon);
    expect(
      isBackupDue({ database: archive.database, settings: settings(), folder: backups, now: noon, inspect }),
    ).toBe(false);
    archive.close();
  });

  test('keeps the newest; deletes no other file, and older ones only after a good one', async () => {
    const { archive, path, at, names } = setUp();
    mkdirSync(path);
    const strangers = [
      'calls-2020-01-01.db.txt',
      'before-20.db',
      'mine.db',
      'calls-2020-1-1.db',
      'calls-2020-01-01.sqlite',
    ];
    for (const name of strangers) writeFileSync(join(path, name), 'x');
    for (let n = 0; n < 5; n++) expect(await makeDailyBackup(at(noon + n * day, 3))).toBeNull();
    const kept = ['calls-2026-03-06.db', 'calls-2026-03-07.db', 'calls-2026-03-08.db'];
    expect(names()).toEqual([...strangers, ...kept].sort());
    const bad = { ...at(noon + 9 * day, 1), inspect: refusing(new AppError('backupDamaged', 'x')) };
    expect(await makeDailyBackup(bad)).toMatchObject({ code: 'backupDamaged' });
    expect(names()).toEqual([...strangers, ...kept].sort());
    const full = { ...at(noon + 9 * day, 1), freeBytes: () => 0 };
    expect(await makeDailyBackup(full)).toMatchObject({ code: 'diskFull' });
    expect(names()).toEqual([...strangers, ...kept].sort());
    archive.close();
  });

  test('takes away what a killed process left of one', async () => {
    const { archive, path, at, names } = setUp();
    mkdirSync(path);
    for (const name of ['calls-2026-03-01.db.part', 'calls-2026-03-01.db.part-journal', 'other.part'])
      writeFileSync(join(path, name), 'half');
    await makeDailyBackup(at(noon));
    expect(names()).toEqual(['calls-2026-03-04.db', 'other.part']);
    archive.close();
  });

  test('is asked for through the data process, listed, and what cannot be made is told', async () => {
    const folder = temporaryFolder();
    fill(join(folder, 'calls.db'), 12);
    const kept = openKeeper({ folder, clock: () => noon });
    expect(await kept.handlers['backup.daily'](undefined)).toEqual({ made: true });
    utimesSync(join(folder, 'backups', 'calls-2026-03-04.db'), noon / 1000, noon / 1000);
    expect(await kept.handlers['backup.daily'](undefined)).toEqual({ made: false });
    expect(await kept.handlers['backup.list'](undefined)).toMatchObject({
      files: [{ name: 'calls-2026-03-04.db', calls: 12, refused: null }],
      folder: join(folder, 'backups'),
      failure: null,
    });
    expect(kept.events.some(({ name }) => name === 'backups.changed')).toBe(true);
    await kept.handlers['database.close'](undefined);

    const other = temporaryFolder();
    fill(join(other, 'calls.db'), 12);
    writeFileSync(join(other, 'backups'), 'a file where the folder should be');
    const hindered = openKeeper({ folder: other, clock: () => noon });
    expect(await hindered.handlers['backup.daily'](undefined)).toEqual({ made: false });
    expect(await hindered.handlers['backup.list'](undefined)).toMatchObject({
      failure: { code: 'fileNotWritable' },
    });
    await hindered.handlers['database.close'](undefined);
  });
});
