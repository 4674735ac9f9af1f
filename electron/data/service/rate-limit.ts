// Keeps requests under an account's rate, goes slower where the service throttles, and waits between tries.
import { setTimeout as wait } from 'node:timers/promises';

/** Waits `ms`, or throws when the signal aborts. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;
export const sleep: Sleep = async (ms, signal) => {
  await wait(ms, undefined, { signal });
};

/** The rate of one account; all runs with its key share it, since the service counts them together. */
export interface Pace {
  /** Resolves when a request may be sent, which the caller does at once. Callers are served in order. */
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
/** Requests that were held up by a busy process are made up for by gaps that are shorter by up to this share. */
const catchUp = 0.4;
const mostMadeUpMs = 1000;
/** A wait that ended later than this was no busy process but a computer that slept. */
const sleptMs = 5000;
/** Slower at most once in this time: answers to requests that were under way say nothing new. */
const slowingMs = 1000;
/** Without throttling for this long the pace recovers, by a twentieth of the limit a second. */
const recoveryMs = 5000;
const recoveryShare = 0.05;
const slowestPerSecond = 0.2;
/** The longest wait taken from the service; more would look like a program that hangs. */
const askedCeilingMs = 300_000;

interface Waiter {
  readonly go: () => void;
}

/**
 * Lets one request go after the other, and judges by when each really left: whatever the computer did meanwhile, no
 * second sees more than the limit, rounded up.
 * @param elapsed time that only goes on, ms; the computer's clock may leap
 */
export function createPace(limit: number, elapsed: () => number, pause: Sleep = sleep): Pace {
  let allowed = limit;
  let current = limit;
  /** When the last requests left, oldest first; as many as a second may see. */
  const left: number[] = [];
  const waiting: Waiter[] = [];
  let isServing = false;
  /** Ends the wait for the next moment when nobody waits any more. */
  let deserted = new AbortController();
  let heldUntil = -Infinity;
  let slowedAt = -Infinity;
  /** When the last request would have left if nothing had held it up. */
  let planned = -Infinity;

  /** The earliest moment for the next request: as planned, but never too close to those that left before it. */
  function due(gapMs: number): number {
    const count = Math.max(Math.ceil(current), 1);
    const last = left.at(-1) ?? -Infinity;
    const before = left.at(-count) ?? -Infinity;
    return Math.max(planned, heldUntil, last + gapMs * (1 - catchUp), before + gapMs * count);
  }

  /** Waits until `at`, or longer where a throttled answer puts it off meanwhile. @returns whether anyone still waits */
  async function reach(at: number): Promise<boolean> {
    let reached = -Infinity;
    for (let next = at; next > reached; next = Math.max(at, heldUntil)) {
      reached = next;
      if (next <= elapsed()) continue;
      try {
        await pause(next - elapsed(), deserted.signal);
      } catch {
        deserted = new AbortController();
        if (waiting.length === 0) return false;
        reached = -Infinity;
      }
    }
    return waiting.length > 0;
  }

  async function serve(): Promise<void> {
    isServing = true;
    const gapNow = (): number => (1000 / current) * margin;
    // Nobody asked in the meantime: there is nothing to make up for.
    planned = Math.max(planned, elapsed() - gapNow());
    while (waiting.length > 0) {
      const gapMs = gapNow();
      planned += gapMs;
      if (!(await reach(due(gapMs)))) break;
      waiting.shift()!.go();
      // The request leaves when the process gets round to it: a long transaction may come first.
      await new Promise(setImmediate);
      const at = elapsed();
      left.push(at);
      if (left.length > Math.max(Math.ceil(allowed), 1)) left.shift();
      planned = Math.max(planned, heldUntil, at - (at - planned > sleptMs ? 0 : mostMadeUpMs));
    }
    isServing = false;
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
      signal.throwIfAborted();
      await new Promise<void>((go, fail) => {
        const abort = (): void => {
          waiting.splice(waiting.indexOf(one), 1);
          if (waiting.length === 0) deserted.abort();
          fail(signal.reason as Error);
        };
        const one: Waiter = {
          go() {
            signal.removeEventListener('abort', abort);
            go();
          },
        };
        signal.addEventListener('abort', abort, { once: true });
        waiting.push(one);
        if (!isServing) void serve();
      });
    },
    throttled(askedMs) {
      const at = elapsed();
      if (askedMs !== undefined) heldUntil = Math.max(heldUntil, at + Math.min(askedMs, askedCeilingMs));
      if (at - slowedAt < slowingMs) return;
      slowedAt = at;
      current = Math.max(current / 2, Math.min(slowestPerSecond, allowed));
    },
    answered() {
      if (current >= allowed || elapsed() - slowedAt < recoveryMs) return;
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
