// Filters for the tiles and marks of the page Dispositions: exactly the calls that each of them counts.
import type { ReleaseInitiator } from '#shared/domain/call';
import { shortTalkSeconds, type CallersView } from '#shared/contract/page-views';
import type { MetricId } from '#shared/domain/metrics';
import type { Narrowing } from '../../state/narrowed';
import { givenUpCalls, outcomeCalls } from '../../state/narrowings';

export function lossTileCalls(id: MetricId): Narrowing {
  if (id === 'answerRate') return outcomeCalls('answered');
  if (id === 'systemLost') return outcomeCalls('systemLost');
  return givenUpCalls({});
}

export const sideCalls = (side: ReleaseInitiator): Narrowing => ({
  dispositions: ['success'],
  releaseInitiators: [side],
});

/** Successful calls that the agent ended at once. */
export const shortCalls: Narrowing = { ...sideCalls('agent'), maxTalkSeconds: shortTalkSeconds };

/** Answered calls whose caller called in again after so long. */
export function returnCalls({ over, max }: CallersView['returns'][number]): Narrowing {
  return {
    ...outcomeCalls('answered'),
    ...(over === null ? {} : { overReturnHours: over }),
    maxReturnHours: max,
  };
}
