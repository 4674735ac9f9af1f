// Repeat and lost callers of each row: callers counted once, whatever number of calls they made.
import { contactTypes, dispositions } from '../../../shared/call';
import type { Archive } from '../archive';
import type { FollowUps } from '../callers';
import { dispositionOf, startedAtOf, typeOf } from '../columns';
import type { Selection } from './select';

export interface CallerCounts {
  /** Callers who repeated, or who were lost. */
  readonly hits: number;
  /** Callers of whom that can be said. */
  readonly judged: number;
  /** Callers whose time is not up yet. */
  readonly unjudged: number;
  /** Calls whose number tells nobody. */
  readonly nameless: number;
}

const inbound = contactTypes.indexOf('inbound');
const success = dispositions.indexOf('success');
const abandons = new Set([dispositions.indexOf('abandonedQueue'), dispositions.indexOf('abandonedRing')]);

/** What one call says of its caller. */
type Verdict = 'hit' | 'no' | 'open';

function countCallers(
  { callerOf, callers }: FollowUps,
  calls: Selection,
  verdictOf: (position: number) => Verdict | undefined,
): CallerCounts {
  /** By caller, the strongest verdict so far: 0 none, 1 open, 2 no, 3 hit. */
  const verdicts = new Uint8Array(callers);
  const strength = { open: 1, no: 2, hit: 3 } as const;
  const seen: number[] = [];
  let nameless = 0;
  for (let index = 0; index < calls.length; index++) {
    const verdict = verdictOf(calls[index]!);
    if (verdict === undefined) continue;
    const caller = callerOf[calls[index]!]!;
    if (caller === 0) {
      nameless += 1;
      continue;
    }
    if (verdicts[caller] === 0) seen.push(caller);
    verdicts[caller] = Math.max(verdicts[caller]!, strength[verdict]);
  }
  const count = (wanted: number): number =>
    seen.reduce((sum, caller) => sum + (verdicts[caller] === wanted ? 1 : 0), 0);
  return { hits: count(3), judged: count(3) + count(2), unjudged: count(1), nameless };
}

/**
 * Callers with an answered call and, of those, the ones who called in again within the window after it.
 * @param knownUntil calls are known up to here, epoch ms; an answer whose window ends later is not judged
 */
export function repeatCallers(
  { columns }: Archive,
  followUps: FollowUps,
  calls: Selection,
  withinMs: number,
  knownUntil: number,
): CallerCounts {
  return countCallers(followUps, calls, (position) => {
    const kind = columns.kind[position]!;
    if (typeOf(kind) !== inbound || dispositionOf(kind) !== success) return undefined;
    if (startedAtOf(columns, position) + withinMs > knownUntil) return 'open';
    return followUps.nextInboundMs[position]! <= withinMs ? 'hit' : 'no';
  });
}

/** Callers with an abandoned call after which nobody spoke to them within the window. */
export function lostCallers(
  { columns }: Archive,
  followUps: FollowUps,
  calls: Selection,
  withinMs: number,
  knownUntil: number,
): CallerCounts {
  return countCallers(followUps, calls, (position) => {
    const kind = columns.kind[position]!;
    if (typeOf(kind) !== inbound || !abandons.has(dispositionOf(kind))) return undefined;
    if (followUps.nextSpokenMs[position]! <= withinMs) return 'no';
    return startedAtOf(columns, position) + withinMs > knownUntil ? 'open' : 'hit';
  });
}
