// What the stand-in's process and its parent say to each other.
import type { Fault } from './faults';

export interface StartOptions {
  readonly seed: number;
  readonly calls: number;
  /** YYYY-MM-DD in Asia/Shanghai. */
  readonly firstDay: string;
  readonly days: number;
  readonly instanceId: string;
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  /** Goes on to make today's calls as the clock passes; otherwise the range is all there is. */
  readonly living: boolean;
  readonly port?: number;
  readonly maxRequestsPerSecond?: number;
  readonly latencyMs?: number;
}

/** Faults to hand out from now on, for demonstration; `none` ends them. */
export type FaultOrder =
  | { readonly plan: 'none' }
  | { readonly plan: 'list'; readonly faults: readonly Fault[] }
  | { readonly plan: 'always'; readonly fault: Fault }
  | { readonly plan: 'random'; readonly seed: number; readonly probability: number };

export type ToSimulator =
  | { readonly kind: 'start'; readonly options: StartOptions }
  | ({ readonly kind: 'faults' } & FaultOrder)
  | { readonly kind: 'stop' };

export type FromSimulator =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'stopped' };
