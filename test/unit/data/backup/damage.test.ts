// Every way in which an archive can fail to open, or fails later: it is said by its code, nothing is lost or changed by
// it, and the way out needs no new start of the program.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { defaultSettings } from '#shared/domain/settings';
import { inspectorHere, type Look } from '#electron/data/backup/inspect';
import { temporaryFolder } from '#test/kit/folder';
import { fill, keeper, openKeeper, type Keeper } from '#test/kit/kept-archive';
import { runs } from '#test/kit/runs';

const calls = 40;
const pageBytes = 4096;

/** An archive of 40 calls with a backup of 40. */
function kept(): string {
  const folder = temporaryFolder();
  fill(join(folder, 'calls.db'), calls);
  mkdirSync(join(folder, 'backups'));
  cpSync(join(folder, 'calls.db'), join(folder, 'backups', 'calls-2026-03-04.db'));
  return folder;
}

async function restoresLastGood({ handlers, ...one }: Keeper): Promise<void> {
  const good = (await handlers['backup.lastGood'](undefined))!;
  expect(good).toMatchObject({ name: 'calls-2026-03-04.db', calls });
  await handlers['archive.restore']({ name: good.name });
  expect(one.state()).toEqual({ phase: 'open', failure: null });
  expect(one.calls()).toBe(calls);
}

test.skipIf(process.platform === 'win32')(
  'the archive and the files beside it are readable by their owner only, also where they were not',
  async () => {
    const folder = kept();
    chmodSync(join(folder, 'calls.db'), 0o644);
    for (const one of [openKeeper({ folder }), openKeeper()]) {
      const found = readdirSync(one.folder).filter((name) => name.startsWith('calls.db'));
      expect(found).toContain('calls.db-wal');
      for (const name of found) expect(statSync(join(one.folder, name)).mode & 0o077, name).toBe(0);
      await one.handlers['database.close'](undefined);
    }
  },
);

const spoilt: readonly [string, (path: string) => void, string][] = [
  [
    'holds text',
    (path) => writeFileSync(path, 'no database, only the name of one. '.repeat(300)),
    'databaseDamaged',
  ],
  ['has a wrong magic', (path) => patch(path, 0, Buffer.from('XQLite')), 'databaseDamaged'],
  ['is cut in the middle', (path) => truncateSync(path, 5 * pageBytes + 100), 'databaseDamaged'],
  ['is empty, with backups there', (path) => writeFileSync(path, ''), 'databaseMissing'],
  ['is gone, with backups there', (path) => rmSync(path), 'databaseMissing'],
  [
    'is newer',
    (path) => {
      const file = new Database(path);
      file.pragma('user_version = 990');
      file.close();
    },
    'databaseNewer',
  ],
  [
    'is of another program',
    (path) => {
      rmSync(path);
      const file = new Database(path);
      file.exec('CREATE TABLE bookmark (id)');
      file.close();
    },
    'notArchive',
  ],
  [
    'is a folder',
    (path) => {
      rmSync(path);
      mkdirSync(path);
    },
    'databaseReadOnly',
  ],
];

function patch(path: string, place: number, bytes: Buffer): void {
  const content = readFileSync(path);
  bytes.copy(content, place);
  writeFileSync(path, content);
}

describe.each(spoilt)('an archive that %s', (_, spoil, code) => {
  test('says so, is left alone, and the last good backup brings everything back', async () => {
    const folder = kept();
    const path = join(folder, 'calls.db');
    spoil(path);
    const before = code === 'databaseReadOnly' || !existsSync(path) ? undefined : readFileSync(path);
    const one = openKeeper({ folder });
    expect(one.state()).toMatchObject({ phase: 'failed', failure: { code } });
    expect(() => one.calls()).toThrow(expect.objectContaining({ code }));
    expect(await one.handlers['archive.retry'](undefined)).toMatchObject({
      phase: 'failed',
      failure: { code },
    });
    if (before !== undefined) expect(readFileSync(path).equals(before)).toBe(true);
    await restoresLastGood(one);
    // What was there is kept, byte by byte.
    const aside = readdirSync(folder).find((name) => name.startsWith('calls-replaced'));
    expect(aside === undefined).toBe(!existsSync(join(folder, aside ?? 'none')));
    if (before !== undefined && before.length > 0)
      expect(readFileSync(join(folder, aside!)).equals(before)).toBe(true);
    await one.handlers['database.close'](undefined);
  });

  test('can be set aside for an empty one', async () => {
    const folder = kept();
    spoil(join(folder, 'calls.db'));
    const one = openKeeper({ folder });
    await one.handlers['archive.empty'](undefined);
    expect(one.calls()).toBe(0);
    await one.handlers['database.close'](undefined);
    const again = openKeeper({ folder });
    expect(again.state()).toEqual({ phase: 'open', failure: null });
    await again.handlers['database.close'](undefined);
  });
});

