// The stand-in for the CCC service: ListCallDetailRecords and …V2 over HTTP on loopback, as the live service is known to behave.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { noFaults, type Fault, type FaultPlan } from './faults';
import { createListing, type Listing } from './listing';
import { createMeter, type Meter, type RequestCounts } from './meter';
import { QueryError, readQueryV1, readQueryV2 } from './query';
import { answerOf, errorAnswer, listAnswer, send, type Answer } from './replies';
import { toRowV1, toRowV2, type RowStyle } from './rows';
import { createNonceMemory, verifySignature, type SignedRequest } from './signature';
import type { CallSource } from './source';

export interface ServiceOptions {
  readonly source: CallSource;
  readonly instanceId: string;
  /** Further instances of the same account. */
  readonly otherInstances?: Readonly<Record<string, CallSource>>;
  readonly keys: { readonly accessKeyId: string; readonly accessKeySecret: string };
  /** Default 127.0.0.1; nothing else is meant. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
  /** What the service takes for now (epoch ms): decides which rows are visible and whether a signature has expired. */
  readonly clock?: () => number;
  /** Rows of V1; V2 has one style. Default: numbers as in the SDK, current spelling. */
  readonly style?: RowStyle;
  readonly faults?: FaultPlan;
  /** Waited before every answer. */
  readonly latencyMs?: number;
  /** How long a connection may stay open without a request; 0: as long as the client likes. Default 5 s. */
  readonly idleConnectionMs?: number;
  /** Whether the account may use V2: refused answers InvalidApi.NotFound (404), forbidden NoPermission (403). */
  readonly v2?: 'ok' | 'refused' | 'forbidden';
  /** Default true; false accepts unsigned requests. */
  readonly verifyKeys?: boolean;
  /** More in one second of `rateClock` are answered with Throttling.User. Default: unlimited. */
  readonly maxRequestsPerSecond?: number;
  /** Time for rate and duration alone (ms), apart from `clock`, which tests hold still. Default Date.now. */
  readonly rateClock?: () => number;
}

export interface LoggedRequest {
  readonly at: number;
  readonly action: string;
  /** Query and form parameters; no header, so neither key nor signature. */
  readonly params: Readonly<Record<string, string>>;
  readonly status: number;
  readonly code: string;
  readonly fault?: Fault['kind'];
}

export interface Service {
  /** http://127.0.0.1:port */
  readonly url: string;
  readonly port: number;
  readonly requests: RequestCounts;
  /** The last 500 requests, oldest first. */
  readonly log: readonly LoggedRequest[];
  setFaults(plan: FaultPlan): void;
  /** Ends open connections too. */
  close(): Promise<void>;
}

const VERSION = '2020-07-01';
const MAX_BODY_BYTES = 1_000_000;
const LOG_LENGTH = 500;
const DEFAULT_IDLE_MS = 5000;
const DEFAULT_STYLE: RowStyle = { numbers: 'sdk', spelling: 'current' };

interface Incoming {
  readonly action: string;
  readonly version: string;
  readonly params: URLSearchParams;
  readonly signed: SignedRequest;
}

