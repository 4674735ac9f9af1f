// What a pass over calls adds up, row by row of a grouping: calls by profile, and durations. Tallies of two parts of the
// calls added together are the tally of both; rows added together are the row of their union.
import type { Filter } from '../../../shared/filter';
import type { Sample } from '../../../shared/metric';
import type { Archive } from '../archive';
import type { Columns } from '../columns';
import {
  allDurations,
  appendDurations,
  createDurations,
  durationsByRow,
  reserveDurations,
  type Durations,
} from './durations';
import { pairsFor, type Groups } from './groups';
import { traits, type Profiles } from './profiles';
import { scanCalls, type Visit } from './select';

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
    durations: Object.fromEntries((samples ?? []).map((sample) => [sample, createDurations()])),
  };
}

export interface Counting {
  readonly tally: Tally;
  /** To be given every block of the pass. */
  readonly visit: Visit;
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
  const { codes, list } = profiles;
  const width = list.length;
  const addDurations = samples === undefined ? undefined : durationAdder(tally, columns);
  return {
    tally,
    visit(positions, count) {
      const found = groups.assign(positions, count, pairs);
      const { places, rows } = pairs;
      const { calls } = tally;
      for (let index = 0; index < found; index++)
        calls[rows[index]! * width + codes[positions[places[index]!]!]!]! += 1;
      addDurations?.(positions, places, rows, found);
    },
  };
}

/** One pass over the selected calls for all tallies. */
export function countCalls(
  archive: Archive,
  filter: Filter,
  countings: readonly Pick<Counting, 'visit'>[],
): void {
  scanCalls(archive, filter, (positions, count) => {
    for (const { visit } of countings) visit(positions, count);
  });
}

type AddDurations = (positions: Uint32Array, places: Uint16Array, rows: Uint32Array, count: number) => void;

function durationAdder(tally: Tally, { waitMs, talkMs }: Columns): AddDurations {
  const { durations, profiles } = tally;
  const { wait: waits, patience, talk: talks } = durations;
  const lists = Object.values(durations);
  return (positions, places, rows, count) => {
    for (const list of lists) reserveDurations(list, count);
    for (let index = 0; index < count; index++) {
      const position = positions[places[index]!]!;
      const bits = profiles.traits[profiles.codes[position]!]!;
      const row = rows[index]!;
      if ((bits & traits.waited) !== 0) {
        const wait = waitMs[position]!;
        tally.waitMs[row]! += wait;
        if (waits !== undefined) push(waits, row, wait);
      } else if ((bits & traits.gaveUp) !== 0 && patience !== undefined) {
        push(patience, row, waitMs[position]!);
      }
      if ((bits & traits.talked) !== 0) {
        const talk = talkMs[position]!;
        tally.talkMs[row]! += talk;
        if (talks !== undefined) push(talks, row, talk);
      }
    }
  };
}

/** Room was made before the block. */
function push(durations: Durations, row: number, valueMs: number): void {
  durations.rows[durations.length] = row;
  durations.valuesMs[durations.length++] = valueMs;
}

const parts = ['calls', 'waitMs', 'talkMs'] as const;

function addInto(to: Uint32Array | Float64Array, from: Uint32Array | Float64Array, start: number): void {
  for (let index = 0; index < to.length; index++) to[index]! += from[start + index]!;
}

/** Adds the tally of other calls in the same groups. */
export function mergeTally(to: Tally, from: Tally): void {
  for (const part of parts) addInto(to[part], from[part], 0);
  for (const [sample, list] of Object.entries(from.durations))
    appendDurations(to.durations[sample as Sample]!, list);
}

/** All rows as one, with all durations. Only right where each call counts in one row. */
export function totalOf(tally: Tally): Tally {
  const total = emptyTally(1, tally.profiles, tally.waitMs.length === 0 ? undefined : []);
  for (const part of parts)
    for (let row = 0; row < tally.size; row++) addInto(total[part], tally[part], row * total[part].length);
  return { ...total, durations: tally.durations };
}

/** Durations in ms of every row; of a total all of them. Empty where the pass did not keep them. */
export function durationsOf(tally: Tally, sample: Sample): Int32Array[] {
  const list = tally.durations[sample];
  if (list === undefined) return Array.from({ length: tally.size }, () => new Int32Array(0));
  return tally.size === 1 ? [allDurations(list)] : durationsByRow(list, tally.size);
}
