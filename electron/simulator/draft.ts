// One call while its day is being made. Times in ms of the day or lengths in ms; -1 stands for "did not happen".
import { CONTACT_TYPES, DISPOSITION_NAMES, type ContactType } from './vocabulary';

/** Dispositions by number: the API's own, then texts that no page lists. */
export const DISPOSITIONS: readonly string[] = [
  ...DISPOSITION_NAMES,
  'CallbackQueued',
  'AgentAssistTransfer',
];

export const INITIATORS = [null, 'agent', 'customer', 'system'] as const;
export const RELEASE_REASONS = [
  null,
  '200 - OK',
  '486:USER_BUSY',
  '480:NO_ANSWER',
  '603:DECLINE',
  '404:UNALLOCATED_NUMBER',
  '408:QUEUE_TIMEOUT',
  '503:SERVICE_UNAVAILABLE',
] as const;
export const EARLY_MEDIA_STATES = [
  null,
  'NoAnswer',
  'OutOfService',
  'NotExist',
  'Restricted',
  'Busy',
  'PowerOff',
] as const;
export const CHANNELS = [null, 'IVR', 'SMS'] as const;

export type Initiator = Exclude<(typeof INITIATORS)[number], null>;
export type ReleaseReason = Exclude<(typeof RELEASE_REASONS)[number], null>;
export type EarlyMediaState = Exclude<(typeof EARLY_MEDIA_STATES)[number], null>;

export interface DraftCall {
  startMs: number;
  type: number;
  disposition: number;
  initiator: number;
  releaseReason: number;
  earlyMedia: number;
  ivrMs: number;
  queueMs: number;
  ringMs: number;
  dialMs: number;
  /** From the agent's answer, without hold. */
  talkMs: number;
  heldMs: number;
  /** After the agent left: the survey's prompt and key, a voice message, a forwarded conversation. */
  afterMs: number;
  agents: number[];
  groups: number[];
  /** -1: no customer takes part (internal calls). */
  customer: number;
  /** Index of the center's own number. */
  line: number;
  /** Index into CHANNELS; 0: not offered. */
  channel: number;
  rating: number;
  ratingDelaySeconds: number;
}

export function draftCall(startMs: number, type: ContactType, customer: number, line: number): DraftCall {
  return {
    startMs,
    type: CONTACT_TYPES.indexOf(type),
    disposition: 0,
    initiator: 0,
    releaseReason: 0,
    earlyMedia: 0,
    ivrMs: -1,
    queueMs: -1,
    ringMs: -1,
    dialMs: -1,
    talkMs: -1,
    heldMs: -1,
    afterMs: 0,
    agents: [],
    groups: [],
    customer,
    line,
    channel: 0,
    rating: -1,
    ratingDelaySeconds: 0,
  };
}

/** Sets how the call ended. */
export function end(call: DraftCall, disposition: string, initiator: Initiator, reason: ReleaseReason): void {
  call.disposition = DISPOSITIONS.indexOf(disposition);
  call.initiator = INITIATORS.indexOf(initiator);
  call.releaseReason = RELEASE_REASONS.indexOf(reason);
}

/** From the start to the agent's (or called party's) answer; -1 when nobody answered. */
export function establishedAfterMs(call: DraftCall): number {
  if (call.talkMs < 0) return -1;
  return (
    Math.max(0, call.ivrMs) + Math.max(0, call.queueMs) + Math.max(0, call.ringMs) + Math.max(0, call.dialMs)
  );
}

/** From the start to the release. */
export function releasedAfterMs(call: DraftCall): number {
  const parts = [call.ivrMs, call.queueMs, call.ringMs, call.dialMs, call.talkMs, call.heldMs, call.afterMs];
  return parts.reduce((sum, part) => sum + Math.max(0, part), 0);
}
