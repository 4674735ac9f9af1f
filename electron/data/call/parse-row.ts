// Tolerant reading of the service's rows into a call's normal form. Nothing is dropped: the row stays as `raw`.
// The service mixes numbers, numeric strings, "", null and absent fields, and two spellings of most enumerations
// (API page of 2021 against today's), so no field's JSON type is trusted.
import {
  contactTypes,
  type CallRecord,
  type ContactType,
  type Disposition,
  type RawRow,
  type ReleaseInitiator,
  type SurveyChannel,
} from '#shared/domain/call';
import { storedFields, type StoredFieldId } from '#shared/domain/fields';
import { fieldDepth, mostCounted } from '../limits';

/** Lower case without `_`, so that INBOUND, Inbound and PRIVACY_DIAL, PrivacyDial compare equal. */
function fold(value: unknown): string {
  return typeof value === 'string' ? value.trim().replaceAll('_', '').toLowerCase() : '';
}

const typeByName = new Map<string, ContactType>(contactTypes.map((type) => [type.toLowerCase(), type]));
// The API page's table misspells OUTBOUND once.
typeByName.set('outbond', 'outbound');

const dispositionByName = new Map<string, Disposition>([
  ['success', 'success'],
  ['noanswer', 'noAnswer'],
  ['reject', 'reject'],
  ['rejected', 'reject'],
  ['abandonedincontactflow', 'abandonedIvr'],
  ['abandonedinivr', 'abandonedIvr'],
  ['abandonedinqueue', 'abandonedQueue'],
  ['abandonedring', 'abandonedRing'],
  ['abandonedinring', 'abandonedRing'],
  ['abandonedinvoicenavigator', 'abandonedNavigator'],
  ['queuingtimeout', 'queueTimeout'],
  ['queuingoverflow', 'queueOverflow'],
  ['queueoverflow', 'queueOverflow'],
  ['queuingfailed', 'queueFailed'],
  ['ivrexception', 'ivrException'],
  ['voicemail', 'voicemail'],
  ['forwardtooutsidenumber', 'forwarded'],
  ['onesteptransfer', 'forwarded'],
  ['busy', 'busy'],
]);

/** A finite number from a number or a numeric string; null for "", null, absent and anything else. */
export function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (!/^[+-]?\d+(\.\d+)?$/.test(text)) return null;
  return Number(text);
}

/** Past these a number is no moment, duration or key; the row keeps it, the columns (64-bit integers) could not. */
const lastMoment = 8.64e15;
const longestSeconds = 1e9;
const largestKey = 1e9;

/** Epoch ms; 0 and "" mean that the moment never came. */
function readTime(value: unknown): number | null {
  const time = readNumber(value);
  return time === null || time <= 0 || time > lastMoment ? null : Math.round(time);
}

function readSeconds(value: unknown): number | null {
  const seconds = readNumber(value);
  return seconds === null || Math.abs(seconds) > longestSeconds ? null : Math.round(seconds);
}

/** How often something happened. */
function readCount(value: unknown): number | null {
  const count = readNumber(value);
  return count !== null && Number.isInteger(count) && count >= 0 && count <= largestKey ? count : null;
}

/** The numbers that are stored as received. */
function readStored(row: RawRow): Record<StoredFieldId, number | null> {
  const numbers = {} as Record<StoredFieldId, number | null>;
  for (const { id, api, kind } of storedFields)
    numbers[id] = kind === 'duration' ? readSeconds(row[api]) : readCount(row[api]);
  return numbers;
}

export function readBoolean(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = fold(value);
  if (text === 'true' || value === 1) return true;
  if (text === 'false' || value === 0) return false;
  return null;
}

/** SQLite holds UTF-8, which cannot spell half a surrogate pair; the row keeps it as it came (see row-shape). */
function readText(value: unknown): string {
  if (typeof value === 'string') return value.toWellFormed();
  return typeof value === 'number' ? String(value) : '';
}

