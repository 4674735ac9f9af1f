// Chart data of one day by hour: calls by outcome, and the service level.
import { textIn, type Language } from '#shared/language/text';
import { wilson } from '#shared/base/interval';
import type { Figure } from '#shared/domain/metric';
import { message } from '#shared/texts/messages';
import { callWord } from '#shared/texts/words';
import { metricLabel, metricOf } from '#shared/domain/metrics';
import { outcomes, type Outcome } from '#shared/domain/call';
import type { Overview } from '#shared/contract/views';
import { outcomeInk } from '../charts/colors';
import type { ChartSpec } from '../charts/spec';
import { figureLines } from '../charts/specs-basic';
import { percentText } from '../charts/specs-overview';
import { heatHours } from '../figures/heat';

/** As the charts of days have it, so that both panels stand below each other. */
const axisWidth = 44;

function levelAt({ heat }: Overview, hour: number): Figure {
  const sum = (cells: Uint32Array): number =>
    cells.reduce((total, count, cell) => (cell % 24 === hour ? total + count : total), 0);
  const [hits, n] = [sum(heat.inTime), sum(heat.levelOf)];
  return { value: n === 0 ? null : hits / n, n, ...wilson(hits, n) };
}

export function hourSpecs(
  overview: Overview,
  hours: Readonly<Record<Outcome, Uint32Array>>,
  target: number,
  language: Language,
): { readonly volume: ChartSpec; readonly level: ChartSpec } {
  const shown = heatHours(overview);
  const titles = shown.map((hour) =>
    message(language, 'report.hourSpan', { from: `${hour}:00`, to: `${hour + 1}:00` }),
  );
  const frame = { labels: shown.map((hour) => `${hour}:00`), titles, axisWidth };
  const { thresholdSeconds } = overview.statement.serviceLevel;
  const rules = { serviceLevelSeconds: thresholdSeconds };
  const volume: ChartSpec = {
    ...frame,
    unit: 'count',
    isStacked: true,
    totalName: textIn(language, metricOf('inbound').label),
    series: outcomes
      .filter((outcome) => hours[outcome].some((count) => count > 0))
      .map((outcome) => ({
        name: callWord('outcome', outcome, language),
        ink: outcomeInk[outcome],
        shape: 'bar',
        values: shown.map((hour) => hours[outcome][hour] ?? 0),
      })),
  };
  const targets = [
    { value: target, label: message(language, 'tile.target', { value: percentText(target) }) },
  ];
  const figures = shown.map((hour) => levelAt(overview, hour));
  const level = figureLines(
    { ...frame, unit: 'percent', max: 1, hasAxisText: false, mostTicks: 2, targets },
    [{ name: metricLabel('serviceLevel', language, rules), ink: 'answered', figures }],
    language,
  );
  return { volume, level };
}
