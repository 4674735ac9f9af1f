// What a run believes and what not, apart from the catalog of lies: calls that move, edges of windows, pages past the end,
// silence, and an archive that disappears.
import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { checkArchive } from '#electron/data/backup/check';
import type { Fetch } from '#electron/data/service/request';
import { requestMs } from '#electron/data/limits';
import { sampleCall } from '#electron/simulator/source';
import { callsApart } from '#test/kit/calls-apart';
import { temporaryFolder } from '#test/kit/folder';
import { day, hour, instanceId, minute, noon, openDesk, type Desk } from '#test/kit/sync-desk';
import { createVirtualTime } from '#test/kit/virtual-time';

let desk: Desk | undefined;
afterEach(async () => {
  await desk?.close();
  desk = undefined;
});
async function open(...args: Parameters<typeof openDesk>): Promise<Desk> {
  return (desk = await openDesk(...args));
}

type Rows = Record<string, unknown>[];
/** A service whose answers are changed on their way. */
const changing =
  (change: (rows: Rows, page: number, from: number) => Rows): Fetch =>
  async (url, init) => {
    const response = await fetch(url, init);
    const body = (await response.json()) as { Data: { List: Rows } };
    const { searchParams } = new URL(url);
    const [page, from] = ['PageNumber', 'StartTime'].map((name) => Number(searchParams.get(name))) as [
      number,
      number,
    ];
    body.Data.List = change(body.Data.List, page, from);
    return new Response(JSON.stringify(body), { status: response.status });
  };
const yesterday = noon - 36 * hour;
const span = { from: yesterday, to: yesterday + day };

describe('a call that moved to another day', () => {
  const twoDays = { from: noon - 4 * day, to: noon - day - 1 };

  test('is stored once, and the day that it left is read once more', async () => {
    const one = await open([
      ...callsApart(3, noon - 3 * day, minute),
      ...callsApart(3, noon - 2 * day, minute, 'other'),
    ]);
    await one.run({ from: twoDays.from, to: twoDays.to + 1 });
    one.source.update('job-000000', { startedAt: noon - 2 * day + hour });
    // Only the day to which it moved is read: the other is known to be complete.
    const summary = await one.run({ from: noon - 2 * day, to: noon - day });
    expect(summary).toMatchObject({ partial: [], failed: [], updated: 1 });
    expect(checkArchive(one.archive)).toMatchObject({ ok: true, calls: 6 });
    expect(one.archive.ledger.gaps(one.archive.store.instanceOf(instanceId), twoDays)).toEqual([]);
  });
});

describe('the edges of a window', () => {
  test('a service that compares whole seconds, or the release, is believed', async () => {
    const calls = callsApart(50, span.from, minute);
    const one = await open(calls);
    const before = { ContactId: 'before', StartTime: span.from - 60_000, ReleaseTime: span.from + 5 };
    const within = { ContactId: 'within', StartTime: span.to - 1 + 900, ReleaseTime: span.to + 20_000 };
    const loose: Fetch = async (url, init) => {
      const response = await fetch(url, init);
      const body = (await response.json()) as { Data: { List: unknown[]; TotalCount: number } };
      body.Data.List.push(before, within);
      body.Data.TotalCount += 2;
      return new Response(JSON.stringify(body));
    };
    expect(await one.run({ ...span, fetch: loose })).toMatchObject({ inserted: 52, partial: [], failed: [] });
    expect(checkArchive(one.archive)).toMatchObject({ ok: true });
  });
});

describe('the page past a full last one', () => {
  test('is asked for, and its emptiness proves the count', async () => {
    const one = await open(callsApart(200, span.from, minute));
    expect(await one.run(span)).toMatchObject({ inserted: 200, requests: 3, partial: [] });
  });

  test.each([
    ['is the last page again', (rows: Rows) => rows],
    ['has no list', () => null as unknown as Rows],
  ])('%s: the count stands', async (_, past) => {
    const one = await open(callsApart(100, span.from, minute));
    let last: Rows = [];
    const odd = changing((rows, page) => {
      if (page === 1) last = rows;
      return page === 1 ? rows : past(last);
    });
    expect(await one.run({ ...span, fetch: odd })).toMatchObject({ inserted: 100, partial: [], failed: [] });
  });

  test('cannot be had: the count stands', async () => {
    const one = await open(callsApart(100, span.from, minute));
    one.service.setFaults({
      next: ({ params }) =>
        params.get('PageNumber') === '2'
          ? { kind: 'code', code: 'Parameter.Maximum', status: 400 }
          : undefined,
    });
    expect(await one.run(span)).toMatchObject({ inserted: 100, partial: [], failed: [] });
  });
});

