// A service that goes away and comes back: who waits, who tries, when it is given up.
import { beforeEach, describe, expect, test } from 'vitest';
import { ServiceError } from '#electron/data/service/errors';
import { createCircuit, type Circuit, type Waiting } from '#electron/data/service/circuit-breaker';
import { createVirtualTime, type VirtualTime } from '#test/kit/virtual-time';

const down = new ServiceError('serviceDown', 'ServiceUnavailable', true);
const lost = new ServiceError('unreachable', 'ENOTFOUND', true);
const hour = 3_600_000;
let time: VirtualTime;
let abort: AbortController;
let told: Waiting[];
beforeEach(() => {
  time = createVirtualTime(1_000_000);
  abort = new AbortController();
  told = [];
});

function circuitOf(patienceMs: number): Circuit {
  return createCircuit({
    elapsed: () => time.now,
    pause: time.pause,
    patienceMs,
    signal: abort.signal,
    told: (waiting) => told.push(waiting),
  });
}
const fail = (circuit: Circuit, error: ServiceError, times: number): void => {
  for (let n = 0; n < times; n++) circuit.failed(error);
};
/** Sends a request that fails until `back`, as a client does; resolves when it was answered. */
async function ask(circuit: Circuit, back: number, tries: number[]): Promise<void> {
  for (;;) {
    await circuit.pass(abort.signal);
    tries.push(time.now);
    if (time.now >= back) return circuit.answered();
    circuit.failed(down);
  }
}

describe('the circuit', () => {
  test('lets everything through while answers come between failures', async () => {
    const circuit = circuitOf(hour);
    for (let n = 0; n < 40; n++) {
      fail(circuit, down, 15);
      circuit.answered();
    }
    await circuit.pass(abort.signal);
    expect([circuit.isOpen, told]).toEqual([false, []]);
  });

  test('opens after sixteen failures in a row; one request tries, the others wait, and all go on when it is answered', async () => {
    const circuit = circuitOf(hour);
    fail(circuit, down, 16);
    expect(circuit.isOpen).toBe(true);
    const start = time.now;
    const tries: number[] = [];
    const back = start + 100_000;
    await time.during(Promise.all([1, 2, 3, 4].map(() => ask(circuit, back, tries))));
    // 10 s, then doubling: 10, 30, 70, 150 s after it opened; the other three follow at once.
    expect(tries.map((at) => (at - start) / 1000)).toEqual([10, 30, 70, 150, 150, 150, 150]);
    expect(told.map((one) => one && one.waitMs / 1000)).toEqual([10, 20, 40, 80, null]);
    expect(circuit.isOpen).toBe(false);
  });

  test('waits no longer than five minutes between tries, and as long as the service asks', async () => {
    const circuit = circuitOf(10 * hour);
    fail(circuit, new ServiceError('serviceDown', '', true, 60_000), 16);
    const start = time.now;
    const tries: number[] = [];
    await time.during(ask(circuit, start + hour, tries));
    expect(tries[0]! - start).toBe(60_000);
    const waits = tries.slice(1).map((at, index) => at - tries[index]!);
    expect(Math.max(...waits)).toBe(300_000);
  });

  test('gives up when the patience is over, and says why to all', async () => {
    const circuit = circuitOf(60_000);
    fail(circuit, down, 16);
    const tries: number[] = [];
    const asked = [1, 2, 3].map(() => ask(circuit, Infinity, tries));
    const results = await time.during(Promise.allSettled(asked));
    expect(results.map((one) => (one as PromiseRejectedResult).reason)).toEqual([down, down, down]);
    expect(circuit.gaveUp).toBe(true);
    await expect(circuit.pass(abort.signal)).rejects.toBe(down);
    expect(tries.length).toBeLessThanOrEqual(4);
  });

  test('gives up sooner where nothing was ever reached', () => {
    const wrong = circuitOf(60_000);
    fail(wrong, lost, 12);
    expect(wrong.gaveUp).toBe(true);
    const reached = circuitOf(60_000);
    reached.answered();
    fail(reached, lost, 16);
    expect([reached.gaveUp, reached.isOpen]).toEqual([false, true]);
  });

  test('tries at once when told to', async () => {
    const circuit = circuitOf(hour);
    fail(circuit, down, 16);
    const start = time.now;
    const tries: number[] = [];
    const asked = ask(circuit, start, tries);
    circuit.tryNow();
    await asked;
    expect(tries).toEqual([start]);
  });

  test('ends with a cancel, also for those who wait', async () => {
    const circuit = circuitOf(hour);
    fail(circuit, down, 16);
    const waiting = circuit.pass(abort.signal);
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });
});
