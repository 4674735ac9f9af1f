// Keeps requests under an account's rate, goes slower where the service throttles, and waits between tries.
import { setTimeout as wait } from 'node:timers/promises';

/** Waits `ms`, or throws when the signal aborts. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;
export const sleep: Sleep = async (ms, signal) => {
  await wait(ms, undefined, { signal });
};

/** The rate of one account; all runs with its key share it, since the service counts them together. */
export interface Pace {
  /** Resolves when a request may be sent. Callers are served in order. */
  take(signal: AbortSignal): Promise<void>;
  /** The service refused a request for its rate. @param askedMs the wait it asked for */
  throttled(askedMs: number | undefined): void;
  /** The service took a request. */
  answered(): void;
  /** Requests a second that are never exceeded. */
  limit: number;
  /** What throttling leaves of the limit at the moment. */
  readonly current: number;
}

/** Requests arrive less evenly than they are sent; this much room keeps any second of the service's under the rate. */
const margin = 1.03;
/** Slower at most once in this time: answers to requests that were under way say nothing new. */
const slowingMs = 1000;
/** Without throttling for this long the pace recovers, by a twentieth of the limit a second. */
const recoveryMs = 5000;
const recoveryShare = 0.05;
const slowestPerSecond = 0.2;
/** The longest wait taken from the service; more would look like a program that hangs. */
const askedCeilingMs = 300_000;

/** A token bucket that holds one token: no bursts, so no second ever sees more than the limit, rounded up. */
export function createPace(limit: number, clock: () => number, pause: Sleep = sleep): Pace {
  let allowed = limit;
  let current = limit;
  let next = 0;
  let heldUntil = -Infinity;
  let slowedAt = -Infinity;
  let seen = -Infinity;

  /** The time, after which a clock that was set back does not hold the queue up until it is where it was. */
  function now(): number {
    const at = clock();
    if (at < seen) {
      const back = seen - at;
      next -= back;
      heldUntil -= back;
      slowedAt -= back;
    }
    seen = at;
    return at;
  }

  return {
    get limit() {
      return allowed;
    },
    set limit(next) {
      // What throttling taught stays, unless it is above what is now allowed or there was none.
      current = current === allowed ? next : Math.min(current, next);
      allowed = next;
    },
    get current() {
      return current;
    },
    async take(signal) {
      const asked = now();
      const at = Math.max(asked, next, heldUntil);
      next = at + (1000 / current) * margin;
      if (at > asked) await pause(at - asked, signal);
      signal.throwIfAborted();
    },
    throttled(askedMs) {
      const at = now();
      if (askedMs !== undefined) heldUntil = Math.max(heldUntil, at + Math.min(askedMs, askedCeilingMs));
      if (at - slowedAt < slowingMs) return;
      slowedAt = at;
      current = Math.max(current / 2, Math.min(slowestPerSecond, allowed));
    },
    answered() {
      if (current >= allowed || now() - slowedAt < recoveryMs) return;
      current = Math.min(current + (allowed * recoveryShare) / Math.max(current, 1), allowed);
    },
  };
}

const firstDelayMs = 500;
const ceilingMs = 30_000;

/** Wait before try number `attempt` (1 = the first retry): doubling, half of it random, never under what was asked. */
export function backoffMs(attempt: number, askedMs: number | undefined, random: () => number): number {
  const full = Math.min(firstDelayMs * 2 ** (attempt - 1), ceilingMs);
  return Math.max(full / 2 + (full / 2) * random(), Math.min(askedMs ?? 0, askedCeilingMs));
}
