// Rows of the loss tree: inbound calls, not offered and offered, each by outcome.
import { callWord } from '#shared/texts/words';
import { textIn, type Language } from '#shared/language/text';
import { metricOf } from '#shared/domain/metrics';
import { message } from '#shared/texts/messages';
import { outcomes, type Outcome } from '#shared/domain/call';
import type { Overview } from '#shared/contract/views';
import { inkStyle, outcomeInk } from '../../charts/colors';
import type { Narrowing } from '../../state/narrowed';
import { lossCalls, outcomeCalls } from '../../state/narrowings';

export interface LossRow {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  /** Of all inbound calls. */
  readonly share: number;
  readonly level: 0 | 1 | 2;
  readonly color: string;
  readonly calls: Narrowing;
}

/** Parts that are shown even where no call is in them, so that the tree keeps its shape. */
const always: Readonly<Record<'offered' | 'notOffered', readonly Outcome[]>> = {
  notOffered: ['ivrExit'],
  offered: ['answered', 'abandonedQueue', 'abandonedRing', 'systemLost'],
};
/** What is usual for a branch comes first. */
const orderOf: Readonly<Record<'offered' | 'notOffered', readonly Outcome[]>> = {
  offered: outcomes,
  notOffered: ['ivrExit', ...outcomes.filter((outcome) => outcome !== 'ivrExit')],
};
const grey = 'var(--muted)';

export function lossRows({ losses }: Pick<Overview, 'losses'>, language: Language): LossRow[] {
  const sum = (branch: 'offered' | 'notOffered'): number =>
    outcomes.reduce((total, outcome) => total + losses[branch][outcome], 0);
  const inbound = sum('offered') + sum('notOffered');
  const row = (part: Omit<LossRow, 'share'>): LossRow => ({
    ...part,
    share: inbound === 0 ? 0 : part.count / inbound,
  });
  const branch = (name: 'offered' | 'notOffered'): LossRow[] => [
    row({
      id: name,
      label: message(language, `chart.losses.${name}`),
      count: sum(name),
      level: 1,
      color: grey,
      calls: lossCalls(name === 'offered'),
    }),
    ...orderOf[name]
      .filter((outcome) => losses[name][outcome] > 0 || always[name].includes(outcome))
      .map((outcome) =>
        row({
          id: name === 'offered' ? outcome : `notOffered.${outcome}`,
          label:
            outcome === 'systemLost'
              ? message(language, 'common.lostBySystem')
              : callWord('outcome', outcome, language),
          count: losses[name][outcome],
          level: 2,
          color: inkStyle(outcomeInk[outcome]),
          calls: lossCalls(name === 'offered', outcome),
        }),
      ),
  ];
  return [
    row({
      id: 'inbound',
      label: textIn(language, metricOf('inbound').label),
      count: inbound,
      level: 0,
      color: grey,
      calls: outcomeCalls('inbound'),
    }),
    ...branch('notOffered'),
    ...branch('offered'),
  ];
}
