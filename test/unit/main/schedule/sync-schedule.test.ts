// When syncs begin by themselves, on a clock of its own.
import { beforeEach, describe, expect, test } from 'vitest';
import { createScheduler, dueCause, tickMs, type Scheduler } from '#electron/main/schedule/sync-schedule';
import { type ErrorCode, AppError } from '#shared/base/envelope';
import { defaultSettings, newInstance, type Instance, type Schedule } from '#shared/domain/settings';
import type { SyncCause } from '#shared/domain/sync';
import { hour, minute, noon } from '#test/kit/sync-desk';

const zone = 'Asia/Shanghai';
const none: Schedule = { onStart: false, everyMinutes: 0, at: [] };

describe('an instance is due', () => {
  test.each<[string, Partial<Schedule>, number, number, number, SyncCause | undefined]>([
    ['every fifteen minutes', { everyMinutes: 15 }, noon - 15 * minute, noon - 1, noon, 'interval'],
    ['not before', { everyMinutes: 15 }, noon - 15 * minute + 1, noon - 1, noon, undefined],
    ['at noon', { at: ['12:00'] }, noon - hour, noon - 1, noon, 'time'],
    ['also when the look came late', { at: ['12:00'] }, noon - hour, noon - 5 * minute, noon + hour, 'time'],
    ['once', { at: ['12:00'] }, noon, noon, noon + 1, undefined],
    ['at one of several times', { at: ['08:30', '12:00'] }, 0, noon - 3.6 * hour, noon - 3 * hour, 'time'],
    ['never without a schedule', {}, 0, 0, noon, undefined],
  ])('%s', (_, schedule, lastRun, lastLook, now, cause) =>
    expect(dueCause({ ...none, ...schedule }, zone, lastRun, lastLook, now)).toBe(cause),
  );
});

describe('the scheduler', () => {
  let now: number;
  let isOnline: boolean;
  let instances: Instance[];
  let began: [string, SyncCause][];
  let ends: Map<string, (error?: AppError) => void>;
  let failures: Map<string, ErrorCode>;
  let waiting: string[];
  let unpaused: string[];
  beforeEach(() => {
    now = noon;
    isOnline = true;
    began = [];
    ends = new Map();
    failures = new Map();
    waiting = [];
    unpaused = [];
  });

  function start(): Scheduler {
    const profile = {
      settings: {
        get current() {
          return { ...defaultSettings, zone, instances };
        },
      },
      sync: (instance: Instance, { cause }: { cause: SyncCause }) => {
        began.push([instance.id, cause]);
        return new Promise((resolve, reject) => {
          ends.set(instance.id, (error) => {
            if (error === undefined) {
              failures.delete(instance.id);
              resolve({});
            } else {
              failures.set(instance.id, error.code);
              reject(error);
            }
          });
        });
      },
      lastFailure: (id: string) => failures.get(id),
      data: {
        call: (name: string, input?: { instanceId: string }) => {
          if (name === 'sync.pause') unpaused.push(input!.instanceId);
          return Promise.resolve(waiting.map((instanceId) => ({ instanceId, phase: 'waiting' })));
        },
      },
    };
    return createScheduler(profile as unknown as Parameters<typeof createScheduler>[0], {
      clock: () => now,
      isOnline: () => isOnline,
    });
  }
  const instance = (id: string, schedule: Partial<Schedule>, part: Partial<Instance> = {}): Instance =>
    newInstance({ id, schedule: { ...none, ...schedule }, ...part });
  const settle = (): Promise<void> => new Promise(setImmediate);
  async function end(id: string, error?: AppError): Promise<void> {
    ends.get(id)!(error);
    await settle();
  }
  function passes(scheduler: Scheduler, ms: number): void {
    for (const until = now + ms; now < until;) {
      now += tickMs;
      scheduler.tick();
    }
  }

  test('begins at start what is to begin then, and never what is disabled', () => {
    instances = [
      instance('a', { onStart: true }),
      instance('b', {}),
      instance('c', { onStart: true }, { enabled: false }),
    ];
    start();
    expect(began).toEqual([['a', 'start']]);
  });

  test('runs each instance by its own schedule, one run at a time', async () => {
    instances = [instance('a', { everyMinutes: 15 }), instance('b', { everyMinutes: 60, at: ['12:20'] })];
    const scheduler = start();
    passes(scheduler, 15 * minute);
    expect(began).toEqual([['a', 'interval']]);
    passes(scheduler, 60 * minute);
    // The first run of `a` has not ended: it is not begun again.
    expect(began.slice(1)).toEqual([['b', 'time']]);
    await end('a');
    await end('b');
    passes(scheduler, 15 * minute);
    expect(began.slice(2)).toEqual([
      ['a', 'interval'],
      ['b', 'interval'],
    ]);
  });

  test('runs all on waking, and when the network is back; what waits asks at once', async () => {
    instances = [instance('a', {}), instance('b', {})];
    const scheduler = start();
    scheduler.woke();
    expect(began).toEqual([
      ['a', 'resume'],
      ['b', 'resume'],
    ]);
    await end('b');
    isOnline = false;
    passes(scheduler, minute);
    waiting = ['a'];
    isOnline = true;
    passes(scheduler, tickMs);
    await settle();
    expect(unpaused).toEqual(['a']);
    expect(began.slice(2)).toEqual([['b', 'network']]);
  });

  test('stops after a failure that only a person can mend, and goes on when it is mended', async () => {
    instances = [instance('a', { everyMinutes: 5 })];
    const scheduler = start();
    passes(scheduler, 5 * minute);
    await end('a', new AppError('keyInactive'));
    passes(scheduler, hour);
    scheduler.woke();
    expect(began).toHaveLength(1);
    failures.delete('a');
    passes(scheduler, tickMs);
    expect(began).toHaveLength(2);
    await end('a', new AppError('serviceDown'));
    passes(scheduler, 5 * minute);
    expect(began).toHaveLength(3);
  });

  test('is not held up by a clock that is set back', async () => {
    instances = [instance('a', { everyMinutes: 15 })];
    const scheduler = start();
    passes(scheduler, 15 * minute);
    await end('a');
    now -= 5 * hour;
    passes(scheduler, 16 * minute);
    expect(began).toHaveLength(2);
  });
});
