// What a pressed key means. The direction of a scale differs between customers, so it is data, not code.
import * as v from 'valibot';

export const ratingClasses = ['satisfied', 'neutral', 'dissatisfied', 'ignore'] as const;
export type RatingClass = (typeof ratingClasses)[number];

export const scaleSchema = v.strictObject({
  version: v.pipe(v.string(), v.maxLength(40)),
  keys: v.pipe(
    v.array(
      v.strictObject({
        key: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(253)),
        zh: v.pipe(v.string(), v.maxLength(40)),
        en: v.pipe(v.string(), v.maxLength(40)),
        points: v.number(),
        class: v.picklist(ratingClasses),
      }),
    ),
    v.minLength(1),
  ),
});
export type Scale = v.InferOutput<typeof scaleSchema>;

/** Keys 1–5, 5 best; 4 and 5 count as satisfied, 1 and 2 as dissatisfied. */
export const defaultScale: Scale = {
  version: '1–5',
  keys: [
    { key: 5, zh: '非常满意', en: 'Very satisfied', points: 5, class: 'satisfied' },
    { key: 4, zh: '满意', en: 'Satisfied', points: 4, class: 'satisfied' },
    { key: 3, zh: '一般', en: 'Neutral', points: 3, class: 'neutral' },
    { key: 2, zh: '不满意', en: 'Dissatisfied', points: 2, class: 'dissatisfied' },
    { key: 1, zh: '非常不满意', en: 'Very dissatisfied', points: 1, class: 'dissatisfied' },
  ],
};
