// The charts of the page Dispositions as data: mix over time, patience, hours of the day, skill groups, repeats. Pure.
import type { Disposition } from '#shared/domain/call';
import type { CallersView, DispositionsView } from '#shared/contract/page-views';
import { formatCount, formatPercent } from '#shared/language/format';
import type { Language } from '#shared/language/text';
import { wilson } from '#shared/base/interval';
import { message } from '#shared/texts/messages';
import { callWord } from '#shared/texts/words';
import type { Figure } from '#shared/domain/metric';
import { certaintyOf } from '#shared/domain/small-numbers';
import { dispositionInk, type Ink } from './colors';
import { incompleteOf, markShort, markText } from './marks';
import { dotIntervals, figureLines, histogram } from './specs-basic';
import type { ChartSpec, PlacedNote, Series } from './spec';

/** Panels below each other give their value axes the same room. */
const axisWidth = 44;
/** More colours cannot be told apart. */
export const mostSeries = 7;

export interface MixPart {
  readonly dispositions: readonly Disposition[];
  readonly name: string;
  readonly ink: Ink;
  readonly byDay: readonly number[];
}

/** The most frequent dispositions, and all others as one. */
export function mixParts(mix: DispositionsView['mix'], language: Language): MixPart[] {
  const shown = mix.length > mostSeries ? mix.slice(0, mostSeries - 1) : mix;
  const rest = mix.slice(shown.length);
  const parts = shown.map(({ disposition, byDay }): MixPart => ({
    dispositions: [disposition],
    name: callWord('disposition', disposition, language),
    ink: dispositionInk[disposition],
    byDay: [...byDay],
  }));
  if (rest.length === 0) return parts;
  const sums = [...rest[0]!.byDay].map((_, index) =>
    rest.reduce((total, { byDay }) => total + byDay[index]!, 0),
  );
  return [
    ...parts,
    {
      dispositions: rest.map(({ disposition }) => disposition),
      name: message(language, 'mix.rest'),
      ink: 'other',
      byDay: sums,
    },
  ];
}

export function mixTotals(parts: readonly MixPart[], marks: number): number[] {
  return Array.from({ length: marks }, (_, index) =>
    parts.reduce((total, { byDay }) => total + (byDay[index] ?? 0), 0),
  );
}

function frameOf(view: DispositionsView, language: Language) {
  const incomplete = incompleteOf(view);
  return {
    labels: view.days.map((_, index) => markShort(view, index, language)),
    titles: view.days.map((_, index) => markText(view, index, language)),
    bands: incomplete.flatMap((n, index) => (n > 0 ? [index] : [])),
    footers: incomplete.map((n) => {
      if (n === 0) return [];
      const isDay = view.step === 'day';
      return [
        isDay ? message(language, 'chart.incompleteDay') : message(language, 'chart.incompleteSpan', { n }),
      ];
    }),
    axisWidth,
  } satisfies Omit<ChartSpec, 'series' | 'unit'>;
}

/** A share with its calls; under five calls only the calls. */
function sharedText(hits: number, n: number): string {
  return certaintyOf(n) === 'hidden'
    ? `${formatCount(hits)} / ${formatCount(n)}`
    : `${formatPercent(hits / n)}% (${formatCount(hits)})`;
}

/** Outcome mix of each mark, as shares or as counts. */
export function mixSpec(
  view: DispositionsView,
  parts: readonly MixPart[],
  measure: 'share' | 'count',
  language: Language,
  notes: readonly PlacedNote[] = [],
): ChartSpec {
  const totals = mixTotals(parts, view.days.length);
  const isShare = measure === 'share';
  const series = parts.map(({ name, ink, byDay }): Series => {
    const plain = { name, ink, shape: 'bar' } as const;
    if (!isShare) return { ...plain, values: byDay };
    return {
      ...plain,
      values: byDay.map((hits, index) =>
        certaintyOf(totals[index]!) === 'hidden' ? null : hits / totals[index]!,
      ),
      texts: byDay.map((hits, index) => sharedText(hits, totals[index]!)),
      faint: totals.map((n) => certaintyOf(n) === 'few'),
    };
  });
  return {
    ...frameOf(view, language),
    notes,
    unit: isShare ? 'percent' : 'count',
    isStacked: true,
    ...(isShare ? { max: 1 } : { totalName: message(language, 'common.calls') }),
    series,
  };
}

/** How many calls the shares of each mark are of; stands above them. */
export function mixSizeSpec(
  view: DispositionsView,
  parts: readonly MixPart[],
  language: Language,
): ChartSpec {
  return {
    ...frameOf(view, language),
    unit: 'count',
    hasAxisText: false,
    mostTicks: 2,
    series: [
      {
        name: message(language, 'common.calls'),
        ink: 'muted',
        shape: 'bar',
        values: mixTotals(parts, view.days.length),
      },
    ],
  };
}

