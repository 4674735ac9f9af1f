// Any service, any weather, any power supply: calls appear and change, also between two pages; requests fail, the service
// goes away for an hour, the process is killed. The model is the service itself: after the last run the copy equals it.
import fc from 'fast-check';
import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openArchive } from '#electron/data/store/archive';
import { checkArchive } from '#electron/data/backup/check';
import type { FaultPlan } from '#electron/simulator/faults';
import { createRandom } from '#electron/simulator/random';
import { sampleCall, type TimedFacts } from '#electron/simulator/source';
import { day, hour, instanceId, minute, noon, openDesk, passingFaults, type Desk } from '#test/kit/sync-desk';
import { temporaryFolder } from '#test/kit/folder';
import { rules } from '#test/kit/rules';
import { createVirtualTime, type VirtualTime } from '#test/kit/virtual-time';
import { runs } from '#test/kit/runs';

const lookBackDays = 12;
const requestsPerSecond = 7;

interface World {
  readonly desk: Desk;
  readonly time: VirtualTime;
  readonly folder: string;
  /** Calls made so far; also names the next. */
  count: number;
  files: number;
}
/** One thing that happens. Numbers choose among what there is. */
type Event =
  | { readonly kind: 'calls'; readonly count: number; readonly daysAgo: number; readonly stepMs: number }
  | {
      readonly kind: 'change';
      readonly which: number;
      readonly what: 'rating' | 'recording' | 'agent' | 'release';
    }
  | { readonly kind: 'time'; readonly ms: number }
  | {
      readonly kind: 'run';
      readonly seed: number;
      readonly faults: number;
      readonly changes: number;
      readonly downMs: number;
      readonly kill: number | null;
    };

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({
    kind: fc.constant('calls' as const),
    count: fc.integer({ min: 1, max: 350 }),
    daysAgo: fc.double({ min: 0, max: lookBackDays - 1.1, noNaN: true }),
    stepMs: fc.constantFrom(0, 1, 250, 60_000),
  }),
  fc.record({
    kind: fc.constant('change' as const),
    which: fc.nat(),
    what: fc.constantFrom('rating' as const, 'recording' as const, 'agent' as const, 'release' as const),
  }),
  fc.record({ kind: fc.constant('time' as const), ms: fc.integer({ min: 0, max: 2 * day }) }),
  fc.record({
    kind: fc.constant('run' as const),
    seed: fc.nat(),
    faults: fc.constantFrom(0, 0.2, 0.6),
    changes: fc.constantFrom(0, 0, 0.3),
    downMs: fc.constantFrom(0, 0, 30_000, 20 * minute, 3 * hour),
    kill: fc.option(fc.nat({ max: 25 }), { nil: null, freq: 3 }),
  }),
);

function addCalls(world: World, count: number, startedAt: number, stepMs: number): void {
  const calls = Array.from({ length: count }, (_, index): TimedFacts => {
    const number = world.count++;
    return sampleCall({
      contactId: `job-${number}`,
      startedAt: Math.floor(Math.min(startedAt + index * stepMs, world.time.now - 1)),
      callingNumber: `138${String(number % 977).padStart(8, '0')}`,
      contactType: ['Inbound', 'Outbound', 'Conference'][number % 3]!,
      surveyOffered: number % 2 === 0,
    });
  });
  world.desk.source.insert(...calls);
}

function change({ desk, count }: World, which: number, what: (Event & { kind: 'change' })['what']): void {
  if (count === 0) return;
  const contactId = `job-${which % count}`;
  const changes = {
    rating: { rating: 1 + (which % 5), surveyOffered: true, surveyChannel: 'SMS' },
    recording: { recordingReady: true, recordingSeconds: which % 100 },
    agent: { agentIds: [`agent${which % 7}@ccc-test`], agentNames: [`Agent, ${which % 7}`] },
    release: { releasedAt: noon + (which % 1000), releaseInitiator: 'agent', talkSeconds: which % 300 },
  }[what];
  desk.source.update(contactId, changes);
}

/** Faults, changes between two pages, an absence at the beginning, and the moment at which the power goes. */
function weather(world: World, run: Event & { kind: 'run' }, powerOff: () => void): FaultPlan {
  const { time } = world;
  const random = createRandom(run.seed, 0x77);
  const faults = passingFaults(run.seed, run.faults);
  const backAt = time.now + run.downMs;
  let requests = 0;
  return {
    next(request) {
      if (requests++ === run.kill) powerOff();
      if (random.next() < run.changes) {
        if (random.next() < 0.5) addCalls(world, 1, time.now - random.next() * 5 * day, 0);
        else change(world, Math.floor(random.next() * 1e6), 'rating');
      }
      return time.now < backAt ? { kind: 'status', status: 503 } : faults.next(request);
    },
  };
}

/** What the disk holds at this moment is all that the next process finds. */
function snapshot(world: World): string {
  const to = join(world.folder, `calls-${++world.files}.db`);
  const from = world.desk.archive.database.name;
  for (const suffix of ['', '-wal', '.columns'])
    if (existsSync(from + suffix)) copyFileSync(from + suffix, to + suffix);
  return to;
}

async function runSync(world: World, run: Event & { kind: 'run' }): Promise<void> {
  const { desk, time } = world;
  const abort = new AbortController();
  let found: string | undefined;
  desk.service.setFaults(
    weather(world, run, () => {
      found = snapshot(world);
      abort.abort();
    }),
  );
  const work = desk.run({
    instance: { lookBackDays, trailingDays: lookBackDays },
    pause: time.pause,
    fetch: time.fetch,
    patienceMs: hour,
    requestsPerSecond,
    signal: abort.signal,
  });
  const summary = await time.during(work.catch((error: unknown) => error));
  if (found === undefined) expect(summary).toHaveProperty('windows');
  else {
    desk.archive.close();
    desk.archive = openArchive(found, rules);
  }
  expect(checkArchive(desk.archive).problems).toEqual([]);
}

