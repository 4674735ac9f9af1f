// What the data process answers to views, files and the command line.
import type { Attribution, Filter } from './filter';
import type { Figures, MetricId } from './metrics';
import type { RatingClass } from './scale';

/** What inbound calls came to; the parts add up to all inbound calls. */
export const outcomes = [
  'answered',
  'abandonedQueue',
  'abandonedRing',
  'systemLost',
  'ivrExit',
  'other',
] as const;
export type Outcome = (typeof outcomes)[number];

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
  readonly scaleVersion: string;
  readonly serviceLevel: { readonly variant: 3; readonly thresholdSeconds: number };
  readonly shortAbandonSeconds: number;
  readonly zone: string;
  readonly n: number;
  /** Answered or abandoned inbound calls whose wait had to be taken from established − start. */
  readonly waitsApproximate: number;
  /** Ratings outside the scale. */
  readonly ratingsInvalid: number;
  readonly warnings: readonly string[];
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

export interface Overview {
  readonly statement: Statement;
  readonly figures: Figures;
  /** The same weekdays just before; `changes` is empty where that span is not complete. Null without such a span. */
  readonly previous: {
    readonly from: number;
    readonly to: number;
    readonly daysTotal: number;
    readonly daysComplete: number;
    readonly changes: Readonly<Partial<Record<MetricId, Change>>>;
  } | null;
  /** One entry a local day, oldest first. */
  readonly days: readonly number[];
  readonly outcomeByDay: Readonly<Record<Outcome, Float64Array>>;
  /** Median wait in seconds; NaN on days without answered calls. */
  readonly waitMedianByDay: Float64Array;
  readonly satisfiedByDay: Float64Array;
  readonly ratedByDay: Float64Array;
  readonly offeredByDay: Float64Array;
  readonly inTimeByDay: Float64Array;
  readonly answeredOrAbandonedByDay: Float64Array;
  readonly ratings: readonly RatingBar[];
  /** 168 cells: (weekday − 1) × 24 + hour. */
  readonly heat: {
    readonly inbound: Float64Array;
    readonly offered: Float64Array;
    readonly abandoned: Float64Array;
  };
  readonly groups: readonly GroupRow[];
  /** First and last call start in the whole archive, epoch ms. */
  readonly span: { readonly first: number; readonly last: number } | null;
}

/** One agent or group with the figures that a table shows. */
export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly figures: Pick<Figures, GroupMetric>;
}
/** What a group's row shows: figures that need no single durations, so that many rows stay cheap. */
export const groupMetrics = ['calls', 'offered', 'answerRate', 'serviceLevel', 'satisfiedRate'] as const;
export type GroupMetric = (typeof groupMetrics)[number];

/** One row of `stats`: a key, its label and the asked figures. */
export interface StatsRow {
  readonly key: string;
  readonly label: string;
  readonly metrics: Readonly<
    Record<
      string,
      { value: number | null | Readonly<Record<string, number>>; n: number; low?: number; high?: number }
    >
  >;
}
export interface StatsResult {
  readonly rows: readonly StatsRow[];
  readonly statement: Statement;
}

/** A page of the grid, as columns: text joined by line breaks, numbers as arrays (NaN = none). */
export interface RecordsPage {
  readonly version: number;
  readonly total: number;
  readonly offset: number;
  readonly count: number;
  readonly ids: Float64Array;
  readonly columns: Readonly<Record<string, Float64Array | string>>;
}

export interface CallDetail {
  readonly id: number;
  readonly instanceId: string;
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  readonly skillGroups: readonly { readonly id: string; readonly name: string }[];
  /** When its rating was first seen, epoch ms; null without a rating or where it was not watched. */
  readonly ratingSeenAt: number | null;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}

export interface CheckResult {
  readonly ok: boolean;
  readonly calls: number;
  readonly problems: readonly string[];
}
