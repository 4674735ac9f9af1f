// Backups: proved before they have their name, one a day, the oldest deleted last, and none begun without room.
import { cpSync, existsSync, readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { writeBackup } from '#electron/data/backup/copy';
import { createBackupFolder } from '#electron/data/backup/folder';
import { inspectFile, inspectorHere, type Inspector } from '#electron/data/backup/inspect';
import { AppError } from '#shared/base/envelope';
import { noon } from '#test/kit/sync-desk';
import { temporaryFolder } from '#test/kit/folder';
import { callAt, fill, openKeeper, openedArchive, refusing } from '#test/kit/kept-archive';

const { inspect } = inspectorHere;
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
    const { folder, archive } = openedArchive(30);
    archive.write(1, [callAt(30)], null, { api: 2, at: noon });
    const path = join(folder, 'copy.db');
    const before: unknown[] = [];
    const freeBytes = (): number => {
      const { size, mode } = statSync(`${path}.part`);
      before.push([size, process.platform === 'win32' ? 0 : mode & 0o077]);
      return 1e12;
    };
    expect(await writeBackup(archive, path, { inspect, freeBytes })).toEqual({ calls: 31 });
    // Full numbers are nobody else's business, from the first byte on.
    expect(before).toEqual([[0, 0]]);
    archive.close();
    expect(inspectFile(path, 'whole')).toMatchObject({ calls: 31, instances: ['ccc-test'] });
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
  });

  test.each([
    ['does not stand the check', new AppError('backupDamaged', 'x'), 'backupDamaged'],
    ['cannot be read', Object.assign(new Error('x'), { code: 'EIO' }), 'EIO'],
  ])('that %s does not get the name; what had it stays', async (_, error, code) => {
    const { folder, archive } = openedArchive();
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
    const { folder, archive } = openedArchive();
    const path = join(folder, 'copy.db');
    const attempt = writeBackup(archive, path, { inspect, freeBytes: () => 1_000_000 });
    await expect(attempt).rejects.toMatchObject({
      code: 'diskFull',
      detail: expect.stringMatching(/^\d+ MB needed, 1 MB free$/) as unknown,
    });
    expect(existsSync(`${path}.part`)).toBe(false);
    archive.close();
  });

  test("is its owner's alone from the first byte, and a killed one is removed at the next start", async () => {
    const folder = temporaryFolder();
    const elsewhere = temporaryFolder();
    const path = join(elsewhere, 'CCC_backup.sqlite');
    fill(join(folder, 'calls.db'), 30);
    const killed = temporaryFolder();
    const watching: Inspector = {
      ...inspectorHere,
      inspect(part, look) {
        // The profile as a kill leaves it now, and the half file that it leaves elsewhere.
        cpSync(folder, killed, { recursive: true });
        return inspect(part, look);
      },
    };
    const kept = openKeeper({ folder, inspector: watching });
    expect(await kept.handlers['backup.write']({ path })).toEqual({ calls: 30 });
    await kept.handlers['database.close'](undefined);
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);

    for (const name of ['.part', '.part-journal'])
      writeFileSync(`${path}${name}`, `SQLite format 3\0 … 13800001002`);
    // Somebody else's, whatever the note says.
    const other = join(elsewhere, 'film.part');
    writeFileSync(other, 'not a database');
    const note = join(killed, 'calls.db.unfinished');
    writeFileSync(note, JSON.stringify([...(JSON.parse(readFileSync(note, 'utf8')) as string[]), other]));
    const next = openKeeper({ folder: killed });
    expect(readdirSync(elsewhere).sort()).toEqual(['CCC_backup.sqlite', 'film.part']);
    await next.handlers['database.close'](undefined);
    expect(readdirSync(killed).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test('is given up when it is told to, and leaves nothing', async () => {
    const { folder, archive } = openedArchive();
    const abort = new AbortController();
    const attempt = writeBackup(archive, join(folder, 'copy.db'), { inspect, signal: abort.signal });
    abort.abort();
    await expect(attempt).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual([]);
    archive.close();
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
    const now = Date.parse('2026-03-09T04:00:00Z');
    for (const [index, name] of ['04', '03', '02', '01'].entries())
      utimesSync(join(folder, `calls-2026-03-${name}.db`), 5000 - index, 5000 - index);
    const backups = createBackupFolder(folder, inspect, 'Asia/Shanghai', now);
    expect((await backups.list()).map(({ calls, refused }) => [calls, refused])).toEqual([
      [5, null],
      [null, 'notArchive'],
      [null, 'databaseNewer'],
      [null, 'notArchive'],
    ]);
    expect(await backups.lastGood()).toMatchObject({ name: 'calls-2026-03-04.db', calls: 5 });
    // Copied in whatever order: the days of the names decide, and are told.
    for (const index of [1, 2, 3, 4])
      utimesSync(join(folder, `calls-2026-03-0${index}.db`), now / 1000 - index, now / 1000);
    cpSync(join(folder, 'calls-2026-03-04.db'), join(folder, 'calls-2026-02-28.db'));
    utimesSync(join(folder, 'calls-2026-02-28.db'), now / 1000, now / 1000);
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
