// What can go wrong between a client and the service, on demand: single faults and plans that hand them out.
import type { LieName } from './lies';
import { createRandom } from './random';

export type Fault =
  | { kind: 'throttle'; code?: string; status?: 400 | 429; retryAfterMs?: number }
  | { kind: 'status'; status: 500 | 503; code?: string }
  | { kind: 'reset' }
  | { kind: 'truncate' }
  | { kind: 'html' }
  | { kind: 'slow'; delayMs: number }
  /** HTTP 200 with another Code by default; with `status` an error body of the gateway (wrong signature, NoPermission …). */
  | { kind: 'code'; code: string; message?: string; status?: number }
  | { kind: 'nullList' }
  | { kind: 'nullData' }
  /** One of the catalog in lies.ts. */
  | { kind: 'lie'; lie: LieName }
  /** Never answers; ends when the client gives up or the service closes. */
  | { kind: 'hang' };

export interface FaultRequest {
  readonly action: string;
  readonly params: URLSearchParams;
  /** 0 for the first authenticated request since the service started. */
  readonly index: number;
}

/** Asked once a request, after the signature was accepted; undefined: answer properly. */
export interface FaultPlan {
  next(request: FaultRequest): Fault | undefined;
}

export const noFaults: FaultPlan = { next: () => undefined };

/** Gateway errors by the situation they stand for, as ready-made faults. */
export const gatewayFaults = {
  wrongSignature: { kind: 'code', code: 'SignatureDoesNotMatch', status: 400 },
  expiredTimestamp: { kind: 'code', code: 'InvalidTimeStamp.Expired', status: 400 },
  nonceUsed: { kind: 'code', code: 'SignatureNonceUsed', status: 400 },
  unknownKey: { kind: 'code', code: 'InvalidAccessKeyId.NotFound', status: 404 },
  inactiveKey: { kind: 'code', code: 'InvalidAccessKeyId.Inactive', status: 400 },
  noPermission: { kind: 'code', code: 'NoPermission', status: 403 },
  riskControl: { kind: 'code', code: 'Forbidden.RiskControl', status: 403 },
  unknownInstance: { kind: 'code', code: 'NotExists.InstanceId', status: 404 },
  unknownUser: { kind: 'code', code: 'NotExists.UserId', status: 404 },
  databaseError: { kind: 'status', status: 500, code: 'InternalService.DB' },
  unavailable: { kind: 'status', status: 503, code: 'ServiceUnavailable' },
  throttled: { kind: 'throttle' },
  businessError: { kind: 'code', code: 'InternalService.Common' },
} as const satisfies Record<string, Fault>;

/** Hands out the list once, one fault a request; `undefined` entries let a request through. */
export function faultList(faults: readonly (Fault | undefined)[]): FaultPlan {
  let position = 0;
  return { next: () => faults[position++] };
}

/** The same fault for every request, or for those that `when` picks. */
export function faultAlways(fault: Fault, when: (request: FaultRequest) => boolean = () => true): FaultPlan {
  return { next: (request) => (when(request) ? fault : undefined) };
}

export interface RandomFaults {
  readonly seed: number;
  /** Each fault with its probability a request; together at most 1. */
  readonly faults: readonly { readonly fault: Fault; readonly probability: number }[];
  /** After so many faults in a row a request is let through, so that any client that retries often enough ends. */
  readonly maxConsecutive: number;
}

export function randomFaults({ seed, faults, maxConsecutive }: RandomFaults): FaultPlan {
  const random = createRandom(seed, 0xfa);
  let inARow = 0;
  return {
    next() {
      let draw = random.next();
      const hit = faults.find(({ probability }) => (draw -= probability) < 0);
      inARow = hit === undefined || inARow >= maxConsecutive ? 0 : inARow + 1;
      return inARow === 0 ? undefined : hit?.fault;
    },
  };
}

/** A mixture of every retryable fault: `probability` is the share of requests that fail. */
export function mixedFaults(seed: number, probability: number, maxConsecutive = 3): FaultPlan {
  const kinds: Fault[] = [
    { kind: 'throttle', code: 'Throttling.User', status: 400 },
    { kind: 'throttle', code: 'Throttling.Api', status: 429, retryAfterMs: 20 },
    { kind: 'status', status: 500, code: 'InternalService.DB' },
    { kind: 'status', status: 503 },
    { kind: 'reset' },
    { kind: 'truncate' },
    { kind: 'html' },
    { kind: 'slow', delayMs: 30 },
    { kind: 'code', code: 'InternalService.Common' },
    { kind: 'nullData' },
  ];
  const each = probability / kinds.length;
  return randomFaults({ seed, maxConsecutive, faults: kinds.map((fault) => ({ fault, probability: each })) });
}
