// Formats figures in report tables, depending on their sample size.
import { dash, formatCount, formatPercent, formatValue } from '#shared/language/format';
import type { Figure } from '#shared/domain/metric';
import { metricOf, type MetricId } from '#shared/domain/metrics';
import { certaintyOf, fewBelow } from '#shared/domain/small-numbers';

/** A count stands for itself; all others rest on calls or ratings. */
export const isCount = (id: MetricId): boolean => metricOf(id).unit === 'count';

export function cellText(id: MetricId, figure: Figure): string {
  if (isCount(id)) return formatCount(figure.value ?? 0);
  if (figure.value === null || certaintyOf(figure.n) === 'hidden') return dash;
  return formatValue(figure.value, metricOf(id).unit);
}

export const isPale = (id: MetricId, { n }: Figure): boolean => !isCount(id) && n < fewBelow;

/** As `83.1–89.2`; '' where there is none or it rests on too few. */
export function intervalOf({ low, high, n }: Figure): string {
  if (low === undefined || high === undefined || certaintyOf(n) === 'hidden') return '';
  return `${formatPercent(low)}–${formatPercent(high)}`;
}
