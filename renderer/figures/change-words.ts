// A change against another period in words: what a tile says below its figure, and against which days.
import { formatMinute } from '#shared/language/format';
import { metricOf, type MetricId } from '#shared/domain/metrics';
import { isHardlyAlike, type Change, type Comparison, type ComparisonBase } from '#shared/contract/views';
import { t } from '../state/session.svelte';

/** Plus and minus signs of equal width. */
function signed(value: number, digits: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;
}

const countedByScale: readonly MetricId[] = ['satisfiedRate', 'dissatisfiedRate', 'responseRate', 'csatMean'];

/** Why a figure is not compared although the earlier days are complete; undefined where it is. */
function notAlikeOf(id: MetricId, { notAlike }: Comparison): Comparison['notAlike'][number] | undefined {
  const what = countedByScale.includes(id) ? 'ratings' : metricOf(id).needs;
  return notAlike.find((one) => one === what);
}

/** Whether nothing is missing from the earlier span. */
export function isProven(comparison: Comparison): boolean {
  return comparison.daysComplete === comparison.daysTotal;
}

export function changeText(id: MetricId, comparison: Comparison | null, base: ComparisonBase): string {
  if (comparison === null) return t('change.noPrevious');
  if (!isProven(comparison)) return t('change.incomplete');
  const reason = notAlikeOf(id, comparison);
  if (reason !== undefined) return t(`change.notAlike.${reason}`);
  const change: Change | undefined = comparison.changes[id];
  if (change === undefined) return t('change.few');
  if (!change.clear) return t('change.none');
  const { difference } = change;
  const isYear = base === 'lastYear';
  const like = isYear ? 'change.lastYear' : isHardlyAlike(comparison) ? 'change.unlike' : 'change.count';
  switch (metricOf(id).unit) {
    case 'count':
      return t(like, { value: `${signed(difference * 100, 1)}%` });
    case 'seconds':
      if (Math.round(difference) === 0) return t('change.none');
      return t(like, { value: t('change.seconds', { value: signed(difference, 0) }) });
    case 'percent':
    case 'points':
    case 'distribution': {
      const value = t('change.points', { value: Math.abs(difference * 100).toFixed(1) });
      if (isYear) return t(difference > 0 ? 'change.upLastYear' : 'change.downLastYear', { value });
      return t(difference > 0 ? 'change.up' : 'change.down', { value });
    }
  }
}

/** Against which days; '' where there are none. */
export function changeTitle(comparison: Comparison | null, base: ComparisonBase, zone: string): string {
  if (comparison === null) return '';
  const day = (at: number): string => formatMinute(zone, at).slice(0, 10);
  const span = { from: day(comparison.from), to: day(comparison.to - 1) };
  if (isProven(comparison)) return t(base === 'lastYear' ? 'change.title.lastYear' : 'change.title', span);
  return t('change.incompleteTitle', {
    ...span,
    complete: comparison.daysComplete,
    total: comparison.daysTotal,
  });
}
