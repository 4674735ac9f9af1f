// An independent recount of the generated calls: plain loops over what the stand-in serves, nothing of our statistics.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateCallCenter } from '#electron/simulator/generator';
import type { CallFacts } from '#electron/simulator/source';
import type { Settings } from '#shared/domain/settings';

/** The calls of the profile's demo that start in the span, as the service knows them at `asOf`. */
export function demoCalls(profile: string, from: number, to: number, asOf: number): CallFacts[] {
  const settings = JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8')) as Settings;
  const [instance] = settings.instances;
  if (instance?.demo === undefined) throw new Error('the profile has no demo');
  const center = generateCallCenter({ ...instance.demo, instanceId: instance.id });
  const calls: CallFacts[] = [];
  for (let index = 0; index < center.size; index++) {
    const at = center.startedAt(index);
    if (at >= from && at < to && center.visibleAt(index) <= asOf) calls.push(center.facts(index, asOf));
  }
  return calls;
}

export interface Recount {
  readonly calls: number;
  readonly inbound: number;
  readonly offered: number;
  readonly answered: number;
  readonly abandonedQueue: number;
  readonly abandonedRing: number;
  readonly inTime: number;
  readonly rated: number;
  /** Keys 4 and 5, and keys 1 and 2. */
  readonly satisfied: number;
  readonly dissatisfied: number;
  readonly medianWaitSeconds: number;
}

export function recount(calls: readonly CallFacts[]): Recount {
  const inbound = calls.filter((call) => call.contactType.toLowerCase() === 'inbound');
  const by = (...names: string[]): CallFacts[] => inbound.filter((call) => names.includes(call.disposition));
  const queued = ['Success', 'AbandonedInQueue', 'AbandonedInRing', 'NoAnswer'];
  const lost = ['QueuingTimeout', 'QueuingOverflow', 'QueuingFailed'];
  const isQueued = new Set([...queued, ...lost]);
  const answered = by('Success');
  const wait = (call: CallFacts): number => (call.queueSeconds ?? 0) + (call.ringSeconds ?? 0);
  const waits = answered.map(wait).sort((a, b) => a - b);
  const middle = (waits.length - 1) / 2;
  const ratings = calls.filter(
    (call) => call.surveyOffered === true && [1, 2, 3, 4, 5].includes(call.rating ?? 0),
  );
  return {
    calls: calls.length,
    inbound: inbound.length,
    offered: inbound.filter((call) => isQueued.has(call.disposition) || call.skillGroupIds.length > 0).length,
    answered: answered.length,
    abandonedQueue: by('AbandonedInQueue').length,
    abandonedRing: by('AbandonedInRing').length,
    inTime: waits.filter((seconds) => seconds <= 20).length,
    rated: ratings.length,
    satisfied: ratings.filter((call) => (call.rating ?? 0) >= 4).length,
    dissatisfied: ratings.filter((call) => (call.rating ?? 0) <= 2).length,
    medianWaitSeconds: ((waits[Math.floor(middle)] ?? 0) + (waits[Math.ceil(middle)] ?? 0)) / 2,
  };
}

export const grouped = (value: number): string => value.toLocaleString('en-US');
export const percent = (part: number, whole: number): string => ((part / whole) * 100).toFixed(1);