function readList(value: unknown): string[] {
  return readText(value)
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** The pressed key, whichever of its two names the row uses; not above 0 means no rating. */
function readRating(row: RawRow): number | null {
  for (const value of [row['SatisfactionIndex'], row['Satisfaction']]) {
    const key = readNumber(value) ?? 0;
    // Half a key was not pressed; rounding would make a rating of it.
    if (key > 0 && Number.isInteger(key)) return Math.min(key, largestKey);
  }
  return null;
}

function readChannel(value: unknown): SurveyChannel {
  const name = fold(value);
  if (name === '') return 'none';
  return name === 'ivr' || name === 'sms' || name === 'chat' ? name : 'unknown';
}

function readInitiator(value: unknown): ReleaseInitiator {
  const name = fold(value);
  if (name === '') return 'none';
  return name === 'agent' || name === 'customer' ? name : 'unknown';
}

/**
 * Reads one row of Data.List.
 * @returns the call, or null when the row has no contact id or no start time, or is too deep to be stored
 */
export function parseRow(value: unknown): CallRecord | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const row = value as RawRow;
  // Not trimmed: ids that differ by a space are two calls to the service.
  const contactId = readText(row['ContactId']);
  const startedAt = readTime(row['StartTime']);
  if (contactId.trim() === '' || startedAt === null || !isModest(row)) return null;
  return {
    contactId,
    startedAt,
    establishedAt: readTime(row['EstablishedTime']),
    releasedAt: readTime(row['ReleaseTime']),
    contactType: typeByName.get(fold(row['ContactType'])) ?? 'unknown',
    disposition: dispositionByName.get(fold(row['ContactDisposition'])) ?? 'unknown',
    releaseInitiator: readInitiator(row['ReleaseInitiator']),
    surveyChannel: readChannel(row['SatisfactionSurveyChannel']),
    surveyOffered: readBoolean(row['SatisfactionSurveyOffered']),
    recordingReady: readBoolean(row['RecordingReady']),
    rating: readRating(row),
    ...readStored(row),
    callingNumber: readText(row['CallingNumber']).trim(),
    calledNumber: readText(row['CalledNumber']).trim(),
    agentIds: readList(row['AgentIds']),
    agentNames: readText(row['AgentNames']),
    skillGroupIds: readList(row['SkillGroupIds']),
    skillGroupNames: readText(row['SkillGroupNames']),
    raw: row,
  };
}

/** Whether no field is nested deeper than `fieldDepth`. Nearly every field of the service is a plain value. */
function isModest(row: RawRow): boolean {
  for (const field in row) {
    const value = row[field];
    if (typeof value === 'object' && value !== null && !isWithin(value, fieldDepth)) return false;
  }
  return true;
}

function isWithin(value: object, levels: number): boolean {
  if (levels === 0) return false;
  for (const one of Object.values(value) as unknown[])
    if (typeof one === 'object' && one !== null && !isWithin(one, levels - 1)) return false;
  return true;
}

export interface Page {
  /**
   * Calls that the whole query has; the service gives it on page 1 only, null elsewhere and where it is missing. NaN where
   * it is no number of calls: negative, a fraction, or beyond `mostCounted`.
   */
  readonly total: number | null;
  readonly calls: readonly CallRecord[];
  /** Rows that cannot be kept as a call. */
  readonly unreadable: number;
  readonly rows: number;
  /** False where the answer said "none" by leaving its list out: believed only when it is said twice. */
  readonly listed: boolean;
}

function readTotal(value: unknown): number | null {
  const total = readNumber(value);
  if (total === null) return null;
  return Number.isInteger(total) && total >= 0 && total <= mostCounted ? total : NaN;
}

/**
 * Reads the Data of a successful reply.
 * @param isPastEnd whether no calls are expected
 * @returns undefined where `Data` is null or `List` is missing although there are calls: ask again
 */
export function parsePage(data: unknown, pageNumber: number, isPastEnd = false): Page | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const list = (data as { List?: unknown }).List;
  const total = pageNumber === 1 ? readTotal((data as { TotalCount?: unknown }).TotalCount) : null;
  // Without calls the service may leave the list out; with calls a missing list is a broken answer.
  if (!Array.isArray(list))
    return total === 0 || isPastEnd ? { total, calls: [], unreadable: 0, rows: 0, listed: false } : undefined;
  const calls = list.map(parseRow).filter((call) => call !== null);
  return { total, calls, unreadable: list.length - calls.length, rows: list.length, listed: true };
}
