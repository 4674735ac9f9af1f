// Kills inside each step of forgetting, retention, migration, restore and backup: the next start has the state before or the
// state after, whole, and what was forgotten stays forgotten.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArchive } from '#electron/data/store/archive';
import { writeBackup } from '#electron/data/backup/copy';
import { inspectorHere } from '#electron/data/backup/inspect';
import { openDatabase } from '#electron/data/store/database';
import { listErased } from '#electron/data/privacy/erasure-match';
import { erasureListPath } from '#electron/data/privacy/erasure-list';
import {
  maintainerHere,
  maintainHere,
  prepareOrder,
  workOnFile,
  type Maintainer,
  type Order,
} from '#electron/data/privacy/maintenance';
import { migrations } from '#electron/data/store/migrate';
import { incomingPath, putInPlace } from '#electron/data/backup/restore';
import { temporaryFolder } from '#test/kit/folder';
import { fill, openKeeper } from '#test/kit/kept-archive';
import { rules } from '#test/kit/rules';
import { snapshotsOf } from '#test/kit/snapshots';
import { noon } from '#test/kit/sync-desk';
import { buildThread } from '#test/kit/thread-script';

/** Else a part of the kills; they are of one kind. */
const isFull = process.env['CCC_TEST_FULL'] === '1';
const number = '13800001002';
const calls = 30;
const older = 12;

/** An archive of 30 calls, and a backup of its first 12, which has the number. */
function setUp(): { folder: string; path: string; backup: string } {
  const folder = temporaryFolder();
  const path = join(folder, 'calls.db');
  const backup = join(temporaryFolder(), 'older.db');
  fill(path, older);
  cpSync(path, backup);
  fill(path, calls, older);
  return { folder, path, backup };
}

const holdsNumber = (folder: string): string[] =>
  readdirSync(folder).filter(
    (name) =>
      !name.startsWith('calls-replaced') && readFileSync(join(folder, name), 'latin1').includes(number),
  );

/** The next start, and what it finds; then its end. */
async function nextStart(folder: string): Promise<{ calls: number; named: number }> {
  const kept = openKeeper({ folder });
  const { handlers } = kept;
  expect(kept.state()).toEqual({ phase: 'open', failure: null });
  const { calls: named } = await handlers['caller.find']({ number });
  const found = { calls: kept.calls(), named };
  expect(await handlers['database.check'](undefined)).toMatchObject({ ok: true });
  await handlers['database.close'](undefined);
  if (named === 0) expect(holdsNumber(folder)).toEqual([]);
  return found;
}