async function withWorld(use: (world: World) => Promise<void>): Promise<void> {
  const folder = temporaryFolder();
  const time = createVirtualTime(noon);
  const desk = await openDesk([], { path: join(folder, 'calls-0.db') });
  Object.defineProperty(desk, 'now', { get: () => time.now });
  try {
    await use({ desk, time, folder, count: 0, files: 0 });
  } finally {
    await desk.close();
  }
}

const fairWeather = { kind: 'run', seed: 1, faults: 0, changes: 0, downMs: 0, kill: null } as const;

function expectSame({ desk, time }: World): void {
  const lookBackFrom = time.now - (lookBackDays - 1) * day;
  const sent = [...desk.allSent()].filter(
    ([, row]) => (row as { StartTime: number }).StartTime >= lookBackFrom,
  );
  const stored = desk.allStored();
  for (const [contactId, row] of sent) expect(stored.get(contactId)).toEqual(row);
  // Nothing twice, nothing that the service never had.
  expect(stored.size).toBeLessThanOrEqual(desk.source.size);
  const { ledger, store } = desk.archive;
  const settled = { from: lookBackFrom, to: time.now - 2 * hour };
  expect(ledger.gaps(store.instanceOf(instanceId), settled)).toEqual([]);
}

describe('whatever happens', () => {
  test('after the last run the copy equals the service, the ledger is true, and no second saw too many requests', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 2, maxLength: 12 }), (events) =>
        withWorld(async (world) => {
          for (const one of events) {
            if (one.kind === 'calls')
              addCalls(world, one.count, world.time.now - one.daysAgo * day, one.stepMs);
            else if (one.kind === 'change') change(world, one.which, one.what);
            else if (one.kind === 'time') world.time.now += one.ms;
            else await runSync(world, one);
          }
          world.time.now += 3 * hour;
          await runSync(world, fairWeather);
          expectSame(world);
          expect(world.desk.service.requests.maxInOneSecond).toBeLessThanOrEqual(requestsPerSecond);
        }),
      ),
      { numRuns: runs(60) },
    );
  });

  test('a service that is away for minutes is waited for, in one run, and for longer than the patience not', async () => {
    await withWorld(async (world) => {
      addCalls(world, 300, noon - 5 * day, minute);
      const { desk, time } = world;
      const phases: string[] = [];
      const options = {
        pause: time.pause,
        fetch: time.fetch,
        patienceMs: hour,
        requestsPerSecond,
        progressed: ({ phase }: { phase: string }) => phases.push(phase),
      };
      desk.service.setFaults(weather(world, { ...fairWeather, downMs: 20 * minute }, () => undefined));
      expect(await time.during(desk.run(options))).toMatchObject({ inserted: 300, failed: [], partial: [] });
      expect(phases.filter((phase, index) => phase !== phases[index - 1])).toEqual([
        'running',
        'waiting',
        'running',
        'done',
      ]);
      expect(time.now - noon).toBeGreaterThanOrEqual(20 * minute);
      expect(time.now - noon).toBeLessThan(30 * minute);
      desk.service.setFaults(weather(world, { ...fairWeather, downMs: 9 * hour }, () => undefined));
      const before = desk.service.requests.total;
      const given = await time.during(desk.run(options));
      expect(given.complete).toBe(0);
      expect(given.failed[0]).toMatchObject({ reason: 'serviceDown' });
      expect(phases.at(-1)).toBe('incomplete');
      // Sixteen to find out, one at each try, and those under way when it was given up.
      expect(desk.service.requests.total - before).toBeLessThan(60);
    });
  });

  test('days that the service cannot read are no absence: all others come, and the run ends', async () => {
    await withWorld(async (world) => {
      for (let n = 1; n < 12; n++) addCalls(world, 60, noon - n * day, minute);
      const { desk, time } = world;
      const broken = [2, 3, 5, 6, 8, 9].map((n) => noon - n * day);
      desk.service.setFaults({
        next: ({ params }) => {
          const [from, to] = ['StartTime', 'EndTime'].map((name) => Number(params.get(name))) as [
            number,
            number,
          ];
          const isBroken = broken.some((at) => from <= at && at <= to);
          return isBroken ? { kind: 'status', status: 500, code: 'InternalService.DB' } : undefined;
        },
      });
      const summary = await time.during(
        desk.run({ pause: time.pause, fetch: time.fetch, patienceMs: hour, requestsPerSecond }),
      );
      expect(summary.inserted).toBe(5 * 60);
      expect(new Set(summary.failed.map(({ reason }) => reason))).toEqual(new Set(['serviceDown']));
      expect(time.now - noon).toBeLessThan(20 * minute);
      desk.service.setFaults({ next: () => undefined });
      await runSync(world, fairWeather);
      expectSame(world);
    });
  });

  const bursts = [
    ['12,000 within 3 s', 12_000, 3000],
    ['30,000 within 7 s', 30_000, 7000],
    ['50,000 within 20 s', 50_000, 20_000],
  ] as const;
  test.each(bursts.slice(0, runs(bursts.length)))('%s, with faults', async (_, count, spanMs) => {
    await withWorld(async (world) => {
      addCalls(world, count, noon - 2 * day, spanMs / count);
      await runSync(world, { ...fairWeather, faults: 0.02 });
      expect(world.desk.archive.columns.length).toBe(count);
      expectSame(world);
    });
  });
});
