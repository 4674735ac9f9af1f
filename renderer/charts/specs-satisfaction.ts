// The charts of the page Satisfaction as data: shares of ratings over time, and by how long a call took. Pure.
import type { DurationClass, SatisfactionView } from '#shared/contract/page-views';
import { formatCount, formatDuration, formatPercent } from '#shared/language/format';
import { textIn, type Language } from '#shared/language/text';
import { wilson } from '#shared/base/interval';
import { message, type MessageKey } from '#shared/texts/messages';
import type { Figure } from '#shared/domain/metric';
import { metricOf, type MetricId } from '#shared/domain/metrics';
import { parseDay } from '#shared/base/period';
import { certaintyOf, fewBelow } from '#shared/domain/small-numbers';
import { breakPositions, incompleteOf, markShort, markText, spanOf } from './marks';
import type { ChartSpec, PlacedNote } from './spec';
import { dotIntervals, figureLines } from './specs-basic';
import { percentText } from './specs-overview';

export type RatedMarks = Pick<
  SatisfactionView,
  | 'statement'
  | 'step'
  | 'days'
  | 'scaleBreaks'
  | 'span'
  | 'ratedByDay'
  | 'satisfiedByDay'
  | 'dissatisfiedByDay'
>;

/** A share of counted calls, with its interval. */
export function shareOf(hits: number, n: number): Figure {
  return { value: n === 0 ? null : hits / n, n, ...wilson(hits, n) };
}

/** `84.1 % (347 / 412)`; of few only the counts. */
export function countedShare(hits: number, n: number): string {
  const counts = `${formatCount(hits)} / ${formatCount(n)}`;
  return certaintyOf(n) === 'hidden' ? counts : `${formatPercent(hits / n)}% (${counts})`;
}

export function nameOf(id: MetricId, language: Language): string {
  return textIn(language, metricOf(id).label);
}

/** By mark: whether ratings of one of its days may still arrive. */
export function provisionalMarks(view: RatedMarks): boolean[] {
  const young = view.statement.daysProvisional.map((day) => parseDay(day) ?? NaN);
  return view.days.map((_, index) => {
    const { first, last } = spanOf(view, index);
    return young.some((day) => day >= first && day <= last);
  });
}

/** Satisfied and dissatisfied shares of each mark's ratings, with equal weight. */
export function trendSpec(
  view: RatedMarks,
  target: number | null,
  language: Language,
  notes: readonly PlacedNote[] = [],
): ChartSpec {
  const say = (key: MessageKey, parameters?: Readonly<Record<string, string | number>>): string =>
    message(language, key, parameters);
  const incomplete = incompleteOf(view);
  const provisional = provisionalMarks(view);
  const firstYoung = provisional.indexOf(true);
  const footer = (index: number): string[] => {
    const n = incomplete[index] ?? 0;
    const lacking = view.step === 'day' ? say('chart.incompleteDay') : say('chart.incompleteSpan', { n });
    return [
      ...(n > 0 ? [lacking] : []),
      ...(provisional[index] === true ? [say('sat.trend.mayArrive')] : []),
    ];
  };
  const line = (id: MetricId, ink: 'best' | 'worst', hits: Uint32Array) => ({
    name: nameOf(id, language),
    ink,
    figures: view.days.map((_, index) => shareOf(hits[index] ?? 0, view.ratedByDay[index] ?? 0)),
  });
  const spec = figureLines(
    {
      labels: view.days.map((_, index) => markShort(view, index, language)),
      titles: view.days.map((_, index) => markText(view, index, language)),
      unit: 'percent',
      max: 1,
      bands: incomplete.flatMap((n, index) => (n > 0 ? [index] : [])),
      footers: view.days.map((_, index) => footer(index)),
      thresholds: firstYoung < 0 ? [] : [{ at: firstYoung - 0.5, label: say('tile.provisional') }],
      breaks: breakPositions(view).map((at) => ({ at, label: say('sat.trend.break') })),
      targets:
        target === null ? [] : [{ value: target, label: say('tile.target', { value: percentText(target) }) }],
      notes,
    },
    [
      line('satisfiedRate', 'best', view.satisfiedByDay),
      line('dissatisfiedRate', 'worst', view.dissatisfiedByDay),
    ],
    language,
  );
  return {
    ...spec,
    series: spec.series.map((series, place) => ({
      ...series,
      faint: series.faint?.map((isFaint, index) => isFaint || provisional[index] === true) ?? [],
      // A click on a satisfied share opens all ratings, on a dissatisfied one those that are bad: so it says how many.
      texts: (series.texts ?? []).map((text, index) => {
        if (place === 0) return text;
        const [hits, n] = [view.dissatisfiedByDay[index] ?? 0, view.ratedByDay[index] ?? 0];
        return `${text} · ${say('sat.of', { hits: formatCount(hits), n: formatCount(n) })}`;
      }),
    })),
  };
}