describe('a total that is too low', () => {
  test.each([
    [
      'the rest cannot be read',
      (rows: Rows, page: number): Rows =>
        page === 1 ? rows : rows.map((row) => ({ ...row, ContactId: '' })),
      'unreadable',
    ],
    ['the rest is listed all the same', (rows: Rows): Rows => rows, 'miscounted'],
  ])('is not believed where %s', async (_, change, reason) => {
    const one = await open(callsApart(250, span.from, minute));
    one.service.setFaults({ next: () => ({ kind: 'lie', lie: 'cappedTotal' }) });
    const summary = await one.run({ ...span, fetch: changing(change) });
    expect(summary.partial).toMatchObject([{ reason }]);
    expect(summary.complete).toBe(0);
  });

  test('is not believed where the next page fails', async () => {
    const one = await open(callsApart(250, span.from, minute));
    one.service.setFaults({
      next: ({ params }) =>
        params.get('PageNumber') === '1'
          ? { kind: 'lie', lie: 'cappedTotal' }
          : { kind: 'status', status: 500 },
    });
    expect(await one.run(span)).toMatchObject({
      complete: 0,
      partial: [{ reason: 'serviceDown', stored: 100 }],
    });
  });
});

describe('rows that are no answer', () => {
  test.each([
    ['of another instance, by a number', { InstanceId: 987_654 }, 'otherInstance'],
    ['of an instance that is a list', { InstanceId: ['ccc-test'] }, 'otherInstance'],
    ['that began a day before and lasted no longer', { StartTime: span.from - 20 * hour }, 'outside'],
  ])('%s', async (_, changes, reason) => {
    const one = await open(callsApart(5, span.from, minute));
    const fetched = changing((rows) =>
      rows.map((row, index) => (index === 2 ? { ...row, ...changes } : row)),
    );
    expect(await one.run({ ...span, fetch: fetched })).toMatchObject({ inserted: 4, partial: [{ reason }] });
  });
});

describe('silence', () => {
  test.each([0, 3])('after %d answers ends a command within two minutes', async (answers) => {
    const time = createVirtualTime(noon);
    const one = await open(
      Array.from({ length: 12 }, (_, n) => sampleCall({ contactId: `job-${n}`, startedAt: noon - n * day })),
    );
    Object.defineProperty(one, 'now', { get: () => time.now });
    let count = 0;
    const silent: Fetch = async (url, init) => {
      if (count++ < answers) return time.fetch(url, init);
      await time.pause(requestMs, init.signal!);
      throw new DOMException('timeout', 'TimeoutError');
    };
    const summary = await time.during(
      one.run({ pause: time.pause, fetch: silent, patienceMs: minute, requestsPerSecond: 5 }),
    );
    expect(summary.failed.at(-1)).toMatchObject({ reason: 'unreachable' });
    expect(time.now - noon).toBeLessThan(2 * minute);
    expect(checkArchive(one.archive)).toMatchObject({ ok: true });
  });
});

test.each([
  ['429 and a year', { kind: 'throttle', status: 429, retryAfterMs: 365 * day }, 'throttled'],
  ['an hour', { kind: 'throttle', retryAfterMs: hour }, 'throttled'],
] as const)(
  'a service that asks to wait longer than a command waits ends it (%s)',
  async (_, fault, reason) => {
    const time = createVirtualTime(noon);
    const one = await open(callsApart(50, span.from, minute));
    Object.defineProperty(one, 'now', { get: () => time.now });
    one.service.setFaults({ next: () => fault });
    const run = one.run({ pause: time.pause, fetch: time.fetch, patienceMs: minute, requestsPerSecond: 5 });
    expect((await time.during(run)).failed.at(-1)).toMatchObject({ reason });
    expect(time.now - noon).toBeLessThan(minute);
  },
);

describe('an archive that disappears while it is written to', () => {
  test.each([
    ['is deleted', (path: string) => rmSync(path)],
    [
      'is replaced',
      (path: string) => {
        copyFileSync(path, `${path}.other`);
        renameSync(`${path}.other`, path);
      },
    ],
  ])('%s: the run fails and says so', async (_, happen) => {
    const path = join(temporaryFolder(), 'calls.db');
    const one = await open(callsApart(300, span.from, minute), { path });
    one.service.setFaults({
      next({ params }) {
        if (params.get('PageNumber') === '2') happen(path);
        return undefined;
      },
    });
    await expect(one.run(span)).rejects.toMatchObject({ code: 'databaseMissing' });
  });
});
