// One signed request to the CCC service. Signing is left to the official package; sending to the given fetch, so that
// in Electron the system's proxy settings and certificates apply.
import { createHash, randomUUID } from 'node:crypto';
import { OpenApiUtil } from '@alicloud/openapi-core';
import type { KeyPair } from '../../shared/contract';
import { networkError, ServiceError, serviceError } from './ccc-errors';
import type { ParametersV1, ParametersV2 } from './ccc-query';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface Target {
  /** Scheme, host and port, such as https://ccc.cn-shanghai.aliyuncs.com. */
  readonly endpoint: string;
  readonly keys: KeyPair;
  readonly fetch: Fetch;
  readonly clock: () => number;
  readonly signal: AbortSignal;
}

const apiVersion = '2020-07-01';
const algorithm = 'ACS3-HMAC-SHA256';
/** Report calls take long; the official default of 3 s is known to be too short. */
const timeoutMs = 30_000;
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

/**
 * Sends one request and unpacks its envelope.
 * @returns the member `Data` of a reply whose Code is OK
 * @throws ServiceError; the AbortError of `target.signal` when that was the cause
 */
export async function send(
  target: Target,
  action: string,
  parameters: ParametersV1 | ParametersV2,
): Promise<unknown> {
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
  return readEnvelope(response, text, target.clock());
}

async function exchange(
  target: Target,
  url: string,
  headers: Record<string, string>,
): Promise<{ response: Response; text: string }> {
  try {
    const signal = AbortSignal.any([target.signal, AbortSignal.timeout(timeoutMs)]);
    const response = await target.fetch(url, { method: 'POST', headers, signal, redirect: 'error' });
    return { response, text: await response.text() };
  } catch (error) {
    target.signal.throwIfAborted();
    throw networkError(error);
  }
}

const longNumber = /[:[,]\s*-?\d{16}/;
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

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
