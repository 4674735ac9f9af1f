// Chart data of the overview over time: calls by outcome, and the service level. Pure.
import { dash, formatCount, formatPercent } from '#shared/language/format';
import { textIn, type Language } from '#shared/language/text';
import { wilson } from '#shared/base/interval';
import { message } from '#shared/texts/messages';
import { callWord } from '#shared/texts/words';
import { metricLabel, metricOf } from '#shared/domain/metrics';
import type { Figure } from '#shared/domain/metric';
import { certaintyOf } from '#shared/domain/small-numbers';
import { outcomes, type Outcome } from '#shared/domain/call';
import type { Overview } from '#shared/contract/views';
import { outcomeInk } from './colors';
import { incompleteOf, markShort, markText } from './marks';
import type { ChartSpec, PlacedNote } from './spec';
import { figureLines } from './specs-basic';
import type { TableCell } from './table';

/** Both panels give their value axis the same room, so that their marks stand below each other. */
const axisWidth = 44;

/** Outcomes that occur, in stacking order; an outcome without a call gets no legend either. */
export function outcomesShown(overview: Overview): Outcome[] {
  return outcomes.filter((outcome) => overview.outcomeByDay[outcome].some((count) => count > 0));
}

function frameOf(overview: Overview, language: Language, notes: readonly PlacedNote[]) {
  const incomplete = incompleteOf(overview);
  const note = (n: number): string[] => {
    if (n === 0) return [];
    if (overview.step === 'day') return [message(language, 'chart.incompleteDay')];
    return [message(language, 'chart.incompleteSpan', { n })];
  };
  return {
    labels: overview.days.map((_, index) => markShort(overview, index, language)),
    titles: overview.days.map((_, index) => markText(overview, index, language)),
    bands: incomplete.flatMap((n, index) => (n > 0 ? [index] : [])),
    footers: incomplete.map(note),
    notes,
    axisWidth,
  } satisfies Omit<ChartSpec, 'series' | 'unit'>;
}

/** Inbound calls a day, week or month, stacked by outcome. */
export function volumeSpec(
  overview: Overview,
  language: Language,
  notes: readonly PlacedNote[] = [],
): ChartSpec {
  return {
    ...frameOf(overview, language, notes),
    unit: 'count',
    isStacked: true,
    totalName: textIn(language, metricOf('inbound').label),
    series: outcomesShown(overview).map((outcome) => ({
      name: callWord('outcome', outcome, language),
      ink: outcomeInk[outcome],
      shape: 'bar',
      values: [...overview.outcomeByDay[outcome]],
    })),
  };
}

/** The service level of each mark by the chosen variant, against the target. */
export function levelSpec(overview: Overview, target: number, language: Language): ChartSpec {
  const { thresholdSeconds } = overview.statement.serviceLevel;
  const figures = overview.days.map((_, index): Figure => {
    const [hits, n] = [overview.inTimeByDay[index] ?? 0, overview.serviceLevelOfByDay[index] ?? 0];
    return { value: n === 0 ? null : hits / n, n, ...wilson(hits, n) };
  });
  const { notes: _notes, ...frame } = frameOf(overview, language, []);
  const spec = figureLines(
    {
      ...frame,
      unit: 'percent',
      max: 1,
      hasAxisText: false,
      mostTicks: 3,
      targets: [{ value: target, label: message(language, 'tile.target', { value: percentText(target) }) }],
    },
    [
      {
        name: metricLabel('serviceLevel', language, { serviceLevelSeconds: thresholdSeconds }),
        ink: 'answered',
        figures,
      },
    ],
    language,
  );
  return {
    ...spec,
    series: spec.series.map((series) => ({
      ...series,
      texts: figures.map(
        ({ n }, index) =>
          `${series.texts?.[index] ?? ''} · ${message(language, 'chart.level.of', {
            hits: formatCount(overview.inTimeByDay[index] ?? 0),
            n: formatCount(n),
          })}`,
      ),
    })),
  };
}

/** A mark's service level in the table: the share where there are enough, and always the calls it is made of. */
export function levelCell(overview: Overview, index: number, open: (() => void) | undefined): TableCell {
  const [hits, n] = [overview.inTimeByDay[index] ?? 0, overview.serviceLevelOfByDay[index] ?? 0];
  const counts = `${formatCount(hits)} / ${formatCount(n)}`;
  const text = certaintyOf(n) === 'hidden' ? counts : `${formatPercent(hits / n)}% (${counts})`;
  return { text: n === 0 ? dash : text, open: hits === 0 ? undefined : open };
}

/** A target without needless decimals. */
export function percentText(share: number): string {
  return `${Number((share * 100).toFixed(1))}%`;
}
