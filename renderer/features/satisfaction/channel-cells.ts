// Cells of the survey channel table: offers, responses and rates. Pure.
import { stepShare, certaintyOf } from '#shared/domain/small-numbers';
import type { SatisfactionView } from '#shared/contract/page-views';
import type { Narrowing } from '../../state/narrowed';
import { classCalls, offeredCalls, ofChannel, ratedCalls } from './calls';

export interface ChannelCell {
  readonly id: 'offered' | 'rated' | 'satisfied' | 'dissatisfied';
  readonly count: number;
  /** Of the step before; '' where it rests on too few. */
  readonly share: string;
  readonly isFew: boolean;
  readonly calls: Narrowing;
}

export function channelCells({
  channel,
  offered,
  rated,
  satisfied,
  dissatisfied,
}: SatisfactionView['channels'][number]): { readonly cells: readonly ChannelCell[] } {
  const cell = (id: ChannelCell['id'], count: number, of: number | null, calls: Narrowing): ChannelCell => ({
    id,
    count,
    share: of === null ? '' : stepShare(count, of),
    isFew: of !== null && certaintyOf(of) !== 'enough',
    calls: ofChannel(channel, calls),
  });
  return {
    cells: [
      cell('offered', offered, null, offeredCalls),
      cell('rated', rated, offered, ratedCalls),
      cell('satisfied', satisfied, rated, classCalls('satisfied')),
      cell('dissatisfied', dissatisfied, rated, classCalls('dissatisfied')),
    ],
  };
}
