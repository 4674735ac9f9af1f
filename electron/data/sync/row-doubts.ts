// Decides which rows of a page answer the question that was asked. The others prove nothing and are not stored.
import type { CallRecord } from '#shared/domain/call';
import { dayMs } from '#shared/base/period';
import type { CallQuery } from '../service/query';

/**
 * Why a row is no answer: it belongs to another instance, it started at another time than asked for, or it would have
 * started in the asked time if its times were seconds, microseconds or nanoseconds.
 */
export type Doubt = 'otherInstance' | 'wrongUnit' | 'outside';

/** CallDuration leaves out the dialing of outbound calls. */
const dialingMs = 600_000;

/** Whether the service compares whole seconds or milliseconds at the edges of a window is not documented. */
const edgeMs = 1000;

/** @param instanceId of the asked instance; a row without one is believed */
export function doubtOf(call: CallRecord, query: CallQuery, instanceId: string): Doubt | undefined {
  const theirs = call.raw['InstanceId'] ?? '';
  // A number may be an id; what is neither text nor number is none of ours.
  const isText = typeof theirs === 'string' || typeof theirs === 'number';
  if (theirs !== '' && (!isText || fold(String(theirs)) !== fold(instanceId))) return 'otherInstance';
  // The id overrides every other filter, and a call's start may have been corrected.
  if (query.contactId !== undefined || isAsked(call, query)) return undefined;
  const { startedAt } = call;
  const isOtherUnit = [startedAt * 1000, startedAt / 1000, startedAt / 1_000_000].some(
    (at) => at >= query.from - edgeMs && at <= query.to + edgeMs,
  );
  return isOtherUnit ? 'wrongUnit' : 'outside';
}

const fold = (text: string): string => text.trim().toLowerCase();

/**
 * Whether the service filters by the start or by the release of a call is not documented, so a call that began less than a
 * day before the window and ended in it is an answer too, if it lasted as long as its duration says.
 */
function isAsked({ startedAt, releasedAt, callSeconds }: CallRecord, { from, to }: CallQuery): boolean {
  if (startedAt > to + edgeMs) return false;
  if (startedAt >= from - edgeMs) return true;
  if (releasedAt === null || releasedAt < from || releasedAt > to + edgeMs) return false;
  return startedAt > from - dayMs && releasedAt - startedAt <= (callSeconds ?? 0) * 1000 + dialingMs;
}
