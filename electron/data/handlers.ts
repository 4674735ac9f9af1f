// Answers the requests that the data process owns. Knows no Electron: what it needs of the outside is handed in.
import type { Contract, EventName, Events, OutputOf, ParsedOf, RequestName } from '#shared/contract/contract';
import { AppError } from '#shared/base/envelope';
import type { Archive } from './store/archive';
import { createArchiveHome } from './archive-home';
import { createBackupDesk } from './backup/handlers';
import { inspectorHere, type Inspector } from './backup/inspect';
import type { Fetch } from './service/request';
import { createDeskHandlers } from './desk-handlers';
import { createDiagnostics } from './diagnostics';
import { createExports } from './export/handlers';
import { holdWriters } from './hold-writers';
import { maintainerHere, type Maintainer } from './privacy/maintenance';
import { ratingMaturity } from './store/rating-delays';
import { dataQuality } from './sync/quality';
import type { Sleep } from './service/rate-limit';
import { createRecords, type Records } from './records/records';
import { createPrivacyHandlers } from './privacy/handlers';
import { createReportHandlers } from './reports/handlers';
import { createRuns } from './sync/runs';
import { instanceRowOf, instancesOf } from './store/instances';
import { foundRatings } from './stats/found-ratings';
import { loadOverview } from './stats/overview';
import { spanOf } from './stats/statement';
import { computeStats } from './stats/stats';
import { countLackingDays, loadCalendar, loadDay } from './sync/days';
import { createRunLog, settledRun } from './sync/run-log';
import { watchDamage } from './watch-damage';
import { refreshCalls } from './sync/refresh';

export type DataRequest = {
  [N in RequestName]: Contract[N]['owner'] extends 'data' ? N : never;
}[RequestName];
export type DataHandlers = {
  readonly [N in DataRequest]: (input: ParsedOf<N>) => OutputOf<N> | Promise<OutputOf<N>>;
};

export interface Surroundings {
  /** `:memory:` or a file; its folder is made. */
  readonly databasePath: string;
  readonly fetch: Fetch;
  readonly clock: () => number;
  /** Time that only goes on, ms; `performance.now` unless a test stands in for it. */
  readonly elapsed?: () => number;
  /** Waits of syncs; the real time unless a test stands in for it. */
  readonly pause?: Sleep;
  readonly emit: <N extends EventName>(name: N, payload: Events[N]) => void;
  /** Looks at whole files beside everything else. */
  readonly inspector?: Inspector;
  /** Does long changes of the archive beside everything else. */
  readonly maintainer?: Maintainer;
}

/** `data.changed` is told at most this often, so that views follow a sync without being driven by it. */
const changeIntervalMs = 1000;
/** A person waits for the answer. */
const connectionTestMs = 60_000;

