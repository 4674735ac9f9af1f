// What a running sync tells: counts, speed, time left; and the gate at which it pauses.
import type { Failure } from '#shared/base/envelope';
import { dayText, localDay } from '#shared/base/period';
import type { SyncCause, SyncPhase, SyncProgress } from '#shared/domain/sync';
import type { UpsertResult } from '../store/calls';
import type { ClientCounts } from '../service/client';
import type { Waiting } from '../service/circuit-breaker';
import type { Window } from '../store/ledger';
import { partsByDay } from './plan';

/** Progress is told at most this often. */
const intervalMs = 250;
/** The rate of requests is told over this time. */
const rateOverMs = 5000;

export interface Gate {
  readonly paused: boolean;
  set(paused: boolean): void;
  /** Resolves at once, or when the gate opens again. */
  pass(): Promise<void>;
}

export function createGate(): Gate {
  let waiting: (() => void)[] = [];
  let paused = false;
  return {
    get paused() {
      return paused;
    },
    set(next) {
      paused = next;
      if (paused) return;
      for (const go of waiting) go();
      waiting = [];
    },
    async pass() {
      while (paused) await new Promise<void>((go) => waiting.push(go));
    },
  };
}

export type Lacking = NonNullable<SyncProgress['lacking']>;

export interface Progress {
  begin(): void;
  windowDone(window: Window, result: UpsertResult | undefined): void;
  /** A request was sent. */
  requested(): void;
  wait(waiting: Waiting): void;
  pause(paused: boolean): void;
  end(phase: 'done' | 'cancelled'): void;
  end(phase: 'failed', error: Failure): void;
  end(phase: 'incomplete', lacking: Lacking): void;
}

export interface ProgressOptions {
  readonly instanceId: string;
  readonly cause: SyncCause;
  readonly zone: string;
  readonly clock: () => number;
  /** Time that only goes on, ms. */
  readonly elapsed: () => number;
  readonly counts: Readonly<ClientCounts>;
  readonly pace: { readonly current: number; readonly limit: number };
  readonly tell: (progress: SyncProgress) => void;
}

/** How much of each local day is still to be read, ms. */
function daysLeft(spans: readonly Window[], zone: string): Map<number, number> {
  const left = new Map<number, number>();
  for (const { day, ms } of spans.flatMap((span) => [...partsByDay(span, zone)]))
    left.set(day, (left.get(day) ?? 0) + ms);
  return left;
}

export function createProgress(options: ProgressOptions, spans: readonly Window[]): Progress {
  const { instanceId, cause, zone, clock, elapsed, counts, pace, tell } = options;
  const startedAt = clock();
  const beganAt = elapsed();
  const left = daysLeft(spans, zone);
  const daysTotal = left.size;
  const totalMs = spans.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const recent: number[] = [];
  let doneMs = 0;
  let rows = 0;
  let inserted = 0;
  let updated = 0;
  let day: string | null = null;
  let toldAt = -Infinity;
  let waiting: Waiting = null;
  /** When the service is asked again, by the computer's clock. */
  let nextTryAt: number | null = null;
  let paused = false;
  /** Time spent paused or waiting says nothing about how long the rest takes. */
  let idleMs = 0;
  let idleSince: number | null = null;

  const phaseNow = (): SyncPhase => (paused ? 'paused' : waiting === null ? 'running' : 'waiting');

  function requestsPerSecond(): number {
    const now = elapsed();
    while (recent.length > 0 && recent[0]! < now - rateOverMs) recent.shift();
    return recent.length / Math.max(Math.min(rateOverMs, now - beganAt) / 1000, 1);
  }

  function report(phase: SyncPhase, about: { error?: Failure; lacking?: Lacking } = {}): void {
    const now = elapsed();
    const seconds = (now - beganAt - idleMs - (idleSince === null ? 0 : now - idleSince)) / 1000;
    // Days that are read once more count twice.
    const share = totalMs === 0 ? 1 : Math.min(doneMs / totalMs, 1);
    toldAt = now;
    tell({
      instanceId,
      phase,
      cause,
      startedAt,
      rows,
      inserted,
      updated,
      share,
      daysTotal,
      daysDone: daysTotal - left.size,
      day,
      rowsPerSecond: seconds > 0 ? rows / seconds : 0,
      secondsLeft: share === 0 || phase !== 'running' ? null : (seconds / share) * (1 - share),
      requests: counts.requests,
      requestsPerSecond: requestsPerSecond(),
      pacePerSecond: pace.current,
      limitPerSecond: pace.limit,
      retries: counts.retries,
      throttled: counts.throttled,
      nextTryAt: phase === 'waiting' ? nextTryAt : null,
      error: about.error ?? (phase === 'waiting' ? failureOfWaiting(waiting) : null),
      lacking: about.lacking ?? null,
    });
  }

  function idle(): void {
    const isIdle = paused || waiting !== null;
    if (isIdle && idleSince === null) idleSince = elapsed();
    if (!isIdle && idleSince !== null) {
      idleMs += elapsed() - idleSince;
      idleSince = null;
    }
    report(phaseNow());
  }

  return {
    begin: () => report(phaseNow()),
    windowDone(window, result) {
      for (const part of partsByDay(window, zone)) {
        const rest = (left.get(part.day) ?? 0) - part.ms;
        if (rest > 0) left.set(part.day, rest);
        else left.delete(part.day);
      }
      doneMs += window.to - window.from + 1;
      day = dayText(localDay(zone, window.from));
      if (result !== undefined) {
        rows += result.inserted + result.updated + result.unchanged;
        inserted += result.inserted;
        updated += result.updated;
      }
      if (elapsed() - toldAt >= intervalMs) report(phaseNow());
    },
    requested() {
      recent.push(elapsed());
      // A long window tells its speed too.
      if (elapsed() - toldAt >= 4 * intervalMs) report(phaseNow());
    },
    wait(next) {
      waiting = next;
      nextTryAt = next === null ? null : clock() + next.waitMs;
      idle();
    },
    pause(next) {
      paused = next;
      idle();
    },
    end(phase: SyncPhase, about?: Failure | Lacking) {
      if (about === undefined) report(phase);
      else if ('windows' in about) report(phase, { lacking: about });
      else report(phase, { error: about });
    },
  };
}

function failureOfWaiting(waiting: Waiting): Failure | null {
  return waiting === null ? null : { code: waiting.error.code, detail: waiting.error.detail };
}
