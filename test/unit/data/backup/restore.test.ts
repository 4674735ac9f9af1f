// Restoring a backup: only a sound one of ours, the old archive is kept, and whatever happens meanwhile, one of the two is there.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openArchive } from '#electron/data/store/archive';
import { checkArchive } from '#electron/data/backup/check';
import { migrate, migrations } from '#electron/data/store/migrate';
import { findPhones } from '#electron/data/store/phone-numbers';
import { finishMoves, incomingPath, putBack, putInPlace, setAside } from '#electron/data/backup/restore';
import { temporaryFolder } from '#test/kit/folder';
import { callAt, fill, openKeeper } from '#test/kit/kept-archive';
import { rules } from '#test/kit/rules';

const old = 30;
const backedUp = 12;

/** A folder with an archive of 30 calls, whose last ones are only in its log, and a backup of 12. */
function setUp(): { folder: string; path: string; backup: string } {
  const folder = temporaryFolder();
  const path = join(folder, 'calls.db');
  const backup = join(folder, 'backup.db');
  fill(path, backedUp);
  cpSync(path, backup);
  // As a kill leaves it: the log beside the file.
  const live = join(folder, 'live.db');
  cpSync(path, live);
  const archive = openArchive(live, rules);
  const calls = Array.from({ length: old - backedUp }, (_, index) => callAt(backedUp + index));
  archive.write(1, calls, null, { api: 2, at: 1 });
  cpSync(live, path);
  cpSync(`${live}-wal`, `${path}-wal`);
  archive.close();
  for (const ending of ['', '.columns']) rmSync(`${live}${ending}`, { force: true });
  return { folder, path, backup };
}

/** What the next start finds. */
function callsOf(path: string): number {
  finishMoves(path);
  const archive = openArchive(path, rules);
  const result = checkArchive(archive);
  expect(result.problems).toEqual([]);
  archive.close();
  return result.calls;
}

const replacedIn = (folder: string): string[] =>
  readdirSync(folder).filter((name) => /^calls-replaced-\d{8}-\d{6}(-\d+)?\.db$/.test(name));

describe('a restore', () => {
  test('puts the backup in place, keeps what was there, and everything goes on at once', async () => {
    const { folder, path, backup } = setUp();
    const kept = openKeeper({ folder });
    expect(kept.calls()).toBe(old);
    const result = await kept.handlers['archive.restore']({ path: backup });
    expect(result).toMatchObject({ calls: backedUp, problems: [], instances: ['ccc-test'] });
    expect(kept.calls()).toBe(backedUp);
    expect(kept.state()).toEqual({ phase: 'open', failure: null });
    const phases = kept.events
      .filter(({ name }) => name === 'archive.changed')
      .map(({ payload }) => (payload as { phase: string }).phase);
    expect(phases).toEqual(['open', 'restoring', 'open']);
    expect(replacedIn(folder)).toEqual([basename((result as { replaced: string }).replaced)]);
    expect(callsOf(join(folder, replacedIn(folder)[0]!))).toBe(old);
    await kept.handlers['database.close'](undefined);
    expect(callsOf(path)).toBe(backedUp);
    expect(callsOf(backup)).toBe(backedUp);
  });

  test('of what was replaced undoes it', async () => {
    const { folder, backup } = setUp();
    const kept = openKeeper({ folder });
    const { replaced } = (await kept.handlers['archive.restore']({ path: backup })) as { replaced: string };
    await kept.handlers['archive.restore']({ path: replaced });
    expect(kept.calls()).toBe(old);
    expect(replacedIn(folder)).toHaveLength(2);
    await kept.handlers['database.close'](undefined);
  });

  test('brings an older file to the newest step', async () => {
    const { folder, backup } = setUp();
    rmSync(backup);
    const file = new Database(backup);
    migrate(
      file,
      migrations.filter(({ version }) => version <= 30),
    );
    file.close();
    const kept = openKeeper({ folder });
    expect(await kept.handlers['archive.restore']({ path: backup })).toMatchObject({
      calls: 0,
      problems: [],
    });
    // The backup itself is what could be gone back to: it stays as it is.
    expect(existsSync(join(folder, 'backups'))).toBe(false);
    const untouched = new Database(backup, { readonly: true });
    expect(untouched.pragma('user_version', { simple: true })).toBe(30);
    untouched.close();
    await kept.handlers['database.close'](undefined);
  });

  test.each<[string, (backup: string) => void, string]>([
    [
      'is text',
      (path) => writeFileSync(path, 'no database, only the name of one. '.repeat(200)),
      'notArchive',
    ],
    ['is empty', (path) => writeFileSync(path, ''), 'notArchive'],
    ['is gone', (path) => rmSync(path), 'backupGone'],
    ['is cut', (path) => writeFileSync(path, readFileSync(path).subarray(0, 20_000)), 'backupDamaged'],
    [
      'is of another program',
      (path) => {
        rmSync(path);
        const file = new Database(path);
        file.exec('CREATE TABLE bookmark (id); PRAGMA user_version = 20;');
        file.close();
      },
      'notArchive',
    ],
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
      'claims an older step',
      (path) => {
        const file = new Database(path);
        file.pragma('user_version = 30');
        file.close();
      },
      'backupAltered',
    ],
  ])('of a file that %s changes nothing', async (_, spoil, code) => {
    const { folder, backup } = setUp();
    spoil(backup);
    const kept = openKeeper({ folder });
    await expect(kept.handlers['archive.restore']({ path: backup })).rejects.toMatchObject({
      code,
    });
    expect(kept.state()).toEqual({ phase: 'open', failure: null });
    expect(kept.calls()).toBe(old);
    await kept.handlers['database.close'](undefined);
    expect(callsOf(join(folder, 'calls.db'))).toBe(old);
    expect(readdirSync(folder).filter((name) => /replaced|incoming|restoring/.test(name))).toEqual([]);
  });
});

