// What became of inbound calls.
import type { Counts } from '#shared/domain/metric';
import { outcomes, type Outcome } from '#shared/domain/call';
import { countsThat } from './counts';
import { isInbound, isOffered } from './profiles';
import type { Tally } from './tally';

/** Inbound calls of one row by what became of them; the parts add up to `inbound`. */
function outcomesOf(counts: Counts): Record<Outcome, number> {
  const { answered, abandonedQueue, abandonedRing, systemLost, ivrExit } = counts;
  const other = counts.inbound - answered - abandonedQueue - abandonedRing - systemLost - ivrExit;
  return { answered, abandonedQueue, abandonedRing, systemLost, ivrExit, other };
}

type Losses = Readonly<Record<'offered' | 'notOffered', Readonly<Record<Outcome, number>>>>;

/** A row's inbound calls by whether they were offered, and by outcome; all parts add up to inbound. */
export function lossesOf(tally: Tally, row: number): Losses {
  const split = (offered: boolean): Record<Outcome, number> =>
    outcomesOf(countsThat(tally, row, (profile) => isInbound(profile) && isOffered(profile) === offered));
  return { offered: split(true), notOffered: split(false) };
}

/** The series of each outcome, one number a row. */
export function outcomeSeries(rows: readonly Counts[]): Readonly<Record<Outcome, Uint32Array>> {
  const parts = rows.map(outcomesOf);
  return Object.fromEntries(
    outcomes.map((outcome) => [outcome, Uint32Array.from(parts, (one) => one[outcome])]),
  ) as Record<Outcome, Uint32Array>;
}
