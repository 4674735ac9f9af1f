// A stand-in service and an archive that syncs from it, on a clock that stands still; nothing waits.
import { newInstance, type ApiVersion, type Instance } from '#shared/domain/settings';
import type { SyncProgress, SyncSummary } from '#shared/domain/sync';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { createClient, type CccClient } from '#electron/data/service/client';
import type { Fetch } from '#electron/data/service/request';
import { createCircuit, type Circuit } from '#electron/data/service/circuit-breaker';
import { createPace, type Sleep } from '#electron/data/service/rate-limit';
import { startSync, type RunningSync } from '#electron/data/sync/run';
import type { Fault, FaultPlan } from '#electron/simulator/faults';
import { createRandom } from '#electron/simulator/random';
import { toRowV1, toRowV2, type RowStyle } from '#electron/simulator/rows';
import type { Service, ServiceOptions } from '#electron/simulator/service';
import { sourceFromFacts, type ListSource, type TimedFacts } from '#electron/simulator/source';
import { keys, startCenter } from './center';
import { rules } from './rules';

export const instanceId = 'ccc-test';
/** 2026-03-04 12:00 in Shanghai, a Wednesday. */
export const noon = Date.parse('2026-03-04T04:00:00Z');
export const minute = 60_000;
export const hour = 3_600_000;
export const day = 86_400_000;

/** Waits nothing, but hears a cancel as the real one does. */
export const noPause: Sleep = (_ms, signal) => {
  signal.throwIfAborted();
  return Promise.resolve();
};

export interface RunOptions {
  readonly from?: number;
  readonly to?: number;
  readonly signal?: AbortSignal;
  readonly lackingOnly?: boolean;
  /** Given the run as soon as it has begun, to pause or cancel it. */
  readonly began?: (run: RunningSync) => void;
  readonly patienceMs?: number;
  /** Default: waits nothing. */
  readonly pause?: Sleep;
  readonly requestsPerSecond?: number;
  readonly fetch?: Fetch;
  readonly endpoint?: string;
  readonly requestMs?: number;
  readonly accessKeySecret?: string;
  readonly instance?: Partial<Instance>;
  readonly progressed?: (progress: SyncProgress) => void;
}

export interface Desk {
  readonly source: ListSource;
  readonly service: Service;
  archive: Archive;
  /** The time that service and sync go by. */
  now: number;
  run(options?: RunOptions): Promise<SyncSummary>;
  /** A client for requests outside a run. */
  client(options?: RunOptions): CccClient;
  /** The call's row as the service sends it now. */
  sent(contactId: string): unknown;
  /** All rows as the service sends them now, by contact id. */
  allSent(): Map<string, unknown>;
  /** All rows as the archive gives them back, by contact id. */
  allStored(): Map<string, unknown>;
  close(): Promise<void>;
}

export interface DeskOptions {
  readonly api?: ApiVersion;
  readonly style?: RowStyle;
  readonly v2?: NonNullable<ServiceOptions['v2']>;
  readonly path?: string;
}

