// What a printed report is made of: figures that the data process computes once and a snapshot can keep, and what the
// main process adds before they are drawn. Plain data only.
import type { Dimensions } from './records';
import type { SatisfactionView } from './page-views';
import type { Figure } from '../domain/metric';
import type { Figures, MetricId } from '../domain/metrics';
import type { ReportOrder } from '../domain/report';
import type { Settings } from '../domain/settings';
import type { DayState } from '../domain/sync';
import type { Outcome } from '../domain/call';
import type { Overview, OverviewMetric } from './views';

/** Columns of the tables of the appendix. */
export const reportMetrics = [
  'calls',
  'offered',
  'answered',
  'answerRate',
  'serviceLevel',
  'abandonRate',
  'waitMedian',
  'talkMedian',
  'rated',
  'satisfiedRate',
] as const satisfies readonly MetricId[];
export type ReportMetric = (typeof reportMetrics)[number];

/** One agent, skill group or hour of the day (its number as id). */
export interface ReportRow {
  readonly id: string;
  readonly name: string;
  readonly figures: Pick<Figures, ReportMetric>;
}
/** All rows with a call, by their calls; and what has none of that kind. */
export interface ReportTable {
  readonly rows: readonly ReportRow[];
  readonly none: ReportRow | null;
}

/** An agent in the comparison by satisfied rate. */
export interface ReportRater {
  readonly id: string;
  readonly name: string;
  /** 1 the best; null: too few ratings for a rank. */
  readonly rank: number | null;
  readonly rate: Figure;
}
/** So many of either end of the ranking are kept, and so many without a rank. */
export const ratersKept = { ends: 15, unranked: 6 } as const;

/** A local day as the ledger proves it. */
export interface ReportDay extends DayState {
  /** What the service counted when the day was read, and what of it is stored. */
  readonly counted: number;
  readonly stored: number;
}

/** The one agent or skill group that a report is about, against all. */
export interface ReportSubject {
  readonly kind: 'agent' | 'skillGroup';
  readonly id: string;
  /** The same figures as those of the overview, of the same calls whoever took them. */
  readonly team: Pick<Figures, OverviewMetric>;
}

export interface ReportFigures {
  readonly overview: Overview;
  readonly satisfaction: Pick<SatisfactionView, 'success' | 'channels'>;
  readonly subject: ReportSubject | null;
  /**
   * Both ends of the ranking, best first, and after them those with most ratings of the others; of so many with a rating
   * (absent in reports that were kept before it was counted).
   */
  readonly raters: {
    readonly ranked: number;
    readonly total?: number;
    readonly rows: readonly ReportRater[];
  };
  /** For a report of one day: inbound calls by outcome, one number per hour. */
  readonly hours: Readonly<Record<Outcome, Uint32Array>> | null;
  /** Dialled calls and those of them that connected, by hour where `hours` is there, else by the marks of the overview. */
  readonly outbound?: { readonly dialled: Uint32Array; readonly connected: Uint32Array };
  /** Days of the period that are not complete, by their state. */
  readonly lackingDays?: Readonly<Record<Exclude<DayState['state'], 'complete'>, number>>;
  /** Only what the order asks for. */
  readonly appendix: {
    readonly agents?: ReportTable;
    readonly skillGroups?: ReportTable;
    readonly hours?: ReportTable;
    readonly days?: readonly ReportDay[];
  };
  /** Names, and by their order the numbers that stand for agents where names are hidden. */
  readonly dimensions: Dimensions;
  /** Names the filter and the rules by which was counted: two reports with one hash answer the same question. */
  readonly queryHash: string;
}

/** Whether the calls are (nearly) all of other types, so that what is said of callers would be said of hardly any call. */
export function isHardlyInbound({ calls, inbound }: Pick<Figures, 'calls' | 'inbound'>): boolean {
  return (inbound.value ?? 0) * 20 < (calls.value ?? 0);
}

export interface ReportModel extends ReportFigures {
  readonly order: ReportOrder;
  readonly settings: Settings;
  readonly company: {
    readonly name: string;
    /** PNG as a data URL. */
    readonly logo: string | null;
  };
  readonly version: string;
  /** Epoch ms. */
  readonly madeAt: number;
}
