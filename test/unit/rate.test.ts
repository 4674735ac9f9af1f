// The token bucket on a clock of its own, and the waits between tries.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs, createPace, sleep, type Pace } from '../../electron/data/rate';

interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** A clock that jumps to the next sleeper. */
function fakeTime(): { now: number; pause: (ms: number) => Promise<void>; run: () => Promise<void> } {
  const sleepers: Sleeper[] = [];
  const time = {
    now: 1_000_000,
    pause: (ms: number) => new Promise<void>((wake) => sleepers.push({ at: time.now + ms, wake })),
    async run() {
      for (;;) {
        await new Promise(setImmediate);
        const next = sleepers.sort((a, b) => a.at - b.at).shift();
        if (next === undefined) return;
        time.now = Math.max(time.now, next.at);
        next.wake();
      }
    },
  };
  return time;
}
const never = new AbortController().signal;

describe('the token bucket', () => {
  test('lets no second see more than the rate, however many ask at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.2, max: 50, noNaN: true }),
        fc.array(fc.nat({ max: 3000 }), { minLength: 1, maxLength: 60 }),
        async (rate, arrivals) => {
          const time = fakeTime();
          const bucket = createPace(rate, () => time.now, time.pause);
          const sent: number[] = [];
          const all = arrivals.map(async (after) => {
            await time.pause(after);
            await bucket.take(never);
            sent.push(time.now);
          });
          await time.run();
          await Promise.all(all);
          sent.sort((a, b) => a - b);
          expect(sent).toHaveLength(arrivals.length);
          const most = Math.ceil(rate);
          for (let index = 0; index + most < sent.length; index++)
            expect(sent[index + most]! - sent[index]!).toBeGreaterThanOrEqual(1000 - 1e-6);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('does not wait where there is room, and serves in order', async () => {
    const time = fakeTime();
    const bucket = createPace(10, () => time.now, time.pause);
    const served: number[] = [];
    const all = [1, 2, 3].map((n) => bucket.take(never).then(() => served.push(n)));
    await new Promise(setImmediate);
    expect(served).toEqual([1]);
    await time.run();
    await Promise.all(all);
    expect([served, time.now]).toEqual([[1, 2, 3], 1_000_206]);
  });

  test('is not stopped for an hour by a clock that is set back by one', async () => {
    const time = fakeTime();
    const bucket = createPace(5, () => time.now, time.pause);
    await bucket.take(never);
    time.now -= 3_600_000;
    const before = time.now;
    const taken = bucket.take(never);
    await time.run();
    await taken;
    expect(time.now - before).toBeLessThanOrEqual(206);
  });

  test('gives up when the run is cancelled', async () => {
    const abort = new AbortController();
    const bucket = createPace(0.01, () => 0);
    await bucket.take(abort.signal);
    const waiting = bucket.take(abort.signal);
    abort.abort();
    await expect(waiting).rejects.toThrow(/abort/i);
    await expect(bucket.take(abort.signal)).rejects.toThrow(/abort/i);
  });
});

describe('throttling', () => {
  const pacedOver = async (pace: Pace, time: ReturnType<typeof fakeTime>, count: number): Promise<number> => {
    const before = time.now;
    const all = Array.from({ length: count }, () => pace.take(never));
    await time.run();
    await Promise.all(all);
    return time.now - before;
  };

  test('halves the pace, once for all requests that were under way, down to one in five seconds', async () => {
    const time = fakeTime();
    const pace = createPace(8, () => time.now, time.pause);
    for (let n = 0; n < 4; n++) pace.throttled(undefined);
    expect([pace.current, pace.limit]).toEqual([4, 8]);
    for (let n = 0; n < 20; n++) {
      time.now += 1000;
      pace.throttled(undefined);
    }
    expect(pace.current).toBe(0.2);
    expect(await pacedOver(pace, time, 3)).toBeGreaterThan(10_000);
  });

  test('holds every request for as long as the service asks', async () => {
    const time = fakeTime();
    const pace = createPace(100, () => time.now, time.pause);
    pace.throttled(7000);
    expect(await pacedOver(pace, time, 1)).toBe(7000);
  });

  test('is forgotten bit by bit, never above the limit', () => {
    const time = fakeTime();
    const pace = createPace(10, () => time.now, time.pause);
    pace.throttled(undefined);
    pace.answered();
    expect(pace.current).toBe(5);
    time.now += 6000;
    pace.answered();
    expect(pace.current).toBeGreaterThan(5);
    for (let n = 0; n < 1000; n++) pace.answered();
    expect(pace.current).toBe(10);
  });

  test('a lower limit holds at once; a higher one does not undo what throttling taught', () => {
    const time = fakeTime();
    const pace = createPace(10, () => time.now, time.pause);
    pace.limit = 4;
    expect(pace.current).toBe(4);
    pace.limit = 10;
    expect(pace.current).toBe(10);
    pace.throttled(undefined);
    pace.limit = 20;
    expect([pace.current, pace.limit]).toEqual([5, 20]);
  });
});

describe('the wait before another try', () => {
  test('doubles up to 30 s, half of it random, never under what was asked', () => {
    expect([1, 2, 3, 7, 12].map((attempt) => backoffMs(attempt, undefined, () => 1))).toEqual([
      500, 1000, 2000, 30_000, 30_000,
    ]);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.option(fc.nat({ max: 100_000 }), { nil: undefined }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempt, asked, random) => {
          const ms = backoffMs(attempt, asked, () => random);
          expect(ms).toBeGreaterThanOrEqual(Math.max(250, asked ?? 0));
          expect(ms).toBeLessThanOrEqual(Math.max(30_000, asked ?? 0));
        },
      ),
    );
  });

  test('ends with a cancel', async () => {
    const abort = new AbortController();
    const waiting = sleep(1e6, abort.signal);
    abort.abort();
    await expect(waiting).rejects.toThrow(/abort/i);
  });
});
