// Runs that end early: wrong keys, no service, cancelled, paused, a full disk. What was committed stays, the rest follows.
import { afterEach, describe, expect, test } from 'vitest';
import { checkArchive } from '#electron/data/backup/check';
import { faultAlways, faultList, gatewayFaults, type Fault } from '#electron/simulator/faults';
import { sampleCall, type TimedFacts } from '#electron/simulator/source';
import { join } from 'node:path';
import { openArchive } from '#electron/data/store/archive';
import type { RunningSync } from '#electron/data/sync/run';
import { hour, minute, noon, openDesk, type Desk } from '#test/kit/sync-desk';
import { temporaryFolder } from '#test/kit/folder';
import { rules } from '#test/kit/rules';

let desk: Desk | undefined;
afterEach(async () => {
  await desk?.close();
  desk = undefined;
});
async function open(...args: Parameters<typeof openDesk>): Promise<Desk> {
  return (desk = await openDesk(...args));
}

function calls(count: number): TimedFacts[] {
  return Array.from({ length: count }, (_, index) =>
    sampleCall({
      contactId: `job-${index}`,
      startedAt: noon - hour - index * 20 * minute,
      callingNumber: `139${String(index).padStart(8, '0')}`,
      agentIds: [`agent${index}@ccc-test`],
      agentNames: [`Agent ${index}`],
      extra: { [`Field${index % 7}`]: index },
    }),
  );
}
function expectSame({ archive, allSent, allStored }: Desk): void {
  expect(allStored()).toEqual(allSent());
  expect(checkArchive(archive).problems).toEqual([]);
}
const failure = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('a run stops at once', () => {
  test.each<[string, Fault]>([
    ['keyUnknown', gatewayFaults.unknownKey],
    ['keyInactive', gatewayFaults.inactiveKey],
    ['credentials', gatewayFaults.wrongSignature],
    ['clockSkew', gatewayFaults.expiredTimestamp],
    ['permission', gatewayFaults.noPermission],
    ['riskControl', gatewayFaults.riskControl],
    ['unknownInstance', gatewayFaults.unknownInstance],
    ['notMember', gatewayFaults.unknownUser],
    ['permission', { kind: 'code', code: 'NoPermission' }],
  ])('with %s on %o', async (code, fault) => {
    const refused = await open(calls(300));
    refused.service.setFaults(faultAlways(fault));
    const phases: unknown[] = [];
    const error = await failure(
      refused.run({ progressed: ({ phase, error: said }) => phases.push([phase, said?.code]) }),
    );
    expect(error).toMatchObject({ code });
    expect(refused.service.requests.total).toBeLessThanOrEqual(4);
    expect(phases.at(-1)).toEqual(['failed', code]);
    expect(refused.archive.ledger.entries(1, { from: 0, to: noon })).toEqual([]);
  });

  test('with a secret that is wrong, and never says it', async () => {
    const refused = await open(calls(3));
    const error = await failure(refused.run({ accessKeySecret: 'the-wrong-secret' }));
    expect(error).toMatchObject({ code: 'credentials' });
    expect(JSON.stringify(error) + String(error)).not.toMatch(/the-wrong-secret/);
    expect(refused.service.requests.total).toBeLessThanOrEqual(4);
  });

  test('when permission goes away in the middle: what came before stays', async () => {
    const refused = await open(calls(900));
    let requests = 0;
    refused.service.setFaults(faultAlways(gatewayFaults.noPermission, () => ++requests > 9));
    expect(await failure(refused.run())).toMatchObject({ code: 'permission' });
    expect(requests).toBeLessThanOrEqual(13);
    expect(refused.allStored().size).toBeGreaterThan(0);
    expect(checkArchive(refused.archive).problems).toEqual([]);
    refused.service.setFaults({ next: () => undefined });
    await refused.run();
    expectSame(refused);
  });
});

describe('a service that is away', () => {
  test('is not asked hundreds of times, every window is said to have failed', async () => {
    const lonely = await open(calls(100));
    const { url } = lonely.service;
    await lonely.service.close();
    const summary = await lonely.run({ endpoint: url });
    expect(summary).toMatchObject({ complete: 0, inserted: 0, partial: [] });
    expect(new Set(summary.failed.map(({ reason }) => reason))).toEqual(new Set(['unreachable']));
    const {
      ledger,
      rules: { zone },
    } = lonely.archive;
    const days = ledger.days([1], { from: noon - 29 * 24 * hour, to: noon }, zone);
    expect(days.map(({ state }) => state)).toEqual(Array(30).fill('failed'));
    expect(summary.requests).toBeLessThanOrEqual(32);
    expect(summary.retries).toBeGreaterThan(0);
  });

  test('goes away in the middle: the rest fails, and a later run completes it', async () => {
    const shaky = await open(calls(900));
    let requests = 0;
    shaky.service.setFaults(faultAlways({ kind: 'reset' }, () => ++requests > 9));
    const summary = await shaky.run();
    expect(summary.complete).toBeGreaterThan(0);
    expect(summary.failed.length).toBeGreaterThan(0);
    expect(requests).toBeLessThan(100);
    const {
      ledger,
      rules: { zone },
    } = shaky.archive;
    const days = ledger.days([1], { from: noon - 29 * 24 * hour, to: noon }, zone);
    expect(new Set(days.map(({ state }) => state))).not.toContain('missing');
    expect(days.some(({ state }) => state === 'failed')).toBe(true);
    shaky.service.setFaults({ next: () => undefined });
    expect(await shaky.run()).toMatchObject({ failed: [], partial: [] });
    expectSame(shaky);
  });

  test('answers wrongly once: an empty list that is no list is asked again', async () => {
    const odd = await open(calls(20));
    odd.service.setFaults(
      faultList([{ kind: 'nullList' }, { kind: 'nullData' }, undefined, { kind: 'nullList' }]),
    );
    expect(await odd.run()).toMatchObject({ inserted: 20, failed: [], partial: [] });
    expectSame(odd);
  });
});

