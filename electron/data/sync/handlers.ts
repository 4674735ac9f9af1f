// Answers what is asked of syncs: to run and to stop, how far they are, which days are complete, how good the data are.
import type { HandlersOf, RequestOf } from '#shared/contract/contract';
import type { syncRequests } from '#shared/contract/sync';
import { AppError } from '#shared/base/envelope';
import { dayMs } from '#shared/base/period';
import { spanOf } from '../stats/statement';
import type { Archive } from '../store/archive';
import { instanceRowOf, instancesOf } from '../store/instances';
import { ratingMaturity } from '../store/rating-delays';
import { countLackingDays, loadCalendar, loadDay } from './days';
import { dataQuality } from './quality';
import { refreshCalls } from './refresh';
import { createRunLog, settledRun } from './run-log';
import { createRuns, type RunsOptions } from './runs';

/** A person waits for the answer. */
const connectionTestMs = 60_000;

export interface Sync {
  readonly handlers: Pick<HandlersOf<'data'>, keyof typeof syncRequests & RequestOf<'data'>>;
  /** Forgets the progress of an instance that is being removed. @throws AppError busy while it is synced */
  release(instanceId: string): void;
  /** Cancels every run; resolves when they have ended. */
  end(): Promise<void>;
}

export function createSync(options: RunsOptions & { readonly opened: () => Archive }): Sync {
  const { opened, clock, changed } = options;
  const runs = createRuns(options);
  const rowOf = (instanceId: string): number => instanceRowOf(opened(), instanceId);
  return {
    handlers: {
      'sync.run': (input) => runs.run(opened(), input),
      'sync.pause': ({ instanceId, paused }) => {
        runs.pause(instanceId, paused);
        return null;
      },
      'sync.cancel': ({ instanceId }) => {
        runs.cancel(instanceId);
        return null;
      },
      'sync.end': async ({ instanceId }) => {
        await runs.end(instanceId);
        return null;
      },
      'sync.calendar': ({ instanceId, first, last }) =>
        loadCalendar(opened(), instanceId, first, last, clock()),
      'sync.day': ({ instanceId, day }) => loadDay(opened(), instanceId, day),
      'sync.log': ({ instanceId, limit }) => {
        const list = createRunLog(opened().database).list(rowOf(instanceId), limit);
        if (runs.isRunning(instanceId)) return list;
        const last = runs.states().find((one) => one.instanceId === instanceId);
        return list.map((run) => settledRun(run, last));
      },
      'run.states': () => runs.states(),
      'run.refused': ({ instanceId, cause, reason }) => {
        const instance = rowOf(instanceId);
        if (instance !== 0) createRunLog(opened().database).refuse(instance, cause, clock(), reason);
        return null;
      },
      'quality.load': ({ instanceId }) => dataQuality(opened(), rowOf(instanceId)),
      'maturity.load': ({ instanceId }) => ratingMaturity(opened().database, [rowOf(instanceId)]),
      'archive.status': ({ instances }) => {
        const rows = instancesOf(opened(), instances === undefined ? {} : { instances });
        return {
          dataUpTo: opened().ledger.dataUpTo(rows),
          lackingDays: countLackingDays(opened(), rows, clock()),
          span: spanOf(opened()),
        };
      },
      'calls.reread': ({ instance, keys, endpoint, ...call }) => {
        // Each request has its own limit; a large group takes as many as it takes.
        const client = runs.client({ instance, keys, endpoint }, new AbortController().signal);
        return refreshCalls({ ...call, archive: opened(), client, instance, clock, changed });
      },
      'connection.test': async ({ instance, keys, endpoint }) => {
        const client = runs.client({ instance, keys, endpoint }, AbortSignal.timeout(connectionTestMs));
        const now = clock();
        const page = await client.page({ from: now - dayMs, to: now }, 1);
        return { calls: page.total ?? 0 };
      },
    },
    release(instanceId) {
      if (runs.isRunning(instanceId)) throw new AppError('busy', 'this instance is being synced');
      runs.drop(instanceId);
    },
    end: () => runs.end(),
  };
}
