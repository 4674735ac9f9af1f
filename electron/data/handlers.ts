// Answers the requests that the data process owns. Knows no Electron: what it needs of the outside is handed in.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Contract, EventName, Events, OutputOf, ParsedOf, RequestName } from '../../shared/contract';
import { AppError } from '../../shared/envelope';
import type { Instance } from '../../shared/settings';
import { rulesOf } from '../../shared/settings';
import type { SyncProgress } from '../../shared/views';
import { openArchive, type Archive } from './archive';
import { createClient, type CccClient } from './ccc-client';
import { regionEndpoint } from './ccc-endpoint';
import type { Fetch } from './ccc-request';
import { checkArchive } from './check';
import { writeExport } from './export/export';
import { createTokenBucket } from './rate';
import { createRecords, type Records } from './records';
import { loadOverview } from './stats/overview';
import { instancesOf, spanOf } from './stats/statement';
import { computeStats } from './stats/stats';
import { runSync } from './sync';
import { createGate } from './sync-progress';

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
  readonly emit: <N extends EventName>(name: N, payload: Events[N]) => void;
}

/** `data.changed` is told at most this often, so that views follow a sync without being driven by it. */
const changeIntervalMs = 1000;

export function createHandlers(surroundings: Surroundings): DataHandlers {
  const { clock, emit } = surroundings;
  let archive: Archive | undefined;
  let records: Records | undefined;
  let running: { readonly abort: AbortController; readonly gate: ReturnType<typeof createGate> } | undefined;
  let exporting: AbortController | undefined;
  let lastProgress: SyncProgress | null = null;
  const tellChange = createChangeTeller(surroundings, () => archive?.version ?? 0);

  const opened = (): Archive => {
    if (archive === undefined) throw new AppError('internal', 'the archive is not open');
    return archive;
  };

  function clientFor(
    instance: Instance,
    keys: ParsedOf<'sync.run'>['keys'],
    endpoint: string,
    signal: AbortSignal,
  ): CccClient {
    return createClient({
      target: {
        endpoint: endpoint || instance.endpoint || regionEndpoint(instance.region),
        keys,
        fetch: surroundings.fetch,
        clock,
        signal,
      },
      instanceId: instance.id,
      apiVersion: instance.apiVersion,
      bucket: createTokenBucket(instance.requestsPerSecond, clock),
    });
  }

  async function sync(input: ParsedOf<'sync.run'>): Promise<OutputOf<'sync.run'>> {
    if (running !== undefined) throw new AppError('busy', 'a sync is running');
    const run = { abort: new AbortController(), gate: createGate() };
    running = run;
    try {
      return await runSync({
        archive: opened(),
        client: clientFor(input.instance, input.keys, input.endpoint, run.abort.signal),
        instance: input.instance,
        signal: run.abort.signal,
        from: input.from,
        to: input.to,
        clock,
        gate: run.gate,
        changed: tellChange,
        progressed: report,
      });
    } finally {
      running = undefined;
    }
  }

  function report(progress: SyncProgress): void {
    lastProgress = running?.gate.paused === true ? { ...progress, phase: 'paused' } : progress;
    emit('sync.progressed', lastProgress);
  }

  return {
    'rules.set': ({ settings }) => {
      const rules = rulesOf(settings);
      if (archive !== undefined) {
        archive.setRules(rules);
        return null;
      }
      if (surroundings.databasePath !== ':memory:')
        mkdirSync(dirname(surroundings.databasePath), { recursive: true });
      archive = openArchive(surroundings.databasePath, rules);
      records = createRecords(archive);
      return null;
    },
    'sync.run': sync,
    'sync.pause': ({ paused }) => {
      if (running === undefined || lastProgress === null) return null;
      running.gate.set(paused);
      report({ ...lastProgress, phase: paused ? 'paused' : 'running' });
      return null;
    },
    'sync.cancel': () => {
      running?.abort.abort();
      running?.gate.set(false);
      return null;
    },
    'sync.state': () => lastProgress,
    'connection.test': async ({ instance, keys, endpoint }) => {
      const client = clientFor(instance, keys, endpoint, AbortSignal.timeout(60_000));
      const now = clock();
      const page = await client.page({ from: now - 86_400_000, to: now, pageNumber: 1 });
      return { calls: page.total ?? 0 };
    },
    'overview.load': ({ filter }) => loadOverview(opened(), filter, clock()),
    'archive.status': () => ({
      dataUpTo: opened().ledger.dataUpTo(instancesOf(opened(), {})),
      span: spanOf(opened()),
    }),
    'dimension.list': () => {
      const { members } = opened();
      return {
        agents: members.agent.people.flatMap((person) => person),
        skillGroups: members.skillGroup.people.flatMap((person) => person),
      };
    },
    'records.page': ({ filter, sort, offset, limit, mask }) => {
      if (records === undefined) throw new AppError('internal', 'the archive is not open');
      return records.page(filter, sort, offset, limit, mask);
    },
    'records.detail': ({ id, mask }) => {
      if (records === undefined) throw new AppError('internal', 'the archive is not open');
      return records.detail(id, mask);
    },
    'stats.compute': (input) => {
      const open = opened();
      if (input.zone === undefined || input.zone === open.rules.zone)
        return computeStats(open, input, clock());
      const before = open.rules;
      open.setRules({ ...before, zone: input.zone });
      try {
        return computeStats(open, input, clock());
      } finally {
        open.setRules(before);
      }
    },
    'export.write': async (input) => {
      if (exporting !== undefined) throw new AppError('busy', 'an export is running');
      const abort = new AbortController();
      exporting = abort;
      try {
        return await writeExport(opened(), input, {
          signal: abort.signal,
          progress: (rows, total) => emit('export.progressed', { rows, total }),
        });
      } finally {
        exporting = undefined;
      }
    },
    'export.cancel': () => {
      exporting?.abort();
      return null;
    },
    'database.check': () => checkArchive(opened()),
    'database.close': () => {
      running?.abort.abort();
      archive?.close();
      archive = undefined;
      return null;
    },
  };
}

/** Joins changes that come within the interval into one event. */
function createChangeTeller(
  { clock, emit }: Surroundings,
  version: () => number,
): (from: number, to: number) => void {
  let span: { from: number; to: number } | undefined;
  let toldAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;
  const tell = (): void => {
    timer = undefined;
    toldAt = clock();
    if (span !== undefined) emit('data.changed', { version: version(), ...span });
    span = undefined;
  };
  return (from, to) => {
    span = { from: Math.min(span?.from ?? from, from), to: Math.max(span?.to ?? to, to) };
    const left = toldAt + changeIntervalMs - clock();
    if (left <= 0) tell();
    else timer ??= setTimeout(tell, left);
  };
}
