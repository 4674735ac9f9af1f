// Responses for the pages Satisfaction, Dispositions, Agents and Skill groups.
import type { Disposition, ReleaseInitiator, SurveyChannel } from '../domain/call';
import type { Figures, MetricId } from '../domain/metrics';
import type { Comparison, ComparisonBase, Overview, RatingBar, Statement } from './views';

/** The marks of a page's time axis, as the overview has them. */
export type TimeAxis = Pick<Overview, 'step' | 'days' | 'scaleBreaks' | 'span'>;

/** Figures of many people, as columns: one value a person and metric, NaN where there is none. */
export interface PeopleTable<Id extends MetricId> {
  /** People with a call in the selection, before the page was cut. */
  readonly total: number;
  readonly offset: number;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly values: Readonly<Record<Id, Float64Array>>;
  /** What each value rests on. */
  readonly ns: Readonly<Record<Id, Uint32Array>>;
  /** Place of the row of calls without an agent (a skill group), which is the last one; −1 where there are none. */
  readonly none: number;
}

export const satisfactionMetrics = [
  'calls',
  'surveyOffered',
  'offerRate',
  'rated',
  'responseRate',
  'satisfiedRate',
  'dissatisfiedRate',
  'csatMean',
] as const satisfies readonly MetricId[];
export type SatisfactionMetric = (typeof satisfactionMetrics)[number];
export const raterMetrics = [
  'calls',
  'offerRate',
  'responseRate',
  'rated',
  'satisfiedRate',
  'dissatisfiedRate',
] as const satisfies readonly MetricId[];
export type RaterMetric = (typeof raterMetrics)[number];
/** Raters in a dot plot; more cannot be told apart. */
export const mostRaters = 60;

/** Rated calls of a class of durations: over < duration ≤ max, in seconds; null: no such bound. */
export interface DurationClass {
  readonly over: number | null;
  readonly max: number | null;
  readonly rated: number;
  readonly satisfied: number;
  readonly dissatisfied: number;
}

export interface SatisfactionView extends TimeAxis {
  readonly statement: Statement;
  readonly figures: Pick<Figures, SatisfactionMetric>;
  readonly comparisons: Readonly<Record<ComparisonBase, Comparison | null>>;
  readonly ratedByDay: Uint32Array;
  readonly satisfiedByDay: Uint32Array;
  readonly dissatisfiedByDay: Uint32Array;
  readonly ratings: readonly RatingBar[];
  /** Successful calls of any direction, and those of them without a survey. */
  readonly success: number;
  readonly unsurveyed: number;
  /** Surveys by channel; only channels that occur. */
  readonly channels: readonly {
    readonly channel: SurveyChannel;
    readonly offered: number;
    readonly rated: number;
    readonly satisfied: number;
    readonly dissatisfied: number;
  }[];
  /** Most surely satisfying first; those with few ratings after them. */
  readonly agents: PeopleTable<RaterMetric>;
  readonly skillGroups: PeopleTable<RaterMetric>;
  readonly byWait: readonly DurationClass[];
  readonly byTalk: readonly DurationClass[];
}

export const lossMetrics = [
  'inbound',
  'offered',
  'answered',
  'answerRate',
  'abandoned',
  'abandonRate',
  'abandonRateNoShort',
  'systemLost',
  'patienceMedian',
  'releasedByAgent',
] as const satisfies readonly MetricId[];
export type LossMetric = (typeof lossMetrics)[number];
export const groupLossMetrics = [
  'offered',
  'answerRate',
  'abandoned',
  'abandonRate',
  'systemLost',
] as const satisfies readonly MetricId[];
export type GroupLossMetric = (typeof groupLossMetrics)[number];

/** Successful calls that an agent ended within so many seconds are worth listening to. */
export const shortTalkSeconds = 10;

