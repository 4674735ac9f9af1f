// Created reports: the history, and the changes from records that arrived later.
import type { CallRecord } from '../domain/call';
import type { ErrorCode } from '../base/envelope';
import type { MetricId } from '../domain/metrics';
import type { ReportPeriod } from '../domain/report';
import type { Rules } from '../domain/settings';

export const runCauses = ['schedule', 'manual', 'commandLine'] as const;
export type RunCause = (typeof runCauses)[number];
/** `waiting`: days of its period are not complete yet. */
export type RunState = 'waiting' | 'running' | 'done' | 'failed';

/** One report of the history; days as YYYY-MM-DD, both included. */
export interface ReportRun {
  readonly id: number;
  /** Id of its template; empty for one that was made by hand. */
  readonly template: string;
  readonly title: string;
  readonly cause: RunCause;
  readonly period: ReportPeriod;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly state: RunState;
  readonly dueAt: number;
  readonly takenAt: number;
  readonly endedAt: number | null;
  readonly attempts: number;
  readonly nextTryAt: number | null;
  /** Days of its period that were not complete when it was made. */
  readonly daysIncomplete: number;
  readonly files: readonly string[];
  readonly error: ErrorCode | null;
  /** Whether its figures were kept, so that it can be opened again. */
  readonly hasSnapshot: boolean;
}
export interface ReportHistory {
  readonly total: number;
  readonly runs: readonly ReportRun[];
}

/** A figure then and now, counted by the rules of the report. */
export interface FigureChange {
  readonly id: MetricId;
  readonly then: number | null;
  readonly now: number | null;
}
export const comparedFields = [
  'startedAt',
  'contactType',
  'disposition',
  'rating',
  'surveyOffered',
  'surveyChannel',
  'releaseInitiator',
  'waitSeconds',
  'talkSeconds',
  'agents',
  'skillGroups',
] as const;
export type ComparedField = (typeof comparedFields)[number];
type Compared = Pick<
  CallRecord,
  'startedAt' | 'contactType' | 'disposition' | 'surveyChannel' | 'releaseInitiator'
> & {
  readonly rating: number | null;
  readonly surveyOffered: boolean;
  readonly waitSeconds: number | null;
  readonly talkSeconds: number | null;
  readonly agents: string;
  readonly skillGroups: string;
};
export type ComparedCall = Readonly<Pick<Compared, ComparedField>>;

/** A call that came to the report's calls, left them, or is known differently since. */
export interface CallChange {
  readonly kind: 'added' | 'left' | 'changed';
  readonly contactId: string;
  readonly startedAt: number;
  /** Its row; null where the call itself is gone. */
  readonly id: number | null;
  /** What differs; empty for one that came. */
  readonly fields: readonly ComparedField[];
  readonly then: ComparedCall | null;
  readonly now: ComparedCall | null;
}
export interface ReportComparison {
  /** Those of the report, by which both sides are counted. */
  readonly rules: Rules;
  readonly callsThen: number;
  readonly callsNow: number;
  /** Every figure that differs. */
  readonly figures: readonly FigureChange[];
  /** All kinds counted; `calls` lists at most `mostListed` of them, in order of their start. */
  readonly counts: Readonly<Record<CallChange['kind'], number>>;
  /** Null where the calls of that time are no longer kept, since an instance was deleted. */
  readonly calls: readonly CallChange[] | null;
}
export const mostListed = 500;
