// The token bucket on a clock of its own, and the waits between tries.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs, createTokenBucket, sleep } from '../../electron/data/rate';

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
          const bucket = createTokenBucket(rate, () => time.now, time.pause);
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
    const bucket = createTokenBucket(10, () => time.now, time.pause);
    const served: number[] = [];
    const all = [1, 2, 3].map((n) => bucket.take(never).then(() => served.push(n)));
    await new Promise(setImmediate);
    expect(served).toEqual([1]);
    await time.run();
    await Promise.all(all);
    expect([served, time.now]).toEqual([[1, 2, 3], 1_000_200]);
  });

  test('is not stopped for an hour by a clock that is set back by one', async () => {
    const time = fakeTime();
    const bucket = createTokenBucket(5, () => time.now, time.pause);
    await bucket.take(never);
    time.now -= 3_600_000;
    const before = time.now;
    const taken = bucket.take(never);
    await time.run();
    await taken;
    expect(time.now - before).toBeLessThanOrEqual(200);
  });

  test('gives up when the run is cancelled', async () => {
    const abort = new AbortController();
    const bucket = createTokenBucket(0.01, () => 0);
    await bucket.take(abort.signal);
    const waiting = bucket.take(abort.signal);
    abort.abort();
    await expect(waiting).rejects.toThrow(/abort/i);
    await expect(bucket.take(abort.signal)).rejects.toThrow(/abort/i);
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
