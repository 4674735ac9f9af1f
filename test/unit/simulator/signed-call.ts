// A small signed client for the tests of the stand-in, and calls to fill it with.
import { canonicalRequest, sha256Hex, signatureOf } from '#electron/simulator/signature';
import type { Service } from '#electron/simulator/service';

export const KEYS = { accessKeyId: 'test-key', accessKeySecret: 'test-secret' };
export const INSTANCE = 'ccc-test';
/** 2026-03-04 12:00 in Shanghai, a Wednesday. */
export const NOON = Date.parse('2026-03-04T04:00:00Z');

let lastNonce = 0;

export interface CallOptions {
  readonly action?: string;
  readonly atMs?: number;
  readonly nonce?: string;
  readonly accessKeyId?: string;
  readonly accessKeySecret?: string;
  readonly method?: string;
  readonly body?: string;
  /** Replaces the query after signing. */
  readonly tamperedQuery?: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: ReplyBody;
}

export interface ReplyBody {
  readonly Code: string;
  readonly HttpStatusCode?: unknown;
  readonly Data?: {
    readonly TotalCount: unknown;
    readonly PageNumber: unknown;
    readonly PageSize: unknown;
    readonly List: Record<string, unknown>[] | null;
  } | null;
}

/** Headers of a signed request, the signature included. */
export function signedHeaders(host: string, url: string, options: CallOptions = {}): Record<string, string> {
  const body = options.body ?? '';
  const headers: Record<string, string> = {
    host,
    'x-acs-action': options.action ?? 'ListCallDetailRecords',
    'x-acs-version': '2020-07-01',
    'x-acs-date': new Date(options.atMs ?? NOON).toISOString().replace(/\.\d+Z/, 'Z'),
    'x-acs-signature-nonce': options.nonce ?? `nonce-${++lastNonce}`,
    'x-acs-content-sha256': sha256Hex(body),
  };
  if (body !== '') headers['content-type'] = 'application/x-www-form-urlencoded';
  const names = Object.keys(headers).sort();
  const signature = signatureOf(
    canonicalRequest({ method: options.method ?? 'POST', url, headers, body }, names),
    options.accessKeySecret ?? KEYS.accessKeySecret,
  );
  const credential = options.accessKeyId ?? KEYS.accessKeyId;
  headers['authorization'] =
    `ACS3-HMAC-SHA256 Credential=${credential},SignedHeaders=${names.join(';')},Signature=${signature}`;
  return headers;
}

/** Sends one signed request; the body is `{}` where it is not JSON. Rejects as fetch does. */
export async function call(
  service: Service,
  params: Record<string, string>,
  options: CallOptions = {},
): Promise<Reply> {
  const query = new URLSearchParams(params).toString();
  const path = query === '' ? '/' : `/?${query}`;
  const response = await fetch(service.url + (options.tamperedQuery ?? path), {
    method: options.method ?? 'POST',
    headers: signedHeaders(`127.0.0.1:${service.port}`, path, options),
    ...(options.body === undefined ? {} : { body: options.body }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

/** The usual request: first page of 100 of the last day, oldest first. */
export function list(
  service: Service,
  params: Record<string, string> = {},
  options: CallOptions = {},
): Promise<Reply> {
  return call(
    service,
    {
      InstanceId: INSTANCE,
      PageNumber: '1',
      PageSize: '100',
      StartTime: String(NOON - 86_400_000),
      EndTime: String(NOON),
      SortOrder: 'ASC',
      ...params,
    },
    options,
  );
}

export function rowsOf(reply: Reply): Record<string, unknown>[] {
  return reply.body.Data?.List ?? [];
}

export function idsOf(reply: Reply): unknown[] {
  return rowsOf(reply).map((row) => row['ContactId']);
}

function parsed(text: string): ReplyBody {
  try {
    return JSON.parse(text) as ReplyBody;
  } catch {
    return {} as ReplyBody;
  }
}
