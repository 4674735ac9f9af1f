// Filters for the tiles and marks of the overview: exactly the calls that each of them counts.
import type { Disposition, Outcome } from '#shared/domain/call';
import type { MetricId } from '#shared/domain/metrics';
import { ratedClasses, type RatingClass } from '#shared/domain/scale';
import type { Overview, Statement } from '#shared/contract/views';
import type { Narrowing } from './narrowed';

const dispositionsOf: Readonly<Record<Outcome, readonly Disposition[]>> = {
  answered: ['success'],
  abandonedQueue: ['abandonedQueue'],
  abandonedRing: ['abandonedRing'],
  systemLost: ['queueTimeout', 'queueOverflow', 'queueFailed', 'ivrException'],
  ivrExit: ['abandonedIvr', 'abandonedNavigator'],
  other: ['unknown', 'noAnswer', 'reject', 'voicemail', 'forwarded', 'busy'],
};
/** Outcomes that no call can have without having reached a queue or an agent. */
const alwaysOffered: readonly Outcome[] = ['answered', 'abandonedQueue', 'abandonedRing'];

export function outcomeCalls(outcome: Outcome | 'inbound'): Narrowing {
  if (outcome === 'inbound') return { contactTypes: ['inbound'] };
  return { contactTypes: ['inbound'], dispositions: [...dispositionsOf[outcome]] };
}

/** A node of the loss tree: inbound calls, offered or not, by outcome. */
export function lossCalls(offered: boolean, outcome?: Outcome): Narrowing {
  if (outcome === undefined) return { contactTypes: ['inbound'], offered };
  return offered && alwaysOffered.includes(outcome)
    ? outcomeCalls(outcome)
    : { ...outcomeCalls(outcome), offered };
}

/** Dialled calls that were answered. */
export const connectedCalls: Narrowing = {
  contactTypes: ['outbound', 'predictive', 'privacyDial'],
  dispositions: ['success'],
};

export const abandonedCalls: Narrowing = {
  contactTypes: ['inbound'],
  dispositions: ['abandonedQueue', 'abandonedRing'],
};

/** Calls that count as in time; by the first variant those that were given up in time too. */
export function inTimeCalls({ variant, thresholdSeconds }: Statement['serviceLevel']): Narrowing {
  const answered: readonly Disposition[] = ['success'];
  const given: readonly Disposition[] = variant === 1 ? ['abandonedQueue', 'abandonedRing'] : [];
  return {
    contactTypes: ['inbound'],
    dispositions: [...answered, ...given],
    maxWaitSeconds: thresholdSeconds,
  };
}

/** Inbound calls of a class of waits, answered or given up. */
export function waitCalls(
  kind: 'answered' | 'abandoned',
  waits: Pick<Narrowing, 'overWaitSeconds' | 'maxWaitSeconds'>,
): Narrowing {
  return { ...(kind === 'answered' ? outcomeCalls('answered') : abandonedCalls), ...waits };
}

/** What a cell of the heat map counts. */
export function hourCalls(
  weekday: number,
  hour: number,
  measure: 'inbound' | 'abandoned' | 'serviceLevel' | 'satisfied',
  level: Statement['serviceLevel'],
): Narrowing {
  const calls: Readonly<Record<typeof measure, Narrowing>> = {
    inbound: outcomeCalls('inbound'),
    abandoned: abandonedCalls,
    serviceLevel: inTimeCalls(level),
    satisfied: { ratingClasses: ['satisfied'] },
  };
  return { ...calls[measure], weekdays: [weekday], hours: [hour] };
}

/** Ratings by a key, as the figures count them. */
export function ratingCalls(key: number, rating: RatingClass): Narrowing {
  return rating === 'ignore' ? { ratings: [key] } : { ratings: [key], ratingClasses: [rating] };
}

/** Calls given up on a weekday, in an hour, or both. */
export function givenUpCalls(when: Pick<Narrowing, 'weekdays' | 'hours'>): Narrowing {
  return { ...abandonedCalls, ...when };
}

export function tileCalls(id: MetricId, { statement }: Overview): Narrowing {
  if (id === 'abandonRate') return abandonedCalls;
  if (id === 'satisfiedRate') return { ratingClasses: [...ratedClasses] };
  if (id === 'serviceLevel') return inTimeCalls(statement.serviceLevel);
  if (id === 'waitMedian' || id === 'answerRate') return outcomeCalls('answered');
  return outcomeCalls('inbound');
}
