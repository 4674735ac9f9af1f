// Decides which rows of a page answer the question that was asked. The others prove nothing and are not stored.
import type { CallRecord } from '../../shared/call';
import { dayMs } from '../../shared/period';
import type { CallQuery } from './ccc-query';

/**
 * Why a row is no answer: it belongs to another instance, it started at another time than asked for, or it would have
 * started in the asked time if its times were seconds, microseconds or nanoseconds.
 */
export type Doubt = 'otherInstance' | 'wrongUnit' | 'outside';

/** Whether the service compares whole seconds or milliseconds at the edges of a window is not documented. */
const edgeMs = 1000;

/** @param instanceId of the asked instance; a row without one is believed */
export function doubtOf(call: CallRecord, query: CallQuery, instanceId: string): Doubt | undefined {
  const theirs = call.raw['InstanceId'];
  if (typeof theirs === 'string' && theirs !== '' && fold(theirs) !== fold(instanceId))
    return 'otherInstance';
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
 * day before the window and ended in it is an answer too.
 */
function isAsked({ startedAt, releasedAt }: CallRecord, { from, to }: CallQuery): boolean {
  if (startedAt > to + edgeMs) return false;
  if (startedAt >= from - edgeMs) return true;
  return startedAt > from - dayMs && releasedAt !== null && releasedAt >= from && releasedAt <= to + edgeMs;
}