/** `≤ 0:10`, `0:10–0:20`, `> 2:00`. */
export function classText({ over, max }: DurationClass, language: Language): string {
  if (max === null) return message(language, 'sat.time.over', { over: formatDuration(over ?? 0) });
  if (over === null) return message(language, 'sat.time.upTo', { max: formatDuration(max) });
  return message(language, 'sat.time.between', { over: formatDuration(over), max: formatDuration(max) });
}

export type DurationKind = 'wait' | 'talk';
export interface DurationRow {
  readonly kind: DurationKind;
  readonly class: DurationClass;
}

/** Waits, an empty row (null) between, and talks: all on one scale. */
export function durationRows({
  byWait,
  byTalk,
}: Pick<SatisfactionView, 'byWait' | 'byTalk'>): readonly (DurationRow | null)[] {
  const rowsOf = (kind: DurationKind, classes: readonly DurationClass[]): DurationRow[] =>
    classes.map((one) => ({ kind, class: one }));
  return [...rowsOf('wait', byWait), null, ...rowsOf('talk', byTalk)];
}

/** `Wait ≤ 0:10`. */
export function durationText({ kind, class: one }: DurationRow, language: Language): string {
  const what = message(language, `sat.time.${kind}`);
  return message(language, 'sat.time.class', { what, text: classText(one, language) });
}

/** Satisfied share of each class of durations, against that of all. @param all null: nothing to compare with */
export function durationSpec(
  rows: readonly (DurationRow | null)[],
  all: number | null,
  language: Language,
): ChartSpec {
  const figures = rows.map((row) => shareOf(row?.class.satisfied ?? 0, row?.class.rated ?? 0));
  const label = (row: DurationRow | null): string => {
    if (row === null) return '';
    const { rated } = row.class;
    const text = message(language, 'sat.time.n', {
      text: durationText(row, language),
      n: formatCount(rated),
    });
    return rated > 0 && rated < fewBelow ? message(language, 'sat.few', { text }) : text;
  };
  const value = all === null ? '' : `${formatPercent(all)}%`;
  return dotIntervals(
    {
      labels: rows.map(label),
      titles: rows.map((row) => (row === null ? '' : durationText(row, language))),
      unit: 'percent',
      min: scaleStart(figures),
      max: 1,
      targets:
        all === null ? [] : [{ value: all, label: message(language, 'common.overallValue', { value }) }],
    },
    { name: nameOf('satisfiedRate', language), ink: 'best', figures },
    language,
  );
}

/** The tens below the lowest interval that is drawn, so that differences can be seen; 0 where none is. */
export function scaleStart(figures: readonly Figure[]): number {
  const lows = figures.flatMap(({ low, n }) =>
    low === undefined || certaintyOf(n) === 'hidden' ? [] : [low],
  );
  return lows.length === 0 ? 0 : Math.floor(Math.min(...lows) * 10) / 10;
}