export async function openDesk(calls: readonly TimedFacts[], options: DeskOptions = {}): Promise<Desk> {
  const { api = 'v2', style = { numbers: 'sdk', spelling: 'current' } as const, v2 = 'ok' } = options;
  const source = sourceFromFacts(calls);
  const service = await startCenter(instanceId, source, {
    style,
    v2,
    clock: () => desk.now,
    rateClock: () => desk.now,
  });
  const sendsV2 = api !== 'v1' && v2 === 'ok';
  const rowAt = (index: number): unknown => {
    const facts = source.facts(index, desk.now);
    const row = sendsV2 ? toRowV2(facts, instanceId) : toRowV1(facts, instanceId, style);
    return JSON.parse(JSON.stringify(row)) as unknown;
  };
  const clock = (): number => desk.now;
  let accountPace: ReturnType<typeof createPace> | undefined;
  const instanceFor = (run: RunOptions): Instance =>
    newInstance({ id: instanceId, lookBackDays: 30, apiVersion: api, ...run.instance });
  const connect = (
    run: RunOptions,
    circuit: Circuit,
    signal: AbortSignal,
    sent: () => void,
    pace: ReturnType<typeof createPace>,
  ): CccClient =>
    createClient({
      target: {
        endpoint: run.endpoint ?? service.url,
        keys: { ...keys, accessKeySecret: run.accessKeySecret ?? keys.accessKeySecret },
        fetch: run.fetch ?? fetch,
        clock,
        signal,
        ...(run.requestMs === undefined ? {} : { requestMs: run.requestMs }),
      },
      instanceId,
      apiVersion: instanceFor(run).apiVersion,
      pace,
      circuit,
      pause: run.pause ?? noPause,
      sent,
    });
  const desk: Desk = {
    source,
    service,
    archive: openArchive(options.path ?? ':memory:', rules),
    now: noon,
    run(run = {}) {
      const { signal, began, patienceMs = 0, pause = noPause, progressed = () => undefined } = run;
      const instance = instanceFor(run);
      // The account's, so that one run after the other stays under the rate as well.
      accountPace ??= createPace(run.requestsPerSecond ?? 1e6, clock, pause);
      const pace = accountPace;
      const running = startSync({
        ...run,
        archive: desk.archive,
        instance,
        cause: 'manual',
        patienceMs,
        clock,
        elapsed: clock,
        pause,
        pace,
        changed: () => undefined,
        progressed,
        connect: (circuit, ended, sent) => connect(run, circuit, ended, sent, pace),
      });
      signal?.addEventListener('abort', () => running.cancel());
      began?.(running);
      return running.summary;
    },
    client(run = {}) {
      const { signal } = new AbortController();
      const circuit = createCircuit({
        elapsed: clock,
        pause: noPause,
        patienceMs: 0,
        signal,
        told: () => undefined,
      });
      return connect(run, circuit, signal, () => undefined, createPace(1e6, clock, noPause));
    },
    sent: (contactId) => rowAt(source.find!(contactId)!),
    allSent() {
      const rows = Array.from({ length: source.size }, (_, index) => rowAt(index));
      return new Map(rows.map((row) => [(row as { ContactId: string }).ContactId, row]));
    },
    allStored: () => storedRows(desk.archive),
    async close() {
      desk.archive.close();
      await service.close();
    },
  };
  return desk;
}

export function storedRows(archive: Archive): Map<string, unknown> {
  const found = archive.database.prepare('SELECT id, contact_id FROM call').raw().all() as [number, string][];
  return new Map(found.map(([id, contactId]) => [contactId, archive.store.received(archive.store.get(id)!)]));
}

const retryable: readonly Fault[] = [
  { kind: 'throttle', code: 'Throttling.User', status: 400 },
  { kind: 'throttle', code: 'Throttling.Api', status: 429, retryAfterMs: 4000 },
  { kind: 'status', status: 500, code: 'InternalService.DB' },
  { kind: 'status', status: 503 },
  { kind: 'reset' },
  { kind: 'truncate' },
  { kind: 'html' },
  { kind: 'code', code: 'InternalService.Common' },
  { kind: 'code', code: 'SignatureNonceUsed', status: 400 },
  { kind: 'nullData' },
];

/** Any retryable fault with that probability, but never more than three times for one page. */
export function passingFaults(seed: number, probability: number): FaultPlan {
  const random = createRandom(seed, 0xde5c);
  const failures = new Map<string, number>();
  return {
    next({ params, action }) {
      if (random.next() >= probability) return undefined;
      const page = ['StartTime', 'EndTime', 'PageNumber'].map((name) => params.get(name)).join() + action;
      const before = failures.get(page) ?? 0;
      if (before >= 3) return undefined;
      failures.set(page, before + 1);
      return retryable[Math.floor(random.next() * retryable.length)];
    },
  };
}