/** Starts to listen. Rejects when the port is taken. */
export async function startService(options: ServiceOptions): Promise<Service> {
  const meter = createMeter(options.rateClock ?? Date.now, options.maxRequestsPerSecond);
  const respond = createResponder(options, meter);
  const log: LoggedRequest[] = [];
  const clock = options.clock ?? Date.now;

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const incoming = await readIncoming(request);
    meter.count(incoming.action);
    const answer = respond.answer(incoming);
    log.push({
      at: clock(),
      action: incoming.action,
      params: Object.fromEntries(incoming.params),
      status: answer.status,
      code: answer.code,
      ...(answer.fault === undefined ? {} : { fault: answer.fault.kind }),
    });
    if (log.length > LOG_LENGTH) log.shift();
    await send(response, answer, options.latencyMs ?? 0, clock());
  };

  server.keepAliveTimeout = options.idleConnectionMs ?? DEFAULT_IDLE_MS;
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    port,
    log,
    get requests() {
      return meter.counts();
    },
    setFaults: respond.setFaults,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function createResponder(
  options: ServiceOptions,
  meter: Meter,
): { answer(incoming: Incoming): Answer; setFaults(plan: FaultPlan): void } {
  const clock = options.clock ?? Date.now;
  const nonces = createNonceMemory();
  const instances = new Map<string, Listing>();
  for (const [id, source] of Object.entries({
    ...options.otherInstances,
    [options.instanceId]: options.source,
  }))
    instances.set(id, createListing(source));
  let faults = options.faults ?? noFaults;
  let index = 0;

  const secretOf = (accessKeyId: string): string | undefined =>
    accessKeyId === options.keys.accessKeyId ? options.keys.accessKeySecret : undefined;

  const list = ({ action, params, signed }: Incoming): Answer => {
    const isV2 = action === 'ListCallDetailRecordsV2';
    const instanceId = params.get('InstanceId');
    if (!instanceId) return errorAnswer(400, 'MissingInstanceId', 'InstanceId is mandatory for this action.');
    const listing = instances.get(instanceId);
    if (listing === undefined)
      return errorAnswer(404, 'NotExists.InstanceId', `The instance ${instanceId} does not exist.`);
    if (signed.method !== 'POST')
      return errorAnswer(405, 'UnsupportedHTTPMethod', 'This http method is not supported.');

    const nowMs = clock();
    const query = isV2 ? readQueryV2(params, nowMs) : readQueryV1(params, nowMs);
    const { calls, total } = listing.page(query, nowMs);
    const style = isV2 ? DEFAULT_STYLE : (options.style ?? DEFAULT_STYLE);
    return listAnswer(
      query,
      total,
      style.numbers,
      calls.map((facts) => (isV2 ? toRowV2(facts, instanceId) : toRowV1(facts, instanceId, style))),
    );
  };

  const properAnswer = (incoming: Incoming): Answer => {
    const refusal = actionRefusal(incoming, options.v2 ?? 'ok');
    if (refusal !== undefined) return refusal;
    try {
      return list(incoming);
    } catch (error) {
      if (error instanceof QueryError) return errorAnswer(400, error.code, error.message);
      return errorAnswer(500, 'InternalService.Common', 'An internal service error occurred.');
    }
  };

  return {
    setFaults(plan) {
      faults = plan;
    },
    answer(incoming) {
      if (options.verifyKeys !== false) {
        const verdict = verifySignature(incoming.signed, secretOf, clock(), nonces);
        if (!verdict.ok) return errorAnswer(verdict.error.status, verdict.error.code, verdict.error.message);
      }
      const waitMs = meter.throttleMs();
      if (waitMs !== undefined)
        return answerOf({ kind: 'throttle', retryAfterMs: waitMs }, undefined, incoming.params);
      const fault = faults.next({ action: incoming.action, params: incoming.params, index: index++ });
      if (fault?.kind === 'throttle') meter.countThrottled();
      if (fault === undefined) return properAnswer(incoming);
      return answerOf(fault, () => properAnswer(incoming), incoming.params);
    },
  };
}

function actionRefusal(
  { action, version }: Incoming,
  v2: 'ok' | 'refused' | 'forbidden',
): Answer | undefined {
  const exists =
    action === 'ListCallDetailRecords' || (action === 'ListCallDetailRecordsV2' && v2 !== 'refused');
  if (version !== VERSION || !exists)
    return errorAnswer(
      404,
      'InvalidApi.NotFound',
      'Specified api is not found, please check your url and method.',
    );
  if (action === 'ListCallDetailRecordsV2' && v2 === 'forbidden')
    return errorAnswer(403, 'NoPermission', 'You are not authorized to perform this action.');
  return undefined;
}

async function readIncoming(request: IncomingMessage): Promise<Incoming> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw new Error('The body is larger than any request of this API.');
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  const url = request.url ?? '/';
  const params = new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');
  // SDKs before the middle of 2021 sent the parameters as a form.
  if (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true)
    for (const [name, value] of new URLSearchParams(body.toString('utf8'))) params.append(name, value);
  const header = (name: string): string => String(request.headers[name] ?? '');
  return {
    action: header('x-acs-action') || (params.get('Action') ?? ''),
    version: header('x-acs-version') || (params.get('Version') ?? ''),
    params,
    signed: { method: request.method ?? '', url, headers: request.headers, body },
  };
}
