// Responses for views, files and the command line.
import type { Outcome } from '../domain/call';
import type { Attribution, Filter } from '../domain/filter';
import type { Figure, Lack } from '../domain/metric';
import { metricIds, metricOf, type Figures, type MetricId } from '../domain/metrics';
import type { RatingClass, ScaleKey } from '../domain/scale';
import type { ServiceLevelCounts, ServiceLevelVariant } from '../domain/service-level';

/** What every view and file states about its figures. */
export interface Statement {
  /** Calls are known up to here (epoch ms); null before the first sync. */
  readonly dataUpTo: number | null;
  readonly daysTotal: number;
  readonly daysComplete: number;
  /** Days of the period that are open, partial, failed or never read, as YYYY-MM-DD. */
  readonly daysIncomplete: readonly string[];
  /** Days young enough that ratings may still arrive; `maturityMs` says how young. */
  readonly daysProvisional: readonly string[];
  readonly maturityMs: number;
  readonly filter: Filter;
  readonly attribution: Attribution;
  /** Short names of the scales by which the selected ratings count, with the day from which each holds. */
  readonly scaleVersion: string;
  readonly scales: readonly StatedScale[];
  readonly serviceLevel: { readonly variant: ServiceLevelVariant; readonly thresholdSeconds: number };
  readonly shortAbandonSeconds: number;
  readonly zone: string;
  /** Weekday with which weeks begin: 1 Monday, 6 Saturday, 7 Sunday. */
  readonly weekStart: number;
  readonly n: number;
  /** Answered or abandoned inbound calls whose wait had to be taken from established − start. */
  readonly waitsApproximate: number;
  /** Answered or abandoned inbound calls of which no wait is known; in a service level they count as too late. */
  readonly waitsUnknown: number;
  /** Ratings outside the scale, and their keys. */
  readonly ratingsInvalid: number;
  readonly keysInvalid: readonly number[];
  /** Years of the period whose public holidays the program does not know, although the calendar asks for them. */
  readonly holidaysUnknown: readonly number[];
  readonly warnings: readonly string[];
}

export interface StatedScale {
  readonly instanceId: string;
  /** Local day from which it holds; null: from the first call on. */
  readonly validFrom: string | null;
  readonly name: string;
  /** False where nobody has confirmed yet what the keys mean. */
  readonly isConfirmed: boolean;
}

export interface RatingBar {
  readonly key: number;
  readonly count: number;
  readonly class: RatingClass;
  readonly zh: string;
  readonly en: string;
}

/** A figure against the earlier period. `clear` is false where chance alone explains the difference. */
export interface Change {
  /** Shares: difference in points (0–1); counts: ratio − 1; durations: seconds. */
  readonly difference: number;
  readonly clear: boolean;
}

/** The overview leaves out what has to follow single callers or the course of a day. */
export type OverviewMetric = Exclude<
  MetricId,
  'repeatRate' | 'repeatRate72h' | 'repeatRate24h' | 'lostCallers' | 'concurrencyPeak' | 'concurrencyP95'
>;
export const overviewMetrics = metricIds.filter((id): id is OverviewMetric => {
  const { kind } = metricOf(id).formula;
  return kind !== 'repeat' && kind !== 'lost' && kind !== 'concurrency';
});

/** What the weekday × hour cells count; `inTime` over `levelOf` is the service level by the chosen variant. */
export const heatCounters = [
  'inbound',
  'offered',
  'abandoned',
  'inTime',
  'levelOf',
  'rated',
  'satisfied',
] as const;
export type HeatCounter = (typeof heatCounters)[number];
export const longestWaitSeconds = 300;