test('an archive whose log is all that is left is not emptied by opening it', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'calls.db');
  writeFileSync(path, '');
  writeFileSync(`${path}-wal`, 'x'.repeat(5000));
  const one = openKeeper({ folder });
  expect(one.state()).toMatchObject({ failure: { code: 'databaseMissing' } });
  expect(readFileSync(`${path}-wal`)).toHaveLength(5000);
  await one.handlers['archive.empty'](undefined);
  expect(one.calls()).toBe(0);
  expect(
    readdirSync(folder).filter((name) => name.endsWith('.db-wal') && name.startsWith('calls-replaced')),
  ).toHaveLength(1);
  await one.handlers['database.close'](undefined);
});

test('a first start is no missing archive, and neither is one whose cache holds no call', async () => {
  const folder = temporaryFolder();
  const first = openKeeper({ folder });
  expect(first.calls()).toBe(0);
  await first.handlers['database.close'](undefined);
  rmSync(join(folder, 'calls.db'));
  const second = openKeeper({ folder });
  expect(second.state()).toEqual({ phase: 'open', failure: null });
  await second.handlers['database.close'](undefined);
});

test('bytes that are flipped anywhere never end the process, and never pass as sound after a crash', async () => {
  const folder = kept();
  const path = join(folder, 'calls.db');
  const whole = readFileSync(path);
  const flips = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 })), {
    minLength: 1,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(flips, async (places) => {
      const spoiled = Buffer.from(whole);
      for (const [place, change] of places) spoiled[place] = spoiled[place]! ^ change;
      for (const name of readdirSync(folder))
        if (name.startsWith('calls') && name !== 'calls.db') rmSync(join(folder, name));
      writeFileSync(path, spoiled);
      // As a process leaves it that was killed.
      writeFileSync(`${path}.open`, '');
      const verdict = await inspectorHere.inspect(path, 'pages').then(
        () => 'sound',
        () => 'damaged',
      );
      writeFileSync(path, spoiled);
      const one = openKeeper({ folder });
      if (verdict === 'damaged')
        await vi.waitFor(() => expect(one.state().phase).toBe('failed'), { interval: 1 });
      if (one.state().phase === 'failed') await restoresLastGood(one);
      await one.handlers['database.close'](undefined);
    }),
    { numRuns: runs(60) },
  );
}, 60_000);

test('after a crash the pages are looked at, after a proper end they are not', async () => {
  const folder = kept();
  const looks: string[] = [];
  const inspector = {
    ...inspectorHere,
    inspect: (path: string, look: Look) => {
      looks.push(look);
      return inspectorHere.inspect(path, look);
    },
  };
  const first = openKeeper({ folder, inspector });
  await first.handlers['database.close'](undefined);
  expect(looks).toEqual([]);
  writeFileSync(join(folder, 'calls.db.open'), '');
  const second = openKeeper({ folder, inspector });
  expect(looks).toEqual(['pages']);
  await vi.waitFor(async () => {
    await second.handlers['database.close'](undefined);
    expect(existsSync(join(folder, 'calls.db.open'))).toBe(false);
  });
});

test('a start after a crash that ends before all was looked at leaves it to the next', async () => {
  const folder = kept();
  let asked = 0;
  const inspector = {
    inspect: () => {
      asked += 1;
      return new Promise<never>(() => undefined);
    },
    end: () => Promise.resolve(),
  };
  writeFileSync(join(folder, 'calls.db.open'), '');
  for (const times of [1, 2]) {
    const one = openKeeper({ folder, inspector });
    await one.handlers['database.close'](undefined);
    expect(asked).toBe(times);
  }
});

test('damage that a request finds closes the archive and is told; a restore brings it back', async () => {
  const folder = kept();
  const one = openKeeper({ folder });
  const finds = Object.assign(new Error('database disk image is malformed'), { code: 'SQLITE_CORRUPT_VTAB' });
  const spy = vi.spyOn(Database.prototype, 'prepare').mockImplementation(() => {
    throw finds;
  });
  await expect((async () => one.handlers['export.log'](undefined))()).rejects.toMatchObject({
    code: 'SQLITE_CORRUPT_VTAB',
  });
  spy.mockRestore();
  expect(one.state()).toMatchObject({ phase: 'failed', failure: { code: 'databaseDamaged' } });
  await restoresLastGood(one);
  await one.handlers['database.close'](undefined);
});

test('a restore before the settings are known, or beside another one, is refused', async () => {
  const folder = kept();
  const one = keeper({ folder });
  const source = { name: 'calls-2026-03-04.db' };
  await expect(one.handlers['archive.restore'](source)).rejects.toMatchObject({ code: 'internal' });
  void one.handlers['rules.set']({ settings: defaultSettings });
  expect(one.calls()).toBe(calls);
  const first = one.handlers['archive.restore'](source);
  await expect(one.handlers['archive.restore'](source)).rejects.toMatchObject({ code: 'busy' });
  await first;
  expect(one.calls()).toBe(calls);
  await one.handlers['database.close'](undefined);
});