/** Hours from the first to the last one with a call that was offered or lost; empty where there is none. */
export function hoursShown({ byHour }: Pick<DispositionsView, 'byHour'>): number[] {
  const hours = Array.from({ length: 24 }, (_, hour) => hour);
  const isBusy = (hour: number): boolean =>
    byHour.offered[hour]! + byHour.abandoned[hour]! + byHour.systemLost[hour]! > 0;
  const [first, last] = [hours.findIndex(isBusy), hours.findLastIndex(isBusy)];
  return first < 0 ? [] : hours.slice(first, last + 1);
}

/** Under so many offered calls an hour is drawn pale. */
const fewOffered = 10;

/** Calls that callers gave up and calls that the system lost, by hour; and below them the rate of the first. */
export function hourSpecs(
  view: DispositionsView,
  hours: readonly number[],
  language: Language,
): { readonly counts: ChartSpec; readonly rate: ChartSpec } {
  const { offered, abandoned, systemLost } = view.byHour;
  const frame = {
    labels: hours.map(String),
    titles: hours.map((hour) => message(language, 'hours.lost.span', { from: hour, to: hour + 1 })),
    footers: hours.map((hour) => [
      message(language, 'hours.lost.offered', { n: formatCount(offered[hour]!) }),
    ]),
    axisWidth,
  };
  const faint = hours.map((hour) => offered[hour]! < fewOffered);
  const bars = (name: string, ink: Ink, values: Uint32Array): Series => ({
    name,
    ink,
    shape: 'bar',
    values: hours.map((hour) => values[hour]!),
    faint,
  });
  const figures = hours.map((hour) => shareFigure(abandoned[hour]!, offered[hour]!));
  const rate = figureLines(
    { ...frame, unit: 'percent', mostTicks: 3 },
    [{ name: message(language, 'chart.heat.abandon'), ink: 'queue', figures }],
    language,
  );
  return {
    counts: {
      ...frame,
      unit: 'count',
      isStacked: true,
      hasAxisText: false,
      series: [
        bars(message(language, 'hours.lost.gaveUp'), 'queue', abandoned),
        bars(message(language, 'common.lostBySystem'), 'system', systemLost),
      ],
    },
    rate,
  };
}

export function shareFigure(hits: number, n: number): Figure {
  return n === 0 || hits > n ? { value: null, n } : { value: hits / n, n, ...wilson(hits, n) };
}

export interface GroupLoss {
  readonly id: string;
  readonly name: string;
  readonly offered: number;
  readonly abandoned: number;
  readonly systemLost: number;
  readonly abandonRate: Figure;
  /** Without a value for calls that belong to no group: not all that the system lost were offered. */
  readonly systemRate: Figure;
}

/** A name that leaves the dots their room; the whole one is in the tooltip and the table. */
const shortened = (name: string): string => {
  const letters = [...name];
  return letters.length > 18 ? `${letters.slice(0, 17).join('')}…` : name;
};

/** Abandonment of each group and what the system lost beside it, against the rate of all. */
export function groupLossSpec(rows: readonly GroupLoss[], all: Figure, language: Language): ChartSpec {
  const frame = {
    labels: rows.map(({ name }) => shortened(name)),
    titles: rows.map(({ name }) => name),
    unit: 'percent' as const,
    targets:
      all.value === null
        ? []
        : [
            {
              value: all.value,
              label: message(language, 'common.overallValue', { value: `${formatPercent(all.value)}%` }),
            },
          ],
  };
  const dots = (key: 'chart.heat.abandon' | 'groupLoss.system', ink: Ink, figures: Figure[]): Series =>
    dotIntervals(frame, { name: message(language, key), ink, figures }, language).series[0]!;
  return {
    ...frame,
    isHorizontal: true,
    series: [
      dots(
        'chart.heat.abandon',
        'queue',
        rows.map(({ abandonRate }) => abandonRate),
      ),
      dots(
        'groupLoss.system',
        'system',
        rows.map(({ systemRate }) => systemRate),
      ),
    ],
  };
}

const hoursADay = 24;

/** The time until a caller called again, in words. */
export function returnText({ over, max }: CallersView['returns'][number], language: Language): string {
  if (over === null) return message(language, 'returns.firstHours', { to: max });
  return over < hoursADay
    ? message(language, 'returns.hours', { from: over, to: max })
    : message(language, 'returns.days', { from: over / hoursADay, to: max / hoursADay });
}

/** Under the axis, where five of them have to fit. */
function returnLabel({ over, max }: CallersView['returns'][number], language: Language): string {
  if (over === null) return message(language, 'returns.short.first', { to: max });
  return over < hoursADay
    ? message(language, 'returns.short.hours', { from: over, to: max })
    : message(language, 'returns.short.days', { from: over / hoursADay, to: max / hoursADay });
}

export function returnsSpec(returns: CallersView['returns'], language: Language): ChartSpec {
  const titles = returns.map((one) => returnText(one, language));
  return histogram(
    {
      labels: returns.map((one) => returnLabel(one, language)),
      titles: titles.map((span) => message(language, 'returns.title.mark', { span })),
      unit: 'count',
      mostTicks: 4,
    },
    [
      {
        name: message(language, 'common.calls'),
        ink: 'answered',
        values: returns.map(({ calls }) => calls),
      },
    ],
  );
}
