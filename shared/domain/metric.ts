// Parts of a metric: counters and durations that a pass adds up, and the formula that combines them.
// Rates are always recomputed from counts.
import type { Unit } from '../language/format';
import type { MenuPage } from './pages';
import type { Text } from '../language/text';

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
  'inTime',
  'abandonWaited',
  'abandonedInTime',
  'shortAbandons',
  'waitApproximate',
  'abandonApproximate',
  'talked',
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

/** Fields that a figure cannot do without; a service or a version of the API that leaves them out cannot support it. */
export const needs = ['waits', 'talk', 'ends', 'callers', 'sides'] as const;
export type Need = (typeof needs)[number];

interface SampleRule {
  /** Within a sentence. */
  readonly label: Text;
  readonly needs: Need;
  /** Counts the calls that have such a duration, if the service gave it. */
  readonly of: Counter;
  /** Counts those of them whose duration is known. */
  readonly known: Counter;
  /** Counts those of them whose duration is a wait taken from the time to connect. */
  readonly approximate?: Counter;
}
/** Durations that are kept call by call, for means, medians, percentiles and maxima. */
export const samples = {
  /** Wait of answered inbound calls. */
  wait: {
    label: ['已接听呼入的等待时长', 'wait times of answered inbound calls'],
    needs: 'waits',
    of: 'answered',
    known: 'waited',
    approximate: 'waitApproximate',
  },
  /** Wait of abandoned inbound calls. */
  patience: {
    label: ['放弃来电的等待时长', 'wait times of abandoned calls'],
    needs: 'waits',
    of: 'abandoned',
    known: 'abandonWaited',
    approximate: 'abandonApproximate',
  },
  /** Talk time of successful calls, hold included. */
  talk: {
    label: ['成功通话的通话时长', 'talk times of successful calls'],
    needs: 'talk',
    of: 'success',
    known: 'talked',
  },
} as const satisfies Record<string, SampleRule>;
export type Sample = keyof typeof samples;
export const sampleNames = Object.keys(samples) as readonly Sample[];
/** The counters that say how many calls have a known duration. */
export type KnownCounter = (typeof samples)[Sample]['known'];
export const sampleRule = (sample: Sample): SampleRule => samples[sample];

/** Why a figure has no value although there were calls for it. */
export type Lack = Need | 'tooRecent' | 'fewValues';

export type Formula =
  | { readonly kind: 'count'; readonly of: Counter }
  | { readonly kind: 'share'; readonly of: Counter; readonly over: Counter }
  | { readonly kind: 'mean'; readonly of: Counter; readonly over: Counter }
  | { readonly kind: 'quantile'; readonly of: Sample; readonly q: number }
  | { readonly kind: 'meanDuration'; readonly of: Sample }
  | { readonly kind: 'serviceLevel' }
  /** Abandonment without the short ones. */
  | { readonly kind: 'longAbandons' }
  /** Callers who were answered and call again within so many hours. */
  | { readonly kind: 'repeat'; readonly withinHours: number }
  /** Callers who gave up and were not spoken to within so many hours. */
  | { readonly kind: 'lost'; readonly withinHours: number }
  /** Calls at once, by the greatest number in each slot of so many minutes in which there was a call. */
  | { readonly kind: 'concurrency'; readonly q: number; readonly slotMinutes: number }
  | { readonly kind: 'distribution' };

export interface Metric {
  readonly unit: Unit;
  readonly label: Text;
  readonly sentence: Text;
  /** Which way is better for the center; `none` where neither is. */
  readonly better: 'higher' | 'lower' | 'none';
  readonly formula: Formula;
  /** Without it every call supports the figure; durations need what their sample needs. */
  readonly needs?: Need;
  /** The page that shows it; without one only files and the command line have it. */
  readonly page?: MenuPage;
  /** What it counts in and leaves out. `{s}`, `{name}` and `{short}` stand for the rules that are set. */
  readonly notes: readonly Text[];
}

/** Fields without which a metric has no value. */
export const needOf = ({ formula, needs }: Metric): Need | undefined =>
  formula.kind === 'quantile' || formula.kind === 'meanDuration' ? samples[formula.of].needs : needs;

/** One figure: its value (null where the denominator is 0), what it rests on, and its 95% interval where it has one. */
export interface Figure {
  readonly value: number | null;
  readonly n: number;
  readonly low?: number;
  readonly high?: number;
  /** Why there is no value although there were calls for it. */
  readonly lacking?: Lack;
  /** Calls (of repeat and lost callers: callers) that belong in and could not be judged; absent for none. */
  readonly unjudged?: number;
  /** Calls of `n` whose wait is the time to connect (IVR, queue and ring); absent for none. */
  readonly approximate?: number;
}
