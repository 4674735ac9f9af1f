// Meaning of rating keys. The direction of a scale differs between customers and over time, so it is data, not code.
import * as v from 'valibot';
import { daySchema } from '../base/day';
import { instanceIdSchema } from '../base/ids';
import type { Text } from '../language/text';

export const ratedClasses = ['satisfied', 'neutral', 'dissatisfied'] as const;
export type RatedClass = (typeof ratedClasses)[number];
/** Keys of the class `ignore` are no ratings. */
export const ratingClasses = [...ratedClasses, 'ignore'] as const;
export type RatingClass = (typeof ratingClasses)[number];

const label = v.pipe(v.string(), v.trim(), v.maxLength(40));
export const scaleKeySchema = v.strictObject({
  key: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(253)),
  zh: label,
  en: label,
  points: v.pipe(v.number(), v.minValue(-1000), v.maxValue(1000)),
  class: v.picklist(ratingClasses),
});
export type ScaleKey = v.InferOutput<typeof scaleKeySchema>;

const scaleKeysSchema = v.pipe(
  v.array(scaleKeySchema),
  v.minLength(1),
  v.maxLength(20),
  v.check((keys) => new Set(keys.map(({ key }) => key)).size === keys.length, 'a key is listed twice'),
);

/** One version of an instance's scale, valid from a local day on (null: from the first call on) until the next one. */
export const scaleSchema = v.strictObject({
  instanceId: instanceIdSchema,
  validFrom: v.nullable(daySchema),
  keys: scaleKeysSchema,
});
export type Scale = v.InferOutput<typeof scaleSchema>;

/** All versions of all instances. An instance without one has not been asked yet and counts by `assumedKeys`. */
export const scalesSchema = v.pipe(
  v.array(scaleSchema),
  v.maxLength(500),
  v.check(
    (scales) => new Set(scales.map((one) => `${one.validFrom} ${one.instanceId}`)).size === scales.length,
    'an instance has two scales from the same day on',
  ),
);

/** Best first. Keys 1–5, 5 best; 4 and 5 count as satisfied, 1 and 2 as dissatisfied. */
export const assumedKeys: readonly ScaleKey[] = [
  { key: 5, zh: '非常满意', en: 'Very satisfied', points: 5, class: 'satisfied' },
  { key: 4, zh: '满意', en: 'Satisfied', points: 4, class: 'satisfied' },
  { key: 3, zh: '一般', en: 'Neutral', points: 3, class: 'neutral' },
  { key: 2, zh: '不满意', en: 'Dissatisfied', points: 2, class: 'dissatisfied' },
  { key: 1, zh: '非常不满意', en: 'Very dissatisfied', points: 1, class: 'dissatisfied' },
];

/** What a key is called, in each language. */
export const keyLabel = ({ zh, en }: Pick<ScaleKey, 'zh' | 'en'>): Text => [zh, en];

/** An instance's versions, oldest first; before the first one's day the first one holds too. */
export function scalesOf(scales: readonly Scale[], instanceId: string): Scale[] {
  return scales
    .filter((scale) => scale.instanceId === instanceId)
    .sort((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''));
}

/** The version in force on a local day (YYYY-MM-DD), its place in `versions`; undefined where there is none. */
export function versionOn(versions: readonly Scale[], day: string): number | undefined {
  if (versions.length === 0) return undefined;
  let found = 0;
  for (const [index, { validFrom }] of versions.entries()) if ((validFrom ?? '') <= day) found = index;
  return found;
}

/** Short name of a scale by what it counts: `4+5 / 3 / 1+2` for satisfied / neutral / dissatisfied. */
export function scaleName(keys: readonly ScaleKey[]): string {
  const names = (['satisfied', 'neutral', 'dissatisfied'] as const).map((wanted) =>
    keys
      .filter((key) => key.class === wanted)
      .map(({ key }) => key)
      .sort((a, b) => a - b)
      .join('+'),
  );
  return names.map((name) => (name === '' ? '–' : name)).join(' / ');
}
