// A day's calls in typed arrays, about 60 bytes a call, and the facts read back from them.
import { establishedAfterMs, releasedAfterMs, type DraftCall } from './draft';
import { hashOf } from './random';

/** Places for agents and groups in a row; transfers beyond are not kept. */
export const MAX_PARTIES = 3;
export const NONE_16 = 0xffff;
export const NONE_8 = 0xff;

/** One array per field, index = place of the call in its day; durations in whole seconds, NONE_16 = absent. */
export interface DayBlock {
  readonly dayStartMs: number;
  readonly size: number;
  readonly startMs: Uint32Array;
  readonly establishedAfterMs: Int32Array;
  readonly releasedAfterMs: Int32Array;
  readonly customer: Int32Array;
  readonly ratingDelaySeconds: Uint32Array;
  readonly recordingDelaySeconds: Uint32Array;
  readonly visibleDelayMs: Uint32Array;
  readonly releaseDelaySeconds: Uint16Array;
  readonly ivr: Uint16Array;
  readonly queue: Uint16Array;
  readonly ring: Uint16Array;
  readonly dial: Uint16Array;
  readonly talk: Uint16Array;
  readonly held: Uint16Array;
  readonly agents: Uint16Array;
  readonly groups: Uint8Array;
  readonly type: Uint8Array;
  readonly disposition: Uint8Array;
  readonly initiator: Uint8Array;
  readonly releaseReason: Uint8Array;
  readonly earlyMedia: Uint8Array;
  readonly line: Uint8Array;
  readonly channel: Uint8Array;
  readonly rating: Uint8Array;
}

/** Latest first listing after the release, of the few rows that come late. */
const LATE_ROW_MS = 3 * 3_600_000;
export const NO_RECORDING = 0xffffffff;

/** Sorts the calls by start and packs them. */
export function packDay(dayStartMs: number, calls: DraftCall[], seed: number): DayBlock {
  calls.sort((a, b) => a.startMs - b.startMs);
  const size = calls.length;
  const block: DayBlock = {
    dayStartMs,
    size,
    startMs: new Uint32Array(size),
    establishedAfterMs: new Int32Array(size),
    releasedAfterMs: new Int32Array(size),
    customer: new Int32Array(size),
    ratingDelaySeconds: new Uint32Array(size),
    recordingDelaySeconds: new Uint32Array(size),
    visibleDelayMs: new Uint32Array(size),
    releaseDelaySeconds: new Uint16Array(size),
    ivr: new Uint16Array(size),
    queue: new Uint16Array(size),
    ring: new Uint16Array(size),
    dial: new Uint16Array(size),
    talk: new Uint16Array(size),
    held: new Uint16Array(size),
    agents: new Uint16Array(size * MAX_PARTIES).fill(NONE_16),
    groups: new Uint8Array(size * MAX_PARTIES).fill(NONE_8),
    type: new Uint8Array(size),
    disposition: new Uint8Array(size),
    initiator: new Uint8Array(size),
    releaseReason: new Uint8Array(size),
    earlyMedia: new Uint8Array(size),
    line: new Uint8Array(size),
    channel: new Uint8Array(size),
    rating: new Uint8Array(size),
  };
  calls.forEach((call, i) => {
    pack(block, i, call, hashOf(seed, 0xb0, dayStartMs / 1000, i));
  });
  return block;
}

function pack(block: DayBlock, i: number, call: DraftCall, chance: number): void {
  block.startMs[i] = call.startMs;
  block.establishedAfterMs[i] = establishedAfterMs(call);
  block.releasedAfterMs[i] = releasedAfterMs(call);
  block.customer[i] = call.customer;
  block.ratingDelaySeconds[i] = call.ratingDelaySeconds;
  block.ivr[i] = seconds(call.ivrMs);
  block.queue[i] = seconds(call.queueMs);
  block.ring[i] = seconds(call.ringMs);
  block.dial[i] = seconds(call.dialMs);
  block.talk[i] = seconds(call.talkMs);
  block.held[i] = seconds(call.heldMs);
  block.agents.set(call.agents.slice(0, MAX_PARTIES), i * MAX_PARTIES);
  block.groups.set(call.groups.slice(0, MAX_PARTIES), i * MAX_PARTIES);
  block.type[i] = call.type;
  block.disposition[i] = call.disposition;
  block.initiator[i] = call.initiator;
  block.releaseReason[i] = call.releaseReason;
  block.earlyMedia[i] = call.earlyMedia;
  block.line[i] = call.line;
  block.channel[i] = call.channel;
  block.rating[i] = call.rating < 0 ? NONE_8 : call.rating;
  setDelays(block, i, call, chance);
}

/** When the service learns what: the row soon after the release, the recording within minutes, a few much later. */
function setDelays(block: DayBlock, i: number, call: DraftCall, chance: number): void {
  const percentile = (chance >>> 8) % 10_000;
  const small = chance & 0xff;
  block.visibleDelayMs[i] = percentile < 30 ? LATE_ROW_MS * ((small + 1) / 256) : 5000 + small * 215;
  const isLateRelease = call.talkMs >= 0 && percentile >= 30 && percentile < 80;
  block.releaseDelaySeconds[i] = isLateRelease ? 120 + small * 60 : 0;
  const slowRecording = percentile >= 9900 ? 86_400 * ((small + 1) / 256) : 15 + small;
  block.recordingDelaySeconds[i] = call.talkMs < 0 || percentile === 9999 ? NO_RECORDING : slowRecording;
}

function seconds(ms: number): number {
  return ms < 0 ? NONE_16 : Math.min(NONE_16 - 1, Math.round(ms / 1000));
}
