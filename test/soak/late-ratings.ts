// The generated call center, with ratings that come up to four weeks after the call; the generator's own come within ten days.
import { hashOf } from '#electron/simulator/random';
import type { GeneratedCallCenter } from '#electron/simulator/generator';
import { RATING_TEXTS } from '#electron/simulator/readback';
import type { CallFacts, CallSource, FilterFacts } from '#electron/simulator/source';

const day = 86_400_000;
/** Of the calls that were asked for a rating and have none, one in so many is rated late. */
const oneIn = 40;

interface LateRating {
  readonly at: number;
  readonly rating: number;
}

export interface RatedLate extends CallSource {
  /** Ratings that came more than `afterMs` after the call's start, within the time given. */
  countLate(afterMs: number, from: number, to: number): number;
}

export function withLateRatings(center: GeneratedCallCenter, seed: number): RatedLate {
  const late = new Map<number, LateRating>();
  for (let index = 0; index < center.size; index++) {
    const facts = center.facts(index, Number.MAX_SAFE_INTEGER);
    const chance = hashOf(seed, 0x1a7e, index);
    if (!facts.surveyOffered || facts.rating !== null || chance % oneIn !== 0) continue;
    const delay = (1 + ((chance >>> 8) % 2600) / 100) * day;
    late.set(index, { at: Math.round(facts.startedAt + delay), rating: 1 + ((chance >>> 20) % 5) });
  }

  /** The late rating that is known by then. */
  const known = (index: number, asOf: number): Pick<CallFacts, 'rating' | 'ratingText'> | undefined => {
    const one = late.get(index);
    if (one === undefined || asOf < one.at) return undefined;
    return { rating: one.rating, ratingText: RATING_TEXTS[one.rating] ?? null };
  };

  return {
    size: center.size,
    version: center.version,
    maxVisibleLagMs: center.maxVisibleLagMs,
    startedAt: center.startedAt,
    visibleAt: center.visibleAt,
    find: center.find,
    facts: (index, asOf) => ({ ...center.facts(index, asOf), ...known(index, asOf) }),
    glance(index, asOf): FilterFacts {
      const seen = center.glance!(index, asOf);
      const rated = known(index, asOf);
      if (rated === undefined) return seen;
      // Its other fields are read through to the glance.
      return Object.create(seen, {
        rating: { value: rated.rating },
        ratingText: { value: rated.ratingText },
      }) as FilterFacts;
    },
    countLate: (afterMs, from, to) =>
      [...late].filter(([index, { at }]) => at >= from && at < to && at - center.startedAt(index) > afterMs)
        .length,
  };
}
