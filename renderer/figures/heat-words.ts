// Texts of the heat map: titles by measure, cell descriptions and legend steps.
import { formatCount, formatPercent, weekdayName } from '#shared/language/format';
import { bracketed } from '#shared/language/text';
import { metricOf } from '#shared/domain/metrics';
import { session, t, textOf } from '../state/session.svelte';
import { leastCalls, type HeatCell, type HeatMeasure } from './heat';

export function heatTitle(measure: HeatMeasure): { title: string; subtitle: string } {
  switch (measure) {
    case 'abandoned':
      return { title: t('chart.heat'), subtitle: t('chart.heat.sub') };
    case 'inbound':
      return { title: t('chart.heat.volume'), subtitle: t('chart.heat.volume.sub') };
    case 'serviceLevel':
    case 'satisfied':
      return { title: t(`chart.heat.${measure}.title`), subtitle: t(`chart.heat.${measure}.sub`) };
  }
}

export function measureName(measure: HeatMeasure): string {
  switch (measure) {
    case 'abandoned':
      return t('chart.heat.abandon');
    case 'inbound':
      return t('chart.heat.inbound');
    case 'serviceLevel':
    case 'satisfied':
      return t(`chart.heat.${measure}`);
  }
}

/** As `Mon 10:00, 12 of 134 abandoned (9.0%)`. */
export function heatText(
  measure: HeatMeasure,
  weekday: number,
  hour: number,
  { hits, n, value }: HeatCell,
): string {
  const day = weekdayName(session.language, weekday);
  if (measure === 'inbound') return t('chart.heat.cellVolume', { day, hour, n: formatCount(n) });
  const keys = {
    abandoned: 'chart.heat.cell',
    serviceLevel: 'chart.heat.cellLevel',
    satisfied: 'chart.heat.cellSatisfied',
  } as const;
  const text = t(keys[measure], { day, hour, a: formatCount(hits), o: formatCount(n) });
  return n < leastCalls ? text : bracketed(session.language, text, `${formatPercent(value)}%`);
}

/** A bound of a step, short. */
export function boundText(measure: HeatMeasure, bound: number): string {
  return measure === 'inbound' ? formatCount(bound) : `${formatPercent(bound)}%`;
}

/** The head of the table's column of counts. */
export function countName(measure: HeatMeasure): string {
  switch (measure) {
    case 'abandoned':
    case 'inbound':
      return textOf(metricOf(measure).label);
    case 'serviceLevel':
      return t('chart.heat.inTime');
    case 'satisfied':
      return t('chart.heat.satisfiedCount');
  }
}
