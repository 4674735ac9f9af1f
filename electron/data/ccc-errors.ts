// What the service's error codes mean for us (ccc: error tables of the API, common codes of the gateway). Decided by the
// code's text, since the HTTP status of one code differs between products.
import { AppError, type ErrorCode } from '../../shared/envelope';

/** A request that failed; `retry` says whether asking again can help. */
export class ServiceError extends AppError {
  readonly retry: boolean;
  /** Wait asked for by the service, ms. */
  readonly retryAfterMs: number | undefined;
  /** Whether the action itself may be what was refused, so that the older action is worth a try. */
  readonly actionRefused: boolean;
  constructor(code: ErrorCode, detail: string, retry: boolean, retryAfterMs?: number, actionRefused = false) {
    super(code, detail);
    this.name = 'ServiceError';
    this.retry = retry;
    this.retryAfterMs = retryAfterMs;
    this.actionRefused = actionRefused;
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
  { prefix: 'SignatureNonceUsed', code: 'serviceDown', retry: true },
  { prefix: 'InvalidAccessKeyId', code: 'credentials' },
  { prefix: 'SignatureDoesNotMatch', code: 'credentials' },
  { prefix: 'IncompleteSignature', code: 'credentials' },
  { prefix: 'InvalidSecurityToken', code: 'credentials' },
  { prefix: 'InvalidCredentials', code: 'credentials' },
  { prefix: 'InvalidTimeStamp', code: 'clockSkew' },
  { prefix: 'Forbidden', code: 'permission', action: true },
  { prefix: 'NoPermission', code: 'permission', action: true },
  { prefix: 'Permission', code: 'permission', action: true },
  { prefix: 'NotExists.InstanceId', code: 'unknownInstance' },
  { prefix: 'NotExists.UserId', code: 'notMember' },
  { prefix: 'InvalidApi', code: 'serviceRefused', action: true },
  { prefix: 'InvalidAction', code: 'serviceRefused', action: true },
  { prefix: 'UnsupportedOperation', code: 'serviceRefused', action: true },
];

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
  if (meaning !== undefined) {
    const skew = meaning.code === 'clockSkew' ? skewText(headers, now) : '';
    return new ServiceError(
      meaning.code,
      detail + skew,
      meaning.retry === true,
      retryAfterOf(headers, now),
      meaning.action,
    );
  }
  if (status === 429) return new ServiceError('throttled', detail, true, retryAfterOf(headers, now));
  if (status >= 500) return new ServiceError('serviceDown', detail, true, retryAfterOf(headers, now));
  return new ServiceError('serviceRefused', detail, false);
}

/** The computer's clock against the service's, from the answer's Date header. */
function skewText(headers: Headers, now: number): string {
  const theirs = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return '';
  const minutes = Math.round((now - theirs) / 60_000);
  return ` (${minutes > 0 ? '+' : ''}${minutes} min)`;
}
