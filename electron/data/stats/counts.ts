// From a tally's profiles to the counters that the metric declaration names: which calls count for what.
import {
  samples,
  type KnownCounter,
  sampleNames,
  counters,
  type Counter,
  type Counts,
} from '#shared/domain/metric';
import {
  sampleSources,
  isInbound,
  isOffered,
  isRated,
  traits,
  type Profile,
  type Profiles,
} from './profiles';
import { dispositions, type Disposition } from '#shared/domain/call';
import type { Scale } from '#shared/domain/scale';
import { noRating } from '../store/columns';
import type { Tally } from './tally';

type Test = (profile: Profile) => boolean;

const isDialled = ({ type }: Profile): boolean =>
  type === 'outbound' || type === 'predictive' || type === 'privacyDial';
const isSuccess = ({ disposition }: Profile): boolean => disposition === 'success';
const inboundThat =
  (...wanted: readonly Disposition[]): Test =>
  (profile) =>
    isInbound(profile) && wanted.includes(profile.disposition);
const isAbandoned = inboundThat('abandonedQueue', 'abandonedRing');
const withTraits =
  (bits: number): Test =>
  (profile) =>
    (profile.traits & bits) === bits;
const isShort = withTraits(traits.gaveUp | traits.short);

/** The calls with a known duration, sample by sample. */
const knownWeights = Object.fromEntries(
  sampleNames.map((sample) => [samples[sample].known, withTraits(traits[sampleSources[sample].trait])]),
) as Record<KnownCounter, Test>;

/** What a call of a profile adds to each counter; true stands for 1. */
const weights: Readonly<Record<Counter, (profile: Profile) => number | boolean>> = {
  ...knownWeights,
  calls: () => 1,
  inbound: isInbound,
  outbound: ({ type }) => type === 'outbound',
  back2back: ({ type }) => type === 'back2back',
  offered: isOffered,
  offeredLong: (profile) => isOffered(profile) && !isShort(profile),
  answered: inboundThat('success'),
  abandoned: isAbandoned,
  abandonedLong: (profile) => isAbandoned(profile) && !isShort(profile),
  abandonedIvr: inboundThat('abandonedIvr'),
  abandonedQueue: inboundThat('abandonedQueue'),
  abandonedRing: inboundThat('abandonedRing'),
  ivrExit: inboundThat('abandonedIvr', 'abandonedNavigator'),
  systemLost: inboundThat('queueTimeout', 'queueOverflow', 'queueFailed', 'ivrException'),
  dialled: isDialled,
  connected: (profile) => isDialled(profile) && isSuccess(profile),
  success: isSuccess,
  inTime: withTraits(traits.waited | traits.inTime),
  abandonedInTime: withTraits(traits.gaveUp | traits.inTime),
  shortAbandons: isShort,
  waitApproximate: withTraits(traits.waited | traits.approximate),
  abandonApproximate: withTraits(traits.gaveUp | traits.approximate),
  surveyOffered: ({ isSurveyOffered }) => isSurveyOffered,
  rated: isRated,
  points: (profile) => (isRated(profile) ? profile.meaning!.points : 0),
  satisfied: ({ meaning }) => meaning?.class === 'satisfied',
  dissatisfied: ({ meaning }) => meaning?.class === 'dissatisfied',
  releasedByAgent: withTraits(traits.byAgent),
  releaseKnown: withTraits(traits.released),
};

/** By profile: the counters it adds to and how much, by turns. */
const known = new WeakMap<Profiles, readonly Float64Array[]>();

function additionsOf(profiles: Profiles): readonly Float64Array[] {
  const kept = known.get(profiles);
  if (kept !== undefined) return kept;
  const additions = profiles.list.map((profile) =>
    Float64Array.from(
      counters.flatMap((name, index) => {
        const weight = Number(weights[name](profile));
        return weight === 0 ? [] : [index, weight];
      }),
    ),
  );
  known.set(profiles, additions);
  return additions;
}

/** Every counter of one row. */
export function countsOf(tally: Tally, row: number): Counts {
  return countsThat(tally, row, () => true);
}

/** Every counter of those calls of a row whose profile fits. */
export function countsThat(tally: Tally, row: number, fits: (profile: Profile) => boolean): Counts {
  const { list } = tally.profiles;
  const additions = additionsOf(tally.profiles);
  const totals = new Float64Array(counters.length);
  const base = row * additions.length;
  for (let profile = 0; profile < additions.length; profile++) {
    const calls = tally.calls[base + profile]!;
    if (calls === 0 || !fits(list[profile]!)) continue;
    const added = additions[profile]!;
    for (let index = 0; index < added.length; index += 2) totals[added[index]!]! += calls * added[index + 1]!;
  }
  const counts = {} as Record<Counter, number>;
  for (let index = 0; index < counters.length; index++) counts[counters[index]!] = totals[index]!;
  return counts;
}

/** Calls of a row by profile, those that fit. */
function countThat(tally: Tally, row: number, fits: (profile: Profile) => boolean): number {
  const { list } = tally.profiles;
  let count = 0;
  for (const [profile, one] of list.entries())
    if (fits(one)) count += tally.calls[row * list.length + profile]!;
  return count;
}

/** A row's calls of every direction, by place in `dispositions`. */
export function callsByDisposition(tally: Tally, row: number): Uint32Array {
  const counts = new Uint32Array(dispositions.length);
  const { list } = tally.profiles;
  for (const [profile, { disposition }] of list.entries())
    counts[dispositions.indexOf(disposition)]! += tally.calls[row * list.length + profile]!;
  return counts;
}

/** Offered calls of a row with this rating, by the scale in force on their day. @param meaning a key of that scale */
export function ratingCount(tally: Tally, row: number, meaning: Scale['keys'][number]): number {
  return countThat(tally, row, (profile) => profile.meaning === meaning);
}

/** Valid ratings of a row by pressed key. */
export function ratingsByKey(tally: Tally, row: number): Map<number, number> {
  const counts = new Map<number, number>();
  const { list } = tally.profiles;
  for (const [profile, one] of list.entries())
    if (isRated(one)) {
      const calls = tally.calls[row * list.length + profile]!;
      counts.set(one.key, (counts.get(one.key) ?? 0) + calls);
    }
  return counts;
}

/** Keys of a row's offered calls that their scale does not know, ascending, and how many calls have them. */
export function invalidRatings(tally: Tally, row: number): { keys: number[]; count: number } {
  const { list } = tally.profiles;
  const found = new Set<number>();
  let count = 0;
  for (const [profile, { isSurveyOffered, key, meaning }] of list.entries()) {
    const calls = tally.calls[row * list.length + profile]!;
    if (calls === 0 || !isSurveyOffered || key === noRating || meaning !== undefined) continue;
    found.add(key);
    count += calls;
  }
  return { keys: [...found].sort((a, b) => a - b), count };
}
