// What the figures of one row are made of: counted in the pass, or followed up afterwards where a figure asks for it.
import type { Counts, Sample } from '../../../shared/metric';
import type { Rules } from '../../../shared/settings';
import type { Archive } from '../archive';
import type { FollowUps } from '../callers';
import { concurrencyOf, type Concurrency } from './concurrency';
import type { RowFacts } from './figures';
import { lostCallers, repeatCallers } from './follow-ups';
import { ranked, type Ranked } from './quantile';
import type { Selection } from './select';
import { durationsOf, type Tally } from './tally';

const hourMs = 3_600_000;

const notFollowed = (): never => {
  throw new Error('this view follows no single calls');
};

/** Durations by sample, put in order when first asked for. */
function samplesOf(valuesOf: (sample: Sample) => Int32Array): (sample: Sample) => Ranked {
  const known = new Map<Sample, Ranked>();
  return (sample) => {
    let values = known.get(sample);
    if (values === undefined) known.set(sample, (values = ranked(valuesOf(sample))));
    return values;
  };
}

/** Facts of a tally's only row, for figures that follow no single calls. */
export function plainFacts(rules: Rules, counts: Counts, tally: Tally): RowFacts {
  return {
    counts,
    variant: rules.serviceLevelVariant,
    sampleOf: samplesOf((sample) => durationsOf(tally, sample)[0]!),
    repeatsWithin: notFollowed,
    lostWithin: notFollowed,
    concurrencyOf: notFollowed,
  };
}

/** What is followed up among all calls, whichever row is asked for. */
export interface FollowedCalls {
  readonly archive: Archive;
  readonly followUps: () => FollowUps;
  /** Calls are known up to here, epoch ms. */
  readonly knownUntil: number;
}

/** Facts of one row of several. @param valuesOf its durations in ms @param calls its positions */
export function followedFacts(
  { archive, followUps, knownUntil }: FollowedCalls,
  counts: Counts,
  valuesOf: (sample: Sample) => Int32Array,
  calls: Selection,
): RowFacts {
  const { columns, rules } = archive;
  let concurrency: Concurrency | undefined;
  return {
    counts,
    variant: rules.serviceLevelVariant,
    sampleOf: samplesOf(valuesOf),
    repeatsWithin: (hours) => repeatCallers(archive, followUps(), calls, hours * hourMs, knownUntil),
    lostWithin: (hours) => lostCallers(archive, followUps(), calls, hours * hourMs, knownUntil),
    concurrencyOf: (minutes) => (concurrency ??= concurrencyOf(columns, calls, minutes * 60_000)),
  };
}
