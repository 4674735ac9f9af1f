// One signed request to the CCC service. Signing is left to the official package; sending to the given fetch, so that
// in Electron the system's proxy settings and certificates apply.
import { createHash, randomUUID } from 'node:crypto';
import { OpenApiUtil } from '@alicloud/openapi-core';
import type { KeyPair } from '#shared/contract/profile';
import { networkError, ServiceError, serviceError } from './errors';
import { pageBytes, requestMs } from '../limits';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Target {
  /** Scheme, host and port, such as https://ccc.cn-shanghai.aliyuncs.com. */
  readonly endpoint: string;
  readonly keys: KeyPair;
  readonly fetch: Fetch;
  readonly clock: () => number;
  readonly signal: AbortSignal;
  /** How long a request with its whole answer may take, ms; the limit of `limits` unless a test is not to wait. */
  readonly requestMs?: number;
}

const apiVersion = '2020-07-01';
const algorithm = 'ACS3-HMAC-SHA256';
const emptyBodyHash = createHash('sha256').update('').digest('hex');

type Signer = typeof OpenApiUtil.getAuthorization;

/** Headers of a signed request; `at` and `nonce` are parameters so that the official test vector can be checked. */
export function signedHeaders(
  host: string,
  action: string,
  version: string,
  query: Readonly<Record<string, string>>,
  keys: KeyPair,
  at: number,
  nonce: string,
): Record<string, string> {
  const headers: Record<string, string> = {
    host,
    'x-acs-action': action,
    'x-acs-version': version,
    'x-acs-date': new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    'x-acs-signature-nonce': nonce,
    'x-acs-content-sha256': emptyBodyHash,
  };
  const request = { method: 'POST', pathname: '/', query, headers } as unknown as Parameters<Signer>[0];
  headers['authorization'] = OpenApiUtil.getAuthorization(
    request,
    algorithm,
    emptyBodyHash,
    keys.accessKeyId,
    keys.accessKeySecret,
  );
  return headers;
}

/** The answer to a request. */
export interface Received {
  /** The member `Data` of a reply whose Code is OK. */
  readonly data: unknown;
  /** Length of the whole answer. */
  readonly characters: number;
  /** The service's clock, epoch ms; null where the answer has no date. */
  readonly servedAt: number | null;
}

/**
 * Sends one request and unpacks its envelope.
 * @throws ServiceError; the AbortError of `target.signal` when that was the cause
 */
export async function send(target: Target, action: string, parameters: object): Promise<Received> {
  const query = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
  const url = new URL('/', target.endpoint);
  url.search = new URLSearchParams(query).toString().replaceAll('+', '%20');
  const at = target.clock();
  const headers = signedHeaders(url.host, action, apiVersion, query, target.keys, at, randomUUID());
  // Signed, but set by the network layer itself, which refuses to be told.
  delete headers['host'];
  const { response, text } = await exchange(target, url.toString(), {
    ...headers,
    accept: 'application/json',
  });
  const servedAt = Date.parse(response.headers.get('date') ?? '');
  return {
    data: readEnvelope(response, text, target.clock()),
    characters: text.length,
    servedAt: Number.isNaN(servedAt) ? null : servedAt,
  };
}

/**
 * Sends the request and reads the whole answer within `requestMs`. The timer is this function's own:
 * `AbortSignal.any([signal, AbortSignal.timeout(ms)])` lost its timeout to the garbage collector (seen in Electron 33), and a
 * body that drips would outlive an abort that the network layer does not pass on. So neither is waited for.
 */
async function exchange(
  target: Target,
  url: string,
  headers: Record<string, string>,
): Promise<{ response: Response; text: string }> {
  const abort = new AbortController();
  const expired = new ServiceError('unreachable', 'timeout', true);
  const timer = setTimeout(() => abort.abort(expired), target.requestMs ?? requestMs);
  const cancel = (): void => abort.abort(target.signal.reason);
  target.signal.addEventListener('abort', cancel, { once: true });
  if (target.signal.aborted) cancel();
  const aborted = new Promise<never>((_, fail) => {
    const give = (): void => fail(abort.signal.reason as Error);
    if (abort.signal.aborted) give();
    else abort.signal.addEventListener('abort', give, { once: true });
  });
  const work = (async () => {
    // Cookies of the service would be stored in the program's session and sent back.
    const init = {
      method: 'POST',
      headers,
      signal: abort.signal,
      redirect: 'error',
      credentials: 'omit',
    } as const;
    const response = await target.fetch(url, init);
    return { response, text: await readText(response) };
  })();
  try {
    return await Promise.race([work, aborted]);
  } catch (error) {
    target.signal.throwIfAborted();
    throw error instanceof ServiceError ? error : networkError(error);
  } finally {
    clearTimeout(timer);
    target.signal.removeEventListener('abort', cancel);
    // Ends a body that is still coming.
    abort.abort(expired);
    work.catch(() => undefined);
    aborted.catch(() => undefined);
  }
}

/** @throws ServiceError answerTooLarge; bytes are counted after decompression */
async function readText(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) return new TextDecoder().decode(Buffer.concat(parts, bytes));
    const chunk = part.value as Uint8Array;
    bytes += chunk.byteLength;
    if (bytes > pageBytes)
      throw new ServiceError('answerTooLarge', `more than ${pageBytes / 1_048_576} MB`, false);
    parts.push(chunk);
  }
}

const longNumber = /[:[,]\s*-?\d{16}/;
/** Unrolled, so that a long string costs the matcher no stack. */
const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Whole numbers that a double cannot hold become texts: an id of 18 digits would else be rounded, and two calls become
 * one.
 */
export function withLongNumbersAsText(json: string): string {
  if (!longNumber.test(json)) return json;
  return json.replace(stringOrNumber, (token) =>
    /^-?\d{16,}$/.test(token) && String(Number(token)) !== token ? `"${token}"` : token,
  );
}

/** HTTP 200 with a Code other than OK is a failure too. */
function readEnvelope(response: Response, text: string, now: number): unknown {
  let body: unknown;
  try {
    body = JSON.parse(withLongNumbersAsText(text));
  } catch {
    // A gateway's HTML page, or a body that was cut; what a cut error meant is not known, so it is asked again.
    const isCut = text.trimStart().startsWith('{');
    if (response.status >= 400 && !isCut) throw serviceError('', '', response.status, response.headers, now);
    throw new ServiceError(
      'badAnswer',
      `HTTP ${response.status}, ${text.length} characters that are no JSON`,
      true,
    );
  }
  if (typeof body !== 'object' || body === null)
    throw new ServiceError('badAnswer', 'JSON, but no object', true);
  const { Code: code, Message: message, Data: data } = body as Record<string, unknown>;
  const codeText = typeof code === 'string' ? code : '';
  if (response.status < 400 && codeText.toUpperCase() === 'OK') return data;
  throw serviceError(
    codeText,
    typeof message === 'string' ? message : '',
    response.status,
    response.headers,
    now,
  );
}