describe('forgetting a number', () => {
  test.each(isFull ? ['start', 'restore'] : ['start'])(
    'the next %s is right after a kill before each step',
    async (which) => {
      const { folder, path, backup } = setUp();
      const archive = openArchive(path, rules);
      const taken = snapshotsOf(folder, (step) =>
        maintainHere(archive, 'forgetCaller', { number, at: noon }, step),
      );
      archive.close();
      const steps = taken.map(({ step }) => step);
      expect(steps).toEqual([
        'searching',
        'erasing',
        'listing',
        'committing',
        'rewriting the file',
        'emptying the log',
        'noting the end',
        'the end',
      ]);
      for (const { step, folder: copy } of taken) {
        const isCommitted = steps.indexOf(step) > steps.indexOf('committing');
        // What is on the list is erased, whether or not the archive knows of it.
        const named = isCommitted || step === 'committing' ? 0 : 1;
        if (which === 'start') expect(await nextStart(copy), step).toEqual({ calls, named });
        else {
          const kept = openKeeper({ folder: copy });
          await kept.handlers['archive.restore']({ path: backup });
          await kept.handlers['database.close'](undefined);
          expect(await nextStart(copy), step).toEqual({ calls: older, named });
        }
      }
    },
  );

  test.each(isFull ? (['none', 'file', 'archive'] as const) : (['archive'] as const))(
    'a restore brings it back at no step, with both lists or one (lost: %s)',
    async (lost) => {
      const { folder, path, backup } = setUp();
      const archive = openArchive(path, rules);
      maintainHere(archive, 'forgetCaller', { number, at: noon });
      archive.close();
      if (lost === 'file') rmSync(erasureListPath(path));
      if (lost === 'archive') writeFileSync(path, 'no database any more '.repeat(400));
      const taken = snapshotsOf(folder, (step) => {
        cpSync(backup, incomingPath(path));
        step('listing');
        const erased = listErased(path);
        workOnFile(prepareOrder(incomingPath(path), rules.zone, erased, noon), step, () => step('committed'));
        putInPlace(path, noon, step);
      });
      expect(taken.length).toBeGreaterThan(8);
      const moved = taken.findIndex(({ step }) => step === 'moving the file');
      for (const [index, { step, folder: copy }] of taken.entries()) {
        // An archive that is damaged is so until the other one is there.
        if (lost === 'archive' && index < moved) continue;
        expect(await nextStart(copy), step).toEqual({ calls: index < moved ? calls : older, named: 0 });
      }
    },
  );

  test('a damaged archive is replaced by an older backup without the number', async () => {
    const { folder, path, backup } = setUp();
    const archive = openArchive(path, rules);
    maintainHere(archive, 'forgetCaller', { number, at: noon });
    archive.close();
    expect(readFileSync(erasureListPath(path), 'utf8')).not.toContain(number);
    writeFileSync(path, 'no database any more '.repeat(400));
    let isClean = false;
    const maintainer: Maintainer = {
      ...maintainerHere,
      async prepare(incoming, ...rest) {
        await maintainerHere.prepare(incoming, ...rest);
        // Before it is moved in: a kill right after that could not bring it back.
        isClean = !readFileSync(incoming, 'latin1').includes(number);
      },
    };
    const kept = openKeeper({ folder, maintainer });
    expect(kept.state()).toMatchObject({ phase: 'failed' });
    await kept.handlers['archive.restore']({ path: backup });
    expect(isClean).toBe(true);
    await kept.handlers['database.close'](undefined);
    expect(await nextStart(folder)).toEqual({ calls: older, named: 0 });
  });

  test('an older archive that was copied in by hand is rid of it', async () => {
    const { folder, path, backup } = setUp();
    const archive = openArchive(path, rules);
    maintainHere(archive, 'forgetCaller', { number, at: noon });
    archive.close();
    for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
    cpSync(backup, path);
    expect(await nextStart(folder)).toEqual({ calls: older, named: 0 });
  });

  test('an instance that was forgotten takes its calls off the list, and may come back', async () => {
    const { folder, path, backup } = setUp();
    const archive = openArchive(path, rules);
    maintainHere(archive, 'forgetCaller', { number, at: noon });
    maintainHere(archive, 'forgetInstance', { instanceId: 'ccc-test' });
    archive.close();
    expect(readFileSync(erasureListPath(path), 'utf8')).toBe('');
    const kept = openKeeper({ folder });
    await kept.handlers['archive.restore']({ path: backup });
    expect(kept.calls()).toBe(older);
    await kept.handlers['database.close'](undefined);
  });
});

