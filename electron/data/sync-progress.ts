// What a running sync tells: counts, speed, time left; and the gate at which it pauses.
import type { Failure } from '../../shared/envelope';
import type { SyncProgress } from '../../shared/views';
import type { UpsertResult } from './calls';
import type { ClientCounts } from './ccc-client';
import type { Window } from './ledger';

/** Progress is told at most this often. */
const intervalMs = 250;

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
  split(parts: number): void;
  windowDone(window: Window, result: UpsertResult | undefined): void;
  end(phase: 'done' | 'cancelled', nothing: null): void;
  end(phase: 'failed', error: Failure): void;
  end(phase: 'incomplete', lacking: Lacking): void;
}

export function createProgress(
  instanceId: string,
  plan: readonly Window[],
  counts: Readonly<ClientCounts>,
  clock: () => number,
  tell: (progress: SyncProgress) => void,
  dayOf: (window: Window) => string,
): Progress {
  const startedAt = clock();
  let total = plan.length;
  let done = 0;
  let rows = 0;
  let inserted = 0;
  let updated = 0;
  let day: string | null = null;
  let toldAt = -Infinity;

  function report(phase: SyncProgress['phase'], error: Failure | null, lacking: Lacking | null = null): void {
    const seconds = (clock() - startedAt) / 1000;
    toldAt = clock();
    tell({
      instanceId,
      phase,
      rows,
      inserted,
      updated,
      windowsDone: done,
      windowsTotal: total,
      rowsPerSecond: seconds > 0 ? rows / seconds : 0,
      secondsLeft: done === 0 || phase !== 'running' ? null : (seconds / done) * (total - done),
      day,
      retries: counts.retries,
      throttled: counts.throttled,
      error,
      lacking,
    });
  }

  return {
    begin: () => report('running', null),
    split(parts) {
      total += parts - 1;
    },
    windowDone(window, result) {
      done += 1;
      day = dayOf(window);
      if (result !== undefined) {
        rows += result.inserted + result.updated + result.unchanged;
        inserted += result.inserted;
        updated += result.updated;
      }
      if (clock() - toldAt >= intervalMs) report('running', null);
    },
    end(phase, about: Failure | Lacking | null) {
      if (about !== null && 'windows' in about) report(phase, null, about);
      else report(phase, about);
    },
  };
}
