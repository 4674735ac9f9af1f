// Stops asking a service that is away, and goes on by itself when it is back: after many failures in a row every request
// waits, one is tried now and then, and the first that is answered lets all others go on.
import type { ServiceError } from './errors';
import { silenceMs } from '../limits';
import type { Sleep } from './rate-limit';

export interface Circuit {
  /**
   * Resolves when a request may be sent.
   * @returns whether it is the one that tries: the caller asks something that any service answers, since its own
   *   request may be what fails
   * @throws ServiceError the last failure, when the service was away for longer than the patience
   */
  pass(signal: AbortSignal): Promise<boolean>;
  /** The service answered, be it with a refusal. */
  answered(): void;
  /** A failure that asking again may heal. */
  failed(error: ServiceError): void;
  /** Tries at once instead of at the next try's time. */
  tryNow(): void;
  /** Whether requests wait. */
  readonly isOpen: boolean;
  /** Whether the patience is over. */
  readonly gaveUp: boolean;
}

/** What a run tells while it waits: how long until it asks again, and why it waits. Null: it goes on. */
export type Waiting = { readonly waitMs: number; readonly error: ServiceError } | null;

export interface CircuitOptions {
  /** Time that only goes on, ms. */
  readonly elapsed: () => number;
  readonly pause: Sleep;
  /**
   * How long the service may be away before the run ends, ms; 0: not at all. A tenth of it as long as nothing was ever
   * reached: then the address may be wrong, which a person should hear soon.
   */
  readonly patienceMs: number;
  readonly signal: AbortSignal;
  readonly told: (waiting: Waiting) => void;
}

/** Failures in a row that mean "the service is away": more than four windows in flight fail by chance. */
const failuresInRow = 16;
/** As long as nothing was ever reached: a wrong address or no network is said soon. */
const failuresAtFirst = 12;
const firstWaitMs = 10_000;
const longestWaitMs = 300_000;

export function createCircuit(options: CircuitOptions): Circuit {
  const { elapsed, pause, patienceMs, signal: runSignal, told } = options;
  let state: 'closed' | 'open' | 'trying' | 'gaveUp' = 'closed';
  let inRow = 0;
  let reached = false;
  let openings = 0;
  let isTried = false;
  let downSince = 0;
  let lastError: ServiceError | undefined;
  let skipWait = new AbortController();
  const waiting: { go: (tries: boolean) => void; fail: (error: Error) => void }[] = [];

  function giveUp(): void {
    state = 'gaveUp';
    for (const one of waiting.splice(0)) one.fail(lastError!);
  }

  function open(error: ServiceError): void {
    const waitMs = Math.min(Math.max(firstWaitMs * 2 ** openings, error.retryAfterMs ?? 0), longestWaitMs);
    const patience = reached ? patienceMs : patienceMs / 10;
    if (elapsed() + waitMs - downSince > patience) return giveUp();
    openings += 1;
    state = 'open';
    skipWait = new AbortController();
    told({ waitMs, error });
    const signal = AbortSignal.any([runSignal, skipWait.signal]);
    void pause(waitMs, signal).then(tryOne, () => runSignal.aborted || tryOne());
  }

  /** Lets one request through; the others learn from it. */
  function tryOne(): void {
    state = 'trying';
    const one = waiting.shift();
    isTried = one !== undefined;
    one?.go(true);
  }

  /** Resolves when it is this request's turn, to whether it is the one that tries. */
  function turn(signal: AbortSignal): Promise<boolean> {
    return new Promise((go, fail) => {
      const abort = (): void => fail(signal.reason as Error);
      signal.addEventListener('abort', abort, { once: true });
      const end = (settle: () => void): void => {
        signal.removeEventListener('abort', abort);
        settle();
      };
      waiting.push({ go: (tries) => end(() => go(tries)), fail: (error) => end(() => fail(error)) });
    });
  }

  return {
    async pass(signal) {
      signal.throwIfAborted();
      if (state === 'gaveUp') throw lastError!;
      if (state === 'closed') return false;
      if (state === 'trying' && !isTried) {
        isTried = true;
        return true;
      }
      return turn(signal);
    },
    answered() {
      reached = true;
      inRow = 0;
      if (state === 'closed' || state === 'gaveUp') return;
      state = 'closed';
      openings = 0;
      told(null);
      for (const one of waiting.splice(0)) one.go(false);
    },
    failed(error) {
      lastError = error;
      reached ||= error.isAnswer;
      if (inRow++ === 0) downSince = elapsed();
      // A service that is silent lets each request fail after half a minute only: then the time counts, not the number.
      const isSilent = elapsed() - downSince >= silenceMs;
      if (patienceMs > 0 && (error.retryAfterMs ?? 0) > patienceMs) return giveUp();
      const enough = isSilent || inRow >= (reached ? failuresInRow : failuresAtFirst);
      if (state === 'trying' || (state === 'closed' && enough)) open(error);
    },
    tryNow() {
      skipWait.abort();
    },
    get isOpen() {
      return state === 'open' || state === 'trying';
    },
    get gaveUp() {
      return state === 'gaveUp';
    },
  };
}
