// What a pass over calls adds up, row by row of a grouping: calls by profile, and durations. Tallies of two parts of the
// calls added together are the tally of both; rows added together are the row of their union.
import type { Filter } from '../../../shared/filter';
import type { Sample } from '../../../shared/metric';
import type { Archive } from '../archive';
import type { Columns } from '../columns';
import {
  addDuration,
  createDurations,
  mergeDurations,
  rankAll,
  rankRows,
  type Durations,
  type Ranked,
} from './durations';
import { pairsFor, type Groups, type Pairs } from './groups';
import { traits, type Profiles } from './profiles';
import { blockSize, scanCalls } from './select';

export interface Tally {
  readonly size: number;
  readonly profiles: Profiles;
  /** Calls by row and profile, `profiles.list.length` a row. */
  readonly calls: Uint32Array;
  /** Sums of waits of answered calls and of talk times, ms, by row; empty where they were not asked for. */
  readonly waitMs: Float64Array;
  readonly talkMs: Float64Array;
  /** The durations that were asked for one by one. */
  readonly durations: Readonly<Partial<Record<Sample, Durations>>>;
}

/** @param samples durations to add up and to keep one by one; undefined: neither */
function emptyTally(size: number, profiles: Profiles, samples: readonly Sample[] | undefined): Tally {
  const summed = samples === undefined ? 0 : size;
  return {
    size,
    profiles,
    calls: new Uint32Array(size * profiles.list.length),
    waitMs: new Float64Array(summed),
    talkMs: new Float64Array(summed),
    durations: Object.fromEntries((samples ?? []).map((sample) => [sample, createDurations(size)])),
  };
}

/** Given a block's positions and profile codes, of which the first `count` hold calls. */
type VisitBlock = (positions: Uint32Array, codes: Uint16Array, count: number) => void;

export interface Counting {
  readonly tally: Tally;
  /** To be given every block of the pass. */
  readonly visit: VisitBlock;
}

/** An empty tally and what fills it. @param samples as in `emptyTally` */
export function startTally(
  columns: Columns,
  groups: Groups,
  profiles: Profiles,
  samples?: readonly Sample[],
): Counting {
  const tally = emptyTally(groups.keys.length, profiles, samples);
  const pairs = pairsFor(groups);
  const width = profiles.list.length;
  const addDurations = samples === undefined ? undefined : durationAdder(tally, columns);
  return {
    tally,
    visit(positions, codes, count) {
      const found = groups.assign(positions, count, pairs);
      const { places, rows } = pairs;
      const { calls } = tally;
      for (let index = 0; index < found; index++) calls[rows[index]! * width + codes[places[index]!]!]! += 1;
      addDurations?.(positions, codes, pairs, found);
    },
  };
}

/** One pass over the selected calls for all tallies. */
export function countCalls(
  archive: Archive,
  filter: Filter,
  profiles: Profiles,
  visits: readonly VisitBlock[],
): void {
  const codes = new Uint16Array(blockSize);
  scanCalls(archive, filter, (positions, count) => {
    for (let index = 0; index < count; index++) codes[index] = profiles.codes[positions[index]!]!;
    for (const visit of visits) visit(positions, codes, count);
  });
}

type AddDurations = (positions: Uint32Array, codes: Uint16Array, pairs: Pairs, count: number) => void;

function durationAdder(tally: Tally, { waitMs, talkMs }: Columns): AddDurations {
  const { wait: waits, patience, talk: talks } = tally.durations;
  const { waitMs: waitSums, talkMs: talkSums } = tally;
  const { traits: traitsOf } = tally.profiles;
  return (positions, codes, { places, rows }, count) => {
    for (let index = 0; index < count; index++) {
      const place = places[index]!;
      const bits = traitsOf[codes[place]!]!;
      if ((bits & timed) === 0) continue;
      const position = positions[place]!;
      const row = rows[index]!;
      if ((bits & traits.waited) !== 0) {
        const wait = waitMs[position]!;
        waitSums[row]! += wait;
        if (waits !== undefined) addDuration(waits, row, wait);
      } else if ((bits & traits.gaveUp) !== 0 && patience !== undefined) {
        addDuration(patience, row, waitMs[position]!);
      }
      if ((bits & traits.talked) !== 0) {
        const talk = talkMs[position]!;
        talkSums[row]! += talk;
        if (talks !== undefined) addDuration(talks, row, talk);
      }
    }
  };
}

const timed = traits.waited | traits.gaveUp | traits.talked;

const parts = ['calls', 'waitMs', 'talkMs'] as const;

function addInto(to: Uint32Array | Float64Array, from: Uint32Array | Float64Array, start: number): void {
  for (let index = 0; index < to.length; index++) to[index]! += from[start + index]!;
}

/** Adds the tally of other calls in the same groups. */
export function mergeTally(to: Tally, from: Tally): void {
  for (const part of parts) addInto(to[part], from[part], 0);
  for (const [sample, list] of Object.entries(from.durations))
    mergeDurations(to.durations[sample as Sample]!, list);
}

/** All rows as one, with all durations. Only right where each call counts in one row. */
export function totalOf(tally: Tally): Tally {
  const total = emptyTally(1, tally.profiles, tally.waitMs.length === 0 ? undefined : []);
  for (const part of parts)
    for (let row = 0; row < tally.size; row++) addInto(total[part], tally[part], row * total[part].length);
  return { ...total, durations: tally.durations };
}

/** A sample's durations of every row, in order; of a total all of them. None where the pass did not keep them. */
export function rankedOf(tally: Tally, sample: Sample): Ranked[] {
  const durations = tally.durations[sample];
  if (durations === undefined) return [];
  return tally.size === 1 ? [rankAll(durations)] : rankRows(durations);
}
