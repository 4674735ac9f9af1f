// The syncs of this process: one an instance at a time, instances beside each other, the rate shared by those of an account.
import { AppError } from '#shared/base/envelope';
import type { KeyPair } from '#shared/contract/profile';
import type { ParsedOf } from '#shared/contract/contract';
import type { Instance } from '#shared/domain/settings';
import type { SyncProgress, SyncSummary } from '#shared/domain/sync';
import type { Archive } from '../store/archive';
import { createClient, type CccClient, regionEndpoint } from '../service/client';
import type { Fetch } from '../service/request';
import { createCircuit, type Circuit } from '../service/circuit-breaker';
import { createPace, sleep, type Pace, type Sleep } from '../service/rate-limit';
import { startSync, type RunningSync } from './run';

export interface RunsOptions {
  readonly fetch: Fetch;
  readonly clock: () => number;
  /** Time that only goes on, ms: the computer's clock may leap. */
  readonly elapsed?: () => number;
  /** Waits between requests and tries; tests stand in for it. */
  readonly pause?: Sleep;
  readonly changed: (from: number, to: number) => void;
  readonly progressed: (progress: SyncProgress) => void;
}

export interface Access {
  readonly instance: Instance;
  readonly keys: KeyPair;
  /** Overrides the instance's own; empty: the region's. */
  readonly endpoint: string;
}

export interface Runs {
  /** @throws AppError busy while the instance is being synced */
  run(archive: Archive, input: ParsedOf<'sync.run'>): Promise<SyncSummary>;
  pause(instanceId: string, paused: boolean): void;
  cancel(instanceId: string): void;
  isRunning(instanceId: string): boolean;
  /** The last progress of each instance. */
  states(): SyncProgress[];
  /** Forgets the last progress of an instance that is no more. */
  drop(instanceId: string): void;
  /** A client for a few requests outside a run: nothing is waited for that does not answer. */
  client(access: Access, signal: AbortSignal): CccClient;
  /** Cancels the instance's run, or every one; resolves when they have ended. */
  end(instanceId?: string): Promise<void>;
}

export function createRuns(options: RunsOptions): Runs {
  const { clock, elapsed = () => performance.now(), pause = sleep } = options;
  const running = new Map<string, RunningSync>();
  const last = new Map<string, SyncProgress>();
  /** By access key: the service counts an account's requests together, whichever instance they are for. */
  const paces = new Map<string, Pace>();

  function paceOf({ instance, keys }: Access): Pace {
    const known = paces.get(keys.accessKeyId);
    if (known === undefined) {
      const pace = createPace(instance.requestsPerSecond, elapsed, pause);
      paces.set(keys.accessKeyId, pace);
      return pace;
    }
    // Two instances of one account may be set differently: while both run, the careful one decides.
    known.limit =
      running.size === 0 ? instance.requestsPerSecond : Math.min(known.limit, instance.requestsPerSecond);
    return known;
  }

  function clientOf(access: Access, circuit: Circuit, signal: AbortSignal, sent?: () => void): CccClient {
    const { instance, keys, endpoint } = access;
    return createClient({
      target: {
        endpoint: endpoint || instance.endpoint || regionEndpoint(instance.region),
        keys,
        fetch: options.fetch,
        clock,
        signal,
      },
      instanceId: instance.id,
      apiVersion: instance.apiVersion,
      pace: paceOf(access),
      circuit,
      pause,
      ...(sent === undefined ? {} : { sent }),
    });
  }

  return {
    async run(archive, { keys, endpoint, ...input }) {
      const { instance } = input;
      if (running.has(instance.id)) throw new AppError('busy', 'this instance is being synced');
      const access = { instance, keys, endpoint };
      const run = startSync({
        ...options,
        ...input,
        archive,
        elapsed,
        pause,
        pace: paceOf(access),
        connect: (circuit, signal, sent) => clientOf(access, circuit, signal, sent),
        progressed(progress) {
          last.set(instance.id, progress);
          options.progressed(progress);
        },
      });
      running.set(instance.id, run);
      try {
        return await run.summary;
      } finally {
        running.delete(instance.id);
      }
    },
    pause: (instanceId, paused) => running.get(instanceId)?.pause(paused),
    cancel: (instanceId) => running.get(instanceId)?.cancel(),
    isRunning: (instanceId) => running.has(instanceId),
    states: () => [...last.values()],
    drop: (instanceId) => void last.delete(instanceId),
    client(access, signal) {
      const told = (): void => undefined;
      return clientOf(access, createCircuit({ elapsed, pause, patienceMs: 0, signal, told }), signal);
    },
    async end(instanceId) {
      const runs = [...running]
        .filter(([id]) => instanceId === undefined || id === instanceId)
        .map(([, run]) => run);
      for (const run of runs) run.cancel();
      await Promise.allSettled(runs.map((run) => run.summary));
    },
  };
}