export function createHandlers(surroundings: Surroundings): DataHandlers {
  const { clock, emit, inspector = inspectorHere, maintainer = maintainerHere } = surroundings;
  let records: Records | undefined;
  const tellChange = createChangeTeller(surroundings, () =>
    home.state.phase === 'open' ? opened().version : 0,
  );
  const runs = createRuns({
    ...surroundings,
    changed: tellChange,
    progressed: (progress) => emit('sync.progressed', progress),
  });

  const home = createArchiveHome({
    ...surroundings,
    inspector,
    maintainer,
    async release() {
      await Promise.all([exports.end(), backups.end()]);
      await runs.end();
    },
    entered: (archive) => (records = createRecords(archive)),
  });
  const opened = (): Archive => home.opened();
  const read = (): Records => {
    opened();
    return records!;
  };
  const exports = createExports(opened, clock, emit);
  const backups = createBackupDesk({ home, inspector, clock, emit });
  const diagnostics = createDiagnostics(home, clock);

  /** 0 before the instance's first run: nothing has that number. */
  const rowOf = (instanceId: string): number => instanceRowOf(opened(), instanceId) ?? 0;
  const handlers: DataHandlers = {
    'rules.set': ({ settings }) => {
      home.setSettings(settings);
      return null;
    },
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
    'run.states': () => runs.states(),
    'run.refused': ({ instanceId, cause, reason }) => {
      const instance = rowOf(instanceId);
      if (instance !== 0) createRunLog(opened().database).refuse(instance, cause, clock(), reason);
      return null;
    },
    'sync.calendar': ({ instanceId, first, last }) =>
      loadCalendar(opened(), instanceId, first, last, clock()),
    'sync.day': ({ instanceId, day }) => loadDay(opened(), instanceId, day),
    'sync.log': ({ instanceId, limit }) => {
      const list = createRunLog(opened().database).list(rowOf(instanceId), limit);
      if (runs.isRunning(instanceId)) return list;
      const told = runs.states().find((one) => one.instanceId === instanceId);
      return list.map((run) => settledRun(run, told));
    },
    'quality.load': ({ instanceId }) => dataQuality(opened(), rowOf(instanceId)),
    'maturity.load': ({ instanceId }) => ratingMaturity(opened().database, [rowOf(instanceId)]),
    'calls.reread': ({ instance, keys, endpoint, ...call }) => {
      // Each request has its own limit; a large group takes as many as it takes.
      const client = runs.client({ instance, keys, endpoint }, new AbortController().signal);
      return refreshCalls({ ...call, archive: opened(), client, instance, clock, changed: tellChange });
    },
    'connection.test': async ({ instance, keys, endpoint }) => {
      const client = runs.client({ instance, keys, endpoint }, AbortSignal.timeout(connectionTestMs));
      const now = clock();
      const page = await client.page({ from: now - 86_400_000, to: now }, 1);
      return { calls: page.total ?? 0 };
    },
    'overview.load': ({ filter }) => loadOverview(opened(), filter, clock()),
    'ratings.found': ({ instanceId }) => foundRatings(opened(), rowOf(instanceId)),
    'archive.status': ({ instances }) => {
      const rows = instancesOf(opened(), instances === undefined ? {} : { instances });
      return {
        dataUpTo: opened().ledger.dataUpTo(rows),
        lackingDays: countLackingDays(opened(), rows, clock()),
        span: spanOf(opened()),
      };
    },
    'dimension.list': () => {
      const { members } = opened();
      return {
        agents: members.agent.people.flatMap((person) => person),
        skillGroups: members.skillGroup.people.flatMap((person) => person),
      };
    },
    'records.page': ({ filter, sort, offset, limit, mask }) => read().page(filter, sort, offset, limit, mask),
    'records.sum': ({ filter, sort, ranges }) => read().sum(filter, sort, ranges),
    'records.find': ({ filter, sort, id }) => read().find(filter, sort, id),
    'records.detail': ({ id, mask }) => read().detail(id, mask),
    'records.history': ({ id, instances, limit, mask }) => read().history(id, instances, limit, mask),
    ...createDeskHandlers(opened, clock),
    ...createReportHandlers(opened, clock, () => emit('reports.changed', null)),
    ...createPrivacyHandlers({
      opened,
      maintainer,
      clock,
      emit,
      changed: tellChange,
      release(instanceId) {
        if (runs.isRunning(instanceId)) throw new AppError('busy', 'this instance is being synced');
        runs.drop(instanceId);
      },
    }),
    'stats.compute': (input) => computeStats(opened(), input, clock()),
    ...exports.handlers,
    ...backups.handlers,
    ...diagnostics.handlers,
    'database.check': diagnostics.remembering(backups.handlers['database.check']),
    'database.close': async () => {
      await home.close();
      return null;
    },
  };
  return watchDamage(holdWriters(handlers, opened), home.damaged);
}

/** Joins changes that come within the interval into one event. */
function createChangeTeller(
  { elapsed = () => performance.now(), emit }: Surroundings,
  version: () => number,
): (from: number, to: number) => void {
  let span: { from: number; to: number } | undefined;
  let toldAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    timer = undefined;
    toldAt = elapsed();
    if (span !== undefined) emit('data.changed', { version: version(), ...span });
    span = undefined;
  };
  return (from, to) => {
    span = { from: Math.min(span?.from ?? from, from), to: Math.max(span?.to ?? to, to) };
    const left = toldAt + changeIntervalMs - elapsed();
    if (left <= 0) tell();
    else timer ??= setTimeout(tell, left);
  };
}
