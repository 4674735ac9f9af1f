// Filters for the marks of the page Satisfaction: exactly the calls that each of them counts.
import type { SurveyChannel } from '#shared/domain/call';
import type { DurationClass } from '#shared/contract/page-views';
import type { MetricId } from '#shared/domain/metrics';
import { ratedClasses, type RatedClass } from '#shared/domain/scale';
import type { Narrowing } from '../../state/narrowed';

export const ratedCalls: Narrowing = { ratingClasses: [...ratedClasses] };
export const successCalls: Narrowing = { dispositions: ['success'] };
export const offeredCalls: Narrowing = { surveyOffered: true };
export const unsurveyedCalls: Narrowing = { ...successCalls, surveyOffered: false };

export const classCalls = (rating: RatedClass): Narrowing => ({ ratingClasses: [rating] });

/** The class goes with the key, so that two versions of a scale do not mix. */
export const keyCalls = (key: number, rating: RatedClass): Narrowing => ({
  ratings: [key],
  surveyOffered: true,
  ratingClasses: [rating],
});

export const ofChannel = (channel: SurveyChannel, calls: Narrowing): Narrowing => ({
  ...calls,
  surveyChannels: [channel],
});

export function durationCalls(
  kind: 'wait' | 'talk',
  { over, max }: Pick<DurationClass, 'over' | 'max'>,
  calls: Narrowing = ratedCalls,
): Narrowing {
  const [lower, upper] =
    kind === 'wait'
      ? (['overWaitSeconds', 'maxWaitSeconds'] as const)
      : (['overTalkSeconds', 'maxTalkSeconds'] as const);
  return {
    ...calls,
    ...(over === null ? {} : { [lower]: over }),
    ...(max === null ? {} : { [upper]: max }),
  };
}

export function tileCalls(id: MetricId): Narrowing {
  if (id === 'offerRate') return offeredCalls;
  return id === 'dissatisfiedRate' ? classCalls('dissatisfied') : ratedCalls;
}
