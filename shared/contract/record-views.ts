// Responses for the grid of calls and for the panel of one call.
import type { StoredFieldId } from '../domain/fields';
import type { ContactType, Disposition, ReleaseInitiator, SurveyChannel } from '../domain/call';
import type { ScaleKey } from '../domain/scale';

/** A page of the grid, as columns: text joined by line breaks, numbers as arrays (NaN = none). */
export interface RecordsPage {
  readonly version: number;
  readonly total: number;
  readonly offset: number;
  readonly count: number;
  readonly ids: Float64Array;
  readonly columns: Readonly<Record<string, Float64Array | string>>;
}

/** What selected calls add up to. */
export interface RecordSums {
  readonly version: number;
  readonly calls: number;
  /** Calls with a talk time, and all of it. */
  readonly talkCount: number;
  readonly talkSeconds: number;
  readonly waitCount: number;
  readonly waitSeconds: number;
  /** Ratings that count by the scale in force, and their points. */
  readonly rated: number;
  readonly points: number;
}

/** Where a call stands in an order; −1 where the filter leaves it out. */
export interface RecordPlace {
  readonly version: number;
  readonly index: number;
}

/** A call by its normal form; null where the service gave nothing. */
export interface CallFacts extends Readonly<Record<StoredFieldId, number | null>> {
  readonly startedAt: number;
  readonly establishedAt: number | null;
  readonly releasedAt: number | null;
  readonly contactType: ContactType;
  readonly disposition: Disposition;
  readonly releaseInitiator: ReleaseInitiator;
  readonly surveyChannel: SurveyChannel;
  readonly surveyOffered: boolean | null;
  readonly recordingReady: boolean | null;
  readonly rating: number | null;
  /** What the key means by the scale in force on the call's day; null for a key that it does not know. */
  readonly meaning: ScaleKey | null;
  /** Whether somebody confirmed that scale. */
  readonly isScaleConfirmed: boolean;
  /** As figures count them: talk with what was held, wait of answered and abandoned inbound calls. */
  readonly talkSeconds: number | null;
  readonly waitSeconds: number | null;
  /** The wait is the time to connect, since the service gave neither queue nor ring time. */
  readonly isWaitApproximate: boolean;
  readonly callingNumber: string;
  readonly calledNumber: string;
}

export interface CallDetail {
  readonly id: number;
  readonly instanceId: string;
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  readonly skillGroups: readonly { readonly id: string; readonly name: string }[];
  /** When its rating was first seen, epoch ms; null without a rating or where it was not watched. */
  readonly ratingSeenAt: number | null;
  readonly call: CallFacts;
  readonly fields: readonly { readonly name: string; readonly value: string }[];
}