describe('a process that is killed outright', () => {
  let script = '';
  beforeAll(async () => {
    script = await buildThread('privacy/maintenance-worker');
    writeFileSync(
      join(dirname(script), 'host.js'),
      `import { Worker } from 'node:worker_threads';
       const [script, order] = process.argv.slice(2);
       const worker = new Worker(script, { workerData: JSON.parse(order) });
       worker.on('message', ({ kind, name }) => console.log(name ?? kind));`,
    );
  });
  afterAll(() => rmSync(dirname(script), { recursive: true, force: true }));

  /** Has a job done by a process of its own, which is killed when it says a word. */
  async function killedAt(word: string, order: Order): Promise<void> {
    const child = spawn(process.execPath, [join(dirname(script), 'host.js'), script, JSON.stringify(order)]);
    const ended = new Promise((resolve) => child.once('exit', resolve));
    for await (const line of createInterface({ input: child.stdout }))
      if (line === word) child.kill('SIGKILL');
    await ended;
    expect(child.signalCode === 'SIGKILL' || word === 'done', word).toBe(true);
  }

  const words = ['rewriting the file', 'committed', 'erasing', 'committing', 'emptying the log'];
  test.each(isFull ? words : words.slice(0, 2))(
    'at "%s" leaves the archive before or after',
    async (word) => {
      const { folder, path } = setUp();
      const job = { name: 'forgetCaller', input: { number, at: noon } } as const;
      await killedAt(word, { path, zone: rules.zone, job, withColumns: false });
      const found = await nextStart(folder);
      expect(found.calls).toBe(calls);
      if (word !== 'erasing') expect(found.named).toBe(0);
    },
  );
});

describe('retention', () => {
  test('the next start has all calls or those that are left', async () => {
    const { folder, path } = setUp();
    const archive = openArchive(path, rules);
    const taken = snapshotsOf(folder, (step) =>
      maintainHere(archive, 'deleteExpired', { days: 90, before: noon - 5000 }, step),
    );
    archive.close();
    expect(taken.map(({ step }) => step)).toEqual(['deleting', 'emptying the log', 'the end']);
    for (const { step, folder: copy } of taken)
      expect((await nextStart(copy)).calls, step).toBe(step === 'deleting' ? calls : 6);
  });
});

describe('a migration', () => {
  test('that is killed inside a step is not there, and the next start makes it', () => {
    const { folder, path } = setUp();
    const newest = migrations.at(-1)!.version;
    const taken = snapshotsOf(folder, (step) => {
      const steps = [
        ...migrations,
        {
          version: newest + 10,
          statements: 'ALTER TABLE call ADD COLUMN one INTEGER',
          run: () => step('one'),
        },
        { version: newest + 20, statements: 'UPDATE call SET rating = 1', run: () => step('two') },
      ];
      openDatabase(path, { steps }).close();
    });
    expect(taken.map(({ step }) => step)).toEqual(['one', 'two', 'the end']);
    for (const { step, folder: copy } of taken.slice(0, 2)) {
      const archive = openArchive(join(copy, 'calls.db'), rules);
      expect(archive.columns.length, step).toBe(calls);
      archive.close();
    }
    const file = () => openDatabase(join(taken[2]!.folder, 'calls.db'));
    expect(file).toThrow(expect.objectContaining({ code: 'databaseNewer' }));
  });
});

describe('a backup', () => {
  test('that is killed leaves the archive and the former backup, and its half file goes', async () => {
    const { folder, path, backup } = setUp();
    const target = join(folder, 'backups-of-mine.db');
    cpSync(backup, target);
    const archive = openArchive(path, rules);
    const looks: string[] = [];
    const taken: string[] = [];
    const take = (name: string): void => {
      const copy = temporaryFolder();
      cpSync(folder, copy, { recursive: true });
      looks.push(name);
      taken.push(copy);
    };
    await writeBackup(archive, target, {
      inspect: (part, look) => {
        take('proving');
        return inspectorHere.inspect(part, look);
      },
      freeBytes: () => {
        take('copying');
        return 1e12;
      },
    });
    archive.close();
    expect(looks).toEqual(['copying', 'proving']);
    for (const copy of taken) {
      expect((await nextStart(copy)).calls).toBe(calls);
      expect((await inspectorHere.inspect(join(copy, 'backups-of-mine.db'), 'strict')).calls).toBe(older);
    }
    // The half file was in this folder: the note names it by its whole path.
    expect(existsSync(`${target}.part`)).toBe(false);
  });
});
