// The normal form of one call detail record, and the enumerations it uses.
// Enumerations are stored as their index in these lists: append only, never reorder.
import type { StoredFieldId } from './fields';

export const contactTypes = [
  'unknown',
  'inbound',
  'outbound',
  'back2back',
  'internal',
  'predictive',
  'privacyDial',
  'conference',
] as const;
export type ContactType = (typeof contactTypes)[number];

export const dispositions = [
  'unknown',
  'success',
  'noAnswer',
  'reject',
  'abandonedIvr',
  'abandonedQueue',
  'abandonedRing',
  'abandonedNavigator',
  'queueTimeout',
  'queueOverflow',
  'queueFailed',
  'ivrException',
  'voicemail',
  'forwarded',
  'busy',
] as const;
export type Disposition = (typeof dispositions)[number];

export const surveyChannels = ['none', 'ivr', 'sms', 'chat', 'unknown'] as const;
export type SurveyChannel = (typeof surveyChannels)[number];

export const releaseInitiators = ['none', 'agent', 'customer', 'unknown'] as const;
export type ReleaseInitiator = (typeof releaseInitiators)[number];

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

/** One field of a record as JSON gave it. */
export type RawValue = string | number | boolean | null | readonly unknown[] | object;
/** A record as received: field names in the service's order. */
export type RawRow = Readonly<Record<string, RawValue>>;

/** One call in normal form. Times are epoch ms UTC, durations seconds; null means the service gave none. */
export interface CallRecord extends Readonly<Record<StoredFieldId, number | null>> {
  readonly contactId: string;
  readonly startedAt: number;
  readonly establishedAt: number | null;
  readonly releasedAt: number | null;
  readonly contactType: ContactType;
  readonly disposition: Disposition;
  readonly releaseInitiator: ReleaseInitiator;
  readonly surveyChannel: SurveyChannel;
  readonly surveyOffered: boolean | null;
  readonly recordingReady: boolean | null;
  /** The key the caller pressed, as received; null where there is none or it is not above 0. */
  readonly rating: number | null;
  readonly callingNumber: string;
  readonly calledNumber: string;
  /** Ids in the service's order; the names stay one text, since names may contain commas. */
  readonly agentIds: readonly string[];
  readonly agentNames: string;
  readonly skillGroupIds: readonly string[];
  readonly skillGroupNames: string;
  readonly raw: RawRow;
}