export interface Overview {
  readonly statement: Statement;
  readonly figures: Pick<Figures, OverviewMetric>;
  readonly comparisons: Readonly<Record<ComparisonBase, Comparison | null>>;
  /** The service level by all five variants, in their order. */
  readonly serviceLevels: readonly Figure[];
  /** What one mark of the series spans; longer periods get coarser marks. */
  readonly step: 'day' | 'week' | 'month';
  /** First local day of each mark, oldest first; the first and the last mark may be cut by the period. */
  readonly days: readonly number[];
  readonly outcomeByDay: Readonly<Record<Outcome, Uint32Array>>;
  /** Median wait in seconds; NaN on days without answered calls. */
  readonly waitMedianByDay: Float64Array;
  readonly satisfiedByDay: Uint32Array;
  readonly ratedByDay: Uint32Array;
  readonly offeredByDay: Uint32Array;
  /** Numerator and denominator of the service level, by the chosen variant. */
  readonly inTimeByDay: Uint32Array;
  readonly serviceLevelOfByDay: Uint32Array;
  /** Local days, after the first one shown, on which another scale came into force. */
  readonly scaleBreaks: readonly number[];
  readonly ratings: readonly RatingBar[];
  /** 168 cells: (weekday − 1) × 24 + hour. */
  readonly heat: Readonly<Record<HeatCounter, Uint32Array>>;
  /** Inbound calls by whether they reached a queue or an agent, and by outcome; all parts add up to inbound. */
  readonly losses: Readonly<Record<'offered' | 'notOffered', Readonly<Record<Outcome, number>>>>;
  /**
   * Known waits of answered and of abandoned inbound calls by second, rounded up: place s counts s − 1 < wait ≤ s, and the
   * last place whatever is longer than `longestWaitSeconds`.
   */
  readonly waits: Readonly<Record<'answered' | 'abandoned', Uint32Array>>;
  /** What the service level is made of, by the settings' threshold. */
  readonly levelCounts: ServiceLevelCounts;
  /** Skill groups with most offered calls, and agents by the lower bound of their satisfied rate. */
  readonly groups: GroupTable;
  readonly agents: GroupTable;
  /** First and last call start in the whole archive, epoch ms. */
  readonly span: { readonly first: number; readonly last: number } | null;
}

/** What a period is compared with: the same weekdays just before, or 52 weeks (364 days) earlier. */
export const comparisonBases = ['previous', 'lastYear'] as const;
export type ComparisonBase = (typeof comparisonBases)[number];
export interface Comparison {
  /** The earlier span, half open; of an open period only as much as has elapsed. */
  readonly from: number;
  readonly to: number;
  readonly daysTotal: number;
  readonly daysComplete: number;
  /** Days of one span that are a workday and whose counterpart is not: the two are hardly comparable. */
  readonly daysUnlike: number;
  /** Figures that are not compared, since they were not counted alike: ratings by another scale, waits of another kind. */
  readonly notAlike: readonly ('ratings' | 'waits')[];
  /** Empty where a day of the earlier span is not complete. */
  readonly changes: Readonly<Partial<Record<MetricId, Change>>>;
}

/** Whether so many days of a comparison are unlike (more than a tenth) that a change says little about the center. */
export function isHardlyAlike({ daysUnlike, daysTotal }: Comparison): boolean {
  return daysUnlike * 10 > daysTotal;
}

/** At most `mostRows` rows of `total`, and what has none, so that nothing is lost. */
export interface GroupTable {
  readonly total: number;
  readonly rows: readonly GroupRow[];
  /** Calls without an agent (a skill group); null where every call has one. */
  readonly none: GroupRow | null;
}
export const mostRows = 30;

/** One agent or group with the figures that a table shows. */
export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly figures: Pick<Figures, GroupMetric>;
}
/** What a group's row shows: figures that need no single durations, so that many rows stay cheap. */
export const groupMetrics = ['calls', 'offered', 'answerRate', 'serviceLevel', 'satisfiedRate'] as const;
export type GroupMetric = (typeof groupMetrics)[number];

/** What pressed keys there are in an instance, for the question what they mean. */
export interface FoundRatings {
  readonly keys: readonly FoundKey[];
  /** Best first, from the service's own texts where it sends them, else by `hint`. */
  readonly proposal: readonly ScaleKey[];
  readonly hint: {
    readonly direction: 'highBest' | 'lowBest' | 'unclear';
    /** What speaks for it, strongest first. */
    readonly reasons: readonly ('texts' | 'share' | 'wait')[];
  };
}
export interface FoundKey {
  readonly key: number;
  readonly count: number;
  /** The service's text that came with the key most often; '' for none. */
  readonly text: string;
  /** Median wait in seconds of the answered callers who pressed it; null for none. */
  readonly waitMedian: number | null;
}

/** One row of `stats`: a key, its label and the asked figures. */
export interface StatsRow {
  readonly key: string;
  readonly label: string;
  readonly metrics: Readonly<
    Record<
      string,
      {
        value: number | null | Readonly<Record<string, number>>;
        n: number;
        low?: number;
        high?: number;
        lacking?: Lack;
        unjudged?: number;
        approximate?: number;
      }
    >
  >;
}
export interface StatsResult {
  readonly rows: readonly StatsRow[];
  readonly statement: Statement;
}
