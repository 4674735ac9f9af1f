// What the figures of one row are made of: counted in the pass, or followed up afterwards where a figure asks for it.
import type { Counts, Sample } from '#shared/domain/metric';
import type { Rules } from '#shared/domain/settings';
import type { Archive } from '../store/archive';
import type { FollowUps } from '../store/follow-ups';
import { concurrencyOf, type Concurrency } from './concurrency';
import type { Ranked } from './durations';
import type { RowFacts } from './figures';
import { lostCallers, repeatCallers } from './follow-ups';
import type { Selection } from './filter-steps';
import { rankedTotal, type Tally } from './tally';

const hourMs = 3_600_000;

const notFollowed = (): never => {
  throw new Error('this view follows no single calls');
};

/** Facts of a tally's only row, for figures that follow no single calls. */
export function plainFacts(rules: Rules, counts: Counts, tally: Tally): RowFacts {
  const ranks: Partial<Record<Sample, Ranked>> = {};
  return {
    counts,
    variant: rules.serviceLevelVariant,
    sampleOf: (sample) => (ranks[sample] ??= rankedTotal(tally, sample)!),
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

/** Facts of one row of several. @param calls its positions */
export function followedFacts(
  { archive, followUps, knownUntil }: FollowedCalls,
  counts: Counts,
  sampleOf: (sample: Sample) => Ranked,
  calls: Selection,
): RowFacts {
  const { columns, rules } = archive;
  let concurrency: Concurrency | undefined;
  return {
    counts,
    variant: rules.serviceLevelVariant,
    sampleOf,
    repeatsWithin: (hours) => repeatCallers(archive, followUps(), calls, hours * hourMs, knownUntil),
    lostWithin: (hours) => lostCallers(archive, followUps(), calls, hours * hourMs, knownUntil),
    concurrencyOf: (minutes) => (concurrency ??= concurrencyOf(columns, calls, minutes * 60_000)),
  };
}
