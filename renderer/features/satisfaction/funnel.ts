// From connected calls to satisfied callers, step by step. Pure.
import type { SatisfactionView } from '#shared/contract/page-views';
import type { Narrowing } from '../../state/narrowed';
import { classCalls, offeredCalls, ratedCalls, successCalls } from './calls';

export interface FunnelStep {
  readonly id: 'success' | 'offered' | 'rated' | 'satisfied';
  readonly count: number;
  /** What the step's share is of; null for the first one. */
  readonly of: number | null;
  readonly calls: Narrowing;
}

export function funnelSteps({
  success,
  figures,
}: Pick<SatisfactionView, 'success' | 'figures'>): FunnelStep[] {
  const offered = figures.surveyOffered.value ?? 0;
  const rated = figures.rated.value ?? 0;
  const satisfied = Math.round((figures.satisfiedRate.value ?? 0) * figures.satisfiedRate.n);
  return [
    { id: 'success', count: success, of: null, calls: successCalls },
    { id: 'offered', count: offered, of: success, calls: offeredCalls },
    { id: 'rated', count: rated, of: offered, calls: ratedCalls },
    { id: 'satisfied', count: satisfied, of: rated, calls: classCalls('satisfied') },
  ];
}
