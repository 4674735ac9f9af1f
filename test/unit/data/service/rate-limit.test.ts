// The pace of requests on a clock of its own, and the waits between tries.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs, createPace, sleep, type Pace } from '#electron/data/service/rate-limit';
import { createVirtualTime, type VirtualTime } from '#test/kit/virtual-time';
import { runs } from '#test/kit/runs';

const never = new AbortController().signal;

describe('the pace', () => {
  test('lets no second see more than the rate, however many ask at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.2, max: 50, noNaN: true }),
        fc.array(fc.nat({ max: 3000 }), { minLength: 1, maxLength: 60 }),
        async (rate, arrivals) => {
          const time = createVirtualTime(1_000_000);
          const pace = createPace(rate, () => time.now, time.pause);
          const sent: number[] = [];
          const all = arrivals.map(async (after) => {
            await time.pause(after, never);
            await pace.take(never);
            sent.push(time.now);
          });
          await time.during(Promise.all(all));
          sent.sort((a, b) => a - b);
          expect(sent).toHaveLength(arrivals.length);
          const most = Math.ceil(rate);
          for (let index = 0; index + most < sent.length; index++)
            expect(sent[index + most]! - sent[index]!).toBeGreaterThanOrEqual(1000 - 1e-6);
        },
      ),
      { numRuns: runs(50) },
    );
  });

  test('does not wait where there is room, and serves in order', async () => {
    const time = createVirtualTime(1_000_000);
    const pace = createPace(10, () => time.now, time.pause);
    const served: number[] = [];
    const all = [1, 2, 3].map((n) => pace.take(never).then(() => served.push(n)));
    await new Promise(setImmediate);
    expect(served).toEqual([1]);
    await time.during(Promise.all(all));
    expect([served, time.now]).toEqual([[1, 2, 3], 1_000_206]);
  });

  /** When requests really leave while the process is held up now and then, ms each time, and for how long all took. */
  async function leaveBusily(
    rate: number,
    holdUps: readonly number[],
  ): Promise<{ left: number[]; tookMs: number }> {
    const time = createVirtualTime(1_000_000);
    const pace = createPace(rate, () => time.now, time.pause);
    const left: number[] = [];
    const worker = async (): Promise<void> => {
      for (let n = 0; n < holdUps.length; n++) {
        await pace.take(never);
        // A transaction in the same turn: the request leaves after it.
        time.now += holdUps[left.length % holdUps.length]!;
        left.push(time.now);
        await time.pause(50, never);
      }
    };
    const start = time.now;
    await time.during(Promise.all([worker(), worker(), worker(), worker()]));
    return { left, tookMs: time.now - start };
  }

  test('is kept by when requests really leave, whatever holds the process up or puts the computer to sleep', async () => {
    const holdUp = fc.oneof(fc.constant(0), fc.nat({ max: 400 }), fc.constant(3_600_000));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        fc.array(holdUp, { minLength: 1, maxLength: 20 }),
        async (rate, holdUps) => {
          const { left } = await leaveBusily(rate, holdUps);
          for (let index = 0; index + rate < left.length; index++)
            expect(left[index + rate]! - left[index]!).toBeGreaterThanOrEqual(1000);
        },
      ),
      { numRuns: runs(60) },
    );
  });

  test('makes up for what a busy process held up', async () => {
    const holdUps = Array.from({ length: 92 }, (_, n) => (n % 23 === 0 ? 60 : 0));
    const { left, tookMs } = await leaveBusily(20, holdUps);
    expect(left.length / (tookMs / 1000)).toBeGreaterThan(0.95 * 20);
  });

  test('gives up when the run is cancelled', async () => {
    const abort = new AbortController();
    const pace = createPace(0.01, () => 0);
    await pace.take(abort.signal);
    const waiting = pace.take(abort.signal);
    abort.abort();
    await expect(waiting).rejects.toThrow(/abort/i);
    await expect(pace.take(abort.signal)).rejects.toThrow(/abort/i);
  });
});

describe('throttling', () => {
  const pacedOver = async (pace: Pace, time: VirtualTime, count: number): Promise<number> => {
    const before = time.now;
    const all = Array.from({ length: count }, () => pace.take(never));
    await time.during(Promise.all(all));
    return time.now - before;
  };

  test('halves the pace, once for all requests that were under way, down to one in five seconds', async () => {
    const time = createVirtualTime(1_000_000);
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
    const time = createVirtualTime(1_000_000);
    const pace = createPace(100, () => time.now, time.pause);
    pace.throttled(7000);
    expect(await pacedOver(pace, time, 1)).toBe(7000);
  });

  test('is forgotten bit by bit, never above the limit', () => {
    const time = createVirtualTime(1_000_000);
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
    const time = createVirtualTime(1_000_000);
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
