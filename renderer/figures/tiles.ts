// The six tiles of the overview, from its result: value, basis, change in words, trend, and what its hover adds.
import { dash, formatCount, formatDay, formatDuration, formatPercent } from '#shared/language/format';
import type { Language } from '#shared/language/text';
import type { Figure } from '#shared/domain/metric';
import { metricLabel, metricOf, type MetricId } from '#shared/domain/metrics';
import { fewBelow, hiddenBelow } from '#shared/domain/small-numbers';
import { serviceLevelFormula, serviceLevelName, serviceLevelVariants } from '#shared/domain/service-level';
import type { Settings } from '#shared/domain/settings';
import type { ComparisonBase, Overview, OverviewMetric } from '#shared/contract/views';
import { goalOf, goalText, type TileGoal } from './goals';
import { foldedBreaks, foldedMiddle, foldedSum } from './trend';
import { t } from '../state/session.svelte';
import { changeText, changeTitle } from './change-words';
import { breakPositions, incompleteOf } from '../charts/marks';

/** What a tile shows on hover and tells a screen reader. */
export interface TileTip {
  readonly text: string;
  readonly rows: readonly {
    readonly label: string;
    readonly note: string;
    readonly value: string;
    readonly isChosen: boolean;
  }[];
}

export interface TileModel {
  readonly id: MetricId;
  readonly label: string;
  /** Beside the value on screen; on paper the notices say it. */
  readonly note: string;
  readonly value: string;
  readonly unit: string;
  /** What the figure rests on, beside it, where the basis speaks of something else. */
  readonly sample?: string;
  /** Target, or what the figure rests on. */
  readonly basis: string;
  readonly change: string;
  readonly changeTitle: string;
  readonly trend: ArrayLike<number>;
  /** The figure against its target; undefined where none is set or too few calls speak. */
  readonly goal: TileGoal | undefined;
  /** Places on the trend where what it counts changed. */
  readonly breaks: readonly number[];
  readonly tip: TileTip | undefined;
  readonly isFew: boolean;
}

/** A share over at most eight parts of the period, from the counts of each. */
export function ratio(part: ArrayLike<number>, whole: ArrayLike<number>): Float64Array {
  const [parts, wholes] = [foldedSum(part), foldedSum(whole)];
  return Float64Array.from(parts, (value, index) => (wholes[index] === 0 ? NaN : value / wholes[index]!));
}

function sum(...series: readonly ArrayLike<number>[]): Float64Array {
  return Float64Array.from(series[0] ?? [], (_, index) =>
    series.reduce((total, one) => total + one[index]!, 0),
  );
}

/** A share's value, hidden where it rests on under five. */
export function shareText(figure: Figure): { value: string; unit: string } {
  if (figure.value === null || figure.n < hiddenBelow) return { value: dash, unit: '' };
  return { value: formatPercent(figure.value), unit: '%' };
}

const nText = (figure: Figure): string => t('tile.n', { n: formatCount(figure.n) });

export function intervalText(figure: Figure): string {
  const n = nText(figure);
  if (figure.low === undefined || figure.high === undefined || figure.n < hiddenBelow) return n;
  const few = figure.n < fewBelow ? ` · ${t('common.smallSample')}` : '';
  return `${formatPercent(figure.low)}–${formatPercent(figure.high)} · ${n}${few}`;
}

/** A figure without a value says why instead of what it rests on; calls that could not be judged are named. */
function basisText(figure: Figure, usual: string): string {
  const basis = figure.lacking === undefined ? usual : t(`lack.${figure.lacking}`);
  const { unjudged = 0 } = figure;
  return unjudged === 0 ? basis : `${basis} · ${t('tile.unjudged', { n: formatCount(unjudged) })}`;
}

function reasons(...figures: readonly Figure[]): string[] {
  const lacks = new Set(figures.flatMap(({ lacking }) => (lacking === undefined ? [] : [lacking])));
  const unjudged = Math.max(...figures.map((figure) => figure.unjudged ?? 0));
  return [
    ...[...lacks].map((lack) => t(`lack.${lack}.why`)),
    ...(unjudged === 0 ? [] : [t('tile.unjudged.why', { n: formatCount(unjudged) })]),
  ];
}

