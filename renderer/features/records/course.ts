// The course of a call: its phases in order with their seconds, and the moments between them, as far as they are known.
import type { CallFacts } from '#shared/contract/record-views';

export type PhaseName = 'ivr' | 'dial' | 'queue' | 'ring' | 'connect' | 'talk' | 'held' | 'unknownPhase';
export interface Phase {
  readonly name: PhaseName;
  readonly seconds: number;
}
export interface Course {
  readonly phases: readonly Phase[];
  /** Whether the service named the phases itself; else they are what lies between the known moments. */
  readonly isNamed: boolean;
  readonly startedAt: number;
  /** Epoch ms; null where nobody answered or it is not known. */
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
}

const secondsBetween = (from: number | null, to: number | null): number =>
  from === null || to === null ? 0 : Math.max(to - from, 0) / 1000;

/** What lies between start, establishment and release, where the service gave no more (action of 2021). */
function fromMoments(call: CallFacts): Phase[] {
  const { startedAt, establishedAt, releasedAt } = call;
  if (establishedAt === null)
    return [{ name: 'unknownPhase', seconds: secondsBetween(startedAt, releasedAt) }];
  return [
    { name: 'connect', seconds: secondsBetween(startedAt, establishedAt) },
    { name: 'talk', seconds: secondsBetween(establishedAt, releasedAt) },
  ];
}

export function courseOf(call: CallFacts): Course {
  const { startedAt, releasedAt, disposition } = call;
  const heldSeconds = call.heldSeconds ?? 0;
  const named: Phase[] = [
    { name: 'ivr', seconds: call.ivrSeconds ?? 0 },
    { name: 'dial', seconds: call.dialingSeconds ?? 0 },
    { name: 'queue', seconds: call.queueSeconds ?? 0 },
    { name: 'ring', seconds: call.ringSeconds ?? 0 },
  ];
  const isNamed = named.some(({ seconds }) => seconds > 0);
  const known = named.filter(({ seconds }) => seconds > 0);
  const talked: Phase[] = [
    { name: 'talk', seconds: Math.max((call.talkSeconds ?? 0) - heldSeconds, 0) },
    { name: 'held', seconds: call.talkSeconds === null ? 0 : heldSeconds },
  ];
  const phases = isNamed ? [...known, ...talked] : fromMoments(call);
  const before = known.reduce((sum, { seconds }) => sum + seconds, 0);
  const answeredAt =
    disposition !== 'success' ? null : isNamed ? startedAt + before * 1000 : call.establishedAt;
  return {
    phases: phases.filter(({ seconds }) => seconds > 0),
    isNamed,
    startedAt,
    answeredAt,
    endedAt: releasedAt,
  };
}
