// Sync information from the data process: progress, days, windows, runs and data quality.
import type { SurveyChannel } from './call';
import type { Failure } from '../base/envelope';

/** Why a run began. */
export const syncCauses = [
  'start',
  'interval',
  'time',
  'resume',
  'network',
  'manual',
  'retry',
  'commandLine',
] as const;
export type SyncCause = (typeof syncCauses)[number];

export type WindowState = 'complete' | 'open' | 'partial' | 'failed';

/** A local day as the ledger proves it; `missing`: no part of it, or not all of it, was ever read. */
export interface DayState {
  readonly day: string;
  readonly state: WindowState | 'missing';
}

/** A day of the calendar. */
export interface CalendarDay {
  readonly day: string;
  /** `none`: never asked for. */
  readonly state: DayState['state'] | 'none';
  /** Calls stored now. */
  readonly calls: number;
  /** Calls that the service counted in windows that are not complete, and that are not stored; 0 where its count is not believed. */
  readonly lacking: number;
}
export interface SyncCalendar {
  readonly days: readonly CalendarDay[];
  /** First and last local day that any run was asked for, YYYY-MM-DD; null before the first run. */
  readonly asked: { readonly first: string; readonly last: string } | null;
  /** Days from `asked.first` to today, how many of them are complete, and how many are partial or failed. */
  readonly total: number;
  readonly complete: number;
  readonly lackingDays: number;
}

/** One window of the ledger, both edges inside, epoch ms. */
export interface DayWindow {
  readonly from: number;
  readonly to: number;
  readonly state: WindowState | 'missing';
  /** What the service counted, and what of it was stored when it was read. */
  readonly counted: number;
  readonly stored: number;
  /** Error code or flaw, for `reasonSentence`; empty where all is well. */
  readonly reason: string;
  readonly attempts: number;
  /** When it was read; null for what was never read. */
  readonly asOf: number | null;
}

export const syncPhases = [
  'running',
  /** The service cannot be reached; the run continues automatically. */
  'waiting',
  'paused',
  'done',
  /** The run came to its end, but some windows failed or are partial. */
  'incomplete',
  'failed',
  'cancelled',
] as const;
export type SyncPhase = (typeof syncPhases)[number];

export interface SyncProgress {
  readonly instanceId: string;
  readonly phase: SyncPhase;
  readonly cause: SyncCause;
  readonly startedAt: number;
  readonly rows: number;
  readonly inserted: number;
  readonly updated: number;
  /** Part of the asked time that is done, 0–1. */
  readonly share: number;
  /** Local days of the asked time, and those of which every window is done. */
  readonly daysTotal: number;
  readonly daysDone: number;
  /** The day being fetched, YYYY-MM-DD. */
  readonly day: string | null;
  readonly rowsPerSecond: number;
  readonly secondsLeft: number | null;
  readonly requests: number;
  /** Over the last seconds; what the service's throttling leaves at the moment; what is set. */
  readonly requestsPerSecond: number;
  readonly pacePerSecond: number;
  readonly limitPerSecond: number;
  readonly retries: number;
  readonly throttled: number;
  /** While waiting: when the service is asked again, epoch ms. */
  readonly nextTryAt: number | null;
  /** Why the run failed, or waits. */
  readonly error: Failure | null;
  /** Of an incomplete run: how many windows, and the first one's reason (an error code or a flaw). */
  readonly lacking: { readonly windows: number; readonly reason: string } | null;
}

export interface SyncSummary {
  readonly windows: number;
  readonly complete: number;
  readonly partial: readonly WindowProblem[];
  readonly failed: readonly WindowProblem[];
  readonly fetched: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly requests: number;
  readonly retries: number;
  readonly throttled: number;
  readonly elapsedMs: number;
  readonly api: 'v1' | 'v2';
  /** Rows that cannot be stored as a call: without a contact id or a start time, or nested too deeply. */
  readonly unreadable: number;
  /** Calls before the trailing span whose rating the rating filter found. */
  readonly lateRatings: number;
}
export interface WindowProblem {
  readonly from: string;
  readonly to: string;
  readonly counted: number;
  readonly stored: number;
  readonly reason: string;
}

export type RunOutcome = 'running' | 'done' | 'incomplete' | 'failed' | 'cancelled' | 'brokenOff';

/** One line of the run log. */
export interface SyncRun {
  readonly id: number;
  readonly cause: SyncCause;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly outcome: RunOutcome;
  /** Error code or flaw of a run that was not done; empty otherwise. */
  readonly reason: string;
  readonly requests: number;
  readonly retries: number;
  readonly throttled: number;
  readonly windows: number;
  readonly partial: number;
  readonly failed: number;
  readonly fetched: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly lateRatings: number;
}

export type QualityKind =
  | 'unknownType'
  | 'unknownDisposition'
  | 'unknownChannel'
  | 'unknownInitiator'
  | 'unknownField'
  | 'ratingOutside'
  | 'noAgent'
  | 'negativeDuration'
  | 'absurdDuration'
  | 'dateOutside'
  | 'brokenText';
/** Something odd in the data; `value` is the text or field name as received, empty where there is none. */
export interface QualityIssue {
  readonly kind: QualityKind;
  readonly value: string;
  readonly calls: number;
}

/** How long after the end of its call a rating is first seen, by channel. */
export interface RatingMaturity {
  readonly channels: readonly {
    readonly channel: SurveyChannel;
    readonly ratings: number;
    readonly medianMs: number;
    readonly p90Ms: number;
    readonly p95Ms: number;
  }[];
  /** Days younger than this are provisional. */
  readonly maturityMs: number;
  /** False where too few ratings were watched, and a careful default is used. */
  readonly learned: boolean;
}

/** What asking for some calls again brought. */
export interface RefreshResult {
  readonly found: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
}
