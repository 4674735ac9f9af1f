// What a metric is made of: counters and durations that a pass adds up, and the formula that combines them.
// Rates are always recomputed from counts.

/** What one pass over the calls adds up. */
export const counters = [
  'calls',
  'inbound',
  'outbound',
  'back2back',
  'offered',
  'answered',
  'abandoned',
  'abandonedLong',
  'offeredLong',
  'abandonedIvr',
  'abandonedQueue',
  'abandonedRing',
  'ivrExit',
  'systemLost',
  'dialled',
  'connected',
  'success',
  'waited',
  'waitSeconds',
  'inTime',
  'answeredOrAbandoned',
  'talked',
  'talkSeconds',
  'surveyOffered',
  'rated',
  'points',
  'satisfied',
  'dissatisfied',
  'releasedByAgent',
  'releaseKnown',
] as const;
export type Counter = (typeof counters)[number];
export type Counts = Readonly<Record<Counter, number>>;

/** Durations kept one by one, for medians, percentiles and maxima. */
export const samples = ['wait', 'patience', 'talk'] as const;
export type Sample = (typeof samples)[number];

export type Formula =
  | { readonly kind: 'count'; readonly of: Counter }
  | { readonly kind: 'share'; readonly of: Counter; readonly over: Counter }
  | { readonly kind: 'mean'; readonly of: Counter; readonly over: Counter }
  | { readonly kind: 'quantile'; readonly of: Sample; readonly q: number }
  | { readonly kind: 'distribution' };

export type Unit = 'count' | 'percent' | 'seconds' | 'points' | 'distribution';
interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
export interface Metric {
  readonly unit: Unit;
  readonly label: Bilingual;
  readonly sentence: Bilingual;
  /** Which way is better for the center; `none` where neither is. */
  readonly better: 'higher' | 'lower' | 'none';
  readonly formula: Formula;
}

type Text = readonly [zh: string, en: string];
export const bilingual = ([zh, en]: Text): Bilingual => ({ zh, en });
export const count = (
  of: Counter,
  label: Text,
  sentence: Text,
  better: Metric['better'] = 'none',
): Metric => ({
  unit: 'count',
  label: bilingual(label),
  sentence: bilingual(sentence),
  better,
  formula: { kind: 'count', of },
});
export const share = (
  of: Counter,
  over: Counter,
  better: Metric['better'],
  label: Text,
  sentence: Text,
): Metric => ({
  unit: 'percent',
  label: bilingual(label),
  sentence: bilingual(sentence),
  better,
  formula: { kind: 'share', of, over },
});
export const mean = (
  unit: Unit,
  of: Counter,
  over: Counter,
  better: Metric['better'],
  label: Text,
  sentence: Text,
): Metric => ({
  unit,
  label: bilingual(label),
  sentence: bilingual(sentence),
  better,
  formula: { kind: 'mean', of, over },
});
export const quantile = (
  of: Sample,
  q: number,
  better: Metric['better'],
  label: Text,
  sentence: Text,
): Metric => ({
  unit: 'seconds',
  label: bilingual(label),
  sentence: bilingual(sentence),
  better,
  formula: { kind: 'quantile', of, q },
});

/** One figure: its value (null where the denominator is 0), what it rests on, and its 95 % interval where it has one. */
export interface Figure {
  readonly value: number | null;
  readonly n: number;
  readonly low?: number;
  readonly high?: number;
}
