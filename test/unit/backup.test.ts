// Backups: proved before they have their name, one a day, the oldest deleted last, and none begun without room.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openArchive } from '../../electron/data/archive';
import { writeBackup } from '../../electron/data/backup';
import { isBackupDue, makeDailyBackup } from '../../electron/data/backup-daily';
import { createBackupFolder } from '../../electron/data/backup-folder';
import { inspectFile, inspectorHere, type Inspector } from '../../electron/data/backup-inspect';
import { AppError } from '../../shared/envelope';
import type { defaultSettings } from '../../shared/settings';
import { day, noon } from '../kit/sync-desk';
import { temporaryFolder } from '../kit/folder';
import { callAt, fill, openKeeper } from '../kit/kept-archive';
import { rules } from '../kit/rules';

const { inspect } = inspectorHere;
const refusing =
  (error: unknown): Inspector['inspect'] =>
  () =>
    Promise.reject(error as Error);

function opened(calls = 30): { folder: string; archive: ReturnType<typeof openArchive> } {
  const folder = temporaryFolder();
  fill(join(folder, 'calls.db'), calls);
  return { folder, archive: openArchive(join(folder, 'calls.db'), rules) };
}

/** An index that no longer fits its table: nobody notices before everything is looked at. */
function spoilIndex(path: string): void {
  const file = new Database(path);
  const page = file
    .prepare("SELECT rootpage FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'call' AND rootpage > 0")
    .pluck()
    .get() as number;
  const pageBytes = file.pragma('page_size', { simple: true }) as number;
  file.close();
  const content = readFileSync(path);
  content.fill(0x11, page * pageBytes - 40, page * pageBytes);
  writeFileSync(path, content);
}

describe('a copy', () => {
  test('holds every committed call, also those that are still in the log, as one file', async () => {
    const { folder, archive } = opened(30);
    archive.write(1, [callAt(30)], null, { api: 2, at: noon });
    const path = join(folder, 'copy.db');
    expect(await writeBackup(archive, path, { inspect })).toEqual({ calls: 31 });
    archive.close();
    expect(inspectFile(path, 'whole')).toMatchObject({ calls: 31, instances: ['ccc-test'] });
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
    // Full numbers are nobody else's business.
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
  });

  test.each([
    ['does not stand the check', new AppError('backupDamaged', 'x'), 'backupDamaged'],
    ['cannot be read', Object.assign(new Error('x'), { code: 'EIO' }), 'EIO'],
  ])('that %s does not get the name; what had it stays', async (_, error, code) => {
    const { folder, archive } = opened();
    const path = join(folder, 'copy.db');
    writeFileSync(path, 'the last good one');
    await expect(writeBackup(archive, path, { inspect: refusing(error) })).rejects.toMatchObject({ code });
    expect(readFileSync(path, 'utf8')).toBe('the last good one');
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
    archive.close();
  });

  test('of an archive that is damaged inside is refused, and the archive is said to be damaged', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'calls.db');
    fill(path, 30);
    spoilIndex(path);
    const kept = openKeeper({ folder, clock: () => noon });
    expect(kept.calls()).toBe(30);
    const written = kept.handlers['backup.write']({ path: join(folder, 'copy.db') });
    await expect(written).rejects.toMatchObject({ code: 'backupDamaged' });
    expect(existsSync(join(folder, 'copy.db'))).toBe(false);
    expect(await kept.handlers['backup.daily'](undefined)).toEqual({ made: false });
    expect(readdirSync(join(folder, 'backups'))).toEqual([]);
    expect(kept.state()).toMatchObject({ phase: 'failed', failure: { code: 'databaseDamaged' } });
    await kept.handlers['database.close'](undefined);
  });

  test('is not begun without room, and says how much is lacking', async () => {
    const { folder, archive } = opened();
    const path = join(folder, 'copy.db');
    const attempt = writeBackup(archive, path, { inspect, freeBytes: () => 1_000_000 });
    await expect(attempt).rejects.toMatchObject({
      code: 'diskFull',
      detail: expect.stringMatching(/^\d+ MB needed, 1 MB free$/) as unknown,
    });
    expect(existsSync(`${path}.part`)).toBe(false);
    archive.close();
  });

  test('is given up when it is told to, and leaves nothing', async () => {
    const { folder, archive } = opened();
    const abort = new AbortController();
    const attempt = writeBackup(archive, join(folder, 'copy.db'), { inspect, signal: abort.signal });
    abort.abort();
    await expect(attempt).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual([]);
    archive.close();
  });
});

