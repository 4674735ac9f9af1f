// Syncs of several instances through the handlers: beside each other, one rate an account, each stopped on its own.
import type { HandlersOf, ParsedOf } from '#shared/contract/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHandlers } from '#electron/data/handlers';
import type { Service } from '#electron/simulator/service';
import { sampleCall, sourceFromFacts, type ListSource } from '#electron/simulator/source';
import type { KeyPair } from '#shared/contract/profile';
import { defaultSettings, newInstance } from '#shared/domain/settings';
import type { SyncProgress, SyncSummary } from '#shared/domain/sync';
import { keys, startCenter } from '#test/kit/center';
import { day, minute, noon } from '#test/kit/sync-desk';
import { createVirtualTime, type VirtualTime } from '#test/kit/virtual-time';

let time: VirtualTime;
let service: Service;
let handlers: HandlersOf<'data'>;
let told: SyncProgress[];
const sourceOf = (prefix: string, count: number): ListSource =>
  sourceFromFacts(
    Array.from({ length: count }, (_, index) =>
      sampleCall({
        // Both instances name their calls alike.
        contactId: `job-${index}`,
        startedAt: noon - 3 * day + index * minute,
        agentNames: [`${prefix} agent`],
      }),
    ),
  );

beforeEach(async () => {
  time = createVirtualTime(noon);
  told = [];
  service = await startCenter('ccc-north', sourceOf('north', 700), {
    otherInstances: { 'ccc-south': sourceOf('south', 500) },
    clock: () => time.now,
    rateClock: () => time.now,
  });
  handlers = createHandlers({
    databasePath: ':memory:',
    fetch: time.fetch,
    clock: () => time.now,
    elapsed: () => time.now,
    pause: time.pause,
    emit: (name, payload) => void (name === 'sync.progressed' && told.push(payload as SyncProgress)),
  });
  await handlers['rules.set']({ settings: defaultSettings });
});
afterEach(async () => {
  await handlers['database.close'](undefined);
  await service.close();
});

const order = (id: string, requestsPerSecond: number, own: KeyPair = keys): ParsedOf<'sync.run'> => ({
  instance: newInstance({ id, requestsPerSecond, lookBackDays: 10 }),
  keys: own,
  endpoint: service.url,
  cause: 'manual',
  patienceMs: 0,
});
/** As a request: always a promise. */
const sync = async (input: ParsedOf<'sync.run'>): Promise<SyncSummary> => handlers['sync.run'](input);
const count = async (id: string): Promise<number> =>
  (await handlers['overview.load']({ filter: { instances: [id] } })).statement.n;

describe('two instances', () => {
  test('with equal contact ids do not mix', async () => {
    await time.during(Promise.all([sync(order('ccc-north', 50)), sync(order('ccc-south', 50))]));
    expect([await count('ccc-north'), await count('ccc-south')]).toEqual([700, 500]);
    const { agents } = await handlers['dimension.list'](undefined);
    expect(agents.map(({ name }) => name).sort()).toEqual(['north agent', 'south agent']);
    expect((await handlers['database.check'](undefined)).problems).toEqual([]);
  });

  test('of one account share its rate, the careful setting', async () => {
    await time.during(Promise.all([sync(order('ccc-north', 9)), sync(order('ccc-south', 4))]));
    expect(service.requests.maxInOneSecond).toBeLessThanOrEqual(5);
    expect(service.requests.total).toBeGreaterThan(12);
  });

  test('are paused and cancelled each for itself', async () => {
    const north = sync(order('ccc-north', 5)).catch((error: unknown) => error);
    const south = sync(order('ccc-south', 5));
    await handlers['sync.pause']({ instanceId: 'ccc-north', paused: true });
    await time.during(south);
    const states = await handlers['run.states'](undefined);
    expect(states.map(({ instanceId, phase }) => [instanceId, phase]).sort()).toEqual([
      ['ccc-north', 'paused'],
      ['ccc-south', 'done'],
    ]);
    await handlers['sync.cancel']({ instanceId: 'ccc-north' });
    expect(await time.during(north)).toMatchObject({ code: 'cancelled' });
    expect(await count('ccc-south')).toBe(500);
  });

  test('one is forgotten, the other stays whole; while it is synced it cannot be', async () => {
    await time.during(Promise.all([sync(order('ccc-north', 50)), sync(order('ccc-south', 50))]));
    const again = sync(order('ccc-north', 50)).catch((error: unknown) => error);
    await expect(async () => handlers['instance.forget']({ instanceId: 'ccc-north' })).rejects.toMatchObject({
      code: 'busy',
    });
    await expect(sync(order('ccc-north', 50))).rejects.toMatchObject({ code: 'busy' });
    await time.during(Promise.all([again, handlers['sync.end']({ instanceId: 'ccc-north' })]));
    expect(await handlers['instance.forget']({ instanceId: 'ccc-north' })).toEqual({ calls: 700 });
    expect([await count('ccc-north'), await count('ccc-south')]).toEqual([0, 500]);
    expect((await handlers['database.check'](undefined)).problems).toEqual([]);
    expect(await time.during(sync(order('ccc-north', 50)))).toMatchObject({ inserted: 700 });
  });
});

test('progress tells days, requests and speed, and ends with the whole', async () => {
  await time.during(sync(order('ccc-north', 5)));
  const shares = told.map(({ share }) => share);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  const middle = told.find(({ share }) => share > 0.2 && share < 0.9)!;
  expect(middle).toMatchObject({ phase: 'running', daysTotal: 10, limitPerSecond: 5, pacePerSecond: 5 });
  expect(middle.requestsPerSecond).toBeGreaterThan(1);
  expect(middle.requestsPerSecond).toBeLessThanOrEqual(5.2);
  expect(told.at(-1)).toMatchObject({
    phase: 'done',
    share: 1,
    daysDone: 10,
    rows: 700,
    inserted: 700,
    secondsLeft: null,
  });
});

test('a run that nobody works on any more is shown as broken off', async () => {
  const run = sync(order('ccc-north', 5)).catch((error: unknown) => error);
  const outcome = async (): Promise<unknown> =>
    (await handlers['sync.log']({ instanceId: 'ccc-north', limit: 5 }))[0]?.outcome;
  expect(await outcome()).toBe('running');
  await handlers['sync.cancel']({ instanceId: 'ccc-north' });
  await time.during(run);
  expect(await outcome()).toBe('cancelled');
  expect(await handlers['sync.log']({ instanceId: 'ccc-unknown', limit: 5 })).toEqual([]);
});
