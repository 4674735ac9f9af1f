// Long changes of the archive: beside everything else, with the old state to be read meanwhile and writers waiting.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkArchive } from '#electron/data/backup/check';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { isErasurePending } from '#electron/data/store/data-change';
import { createMaintainer } from '#electron/data/privacy/maintenance-thread';
import type { Maintainer } from '#electron/data/privacy/maintenance';
import { createTurns } from '#electron/data/store/turns';
import { temporaryFolder } from '#test/kit/folder';
import { callAt, fill, openKeeper } from '#test/kit/kept-archive';
import { rules } from '#test/kit/rules';
import { noon } from '#test/kit/sync-desk';
import { buildThread } from '#test/kit/thread-script';

let script = '';
let maintainer: Maintainer;
beforeAll(async () => {
  script = await buildThread('privacy/maintenance-worker');
  maintainer = createMaintainer(script);
});
afterAll(() => rmSync(dirname(script), { recursive: true, force: true }));

const number = '13800001002';
const untold = (): void => undefined;

function opened(calls = 20): { path: string; archive: Archive } {
  const path = join(temporaryFolder(), 'calls.db');
  fill(path, calls);
  return { path, archive: openArchive(path, rules) };
}
const numberOf = (archive: Archive, id: number): unknown =>
  archive.store.received(archive.store.get(id)!)['CallingNumber'];