describe('killed at any step', () => {
  /** The folder as a kill would leave it, before each step. */
  function snapshots(folder: string, work: (step: (name: string) => void) => void): string[] {
    const taken: string[] = [];
    const take = (): void => {
      const copy = temporaryFolder();
      cpSync(folder, copy, { recursive: true });
      taken.push(copy);
    };
    work(take);
    take();
    return taken;
  }
  /** Of each snapshot the calls that the next start finds. */
  const found = (taken: readonly string[]): number[] =>
    taken.map((folder) => callsOf(join(folder, 'calls.db')));

  test('the next start has the old or the new archive, whole', () => {
    const { folder, path, backup } = setUp();
    cpSync(backup, incomingPath(path));
    const taken = snapshots(folder, (step) => putInPlace(path, 0, step));
    expect(taken.length).toBeGreaterThan(4);
    // Before the note is there the old one, after it the new one.
    expect(found(taken)).toEqual([old, ...taken.slice(1).map(() => backedUp)]);
    for (const copy of taken.slice(1)) {
      expect(callsOf(join(copy, replacedIn(copy)[0]!))).toBe(old);
      expect(existsSync(incomingPath(join(copy, 'calls.db')))).toBe(false);
    }
  });

  test('the way back ends with the old archive', () => {
    const { folder, path, backup } = setUp();
    cpSync(backup, incomingPath(path));
    const aside = putInPlace(path, 0);
    const taken = snapshots(folder, (step) => putBack(path, aside, step));
    expect(found(taken)).toEqual([backedUp, ...taken.slice(1).map(() => old)]);
  });

  test('what was set aside is whole', () => {
    const { folder, path } = setUp();
    const taken = snapshots(folder, (step) => setAside(path, 0, step));
    for (const copy of taken.slice(1)) {
      finishMoves(join(copy, 'calls.db'));
      expect(existsSync(join(copy, 'calls.db'))).toBe(false);
      expect(callsOf(join(copy, replacedIn(copy)[0]!))).toBe(old);
    }
    expect(callsOf(join(taken[0]!, 'calls.db'))).toBe(old);
  });

  test('a note that nobody wrote is no order', () => {
    const { folder, path } = setUp();
    writeFileSync(`${path}.restoring`, '{"direction":"away","aside":"../../elsewhere.db"}');
    mkdirSync(join(folder, 'x'));
    expect(callsOf(path)).toBe(old);
    expect(existsSync(`${path}.restoring`)).toBe(false);
  });
});

test('an emptied search index of a backup hides no number from searches', async () => {
  const { folder, path, backup } = setUp();
  const file = new Database(backup);
  file.exec("INSERT INTO phone_search (phone_search) VALUES ('delete-all')");
  file.close();
  const kept = openKeeper({ folder });
  await kept.handlers['archive.restore']({ path: backup });
  await kept.handlers['database.close'](undefined);
  const restored = new Database(path);
  const found = findPhones(restored, '1380000');
  expect([...found].filter((is) => is === 1)).toHaveLength(backedUp);
  restored.close();
});

describe('a note that no restore wrote', () => {
  const keptIn = (folder: string): string[] =>
    readdirSync(folder).filter((name) => name.startsWith('calls-replaced') && name.endsWith('.db'));

  test.each([null, 'calls-replaced-20260101-000000.db'])('removes no archive (back from %s)', (aside) => {
    const { folder, path } = setUp();
    if (aside !== null) cpSync(join(folder, 'backup.db'), join(folder, aside));
    writeFileSync(`${path}.restoring`, JSON.stringify({ direction: 'back', aside }));
    finishMoves(path);
    const kept = keptIn(folder).map((name) => callsOf(join(folder, name)));
    expect(kept).toEqual([old]);
    expect(existsSync(path)).toBe(aside !== null);
  });

  test('lets no file in that has more than our schema', () => {
    const { folder, path, backup } = setUp();
    const file = new Database(backup);
    file.exec('CREATE TRIGGER gone AFTER INSERT ON sync_run BEGIN DELETE FROM call; END');
    file.close();
    cpSync(backup, incomingPath(path));
    const aside = 'calls-replaced-20260101-000000.db';
    writeFileSync(`${path}.restoring`, JSON.stringify({ direction: 'in', aside }));
    expect(callsOf(path)).toBe(old);
    expect(keptIn(folder)).toEqual([]);
    expect(existsSync(incomingPath(path))).toBe(false);
  });
});

test.skipIf(process.platform === 'win32').each(['erased', 'restoring', 'unfinished', 'columns'])(
  'a pipe in the place of calls.db.%s holds nothing up',
  async (ending) => {
    const { folder, path } = setUp();
    rmSync(`${path}.${ending}`, { force: true });
    execFileSync('mkfifo', [`${path}.${ending}`]);
    const kept = openKeeper({ folder });
    expect(kept.state()).toEqual({ phase: 'open', failure: null });
    expect(kept.calls()).toBe(old);
    await kept.handlers['database.close'](undefined);
  },
);
