// What each chart shows, as data for Chart.js. Pure: from a result and colours to a configuration.
import type { ChartConfiguration } from 'chart.js';
import { formatCount, type Language } from '../../shared/format';
import { message } from '../../shared/messages/ui';
import { callWord } from '../../shared/messages/words';
import { outcomes, type Outcome, type Overview } from '../../shared/views';
import { incompleteOf, markShort, markText } from './marks';
import type { ChartColors } from './theme';

/** Colours that stand out too little from a white ground get a thin outline (contrast under 3:1). */
const outlined = new Set<Outcome>(['abandonedRing', 'other']);

/** Outcomes that occur, in stacking order; an outcome without a call gets no legend either. */
export function outcomesShown(overview: Overview): Outcome[] {
  return outcomes.filter((outcome) => overview.outcomeByDay[outcome].some((count) => count > 0));
}

/** Inbound calls a day, week or month, stacked by outcome. */
export function volumeSpec(
  overview: Overview,
  language: Language,
  colors: ChartColors,
): ChartConfiguration<'bar'> {
  const font = { family: colors.font, size: 11 };
  const incomplete = incompleteOf(overview);
  const incompleteText = (index: number): string => {
    const n = incomplete[index] ?? 0;
    if (n === 0) return '';
    if (overview.step === 'day') return message(language, 'chart.incompleteDay');
    return message(language, 'chart.incompleteSpan', { n });
  };
  return {
    type: 'bar',
    data: {
      labels: overview.days.map((_, index) => markShort(overview, index, language)),
      datasets: outcomesShown(overview).map((outcome) => ({
        label: callWord('outcome', outcome, language),
        data: [...overview.outcomeByDay[outcome]],
        backgroundColor: colors.outcome[outcome],
        borderColor: colors.outline,
        borderWidth: outlined.has(outcome) ? 1 : 0,
        maxBarThickness: 36,
        categoryPercentage: 0.84,
        barPercentage: 0.94,
      })),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          stacked: true,
          grid: { display: false },
          border: { color: colors.line },
          ticks: { color: colors.muted, font, maxRotation: 0, autoSkipPadding: 12 },
        },
        y: {
          stacked: true,
          beginAtZero: true,
          border: { display: false },
          grid: { color: colors.gridLine },
          ticks: {
            color: colors.muted,
            font,
            maxTicksLimit: 5,
            precision: 0,
            callback: (value) => formatCount(Number(value)),
          },
        },
      },
      plugins: {
        legend: { display: false },
        incompleteBands: {
          positions: incomplete.flatMap((n, index) => (n > 0 ? [index] : [])),
          color: colors.notice,
        },
        tooltip: {
          backgroundColor: colors.surface,
          borderColor: colors.line,
          borderWidth: 1,
          titleColor: colors.text,
          bodyColor: colors.text,
          titleFont: { ...font, size: 12, weight: 600 },
          bodyFont: { ...font, size: 12 },
          footerColor: colors.muted,
          footerFont: { ...font, size: 11, weight: 400 },
          padding: 10,
          boxWidth: 8,
          boxHeight: 8,
          callbacks: {
            title: (items) => markText(overview, items[0]?.dataIndex ?? 0, language),
            footer: (items) => incompleteText(items[0]?.dataIndex ?? 0),
            label: (item) => ` ${item.dataset.label ?? ''}  ${formatCount(Number(item.raw))}`,
          },
        },
      },
    },
  };
}
