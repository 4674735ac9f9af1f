// Ratings by pressed key and by scale, as bars; and the days on which a scale changed.
import type { RatingBar } from '#shared/contract/views';
import { ratingCount } from './counts';
import type { DayRange } from './groups';
import type { ScaleVersion } from './scales';
import type { Tally } from './tally';

/** Best first; versions of the scale that call a key the same share its bar. */
export function ratingBars(total: Tally, inForce: readonly ScaleVersion[]): RatingBar[] {
  const bars = new Map<string, RatingBar & { points: number }>();
  const sets = new Set(inForce.map(({ keys }) => JSON.stringify(keys)));
  for (const meaning of total.profiles.scales.sets.filter((keys) => sets.has(JSON.stringify(keys))).flat()) {
    const { key, zh, en, class: rating, points } = meaning;
    if (rating === 'ignore') continue;
    const name = JSON.stringify([key, zh, en, rating]);
    const count = (bars.get(name)?.count ?? 0) + ratingCount(total, 0, meaning);
    bars.set(name, { key, count, class: rating, zh, en, points });
  }
  const ranks = { satisfied: 0, neutral: 1, dissatisfied: 2, ignore: 3 };
  return [...bars.values()]
    .sort((a, b) => ranks[a.class] - ranks[b.class] || b.points - a.points)
    .map(({ points: _points, ...bar }) => bar);
}

/** Days, after the first one drawn, from which another version of a scale holds. */
export function scaleBreaks(inForce: readonly ScaleVersion[], range: DayRange): number[] {
  const days = inForce
    .map(({ firstDay }) => firstDay)
    .filter((day) => day > range.first && day <= range.last);
  return [...new Set(days)].sort((a, b) => a - b);
}
