// ACS3-HMAC-SHA256 as the gateway checks it (Alibaba Cloud, request syntax and signature method V3). Written apart from the client on purpose:
// a mistake of the client's signer must not pass because the same mistake is made here.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export interface SignedRequest {
  readonly method: string;
  /** Path and query as they came over the wire, e.g. `/?InstanceId=ccc-test`. */
  readonly url: string;
  /** Header names in lower case (as Node gives them). */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer | string;
}

export interface SignatureError {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export type Verdict =
  | { readonly ok: true; readonly accessKeyId: string }
  | { readonly ok: false; readonly error: SignatureError };

/** Remembers nonces for as long as their date could still be accepted. */
export interface NonceMemory {
  /** True when the nonce is new; remembers it. */
  accept(nonce: string, nowMs: number): boolean;
}

const ALGORITHM = 'ACS3-HMAC-SHA256';
const CLOCK_TOLERANCE_MS = 15 * 60_000;
const REQUIRED_HEADERS = [
  'host',
  'x-acs-action',
  'x-acs-version',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-content-sha256',
] as const;

export function createNonceMemory(): NonceMemory {
  const seenAt = new Map<string, number>();
  return {
    accept(nonce, nowMs) {
      for (const [old, atMs] of seenAt) {
        if (nowMs - atMs <= 2 * CLOCK_TOLERANCE_MS) break; // a Map keeps the order of insertion: the oldest come first
        seenAt.delete(old);
      }
      if (seenAt.has(nonce)) return false;
      seenAt.set(nonce, nowMs);
      return true;
    },
  };
}

export function sha256Hex(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/** RFC 3986: unreserved characters are letters, digits and `-_.~`; encodeURIComponent leaves `!'()*` raw. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Decodes the wire form and encodes it again, since clients leave `!'()*` raw on the wire. */
export function canonicalQuery(url: string): string {
  const start = url.indexOf('?');
  if (start < 0) return '';
  const pairs = [...new URLSearchParams(url.slice(start + 1))].map(
    ([name, value]) => [percentEncode(name), percentEncode(value)] as const,
  );
  pairs.sort((a, b) => compare(a[0], b[0]) || compare(a[1], b[1]));
  return pairs.map(([name, value]) => `${name}=${value}`).join('&');
}

/** `signedHeaders`: lower-case names; they are sorted here. */
export function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[]): string {
  const names = [...signedHeaders].sort(compare);
  const path = request.url.split('?', 1)[0] || '/';
  return [
    request.method.toUpperCase(),
    path.split('/').map(safeRecode).join('/'),
    canonicalQuery(request.url),
    names.map((name) => `${name}:${headerOf(request, name).trim()}\n`).join(''),
    names.join(';'),
    sha256Hex(request.body),
  ].join('\n');
}

/** Hex signature of a canonical request; the secret is the HMAC key as it is. */
export function signatureOf(canonical: string, accessKeySecret: string): string {
  return createHmac('sha256', accessKeySecret)
    .update(`${ALGORITHM}\n${sha256Hex(canonical)}`)
    .digest('hex');
}

/** Checks header, key, date, body, signature and nonce. Never throws; a refusal is a gateway code. */
export function verifySignature(
  request: SignedRequest,
  secretOf: (accessKeyId: string) => string | undefined,
  nowMs: number,
  nonces: NonceMemory = createNonceMemory(),
): Verdict {
  const authorization = headerOf(request, 'authorization');
  if (authorization === '')
    return refuse(400, 'MissingAuthorization', 'Authorization is mandatory for this action.');
  const parsed = parseAuthorization(authorization);
  if (parsed === undefined)
    return incomplete('The Authorization header is not of the form ACS3-HMAC-SHA256.');
  const { accessKeyId, signedHeaders, signature } = parsed;

  const unsigned = REQUIRED_HEADERS.find(
    (name) => !signedHeaders.includes(name) || headerOf(request, name) === '',
  );
  if (unsigned !== undefined) return incomplete(`The header ${unsigned} is missing or not signed.`);

  const secret = secretOf(accessKeyId);
  if (secret === undefined)
    return refuse(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');

  const date = headerOf(request, 'x-acs-date');
  const dateMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date) ? Date.parse(date) : Number.NaN;
  if (Number.isNaN(dateMs))
    return refuse(
      400,
      'InvalidTimeStamp.Format',
      'Specified time stamp or date value is not well formatted.',
    );
  if (Math.abs(nowMs - dateMs) > CLOCK_TOLERANCE_MS)
    return refuse(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');

  if (headerOf(request, 'x-acs-content-sha256').toLowerCase() !== sha256Hex(request.body))
    return mismatch('The hash of the body is not the one in x-acs-content-sha256.');
  const expected = signatureOf(canonicalRequest(request, signedHeaders), secret);
  if (!sameText(expected, signature.toLowerCase()))
    return mismatch('Specified signature does not match our calculation.');

  // Last, so that a forged request cannot use up the nonce of a real one.
  if (!nonces.accept(`${accessKeyId}\n${headerOf(request, 'x-acs-signature-nonce')}`, nowMs))
    return refuse(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
  return { ok: true, accessKeyId };
}

function parseAuthorization(
  header: string,
): { accessKeyId: string; signedHeaders: string[]; signature: string } | undefined {
  const [algorithm, rest] = splitOnce(header.trim(), ' ');
  if (algorithm !== ALGORITHM) return undefined;
  const parts = new Map(rest.split(',').map((part) => splitOnce(part.trim(), '=')));
  const accessKeyId = parts.get('Credential');
  const signedHeaders = parts.get('SignedHeaders');
  const signature = parts.get('Signature');
  if (!accessKeyId || !signedHeaders || !signature) return undefined;
  return { accessKeyId, signedHeaders: signedHeaders.toLowerCase().split(';'), signature };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}

function headerOf(request: SignedRequest, name: string): string {
  const value = request.headers[name];
  return value === undefined ? '' : typeof value === 'string' ? value : value.join(',');
}

function safeRecode(segment: string): string {
  try {
    return percentEncode(decodeURIComponent(segment));
  } catch {
    return segment; // not decodable: the raw form is what both sides saw
  }
}

function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function refuse(status: number, code: string, message: string): Verdict {
  return { ok: false, error: { status, code, message } };
}

function incomplete(message: string): Verdict {
  return refuse(400, 'IncompleteSignature', message);
}

function mismatch(message: string): Verdict {
  return refuse(400, 'SignatureDoesNotMatch', message);
}
