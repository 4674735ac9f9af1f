// Repeat and lost callers of each row: callers counted once, whatever number of calls they made.
import { abandonedKinds, answeredKinds } from '../store/kinds';
import type { Archive } from '../store/archive';
import type { FollowUps } from '../store/follow-ups';
import { startedAtOf, type Columns } from '../store/columns';
import type { Selection } from './filter-steps';

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

/** What is known of a caller so far; a greater verdict outweighs a smaller one. */
const verdicts = { none: 0, open: 1, no: 2, hit: 3 } as const;

interface Question {
  /** By kind: the calls that say something of their caller. */
  readonly kinds: Uint8Array;
  /** Ms to what the caller may do next, by position. */
  readonly nextMs: Uint32Array;
  readonly withinMs: number;
  /** Verdicts for what happens within the time, and for what does not once the time is up. */
  readonly within: 2 | 3;
  readonly after: 2 | 3;
  /** Calls are known up to here, epoch ms. */
  readonly knownUntil: number;
  /** Whether the time has to be up before anything is said, also of those who acted. */
  readonly waitsForAll: boolean;
}

function countCallers(
  columns: Columns,
  { callerOf, callers }: FollowUps,
  calls: Selection,
  asked: Question,
): CallerCounts {
  const { kinds, nextMs, withinMs, within, after, knownUntil, waitsForAll } = asked;
  const verdictOf = new Uint8Array(callers);
  const counts = [0, 0, 0, 0];
  let nameless = 0;
  for (let index = 0; index < calls.length; index++) {
    const position = calls[index]!;
    if (kinds[columns.kind[position]!] === 0) continue;
    const caller = callerOf[position]!;
    if (caller === 0) {
      nameless += 1;
      continue;
    }
    const isOpen = startedAtOf(columns, position) + withinMs > knownUntil;
    const acted = nextMs[position]! <= withinMs;
    const verdict = isOpen && (waitsForAll || !acted) ? verdicts.open : acted ? within : after;
    const before = verdictOf[caller]!;
    if (verdict <= before) continue;
    verdictOf[caller] = verdict;
    counts[before]! -= 1;
    counts[verdict]! += 1;
  }
  const [, open, no, hit] = counts as [number, number, number, number];
  return { hits: hit, judged: hit + no, unjudged: open, nameless };
}

/**
 * Callers with an answered call and, of those, the ones who called in again within the time after it.
 * @param knownUntil calls are known up to here, epoch ms; an answer whose time is not up by then is not judged
 */
export function repeatCallers(
  { columns }: Archive,
  followUps: FollowUps,
  calls: Selection,
  withinMs: number,
  knownUntil: number,
): CallerCounts {
  return countCallers(columns, followUps, calls, {
    kinds: answeredKinds,
    nextMs: followUps.nextInboundMs,
    withinMs,
    within: verdicts.hit,
    after: verdicts.no,
    knownUntil,
    // Those who call again do so at once or not: counting them before the time is up would make the rate too high.
    waitsForAll: true,
  });
}

/** Callers with an abandoned call after which nobody spoke to them within the time. */
export function lostCallers(
  { columns }: Archive,
  followUps: FollowUps,
  calls: Selection,
  withinMs: number,
  knownUntil: number,
): CallerCounts {
  return countCallers(columns, followUps, calls, {
    kinds: abandonedKinds,
    nextMs: followUps.nextSpokenMs,
    withinMs,
    within: verdicts.no,
    after: verdicts.hit,
    knownUntil,
    waitsForAll: false,
  });
}