function tipOf(texts: readonly string[], rows: TileTip['rows'] = []): TileTip | undefined {
  return texts.length === 0 && rows.length === 0 ? undefined : { text: texts.join('\n'), rows };
}

/** What a figure rests on joins the reasons on its hover. */
function told(
  { why, ...part }: Pick<TileModel, 'goal' | 'basis' | 'sample'> & { readonly why: readonly string[] },
  texts: readonly string[],
  rows: TileTip['rows'] = [],
): Pick<TileModel, 'goal' | 'basis' | 'sample' | 'tip'> {
  return { ...part, tip: tipOf([...why, ...texts], rows) };
}

/** How much of the waits is the time to connect: all of them rename the tile, a part is counted below it. */
function connectWords(wait: Figure): { label: string; part: string; why: string[] } {
  const { n, approximate = 0 } = wait;
  const label = t('tile.wait');
  if (approximate === 0) return { label, part: '', why: [] };
  if (approximate === n) return { label: t('tile.connect'), part: '', why: [t('tile.connect.why')] };
  const count = { n: formatCount(approximate) };
  return { label, part: ` · ${t('tile.connectPart', count)}`, why: [t('tile.connectPart.why', count)] };
}

/** The service level by all five variants. */
function levelRows({ serviceLevels, statement }: Overview, language: Language): TileTip['rows'] {
  return serviceLevelVariants.map((variant, index) => {
    const figure = serviceLevels[index];
    const { value, unit } = figure === undefined ? { value: dash, unit: '' } : shareText(figure);
    return {
      label: serviceLevelName(variant, language),
      note: serviceLevelFormula(variant, language),
      value: value + unit,
      isChosen: variant === statement.serviceLevel.variant,
    };
  });
}

interface TileParts {
  readonly rules: Parameters<typeof metricLabel>[2];
  readonly name: (id: MetricId) => string;
  readonly tile: (
    id: OverviewMetric,
    part: Partial<TileModel> & Pick<TileModel, 'value' | 'basis' | 'trend'>,
  ) => TileModel;
  readonly against: (
    figure: Figure,
    target: number | null,
    usual: string,
    isLimit?: boolean,
  ) => Pick<TileModel, 'goal' | 'basis' | 'sample'> & { readonly why: readonly string[] };
  readonly satisfied: () => TileModel;
}

/** What the tiles of one result have in common. */
export function tileParts(
  overview: Overview,
  settings: Settings,
  language: Language,
  base: ComparisonBase,
): TileParts {
  const { figures, statement } = overview;
  const comparison = overview.comparisons[base];
  // As counted: the settings may be newer than the figures.
  const rules = {
    serviceLevelSeconds: statement.serviceLevel.thresholdSeconds,
  };
  const name = (id: MetricId): string => metricLabel(id, language, rules);
  const changeOf = (id: OverviewMetric): string => {
    const { lacking, n } = figures[id];
    if (lacking !== undefined) return '';
    const text = changeText(id, comparison, base);
    // Of a share that is not even shown nothing is said of how it changed.
    const isHidden =
      metricOf(id).unit !== 'count' && n < hiddenBelow && comparison?.changes[id] !== undefined;
    return isHidden ? t('change.few') : text;
  };
  const tile: TileParts['tile'] = (id, part) => ({
    id,
    label: name(id),
    note: '',
    unit: '',
    change: changeOf(id),
    changeTitle: changeTitle(comparison, base, settings.zone),
    breaks: [],
    tip: tipOf(reasons(figures[id])),
    isFew: figures[id].n < fewBelow,
    goal: undefined,
    ...part,
    ...(figures[id].lacking === undefined ? {} : { trend: [], breaks: [] }),
  });
  /** With a target the basis says how the figure stands to it, and the hover what it rests on. */
  const against: TileParts['against'] = (figure, target, usual, isLimit = false) => {
    const goal = goalOf(figure, target, isLimit);
    if (target === null || (figure.n < fewBelow && figure.n > 0))
      return { goal, basis: basisText(figure, usual), why: [] };
    const basis = basisText(figure, goalText(figure, target, goal));
    return { goal, basis, sample: nText(figure), why: [intervalText(figure)] };
  };
  const satisfied = (): TileModel => {
    const { satisfiedRate } = figures;
    return tile('satisfiedRate', {
      ...shareText(satisfiedRate),
      note: statement.daysProvisional.length > 0 ? t('tile.provisional') : '',
      trend: ratio(overview.satisfiedByDay, overview.ratedByDay),
      breaks: foldedBreaks(breakPositions(overview), overview.days.length),
      ...told(against(satisfiedRate, settings.targets.satisfiedRate, intervalText(satisfiedRate)), [
        ...reasons(satisfiedRate),
        ...overview.scaleBreaks.map((day) => t('tile.breakOn', { day: formatDay(language, day) })),
      ]),
    });
  };
  return { rules, name, tile, against, satisfied };
}