describe('a full disk', () => {
  test('loses nothing that was committed, and the next run completes it', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const full = await open(calls(1500), { path });
    const { database } = full.archive;
    const pages = database.pragma('page_count', { simple: true }) as number;
    database.pragma(`max_page_count = ${pages + 60}`);
    expect(await failure(full.run())).toMatchObject({ code: 'SQLITE_FULL' });
    const stored = full.allStored();
    expect(stored.size).toBeGreaterThan(0);
    expect(stored.size).toBeLessThan(1500);
    const sent = full.allSent();
    for (const [contactId, row] of stored) expect(row).toEqual(sent.get(contactId));
    expect(checkArchive(full.archive).problems).toEqual([]);

    database.pragma('max_page_count = 1000000');
    expect(await full.run()).toMatchObject({ failed: [], partial: [] });
    expectSame(full);
    const names = full.archive.members.agent.people.filter(Boolean).map(({ id, name }) => [id, name]);
    expect(new Map(names as [string, string][])).toEqual(
      new Map(calls(1500).map(({ agentIds, agentNames }) => [agentIds[0]!, agentNames[0]!])),
    );
  });

  test('a batch that breaks in the middle leaves no trace, neither in SQLite nor in the columns', async () => {
    const broken = await open(calls(400));
    broken.archive.database.exec(
      `CREATE TEMP TRIGGER breaks BEFORE INSERT ON call WHEN NEW.contact_id = 'job-130'
       BEGIN SELECT RAISE(FAIL, 'broken on purpose'); END`,
    );
    expect(String(await failure(broken.run()))).toContain('broken on purpose');
    expect(broken.allStored().has('job-130')).toBe(false);
    expect(checkArchive(broken.archive).problems).toEqual([]);
    broken.archive.database.exec('DROP TRIGGER breaks');
    await broken.run();
    expectSame(broken);
  });
});

test('a pause holds every window between two pages until it is lifted', async () => {
  const held = await open(calls(900));
  let run: RunningSync | undefined;
  let requests = 0;
  let underway = 0;
  let allHeld = (): void => undefined;
  const stopped = new Promise<void>((resolve) => (allHeld = resolve));
  const phases: string[] = [];
  held.service.setFaults({
    next() {
      if (++requests === 6) run!.pause(true);
      return undefined;
    },
  });
  const summary = held.run({
    began: (begun) => (run = begun),
    progressed: ({ phase }) => phases.push(phase),
    // Every answer that was under way is in, and nothing else is asked.
    fetch: async (url, init) => {
      underway += 1;
      const response = await fetch(url, init);
      underway -= 1;
      if (underway === 0 && requests >= 6) setImmediate(allHeld);
      return response;
    },
  });
  await stopped;
  const before = requests;
  expect(before).toBeLessThanOrEqual(9);
  expect(phases.at(-1)).toBe('paused');
  run!.pause(false);
  expect(phases.at(-1)).toBe('running');
  expect(await summary).toMatchObject({ inserted: 900, failed: [], partial: [] });
  expect(requests).toBeGreaterThan(before);
  expectSame(held);
});

describe('a cancel', () => {
  test('ends the run with its code; the archive can be opened anew and goes on', async () => {
    const path = join(temporaryFolder(), 'archive.db');
    const cancelled = await open(calls(900), { path });
    const abort = new AbortController();
    let requests = 0;
    cancelled.service.setFaults({
      next() {
        if (++requests === 12) abort.abort();
        return undefined;
      },
    });
    const phases: string[] = [];
    const error = await failure(
      cancelled.run({ signal: abort.signal, progressed: ({ phase }) => phases.push(phase) }),
    );
    expect(error).toMatchObject({ code: 'cancelled' });
    expect(phases.at(-1)).toBe('cancelled');
    expect(requests).toBeLessThanOrEqual(16);
    cancelled.archive.close();
    cancelled.archive = openArchive(path, rules);
    expect(checkArchive(cancelled.archive).problems).toEqual([]);
    const before = cancelled.allStored().size;
    const summary = await cancelled.run({ instance: { trailingDays: 0 } });
    expect(summary.inserted).toBe(900 - before);
    expectSame(cancelled);
  });

  test('also where the archive is closed under the run', async () => {
    const closing = await open(calls(300));
    const abort = new AbortController();
    closing.service.setFaults({
      next() {
        if (!abort.signal.aborted) {
          abort.abort();
          closing.archive.close();
        }
        return undefined;
      },
    });
    expect(await failure(closing.run({ signal: abort.signal }))).toMatchObject({ code: 'cancelled' });
  });
});
