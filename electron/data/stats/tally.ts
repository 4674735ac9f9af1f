// What a pass over calls adds up, row by row of a grouping: calls by profile, and durations. Tallies of two parts of the
// calls added together are the tally of both; rows added together are the row of their union.
import type { Filter } from '#shared/domain/filter';
import type { Sample } from '#shared/domain/metric';
import type { Archive } from '../store/archive';
import { blockSize, type Columns } from '../store/columns';
import {
  addDuration,
  bySecond,
  createDurations,
  mergeDurations,
  rankAll,
  rankRows,
  type Durations,
  type Ranked,
} from './durations';
import { pairsFor, type Groups, type Pairs } from './groups';
import { sampleSources, traits, type Profiles } from './profiles';
import { metricOf, type MetricId } from '#shared/domain/metrics';
import { scanCalls } from './select';

export interface Tally {
  readonly size: number;
  readonly profiles: Profiles;
  /** Calls by row and profile, `profiles.list.length` a row. */
  readonly calls: Uint32Array;
  /** The durations that were asked for one by one. */
  readonly durations: Readonly<Partial<Record<Sample, Durations>>>;
}

/** Durations to keep: of each row, or of all rows together. */
export type Kept = Readonly<Partial<Record<Sample, 'rows' | 'total'>>>;

/** The durations that figures are made of, for each row or for all rows together. */
export function keptFor(ids: readonly MetricId[], by: 'rows' | 'total'): Kept {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const { formula } = metricOf(id);
      return formula.kind === 'quantile' || formula.kind === 'meanDuration' ? [[formula.of, by]] : [];
    }),
  );
}

function emptyTally(size: number, profiles: Profiles, kept: Kept): Tally {
  return {
    size,
    profiles,
    calls: new Uint32Array(size * profiles.list.length),
    durations: Object.fromEntries(
      Object.entries(kept).map(([sample, by]) => [sample, createDurations(by === 'rows' ? size : 1)]),
    ),
  };
}

/** Given a block's positions and profile codes, of which the first `count` hold calls. */
type VisitBlock = (positions: Uint32Array, codes: Uint16Array, count: number) => void;

export interface Counting {
  readonly tally: Tally;
  /** To be given every block of the pass. */
  readonly visit: VisitBlock;
}

/** An empty tally and what fills it. */
export function startTally(columns: Columns, groups: Groups, profiles: Profiles, kept: Kept = {}): Counting {
  const tally = emptyTally(groups.keys.length, profiles, kept);
  const pairs = pairsFor(groups);
  const width = profiles.list.length;
  const addKept = Object.keys(kept).length === 0 ? undefined : durationAdder(tally, columns);
  return {
    tally,
    visit(positions, codes, count) {
      if (addKept === undefined && groups.add !== undefined) {
        groups.add(positions, codes, count, tally.calls, width);
        return;
      }
      const found = groups.assign(positions, count, pairs);
      const { places, rows } = pairs;
      const { calls } = tally;
      for (let index = 0; index < found; index++) calls[rows[index]! * width + codes[places[index]!]!]! += 1;
      addKept?.(positions, codes, pairs, found);
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
  const gathered = new Uint16Array(blockSize);
  scanCalls(archive, filter, (positions, count, whole) => {
    const start = positions[0]!;
    const codes = whole ? profiles.codes.subarray(start, start + count) : gathered;
    if (!whole) for (let index = 0; index < count; index++) codes[index] = profiles.codes[positions[index]!]!;
    for (const visit of visits) visit(positions, codes, count);
  });
}

type AddDurations = (positions: Uint32Array, codes: Uint16Array, pairs: Pairs, count: number) => void;

function durationAdder({ durations, profiles }: Tally, columns: Columns): AddDurations {
  const kept = (Object.entries(durations) as [Sample, Durations][]).map(([sample, list]) => ({
    list,
    bit: traits[sampleSources[sample].trait],
    column: columns[sampleSources[sample].column],
    /** Durations that are kept for all rows together have one row. */
    perRow: list.size > 1 ? 1 : 0,
  }));
  const anyBit = kept.reduce((bits, { bit }) => bits | bit, 0);
  return (positions, codes, { places, rows }, count) => {
    for (let index = 0; index < count; index++) {
      const place = places[index]!;
      const bits = profiles.traits[codes[place]!]!;
      if ((bits & anyBit) === 0) continue;
      for (let sample = 0; sample < kept.length; sample++) {
        const { list, bit, column, perRow } = kept[sample]!;
        if ((bits & bit) !== 0) addDuration(list, rows[index]! * perRow, column[positions[place]!]!);
      }
    }
  };
}

function addCalls(to: Uint32Array, from: Uint32Array, start: number): void {
  for (let index = 0; index < to.length; index++) to[index]! += from[start + index]!;
}

/** Adds the tally of other calls in the same groups. */
export function mergeTally(to: Tally, from: Tally): void {
  addCalls(to.calls, from.calls, 0);
  for (const [sample, list] of Object.entries(from.durations))
    mergeDurations(to.durations[sample as Sample]!, list);
}

/** All rows as one, with all durations. Only right where each call counts in one row. */
export function totalOf(tally: Tally): Tally {
  const total = emptyTally(1, tally.profiles, {});
  for (let row = 0; row < tally.size; row++) addCalls(total.calls, tally.calls, row * total.calls.length);
  return { ...total, durations: tally.durations };
}

/** A sample's durations of every row in order, or of all rows together; none where the pass did not keep them. */
export function rankedOf(tally: Tally, sample: Sample): Ranked[] {
  const durations = tally.durations[sample];
  return durations === undefined ? [] : rankRows(durations);
}

/** A sample's durations of all rows in order; undefined where the pass did not keep them. */
export function rankedTotal(tally: Tally, sample: Sample): Ranked | undefined {
  const durations = tally.durations[sample];
  return durations === undefined ? undefined : rankAll(durations);
}

/** How many of a sample's durations there are of each second, rounded up; one place more for longer ones. */
export function durationsBySecond(tally: Tally, sample: Sample, longestSeconds: number): Uint32Array {
  const durations = tally.durations[sample];
  return durations === undefined ? new Uint32Array(longestSeconds + 2) : bySecond(durations, longestSeconds);
}
