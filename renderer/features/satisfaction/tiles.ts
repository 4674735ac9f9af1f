// The tiles of the page Satisfaction: the two shares of ratings, the mean, and how many were asked and answered.
import type { SatisfactionView } from '#shared/contract/page-views';
import { dash, formatCount, formatDay } from '#shared/language/format';
import type { Language } from '#shared/language/text';
import type { Figure } from '#shared/domain/metric';
import type { MetricId } from '#shared/domain/metrics';
import { fewBelow, hiddenBelow } from '#shared/domain/small-numbers';
import type { Settings } from '#shared/domain/settings';
import type { ComparisonBase } from '#shared/contract/views';
import { breakPositions } from '../../charts/marks';
import { nameOf } from '../../charts/specs-satisfaction';
import { t } from '../../state/session.svelte';
import { changeText, changeTitle } from '../../figures/change-words';
import { goalOf, goalText } from '../../figures/goals';
import { foldedBreaks } from '../../figures/trend';
import { intervalText, ratio, shareText, type TileModel } from '../../figures/tiles';

export function satisfactionTiles(
  view: SatisfactionView,
  settings: Settings,
  language: Language,
  base: ComparisonBase,
): TileModel[] {
  const { figures, statement } = view;
  const comparison = view.comparisons[base];
  const breaks = foldedBreaks(breakPositions(view), view.days.length);
  const onBreaks = view.scaleBreaks.map((day) => t('tile.breakOn', { day: formatDay(language, day) }));
  const provisional = statement.daysProvisional.length > 0 ? t('tile.provisional') : '';
  const tip = (...texts: string[]): TileModel['tip'] =>
    texts.length === 0 ? undefined : { text: texts.join('\n'), rows: [] };
  const counted = ({ value, n }: Figure): { hits: string; n: string } => ({
    hits: formatCount(Math.round((value ?? 0) * n)),
    n: formatCount(n),
  });
  const tile = (id: MetricId & keyof typeof figures, part: Partial<TileModel>): TileModel => ({
    id,
    label: nameOf(id, language),
    note: '',
    ...shareText(figures[id]),
    basis: intervalText(figures[id]),
    change: changeText(id, comparison, base),
    changeTitle: changeTitle(comparison, base, settings.zone),
    trend: [],
    goal: undefined,
    breaks: [],
    tip: undefined,
    isFew: figures[id].n < fewBelow,
    ...part,
  });
  const { satisfiedRate, dissatisfiedRate, csatMean } = figures;
  const target = settings.targets.satisfiedRate;
  const goal = goalOf(satisfiedRate, target);
  const interval = intervalText(satisfiedRate);
  const hasMean = csatMean.value !== null && csatMean.n >= hiddenBelow;
  return [
    tile('satisfiedRate', {
      note: provisional,
      basis:
        goal === undefined || target === null
          ? interval
          : `${interval}\n${goalText(satisfiedRate, target, goal)}`,
      goal,
      trend: ratio(view.satisfiedByDay, view.ratedByDay),
      breaks,
      tip: tip(t('sat.tile.bias'), ...onBreaks),
    }),
    tile('dissatisfiedRate', {
      note: provisional,
      basis: `${intervalText(dissatisfiedRate)} · ${t('common.nCalls', { n: counted(dissatisfiedRate).hits })}`,
      trend: ratio(view.dissatisfiedByDay, view.ratedByDay),
      breaks,
      tip: tip(t('sat.tile.bias'), ...onBreaks),
    }),
    tile('csatMean', {
      note: t('sat.tile.mean'),
      value: hasMean ? csatMean.value!.toFixed(2) : dash,
      unit: '',
      basis: t('tile.n', { n: formatCount(csatMean.n) }),
      // No interval is known of it, so no change is said to be clear.
      change: '',
      changeTitle: '',
      tip: tip(t('sat.tile.mean.why')),
    }),
    tile('offerRate', { basis: t('sat.tile.offer', counted(figures.offerRate)) }),
    tile('responseRate', { note: provisional, basis: t('sat.tile.response', counted(figures.responseRate)) }),
  ];
}
