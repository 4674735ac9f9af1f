// The charts of dialled calls as data: how many connected, and the rate. Pure.
import { textIn, type Language } from '#shared/language/text';
import { wilson } from '#shared/base/interval';
import { message } from '#shared/texts/messages';
import { metricOf } from '#shared/domain/metrics';
import type { ReportFigures } from '#shared/contract/report-views';
import { incompleteOf, markShort, markText, type Marked } from '../charts/marks';
import type { ChartSpec } from '../charts/spec';
import { figureLines } from '../charts/specs-basic';

/** As the charts of inbound calls have it. */
const axisWidth = 44;

/** Dialled calls by whether they connected, and below them the rate; by hour of a report of one day, else by its marks. */
export function outboundSpecs(
  overview: Marked,
  { dialled, connected }: NonNullable<ReportFigures['outbound']>,
  isOneDay: boolean,
  language: Language,
): { readonly volume: ChartSpec; readonly rate: ChartSpec } {
  const places = Array.from(dialled, (_, place) => place);
  const used = places.filter((place) => dialled[place]! > 0);
  const shown = isOneDay ? places.slice(used[0] ?? 0, (used.at(-1) ?? -1) + 1) : places;
  const titleOf = (place: number): string =>
    isOneDay
      ? message(language, 'report.hourSpan', { from: `${place}:00`, to: `${place + 1}:00` })
      : markText(overview, place, language);
  const frame = {
    labels: shown.map((place) => (isOneDay ? `${place}:00` : markShort(overview, place, language))),
    titles: shown.map(titleOf),
    axisWidth,
    ...(isOneDay ? {} : { bands: incompleteOf(overview).flatMap((days, mark) => (days > 0 ? [mark] : [])) }),
  };
  const name = (id: 'dialled' | 'connected' | 'connectRate'): string => textIn(language, metricOf(id).label);
  const volume: ChartSpec = {
    ...frame,
    unit: 'count',
    isStacked: true,
    totalName: name('dialled'),
    series: [
      {
        name: name('connected'),
        ink: 'answered',
        shape: 'bar',
        values: shown.map((place) => connected[place]!),
      },
      {
        name: message(language, 'report.notConnected'),
        ink: 'other',
        shape: 'bar',
        values: shown.map((place) => dialled[place]! - connected[place]!),
      },
    ],
  };
  const figures = shown.map((place) => {
    const [hits, n] = [connected[place]!, dialled[place]!];
    return { value: n === 0 ? null : hits / n, n, ...wilson(hits, n) };
  });
  const rate = figureLines(
    { ...frame, unit: 'percent', max: 1, hasAxisText: false, mostTicks: 2 },
    [{ name: name('connectRate'), ink: 'answered', figures }],
    language,
  );
  return { volume, rate };
}
