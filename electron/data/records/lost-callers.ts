// What became of callers: who gave up and was not reached again, who called again, and who calls most.
import { inbound, typeOf, abandonedKinds, answeredKinds } from '../store/kinds';
import { followUpsOf, type FollowUps, lostAfterMs } from '../store/follow-ups';
import {
  callerMetrics,
  mostLostCallers,
  type CallersView,
  type LostCaller,
} from '#shared/contract/page-views';
import type { Filter } from '#shared/domain/filter';
import type { Archive } from '../store/archive';
import { startedAtOf } from '../store/columns';
import { instancesOf } from '../store/instances';
import { rowReader } from './rows';
import { countsOf } from '../stats/counts';
import { figuresOf } from '../stats/figures';
import { allCalls } from '../stats/groups';
import { profilesOf } from '../stats/profiles';
import { followedFacts } from '../stats/row-facts';
import { selectCalls } from '../stats/select';
import type { Selection } from '../stats/filter-steps';
import { statementOf } from '../stats/statement';
import { countCalls, startTally } from '../stats/tally';

const hourMs = 3_600_000;
/** Upper edges in hours of the classes of time until a caller calls again. */
const returnHours = [1, 4, 24, 72, 168] as const;
const weekMs = 168 * hourMs;
const mostFrequent = 10;
/** No later call within 49 days. */
const never = 0xffffffff;

/** A caller with abandoned calls after which nobody spoke to him or her for as long as is known, up to 24 hours. */
interface Missed {
  /** Position of the last such call. */
  last: number;
  lastAt: number;
  calls: number;
  longestMs: number;
  /** Whether the 24 hours after one of the calls are over. */
  isLost: boolean;
}

/** By caller number. */
function missedCallers(
  { columns }: Archive,
  { callerOf, nextSpokenMs }: FollowUps,
  calls: Selection,
  knownUntil: number,
): Missed[] {
  const found = new Map<number, Missed>();
  for (let index = 0; index < calls.length; index++) {
    const position = calls[index]!;
    const caller = callerOf[position]!;
    if (caller === 0 || abandonedKinds[columns.kind[position]!] === 0) continue;
    if (nextSpokenMs[position]! <= lostAfterMs) continue;
    const at = startedAtOf(columns, position);
    const one = found.get(caller) ?? {
      last: position,
      lastAt: -Infinity,
      calls: 0,
      longestMs: -1,
      isLost: false,
    };
    if (at > one.lastAt) [one.last, one.lastAt] = [position, at];
    one.calls += 1;
    one.longestMs = Math.max(one.longestMs, columns.waitMs[position]!);
    one.isLost ||= at + lostAfterMs <= knownUntil;
    found.set(caller, one);
  }
  return [...found.values()];
}

/**
 * Callers who gave up and were not reached within 24 hours, and those whose 24 hours are not over; longest wait first.
 * @returns at most `most` of them, and how many there are
 */
export function lostCallersOf(
  archive: Archive,
  calls: Selection,
  instances: readonly number[],
  { mask, most }: { readonly mask: boolean; readonly most: number },
): { readonly list: LostCaller[]; readonly lost: number; readonly open: number } {
  const { columns, ledger, store } = archive;
  const followUps = followUpsOf(archive, instances);
  const knownUntil = ledger.dataUpTo([...instances]) ?? -Infinity;
  const missed = missedCallers(archive, followUps, calls, knownUntil);
  missed.sort((a, b) => b.longestMs - a.longestMs || b.lastAt - a.lastAt || b.last - a.last);
  const read = rowReader(archive, mask);
  const list = missed.slice(0, most).map((one): LostCaller => {
    const next = followUps.nextSpokenMs[one.last]!;
    const call = store.get(one.last + 1)!;
    return {
      call: one.last + 1,
      number: read.number(columns.callingPhone[one.last]!),
      calls: one.calls,
      lastAt: one.lastAt,
      longestWaitSeconds: one.longestMs < 0 ? NaN : one.longestMs / 1000,
      skillGroups: read.names('skillGroup', call),
      state: one.isLost ? 'lost' : 'open',
      reachedAt: next === never ? null : one.lastAt + next,
    };
  });
  const lost = missed.filter(({ isLost }) => isLost).length;
  return { list, lost, open: missed.length - lost };
}

