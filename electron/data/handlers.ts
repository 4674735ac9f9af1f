// Composes the handlers of all requests that the data process owns. Knows no Electron: what it needs of the outside is handed in.
import type { EventName, Events, HandlersOf } from '#shared/contract/contract';
import { createArchiveHost } from './archive-host';
import { createBackups } from './backup/handlers';
import { inspectorHere, type Inspector } from './backup/inspect';
import { createDiagnostics } from './diagnostics';
import { createExports } from './export/handlers';
import { holdWriters, watchDamage } from './guards';
import { createPrivacyHandlers } from './privacy/handlers';
import { maintainerHere, type Maintainer } from './privacy/maintenance';
import { createRecordHandlers } from './records/handlers';
import { createReportHandlers } from './reports/handlers';
import type { Fetch } from './service/request';
import type { Sleep } from './service/rate-limit';
import { createStatsHandlers } from './stats/handlers';
import type { Archive } from './store/archive';
import { createSync } from './sync/handlers';

export interface Environment {
  /** `:memory:` or a file; its folder is made. */
  readonly databasePath: string;
  readonly fetch: Fetch;
  readonly clock: () => number;
  /** Monotonic time, ms; `performance.now` unless a test replaces it. */
  readonly elapsed?: () => number;
  /** Waits of syncs; the real time unless a test replaces it. */
  readonly pause?: Sleep;
  readonly emit: <N extends EventName>(name: N, payload: Events[N]) => void;
  /** Inspects whole files on another thread. */
  readonly inspector?: Inspector;
  /** Makes long changes of the archive on another thread. */
  readonly maintainer?: Maintainer;
}

export function createHandlers(environment: Environment): HandlersOf<'data'> {
  const { clock, emit, inspector = inspectorHere, maintainer = maintainerHere } = environment;
  const opened = (): Archive => host.opened();
  const changed = createChangeNotices(environment, () =>
    host.state.phase === 'open' ? opened().version : 0,
  );
  const sync = createSync({
    ...environment,
    opened,
    changed,
    progressed: (progress) => emit('sync.progressed', progress),
  });
  const exports = createExports(opened, clock, emit);
  const host = createArchiveHost({
    ...environment,
    inspector,
    maintainer,
    async release() {
      await Promise.all([exports.end(), backups.end()]);
      await sync.end();
    },
  });
  const backups = createBackups({ host, inspector, clock, emit });
  const diagnostics = createDiagnostics(host, clock);
  const handlers: HandlersOf<'data'> = {
    ...host.handlers,
    ...sync.handlers,
    ...createStatsHandlers(opened, clock),
    ...createRecordHandlers(opened, clock),
    ...exports.handlers,
    ...createReportHandlers(opened, clock, () => emit('reports.changed', null)),
    ...createPrivacyHandlers({ opened, maintainer, clock, emit, changed, release: sync.release }),
    ...backups.handlers,
    ...diagnostics.handlers,
    'database.check': diagnostics.remembering(backups.handlers['database.check']),
  };
  return watchDamage(holdWriters(handlers, opened), host.damaged);
}

/** `data.changed` is emitted at most this often, so that views follow a sync without being driven by it. */
const changeIntervalMs = 1000;

/** Joins changes that come within the interval into one event. */
function createChangeNotices(
  { elapsed = () => performance.now(), emit }: Environment,
  version: () => number,
): (from: number, to: number) => void {
  let span: { from: number; to: number } | undefined;
  let emittedAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  const emitChange = (): void => {
    timer = undefined;
    emittedAt = elapsed();
    if (span !== undefined) emit('data.changed', { version: version(), ...span });
    span = undefined;
  };
  return (from, to) => {
    span = { from: Math.min(span?.from ?? from, from), to: Math.max(span?.to ?? to, to) };
    const left = emittedAt + changeIntervalMs - elapsed();
    if (left <= 0) emitChange();
    else timer ??= setTimeout(emitChange, left);
  };
}
