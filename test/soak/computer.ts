// A computer with the application on it: the real scheduler over the real data handlers on a database file. Its data
// process, or the whole application, can be killed; the next one finds what the disk held at that moment.
import type { HandlersOf, RequestOf, InputOf, OutputOf, ParsedOf } from '#shared/contract/contract';
import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createHandlers } from '#electron/data/handlers';
import { createScheduler, type Scheduler } from '#electron/main/schedule/sync-schedule';
import type { Profile, SyncOrder } from '#electron/main/profile/profile';
import type { KeyPair } from '#shared/contract/profile';
import { AppError, failureOf, type ErrorCode } from '#shared/base/envelope';
import type { Instance, Settings } from '#shared/domain/settings';
import type { SyncSummary } from '#shared/domain/sync';
import type { VirtualTime } from '#test/kit/virtual-time';

export interface ComputerOptions {
  readonly folder: string;
  readonly time: VirtualTime;
  /** What the computer takes for now. */
  readonly clock: () => number;
  readonly isOnline: () => boolean;
  readonly settings: Settings;
  readonly endpoint: string;
  readonly keys: KeyPair;
}

export interface Computer {
  readonly scheduler: Scheduler;
  readonly isRunning: boolean;
  /** Requests sent, and those of them whose run was killed. */
  readonly requests: { readonly sent: number; readonly lost: number };
  /** Calls stored by runs that were killed. */
  readonly calls: { readonly counted: number; readonly byKilled: number };
  call<N extends RequestOf<'data'>>(name: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** A run that somebody asked for. */
  sync(instance: Instance, order: SyncOrder): Promise<SyncSummary>;
  /** Kills the data process at that request of the present or next run. */
  killAt(request: number, killed: () => void): void;
  /** Starts the application again. */
  restart(): void;
  close(): Promise<void>;
}

interface DataProcess {
  readonly path: string;
  readonly handlers: HandlersOf<'data'>;
  /** Rejects when the process dies. */
  readonly death: Promise<never>;
  die(): void;
}

const files = ['', '-wal', '-shm', '.columns', '.columns.new'];

export async function startComputer(options: ComputerOptions): Promise<Computer> {
  const { folder, time, settings } = options;
  const failures = new Map<string, ErrorCode>();
  const requests = { sent: 0, lost: 0 };
  const calls = { counted: 0, byKilled: 0 };
  let sentInRun = 0;
  let started = 0;
  let running = false;
  let kill: { readonly at: number; readonly killed: () => void } | undefined;
  const ends: Promise<unknown>[] = [];
  let data = await startData(join(folder, 'calls-0.db'));
  let scheduler = createScheduler(profileNow(), options);

  async function startData(path: string): Promise<DataProcess> {
    let die = (): void => undefined;
    const death = new Promise<never>((_, reject) => (die = () => reject(new AppError('dataProcessDown'))));
    death.catch(() => undefined);
    const handlers = createHandlers({
      databasePath: path,
      clock: options.clock,
      elapsed: () => time.now,
      pause: time.pause,
      emit: () => undefined,
      fetch: (url, init) => send(url, init),
    });
    await handlers['rules.set']({ settings });
    return { path, handlers, death, die };
  }

  async function send(url: string, init: RequestInit): Promise<Response> {
    requests.sent += 1;
    sentInRun += 1;
    if (kill !== undefined && sentInRun > kill.at) {
      const { killed } = kill;
      kill = undefined;
      await killData();
      killed();
      init.signal?.throwIfAborted();
    }
    if (!options.isOnline()) throw new TypeError('fetch failed', { cause: { code: 'ENOTFOUND' } });
    return time.fetch(url, init);
  }

  /** What the disk holds at this moment is all that the next process finds. */
  async function killData(): Promise<void> {
    const old = data;
    const path = join(folder, `calls-${++started}.db`);
    for (const suffix of files)
      if (suffix !== '-shm' && existsSync(old.path + suffix)) copyFileSync(old.path + suffix, path + suffix);
    requests.lost += sentInRun;
    // Cancels what is under way in it, so that it sends nothing more.
    const end = Promise.resolve(old.handlers['database.close'](undefined));
    ends.push(end.finally(() => files.forEach((suffix) => rmSync(old.path + suffix, { force: true }))));
    old.die();
    data = await startData(path);
    const found = (await data.handlers['database.check'](undefined)).calls;
    calls.byKilled += found - calls.counted;
    calls.counted = found;
  }

  function call<N extends RequestOf<'data'>>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const process = data;
    const handler = process.handlers[name] as (input: ParsedOf<N>) => OutputOf<N> | Promise<OutputOf<N>>;
    return Promise.race([Promise.resolve(handler(input as ParsedOf<N>)), process.death]);
  }

  /** As the session of the application does it. */
  async function sync(instance: Instance, order: SyncOrder): Promise<SyncSummary> {
    const { keys, endpoint } = options;
    running = true;
    sentInRun = 0;
    try {
      const summary = await call('sync.run', { instance, keys, endpoint, ...order });
      failures.delete(instance.id);
      calls.counted += summary.inserted;
      return summary;
    } catch (error) {
      const { code } = failureOf(error);
      if (code !== 'cancelled' && code !== 'busy') failures.set(instance.id, code);
      // What a failed run stored before it failed it tells nobody but the archive.
      if (code !== 'dataProcessDown') calls.counted = (await call('database.check', undefined)).calls;
      throw error;
    } finally {
      running = false;
    }
  }

  function profileNow(): Pick<Profile, 'settings' | 'sync' | 'lastFailure' | 'data'> {
    return {
      settings: { current: settings, damaged: null, save: () => settings },
      lastFailure: (instanceId) => failures.get(instanceId),
      sync,
      data: {
        call: (name, input) => call(name as RequestOf<'data'>, input as InputOf<RequestOf<'data'>>) as never,
        relay: () => Promise.reject(new Error('nothing is relayed here')),
        stop: () => Promise.resolve(),
      },
    };
  }

  return {
    requests,
    calls,
    call,
    sync,
    get scheduler() {
      return scheduler;
    },
    get isRunning() {
      return running;
    },
    killAt(request, killed) {
      kill = { at: request, killed };
    },
    restart() {
      failures.clear();
      scheduler = createScheduler(profileNow(), options);
    },
    async close() {
      await call('database.close', undefined);
      await Promise.all(ends);
    },
  };
}
