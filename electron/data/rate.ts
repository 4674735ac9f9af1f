// Keeps requests under the account's rate, and waits between tries.
import { setTimeout as wait } from 'node:timers/promises';

/** Waits `ms`, or throws when the signal aborts. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;
export const sleep: Sleep = async (ms, signal) => {
  await wait(ms, undefined, { signal });
};

export interface TokenBucket {
  /** Resolves when a request may be sent. Callers are served in order. */
  take(signal: AbortSignal): Promise<void>;
}

/**
 * One request every 1/rate seconds, without bursts: so no second ever sees more than `requestsPerSecond`, rounded up.
 */
export function createTokenBucket(
  requestsPerSecond: number,
  clock: () => number,
  pause: Sleep = sleep,
): TokenBucket {
  const intervalMs = 1000 / requestsPerSecond;
  let next = 0;
  let seen = -Infinity;
  return {
    async take(signal) {
      const now = clock();
      // A clock that was set back must not hold the queue up until it is where it was.
      if (now < seen) next -= seen - now;
      seen = now;
      const at = Math.max(now, next);
      next = at + intervalMs;
      if (at > now) await pause(at - now, signal);
      signal.throwIfAborted();
    },
  };
}

const firstDelayMs = 500;
const ceilingMs = 30_000;
/** The longest wait taken from the service; more would look like a program that hangs. */
const askedCeilingMs = 300_000;

/** Wait before try number `attempt` (1 = the first retry): doubling, half of it random, never under what was asked. */
export function backoffMs(attempt: number, askedMs: number | undefined, random: () => number): number {
  const full = Math.min(firstDelayMs * 2 ** (attempt - 1), ceilingMs);
  return Math.max(full / 2 + (full / 2) * random(), Math.min(askedMs ?? 0, askedCeilingMs));
}