describe('a thread', () => {
  test('erases while the state before is read, and writers wait until it has ended', async () => {
    const { path, archive } = opened();
    const order: string[] = [];
    const shares: number[] = [];
    const erased = maintainer
      .run(archive, 'forgetCaller', { number, at: noon }, (share) => {
        shares.push(share);
        // Rows are as the columns know them, whatever is committed already.
        if (order.length === 0 && share < 0.5) expect(numberOf(archive, 3)).toBe(number);
      })
      .then((value) => {
        order.push('erased');
        return value;
      });
    expect(archive.turns.isLent).toBe(true);
    const written = archive.turns.writable().then(() => {
      order.push('written');
      expect(numberOf(archive, 3)).toBe('');
      archive.write(1, [callAt(20)], null, { api: 2, at: noon });
    });
    expect(await erased).toEqual({ calls: 1, reports: 0 });
    await written;
    expect([...order].sort()).toEqual(['erased', 'written']);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(isErasurePending(archive.database)).toBe(false);
    expect(checkArchive(archive)).toEqual({ ok: true, calls: 21, aside: 0, problems: [] });
    expect(readFileSync(`${path}-wal`, 'latin1')).not.toContain(number);
    archive.close();
    expect(readFileSync(path, 'latin1')).not.toContain(number);
  });

  test('takes calls out, and the columns with them', async () => {
    const { archive } = opened();
    const before = archive.version;
    const job = { days: 10, before: noon - 5000 };
    expect(await maintainer.run(archive, 'deleteExpired', job, untold)).toBe(14);
    expect(archive.columns.length).toBe(6);
    expect(archive.version).toBe(before + 1);
    expect(await maintainer.run(archive, 'forgetInstance', { instanceId: 'ccc-test' }, untold)).toBe(6);
    expect(checkArchive(archive)).toEqual({ ok: true, calls: 0, aside: 0, problems: [] });
    archive.close();
  });

  test('leaves all as it is where nothing names the number, and rewrites nothing', async () => {
    const { archive } = opened();
    const { version } = archive;
    const bytes = archive.database.pragma('schema_version', { simple: true });
    expect(
      await maintainer.run(archive, 'forgetCaller', { number: '13955550000', at: noon }, untold),
    ).toBeNull();
    expect(archive.version).toBe(version);
    // VACUUM raises it.
    expect(archive.database.pragma('schema_version', { simple: true })).toBe(bytes);
    await expect(
      maintainer.run(archive, 'forgetCaller', { number: '138', at: noon }, untold),
    ).rejects.toMatchObject({ code: 'badInput' });
    archive.write(1, [callAt(20)], null, { api: 2, at: noon });
    archive.close();
  });

  test.each([
    ['before it has changed anything', 'process.exit(7)', 20],
    // What it committed holds, and is read although it could not say so.
    [
      'after it committed',
      `import { createRequire } from 'node:module';
       import { workerData } from 'node:worker_threads';
       const Database = createRequire(${JSON.stringify(import.meta.url)})('better-sqlite3');
       const file = new Database(workerData.path);
       file.exec("DELETE FROM call WHERE id <= 5; UPDATE meta SET value = value + 1 WHERE name = 'data_version'");
       file.close();
       process.exit(7);`,
      15,
    ],
  ])('that dies %s says so, and the archive goes on', async (_, text, calls) => {
    const { archive } = opened();
    const dying = join(temporaryFolder(), 'dying.mjs');
    writeFileSync(dying, text);
    await expect(
      createMaintainer(dying).run(archive, 'forgetCaller', { number, at: noon }, untold),
    ).rejects.toMatchObject({ code: 'maintenanceInterrupted' });
    expect(archive.turns.isLent).toBe(false);
    archive.write(1, [callAt(20)], null, { api: 2, at: noon });
    expect(checkArchive(archive)).toEqual({ ok: true, calls: calls + 1, aside: 0, problems: [] });
    archive.close();
  });

  test('does what is asked of the data process, one job after the other, and the end waits for it', async () => {
    const folder = temporaryFolder();
    fill(join(folder, 'calls.db'), 20);
    // Changes are far apart, so that each is reported at once, also the last one, when the archive is closed already.
    let seconds = 0;
    const kept = openKeeper({ folder, maintainer, elapsed: () => (seconds += 10) * 1000 });
    const { handlers } = kept;
    const first = handlers['caller.erase']({ number });
    const second = handlers['caller.erase']({ number: '13800001003' });
    const note = Promise.resolve(handlers['review.save']({ id: 1, isChecked: true, note: 'later' }));
    // While the second one has not begun yet.
    const closed = Promise.resolve(first).then(() => handlers['database.close'](undefined));
    for (const erased of [first, second]) expect(await erased).toEqual({ calls: 1, reports: 0 });
    await note;
    await closed;
    expect(kept.events.some(({ name }) => name === 'maintenance.progressed')).toBe(true);
  });

  test('prepares a backup before it comes in, with the columns', async () => {
    const folder = temporaryFolder();
    fill(join(folder, 'calls.db'), 20);
    const kept = openKeeper({ folder, maintainer });
    const { handlers } = kept;
    const path = join(folder, 'older.db');
    await handlers['backup.write']({ path });
    await handlers['caller.erase']({ number });
    kept.events.length = 0;
    await handlers['archive.restore']({ path });
    expect(await handlers['caller.find']({ number })).toMatchObject({ calls: 0 });
    expect(kept.calls()).toBe(20);
    // Nothing had to be built again.
    expect(kept.events.filter(({ name }) => name === 'data.logged')).toEqual([]);
    await handlers['database.close'](undefined);
    expect(readFileSync(kept.path, 'latin1')).not.toContain(number);
  });
});

describe('turns', () => {
  test('a loan waits for what holds the archive, and that for a loan; writers come between two loans', async () => {
    const turns = createTurns();
    const order: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      order.push(`${name} begins`);
      await Promise.resolve();
      order.push(`${name} ends`);
    };
    let release!: () => void;
    const export1 = turns.hold(() => new Promise<void>((resolve) => (release = resolve)));
    await Promise.resolve();
    const loan1 = turns.lend(work('loan 1'));
    await Promise.resolve();
    order.push('export ends');
    release();
    const writer = export1.then(async () => {
      while (!turns.isLent) await Promise.resolve();
      const written = turns.writable().then(() => order.push('written'));
      await Promise.all([written, turns.lend(work('loan 2')), turns.hold(work('export 2'))]);
    });
    await Promise.all([export1, loan1, writer]);
    expect(order).toEqual([
      'export ends',
      'loan 1 begins',
      'loan 1 ends',
      'written',
      'loan 2 begins',
      'loan 2 ends',
      'export 2 begins',
      'export 2 ends',
    ]);
  });
});
