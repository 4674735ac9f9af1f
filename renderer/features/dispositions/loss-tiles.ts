// The tiles of the page Dispositions; those that follow callers wait for an answer of their own.
import type { CallersView, DispositionsView, LossMetric } from '#shared/contract/page-views';
import { dash, formatCount, formatDuration, formatPercent } from '#shared/language/format';
import type { Figure } from '#shared/domain/metric';
import { metricOf, type MetricId } from '#shared/domain/metrics';
import { certaintyOf } from '#shared/domain/small-numbers';
import type { Comparison, ComparisonBase } from '#shared/contract/views';
import { labeled, session, t, textOf } from '../../state/session.svelte';
import { changeText, changeTitle } from '../../figures/change-words';
import type { Noticed } from '../../figures/notice-words';
import { goalOf, goalText } from '../../figures/goals';
import { intervalText, shareText, type TileModel } from '../../figures/tiles';

/** What keeps figures from being final, but for those of ratings: this page has none. */
export function withoutRatings({ statement, comparisons }: DispositionsView): Noticed {
  const alike = (one: Comparison | null): Comparison | null =>
    one === null ? null : { ...one, notAlike: one.notAlike.filter((what) => what !== 'ratings') };
  return {
    statement: { ...statement, daysProvisional: [], scales: [], ratingsInvalid: 0 },
    comparisons: { previous: alike(comparisons.previous), lastYear: alike(comparisons.lastYear) },
  };
}

const plain = {
  note: '',
  unit: '',
  change: '',
  changeTitle: '',
  trend: [],
  goal: undefined,
  breaks: [],
  isFew: false,
} as const;

function nameOf(id: MetricId): string {
  return textOf(metricOf(id).label);
}
function sentenceOf(id: MetricId): string {
  return textOf(metricOf(id).sentence);
}
const tipOf = (...texts: readonly string[]): TileModel['tip'] => ({
  text: texts.filter((text) => text !== '').join('\n'),
  rows: [],
});

export function lossTiles(view: DispositionsView, base: ComparisonBase): TileModel[] {
  const { figures } = view;
  const comparison = view.comparisons[base];
  const { targets, zone } = session.settings;
  const tile = (
    id: LossMetric,
    part: Partial<TileModel> & Pick<TileModel, 'value' | 'basis'>,
  ): TileModel => ({
    ...plain,
    id,
    label: nameOf(id),
    change: figures[id].lacking === undefined ? changeText(id, comparison, base) : '',
    changeTitle: changeTitle(comparison, base, zone),
    isFew: certaintyOf(figures[id].n) !== 'enough',
    tip: tipOf(sentenceOf(id), whyLacking(figures[id])),
    ...part,
  });
  /** How a share stands to its target; what it rests on joins the hover. */
  const against = (
    id: LossMetric,
    target: number | null,
    isLimit: boolean,
    also = '',
  ): Partial<TileModel> => {
    const figure = figures[id];
    const goal = goalOf(figure, target, isLimit);
    const tip = tipOf(intervalText(figure), also, sentenceOf(id), whyLacking(figure));
    if (target === null || goal === undefined) return { tip };
    return { goal, basis: goalText(figure, target, goal), tip };
  };
  const { abandonRate, abandonRateNoShort, answerRate, systemLost, inbound, patienceMedian } = figures;
  const noShort = shareText(abandonRateNoShort);
  const shortText = t('tile.short', { value: noShort.value + noShort.unit });
  const [lost, calls] = [systemLost.value ?? 0, inbound.value ?? 0];
  const patience =
    patienceMedian.value === null || certaintyOf(patienceMedian.n) === 'hidden'
      ? dash
      : formatDuration(patienceMedian.value);
  return [
    tile('abandonRate', {
      ...shareText(abandonRate),
      basis: shortText,
      ...against('abandonRate', targets.abandonRate, true, shortText),
    }),
    tile('answerRate', {
      ...shareText(answerRate),
      basis: intervalText(answerRate),
      ...against('answerRate', targets.answerRate, false),
    }),
    tile('systemLost', {
      label: t('common.lostBySystem'),
      value: formatCount(lost),
      basis: t('losses.ofInbound', { value: calls === 0 ? dash : `${formatPercent(lost / calls)}%` }),
      isFew: false,
    }),
    tile('patienceMedian', {
      label: t('losses.patience'),
      value: patience,
      basis: lackOr(patienceMedian, t('tile.n', { n: formatCount(patienceMedian.n) })),
      tip: tipOf(t('losses.patience.why'), whyLacking(patienceMedian)),
    }),
  ];
}

const lackOr = (figure: Figure, usual: string): string =>
  figure.lacking === undefined ? usual : t(`lack.${figure.lacking}`);
const whyLacking = (figure: Figure): string =>
  figure.lacking === undefined ? '' : t(`lack.${figure.lacking}.why`);

const callerTileIds = ['lostCallers', 'repeatRate'] as const;
export type CallerTileId = (typeof callerTileIds)[number];

function callerTile(
  id: CallerTileId,
  part: Pick<TileModel, 'value' | 'basis'> & Partial<TileModel>,
): TileModel {
  return {
    ...plain,
    id,
    label: id === 'repeatRate' ? t('losses.repeat') : nameOf(id),
    tip: tipOf(sentenceOf(id)),
    ...part,
  };
}

/** Callers whom the figure rests on, in its tip where those that cannot be judged yet stand below the figure. */
const callersText = ({ n }: Figure): string => t('losses.callersOf', { n: formatCount(n) });

function judgedText(figure: Figure): string {
  const { unjudged = 0 } = figure;
  if (unjudged > 0) return t('losses.notJudged', { n: formatCount(unjudged) });
  return lackOr(figure, callersText(figure));
}

/** Of the same size while callers are followed, or where that failed. */
export function callerTiles(view: CallersView | undefined, hasFailed: boolean): TileModel[] {
  if (view === undefined) {
    const basis = t(hasFailed ? 'losses.callersFailed' : 'losses.callersLoading');
    return callerTileIds.map((id) => callerTile(id, { value: dash, basis, isFew: true, tip: undefined }));
  }
  const { lostCallers, repeatRate24h, repeatRate } = view.figures;
  const share = (figure: Figure): string => shareText(figure).value;
  const whyOpen = (figure: Figure): string => ((figure.unjudged ?? 0) === 0 ? '' : t('losses.notJudged.why'));
  return [
    callerTile('lostCallers', {
      // Of none who can be judged yet nobody can be said to be lost.
      value: lostCallers.value === null || lostCallers.n === 0 ? dash : formatCount(lostCallers.value),
      basis: judgedText(lostCallers),
      tip: tipOf(
        callersText(lostCallers),
        sentenceOf('lostCallers'),
        whyLacking(lostCallers),
        whyOpen(lostCallers),
      ),
    }),
    callerTile('repeatRate', {
      value: `${share(repeatRate24h)} / ${share(repeatRate)}`,
      unit: repeatRate24h.value === null && repeatRate.value === null ? '' : '%',
      basis: `${t('losses.repeatSpans')}\n${judgedText(repeatRate)}`,
      isFew: certaintyOf(repeatRate.n) !== 'enough',
      tip: tipOf(
        sentenceOf('repeatRate'),
        labeled(nameOf('repeatRate24h'), intervalText(repeatRate24h)),
        labeled(nameOf('repeatRate'), intervalText(repeatRate)),
        whyLacking(repeatRate),
        whyOpen(repeatRate),
      ),
    }),
  ];
}