export interface DispositionsView extends TimeAxis, Pick<Overview, 'waits' | 'losses'> {
  readonly statement: Statement;
  readonly figures: Pick<Figures, LossMetric>;
  readonly comparisons: Readonly<Record<ComparisonBase, Comparison | null>>;
  /** Calls of every direction by disposition and mark; only dispositions that occur, most frequent first. */
  readonly mix: readonly { readonly disposition: Disposition; readonly byDay: Uint32Array }[];
  /** 24 hours of the day. */
  readonly byHour: Readonly<Record<'inbound' | 'offered' | 'abandoned' | 'systemLost', Uint32Array>>;
  readonly skillGroups: PeopleTable<GroupLossMetric>;
  /** Successful calls by who ended them. */
  readonly released: Readonly<Record<ReleaseInitiator, number>>;
  /** Successful calls that the agent ended within `shortTalkSeconds`. */
  readonly shortByAgent: number;
}

export const callerMetrics = [
  'lostCallers',
  'repeatRate24h',
  'repeatRate72h',
  'repeatRate',
] as const satisfies readonly MetricId[];
export type CallerMetric = (typeof callerMetrics)[number];

/** A caller who abandoned and was not reached within the next 24 hours. */
export interface LostCaller {
  /** Row id of the last such call. */
  readonly call: number;
  readonly number: string;
  /** Such calls in the selection. */
  readonly calls: number;
  readonly lastAt: number;
  /** The longest wait before giving up, seconds; NaN where none is known. */
  readonly longestWaitSeconds: number;
  readonly skillGroups: string;
  /** `open`: the 24 hours are not over. */
  readonly state: 'lost' | 'open';
  /** When somebody spoke to the caller after the 24 hours; null: not so far. */
  readonly reachedAt: number | null;
}
export const mostLostCallers = 200;

export interface CallersView {
  readonly statement: Statement;
  readonly figures: Pick<Figures, CallerMetric>;
  /** Longest wait first, at most `mostLostCallers`. */
  readonly lost: readonly LostCaller[];
  readonly lostTotal: number;
  readonly openTotal: number;
  /** Answered inbound calls by the hours until the caller called in again: over < hours ≤ max. */
  readonly returns: readonly { readonly over: number | null; readonly max: number; readonly calls: number }[];
  /** Callers who called in most often, most calls first; at most ten. */
  readonly frequent: readonly { readonly call: number; readonly number: string; readonly calls: number }[];
}

export const peopleMetrics = [
  'calls',
  'offered',
  'answered',
  'answerRate',
  'abandonRate',
  'serviceLevel',
  'waitMedian',
  'connected',
  'talkMedian',
  'offerRate',
  'responseRate',
  'rated',
  'satisfiedRate',
  'dissatisfiedRate',
  'csatMean',
  'releasedByAgent',
] as const satisfies readonly MetricId[];
export type PeopleMetric = (typeof peopleMetrics)[number];
export const peopleKinds = ['agent', 'skillGroup'] as const;
export type PeopleKind = (typeof peopleKinds)[number];
/** Rows of one answer. */
export const mostPeople = 200;
/** Marks of the small trend of calls in a row. */
export const trendMarks = 12;

export interface PeopleView {
  readonly statement: Statement;
  /** First and last call start in the whole archive, epoch ms. */
  readonly span: Overview['span'];
  readonly people: PeopleTable<PeopleMetric>;
  /** Calls of each row by mark, `trendMarks` a row (fewer where the period has fewer days). */
  readonly trend: Uint32Array;
  readonly marks: number;
  /** All selected calls together. */
  readonly team: Pick<Figures, PeopleMetric>;
}

/** A call with a bad rating, to be listened to. */
export interface ReviewCall {
  readonly id: number;
  readonly startedAt: number;
  readonly number: string;
  readonly agents: string;
  readonly skillGroups: string;
  readonly rating: number;
  readonly waitSeconds: number;
  readonly talkSeconds: number;
  readonly isRecorded: boolean;
  readonly isChecked: boolean;
  readonly note: string;
}
export interface ReviewQueue {
  /** Calls rated as dissatisfied in the selection, and how many of them are checked. */
  readonly total: number;
  readonly checked: number;
  readonly agents: number;
  /** The sample: the same number for each agent, by chance and always the same; recorded calls first. */
  readonly calls: readonly ReviewCall[];
}
export const mostReviewed = 120;