/** Answered inbound calls by how soon their caller called in again. */
function returnsOf(
  { columns }: Archive,
  { callerOf, nextInboundMs }: FollowUps,
  calls: Selection,
): CallersView['returns'] {
  const counts = new Uint32Array(returnHours.length);
  for (let index = 0; index < calls.length; index++) {
    const position = calls[index]!;
    const ms = nextInboundMs[position]!;
    if (answeredKinds[columns.kind[position]!] === 0 || callerOf[position] === 0 || ms > weekMs) continue;
    counts[returnHours.findIndex((hours) => ms <= hours * hourMs)]! += 1;
  }
  return returnHours.map((max, index) => ({
    over: returnHours[index - 1] ?? null,
    max,
    calls: counts[index]!,
  }));
}

/** Callers with the most inbound calls, two or more. */
function frequentCallers(
  archive: Archive,
  { callerOf, callers }: FollowUps,
  calls: Selection,
  mask: boolean,
): CallersView['frequent'] {
  const { columns } = archive;
  const isInbound = (position: number): boolean => typeOf(columns.kind[position]!) === inbound;
  const counts = new Uint32Array(callers);
  for (let index = 0; index < calls.length; index++)
    if (isInbound(calls[index]!)) counts[callerOf[calls[index]!]!]! += 1;
  // Caller 0 is nobody.
  counts[0] = 0;
  const top: number[] = [];
  for (let caller = 1; caller < callers; caller++) {
    const least = top.length < mostFrequent ? 1 : counts[top.at(-1)!]!;
    if (counts[caller]! <= least) continue;
    top.push(caller);
    top.sort((a, b) => counts[b]! - counts[a]! || a - b);
    top.length = Math.min(top.length, mostFrequent);
  }
  const lastOf = new Map(top.map((caller) => [caller, 0]));
  for (let index = 0; index < calls.length; index++) {
    const position = calls[index]!;
    if (isInbound(position) && lastOf.has(callerOf[position]!)) lastOf.set(callerOf[position]!, position);
  }
  const read = rowReader(archive, mask);
  return [...lastOf].map(([caller, position]) => ({
    call: position + 1,
    number: read.number(columns.callingPhone[position]!),
    calls: counts[caller]!,
  }));
}

/** @param now epoch ms */
export function loadCallers(archive: Archive, filter: Filter, mask: boolean, now: number): CallersView {
  const { columns, ledger } = archive;
  const instances = instancesOf(archive, filter);
  const profiles = profilesOf(archive);
  const total = startTally(columns, allCalls, profiles);
  countCalls(archive, filter, profiles, [total.visit]);
  const calls = selectCalls(archive, filter);
  const followUps = followUpsOf(archive, instances);
  const followed = {
    archive,
    followUps: () => followUps,
    knownUntil: ledger.dataUpTo(instances) ?? -Infinity,
  };
  const noSample = (): never => {
    throw new Error('callers have no durations');
  };
  const { list, lost, open } = lostCallersOf(archive, calls, instances, { mask, most: mostLostCallers });
  return {
    statement: statementOf(
      archive,
      filter,
      { attribution: 'every', total: total.tally, rowsMayExceedTotal: false, followedMs: weekMs },
      now,
    ),
    figures: figuresOf(callerMetrics, followedFacts(followed, countsOf(total.tally, 0), noSample, calls)),
    lost: list,
    lostTotal: lost,
    openTotal: open,
    returns: returnsOf(archive, followUps, calls),
    frequent: frequentCallers(archive, followUps, calls, mask),
  };
}
