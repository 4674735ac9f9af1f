// The six tiles of the overview, from its result: value, basis, change in words, trend.
import { dash, formatCount, formatDuration, formatPercent, formatMinute } from '../../shared/format';
import type { Figure } from '../../shared/metric';
import { fewBelow, hiddenBelow, metricOf, type MetricId } from '../../shared/metrics';
import type { Settings } from '../../shared/settings';
import type { Change, Overview } from '../../shared/views';
import type { Language } from '../../shared/format';
import { t } from '../state/session.svelte';

export interface TileModel {
  readonly id: MetricId;
  readonly label: string;
  /** After the label on screen; on paper the notices say it. */
  readonly note: string;
  readonly value: string;
  readonly unit: string;
  /** Target, or what the figure rests on. */
  readonly basis: string;
  readonly change: string;
  readonly changeTitle: string;
  readonly trend: ArrayLike<number>;
  readonly isFew: boolean;
}

function ratio(part: Float64Array, whole: Float64Array): Float64Array {
  return part.map((value, index) => (whole[index] === 0 ? NaN : value / whole[index]!));
}

function sum(...series: readonly Float64Array[]): Float64Array {
  return Float64Array.from(series[0] ?? [], (_, index) =>
    series.reduce((total, one) => total + one[index]!, 0),
  );
}

/** Plus and minus signs of equal width. */
function signed(value: number, digits: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(digits)}`;
}

function changeText(id: MetricId, previous: Overview['previous']): string {
  if (previous === null) return t('change.noPrevious');
  if (previous.daysComplete < previous.daysTotal) return t('change.incomplete');
  const change: Change | undefined = previous.changes[id];
  if (change === undefined || !change.clear) return t('change.none');
  const { difference } = change;
  switch (metricOf(id).unit) {
    case 'count':
      return t('change.count', { value: `${signed(difference * 100, 1)} %` });
    case 'seconds':
      if (Math.round(difference) === 0) return t('change.none');
      return t('change.count', { value: t('change.seconds', { value: signed(difference, 0) }) });
    default: {
      const value = t('change.points', { value: Math.abs(difference * 100).toFixed(1) });
      return difference > 0 ? t('change.up', { value }) : t('change.down', { value });
    }
  }
}

/** A share's value, hidden where it rests on under five. */
function shareText(figure: Figure): { value: string; unit: string } {
  if (figure.value === null || figure.n < hiddenBelow) return { value: dash, unit: '' };
  return { value: formatPercent(figure.value), unit: '%' };
}

function intervalText(figure: Figure): string {
  const n = t('tile.n', { n: formatCount(figure.n) });
  if (figure.low === undefined || figure.high === undefined || figure.n < hiddenBelow) return n;
  const few = figure.n < fewBelow ? ` · ${t('tile.few')}` : '';
  return `${formatPercent(figure.low)}–${formatPercent(figure.high)} · ${n}${few}`;
}

function targetText(figure: Figure, target: number): string {
  const goal = t('tile.target', { value: `${Math.round(target * 100)} %` });
  if (figure.value === null || figure.n < hiddenBelow) return goal;
  // A handful of calls neither meets nor misses a target.
  if (figure.n < fewBelow) return intervalText(figure);
  return `${goal} · ${figure.value >= target ? t('tile.met') : t('tile.missed')}`;
}

export function tilesOf(overview: Overview, settings: Settings, language: Language): TileModel[] {
  const { figures, previous, outcomeByDay } = overview;
  const day = (at: number): string => formatMinute(settings.zone, at).slice(0, 10);
  const span = previous === null ? undefined : { from: day(previous.from), to: day(previous.to - 1) };
  const isProven = previous !== null && previous.daysComplete === previous.daysTotal;
  const title =
    previous === null || span === undefined
      ? ''
      : isProven
        ? t('change.title', span)
        : t('change.incompleteTitle', {
            ...span,
            complete: previous.daysComplete,
            total: previous.daysTotal,
          });
  const name = (id: MetricId): string => (language === 'en' ? metricOf(id).label.en : metricOf(id).label.zh);
  const tile = (
    id: MetricId,
    part: Partial<TileModel> & Pick<TileModel, 'value' | 'basis' | 'trend'>,
  ): TileModel => ({
    id,
    label: name(id),
    note: '',
    unit: '',
    change: changeText(id, previous),
    changeTitle: title,
    isFew: figures[id].n < fewBelow,
    ...part,
  });
  const noShort = figures.abandonRateNoShort.value;
  const wait = (figure: Figure): string => (figure.value === null ? dash : formatDuration(figure.value));
  const inboundByDay = sum(...Object.values(outcomeByDay));
  const abandonedByDay = sum(outcomeByDay.abandonedQueue, outcomeByDay.abandonedRing);
  return [
    tile('inbound', {
      value: formatCount(figures.inbound.value ?? 0),
      basis: `${name('calls')} ${formatCount(figures.calls.value ?? 0)}`,
      trend: inboundByDay,
      isFew: false,
    }),
    tile('answerRate', {
      ...shareText(figures.answerRate),
      basis: targetText(figures.answerRate, settings.targets.answerRate),
      trend: ratio(outcomeByDay.answered, overview.offeredByDay),
    }),
    tile('serviceLevel', {
      ...shareText(figures.serviceLevel),
      label: t('tile.serviceLevel', { s: settings.serviceLevelSeconds }),
      basis: targetText(figures.serviceLevel, settings.targets.serviceLevel),
      trend: ratio(overview.inTimeByDay, overview.answeredOrAbandonedByDay),
    }),
    tile('abandonRate', {
      ...shareText(figures.abandonRate),
      basis:
        figures.abandonRate.n < fewBelow
          ? intervalText(figures.abandonRate)
          : t('tile.short', { value: noShort === null ? dash : `${formatPercent(noShort)} %` }),
      trend: ratio(abandonedByDay, overview.offeredByDay),
    }),
    tile('waitMedian', {
      label: t('tile.wait'),
      value: `${wait(figures.waitMedian)} / ${wait(figures.waitP90)}`,
      basis: t('tile.n', { n: formatCount(figures.waitMedian.n) }),
      trend: overview.waitMedianByDay,
    }),
    tile('satisfiedRate', {
      ...shareText(figures.satisfiedRate),
      note: overview.statement.daysProvisional.length > 0 ? t('tile.provisional') : '',
      basis: intervalText(figures.satisfiedRate),
      trend: ratio(overview.satisfiedByDay, overview.ratedByDay),
    }),
  ];
}
