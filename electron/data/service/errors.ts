// What the service's error codes mean for us (ccc: error tables of the API, common codes of the gateway). Decided by the
// code's text, since the HTTP status of one code differs between products.
import { AppError, type ErrorCode } from '#shared/base/envelope';

/** A request that failed; `retry` says whether asking again can help. */
export class ServiceError extends AppError {
  readonly retry: boolean;
  /** Wait asked for by the service, ms. */
  readonly retryAfterMs: number | undefined;
  /** Whether the action itself may be what was refused, so that the older action is worth a try. */
  readonly actionRefused: boolean;
  constructor(
    code: ErrorCode,
    detail: string,
    retry: boolean,
    retryAfterMs?: number,
    actionRefused = false,
    skewMs?: number,
  ) {
    super(code, detail, skewMs);
    this.name = 'ServiceError';
    this.retry = retry;
    this.retryAfterMs = retryAfterMs;
    this.actionRefused = actionRefused;
  }
  /** Whether the service itself said so, as opposed to the way to it. */
  get isAnswer(): boolean {
    return this.code !== 'unreachable' && this.code !== 'proxy' && this.code !== 'certificate';
  }
}

interface Meaning {
  readonly prefix: string;
  readonly code: ErrorCode;
  readonly retry?: true;
  readonly action?: true;
}

const meanings: readonly Meaning[] = [
  { prefix: 'Throttling', code: 'throttled', retry: true },
  { prefix: 'ServiceUnavailable', code: 'serviceDown', retry: true },
  { prefix: 'InternalError', code: 'serviceDown', retry: true },
  { prefix: 'InternalService', code: 'serviceDown', retry: true },
  // Every try has a nonce of its own.
  { prefix: 'SignatureNonceUsed', code: 'badAnswer', retry: true },
  { prefix: 'InvalidAccessKeyId.Inactive', code: 'keyInactive' },
  { prefix: 'InvalidAccessKeyId', code: 'keyUnknown' },
  { prefix: 'SignatureDoesNotMatch', code: 'credentials' },
  { prefix: 'IncompleteSignature', code: 'credentials' },
  { prefix: 'InvalidCredentials', code: 'credentials' },
  { prefix: 'InvalidSecurityToken', code: 'tokenExpired' },
  { prefix: 'InvalidTimeStamp', code: 'clockSkew' },
  { prefix: 'Forbidden.RiskControl', code: 'riskControl' },
  { prefix: 'Forbidden', code: 'permission', action: true },
  { prefix: 'NoPermission', code: 'permission', action: true },
  { prefix: 'Permission', code: 'roleTooLow', action: true },
  { prefix: 'NotExists.InstanceId', code: 'unknownInstance' },
  { prefix: 'NotExists.UserId', code: 'notMember' },
  { prefix: 'NotExists', code: 'filterUnknown' },
  { prefix: 'InvalidApi', code: 'apiUnknown', action: true },
  { prefix: 'InvalidAction', code: 'apiUnknown', action: true },
  { prefix: 'UnsupportedOperation', code: 'apiUnknown', action: true },
];

/** Codes that no other request of the run will escape: it ends at once, and nothing but a person can help. */
export const stoppingCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'noKey',
  'credentials',
  'keyUnknown',
  'keyInactive',
  'tokenExpired',
  'permission',
  'roleTooLow',
  'riskControl',
  'notMember',
  'unknownInstance',
  'clockSkew',
  'certificate',
  'apiUnknown',
]);

/** Reads the wait that a throttled answer asks for: `x-acs-retry-after` in ms, `retry-after` in seconds or as a date. */
export function retryAfterOf(headers: Headers, now: number): number | undefined {
  const own = Number(headers.get('x-acs-retry-after') ?? NaN);
  if (Number.isFinite(own)) return Math.max(own, 0);
  const standard = headers.get('retry-after');
  if (standard === null) return undefined;
  if (/^\d+$/.test(standard.trim())) return Number(standard) * 1000;
  const at = Date.parse(standard);
  return Number.isNaN(at) ? undefined : Math.max(at - now, 0);
}

/**
 * @param code the answer's `Code`; empty where the body had none
 * @param message shown only in logs and "copy details"; may hold ids, never keys
 */
export function serviceError(
  code: string,
  message: string,
  status: number,
  headers: Headers,
  now: number,
): ServiceError {
  const detail = [code === '' ? `HTTP ${status}` : code, message]
    .filter((part) => part !== '')
    .join(' – ')
    .slice(0, 300);
  const meaning = meanings.find((one) => code.startsWith(one.prefix));
  if (meaning !== undefined)
    return new ServiceError(
      meaning.code,
      detail,
      meaning.retry === true,
      retryAfterOf(headers, now),
      meaning.action,
      meaning.code === 'clockSkew' ? skewOf(headers, now) : undefined,
    );
  if (status === 407) return new ServiceError('proxy', detail, true);
  if (status === 429) return new ServiceError('throttled', detail, true, retryAfterOf(headers, now));
  if (status >= 500) return new ServiceError('serviceDown', detail, true, retryAfterOf(headers, now));
  return new ServiceError('serviceRefused', detail, false);
}

/** The computer's clock minus the service's, ms, from the answer's Date header. */
function skewOf(headers: Headers, now: number): number | undefined {
  const theirs = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(theirs) ? undefined : now - theirs;
}

/** Kinds of Chromium's network (ERR_…) and of Node's (codes of the cause). */
const proxyKinds = /PROXY|TUNNEL/;
const certificateKinds = /CERT|SSL|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|EPROTO/;

/** A request that got no answer. The error's own text holds the whole URL, and so phone numbers: only its kind is kept. */
export function networkError(error: unknown): ServiceError {
  const kind = kindOf(error);
  if (proxyKinds.test(kind)) return new ServiceError('proxy', kind, true);
  if (certificateKinds.test(kind)) return new ServiceError('certificate', kind, false);
  return new ServiceError('unreachable', kind, true);
}

function kindOf(error: unknown): string {
  const cause = (error as { cause?: { code?: unknown } } | null)?.cause?.code;
  if (typeof cause === 'string') return cause;
  const message = error instanceof Error ? error.message : '';
  return /(ERR_[A-Z_]+)/.exec(message)?.[1] ?? (error instanceof Error ? error.name : 'unknown');
}
