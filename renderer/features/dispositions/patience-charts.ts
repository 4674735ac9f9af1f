// The patience curve and, below it, those who gave up by their wait; both by the same classes of seconds.
import { formatCount, formatPercent } from '#shared/language/format';
import type { Language } from '#shared/language/text';
import { message } from '#shared/texts/messages';
import { certaintyOf } from '#shared/domain/small-numbers';
import type { ChartSpec } from '../../charts/spec';
import { histogram } from '../../charts/specs-basic';
import { binText, type WaitBins } from '../../figures/waits';
import type { PatiencePoint } from './patience';

const axisWidth = 44;

/** The point at the end of each class; undefined for the last one, which has no end, and where nobody waits any more. */
export function pointsOfBins(
  points: readonly PatiencePoint[],
  { widthSeconds, abandoned }: WaitBins,
): (PatiencePoint | undefined)[] {
  return abandoned.map((_, index) =>
    index === abandoned.length - 1 ? undefined : points[(index + 1) * widthSeconds],
  );
}

const goneText = (point: PatiencePoint, language: Language): string =>
  message(language, 'patience.gone', { n: formatCount(point.gone) });

/** The share, its interval, and "few" where few waited so long; empty where too few did. */
function shareText({ share, low, high, waiting }: PatiencePoint, language: Language): string {
  if (certaintyOf(waiting) === 'hidden') return '';
  const interval =
    low === undefined || high === undefined ? '' : ` (${formatPercent(low)}–${formatPercent(high)})`;
  const few = certaintyOf(waiting) === 'few' ? ` · ${message(language, 'common.smallSample')}` : '';
  return `${formatPercent(share)}%${interval}${few}`;
}

/** As a cell of the table: also how many really gave up, which a click opens. */
export function patienceText(point: PatiencePoint, language: Language): string {
  return [shareText(point, language), goneText(point, language)].filter((text) => text !== '').join(' · ');
}

/** @param threshold seconds of the service level */
export function curveSpec(
  points: readonly PatiencePoint[],
  bins: WaitBins,
  threshold: number,
  median: number | undefined,
  language: Language,
): ChartSpec {
  const ends = pointsOfBins(points, bins);
  const shown = ends.map((point) =>
    point === undefined || certaintyOf(point.waiting) === 'hidden' ? undefined : point,
  );
  const isMedianShown =
    median !== undefined && shown.some((point) => point !== undefined && point.share >= 0.5);
  return {
    labels: ends.map((_, index) => binText(bins, index)),
    titles: ends.map((_, index) => message(language, 'patience.by', { s: (index + 1) * bins.widthSeconds })),
    unit: 'percent',
    axisWidth,
    hasAxisText: false,
    mostTicks: 4,
    // The curve's marks stand for the ends of their classes.
    thresholds:
      threshold <= bins.longerThan
        ? [
            {
              at: threshold / bins.widthSeconds - 1,
              label: message(language, 'chart.waits.threshold', { s: threshold }),
            },
          ]
        : [],
    targets: isMedianShown ? [{ value: 0.5, label: message(language, 'patience.half') }] : [],
    footers: ends.map((point) =>
      point === undefined
        ? []
        : [
            goneText(point, language),
            message(language, 'patience.waiting', { n: formatCount(point.waiting) }),
          ],
    ),
    series: [
      {
        name: message(language, 'patience.curve'),
        ink: 'queue',
        shape: 'line',
        values: shown.map((point) => point?.share ?? null),
        low: shown.map((point) => point?.low ?? null),
        high: shown.map((point) => point?.high ?? null),
        texts: ends.map((point) => (point === undefined ? '' : shareText(point, language))),
        faint: ends.map((point) => point === undefined || certaintyOf(point.waiting) !== 'enough'),
      },
    ],
  };
}

export function gaveUpSpec(bins: WaitBins, language: Language): ChartSpec {
  const texts = bins.abandoned.map((_, index) => binText(bins, index));
  return histogram(
    {
      labels: texts,
      titles: texts.map((text) => message(language, 'chart.waits.seconds', { text })),
      unit: 'count',
      axisWidth,
      mostTicks: 3,
    },
    [{ name: message(language, 'patience.bars'), ink: 'queue', values: bins.abandoned }],
  );
}