describe('the automatic backup', () => {
  const settings = (keep = 7, automatic = true): Pick<typeof defaultSettings, 'zone' | 'backups'> => ({
    zone: 'Asia/Shanghai',
    backups: { automatic, keep, folder: '' },
  });
  const setUp = (calls = 30) => {
    const { folder, archive } = opened(calls);
    const backups = createBackupFolder(join(folder, 'backups'), inspect, 'Asia/Shanghai');
    const at = (now: number, keep = 7, automatic = true) => ({
      database: archive.database,
      settings: settings(keep, automatic),
      folder: backups,
      now,
      inspect,
    });
    return { folder, archive, backups, at, names: () => readdirSync(backups.path).sort() };
  };

  test('is due once a local day, and only where something changed since the last', async () => {
    const { archive, backups, at, names } = setUp();
    expect(isBackupDue(at(noon))).toBe(true);
    expect(isBackupDue(at(noon, 7, false))).toBe(false);
    expect(await makeDailyBackup(at(noon))).toBeNull();
    expect(names()).toEqual(['calls-2026-03-04.db']);
    expect(isBackupDue(at(noon))).toBe(false);
    // Nothing was written since.
    utimesSync(join(backups.path, 'calls-2026-03-04.db'), Date.now() / 1000 + 60, Date.now() / 1000 + 60);
    expect(isBackupDue(at(noon + day))).toBe(false);
    utimesSync(join(backups.path, 'calls-2026-03-04.db'), 1000, 1000);
    expect(isBackupDue(at(noon + day))).toBe(true);
    // 23:59 and 00:01 in Shanghai are two days, whatever the computer thinks.
    expect(isBackupDue(at(Date.parse('2026-03-04T15:59:00Z')))).toBe(false);
    expect(isBackupDue(at(Date.parse('2026-03-04T16:01:00Z')))).toBe(true);
    archive.close();
  });

  test('of an archive without calls is none', () => {
    const folder = temporaryFolder();
    const archive = openArchive(join(folder, 'calls.db'), rules);
    const backups = createBackupFolder(join(folder, 'backups'), inspect, 'Asia/Shanghai');
    expect(
      isBackupDue({ database: archive.database, settings: settings(), folder: backups, now: noon, inspect }),
    ).toBe(false);
    archive.close();
  });

  test('keeps the newest; deletes no other file, and older ones only after a good one', async () => {
    const { archive, backups, at, names } = setUp();
    mkdirSync(backups.path);
    const strangers = [
      'calls-2020-01-01.db.txt',
      'before-20.db',
      'mine.db',
      'calls-2020-1-1.db',
      'calls-2020-01-01.sqlite',
    ];
    for (const name of strangers) writeFileSync(join(backups.path, name), 'x');
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
    const { archive, backups, at, names } = setUp();
    mkdirSync(backups.path);
    for (const name of ['calls-2026-03-01.db.part', 'calls-2026-03-01.db.part-journal', 'other.part'])
      writeFileSync(join(backups.path, name), 'half');
    await makeDailyBackup(at(noon));
    expect(names()).toEqual(['calls-2026-03-04.db', 'other.part']);
    archive.close();
  });

  test('is asked for through the data process, listed, and what cannot be made is told', async () => {
    const folder = temporaryFolder();
    fill(join(folder, 'calls.db'), 12);
    const kept = openKeeper({ folder, clock: () => noon });
    expect(await kept.handlers['backup.daily'](undefined)).toEqual({ made: true });
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

describe('what a list says of files', () => {
  test('calls, and why one cannot be restored', async () => {
    const folder = temporaryFolder();
    fill(join(folder, 'calls-2026-03-04.db'), 5);
    writeFileSync(
      join(folder, 'calls-2026-03-03.db'),
      'not a database at all, only named like one'.repeat(100),
    );
    const newer = new Database(join(folder, 'calls-2026-03-02.db'));
    newer.exec('CREATE TABLE call (id); PRAGMA user_version = 990;');
    newer.close();
    const foreign = new Database(join(folder, 'calls-2026-03-01.db'));
    foreign.exec('CREATE TABLE bookmarks (id); PRAGMA user_version = 20;');
    foreign.close();
    for (const [index, name] of ['04', '03', '02', '01'].entries())
      utimesSync(join(folder, `calls-2026-03-${name}.db`), 5000 - index, 5000 - index);
    const backups = createBackupFolder(folder, inspect, 'Asia/Shanghai');
    expect((await backups.list()).map(({ calls, refused }) => [calls, refused])).toEqual([
      [5, null],
      [null, 'notArchive'],
      [null, 'databaseNewer'],
      [null, 'notArchive'],
    ]);
    expect(await backups.lastGood()).toMatchObject({ name: 'calls-2026-03-04.db', calls: 5 });
    // Copied in whatever order: the days of the names decide, and are told.
    for (const index of [1, 2, 3, 4])
      utimesSync(join(folder, `calls-2026-03-0${index}.db`), Date.now() / 1000 - index, Date.now() / 1000);
    cpSync(join(folder, 'calls-2026-03-04.db'), join(folder, 'calls-2026-02-28.db'));
    const listed = await backups.list();
    expect(listed.map(({ name }) => name.slice(6, 16))).toEqual([
      '2026-03-04',
      '2026-03-03',
      '2026-03-02',
      '2026-03-01',
      '2026-02-28',
    ]);
    expect(listed[0]!.madeAt).toBe(Date.parse('2026-03-03T16:00:00Z'));
  });
});