/** Counts by mark, without those of marks that were never read: a trend has a gap there. */
export function knownCounts(overview: Overview, counts: ArrayLike<number>): Float64Array {
  const incomplete = incompleteOf(overview);
  return Float64Array.from(counts, (count, mark) => (count === 0 && incomplete[mark]! > 0 ? NaN : count));
}

export function tilesOf(
  overview: Overview,
  settings: Settings,
  language: Language,
  base: ComparisonBase,
): TileModel[] {
  const { figures, outcomeByDay } = overview;
  const { rules, name, tile, against, satisfied } = tileParts(overview, settings, language, base);
  const { answerRate, serviceLevel, abandonRate, abandonRateNoShort, waitMedian, waitP90 } = figures;
  const { targets } = settings;
  const noShort = abandonRateNoShort.value;
  const shortText = t('tile.short', { value: noShort === null ? dash : `${formatPercent(noShort)}%` });
  const connect = connectWords(waitMedian);
  const wait = (figure: Figure): string =>
    figure.value === null || figure.n < hiddenBelow ? dash : formatDuration(figure.value);
  return [
    tile('inbound', {
      value: formatCount(figures.inbound.value ?? 0),
      basis: `${name('calls')} ${formatCount(figures.calls.value ?? 0)}`,
      trend: foldedSum(knownCounts(overview, sum(...Object.values(outcomeByDay)))),
      isFew: false,
    }),
    tile('answerRate', {
      ...shareText(answerRate),
      ...told(against(answerRate, targets.answerRate, intervalText(answerRate)), reasons(answerRate)),
      trend: ratio(outcomeByDay.answered, overview.offeredByDay),
    }),
    tile('serviceLevel', {
      ...shareText(serviceLevel),
      ...told(
        against(serviceLevel, targets.serviceLevel, intervalText(serviceLevel)),
        [...reasons(serviceLevel), t('tile.levels', { s: rules.serviceLevelSeconds })],
        levelRows(overview, language),
      ),
      trend: ratio(overview.inTimeByDay, overview.serviceLevelOfByDay),
    }),
    tile('abandonRate', {
      ...shareText(abandonRate),
      ...told(
        against(
          abandonRate,
          targets.abandonRate,
          abandonRate.n < fewBelow ? intervalText(abandonRate) : shortText,
          true,
        ),
        [...(targets.abandonRate === null ? [] : [shortText]), ...reasons(abandonRate, abandonRateNoShort)],
      ),
      ...(abandonRate.n < fewBelow ? {} : { sample: nText(abandonRate) }),
      trend: ratio(sum(outcomeByDay.abandonedQueue, outcomeByDay.abandonedRing), overview.offeredByDay),
    }),
    tile('waitMedian', {
      label: connect.label,
      value: `${wait(waitMedian)} / ${wait(waitP90)}`,
      basis: basisText(waitMedian, `${nText(waitMedian)}${connect.part}`),
      trend: foldedMiddle(overview.waitMedianByDay),
      tip: tipOf([...connect.why, ...reasons(waitMedian, waitP90)]),
    }),
    satisfied(),
  ];
}
