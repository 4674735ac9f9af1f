// From counts, durations and callers to figures: the metric declaration's formulas, applied.
import {
  needOf,
  sampleRule,
  samples,
  type Counts,
  type Figure,
  type Lack,
  type Metric,
  type Sample,
} from '#shared/domain/metric';
import { metricOf, type MetricId } from '#shared/domain/metrics';
import { quantileMinimum } from '#shared/domain/small-numbers';
import { serviceLevelParts, type ServiceLevelVariant } from '#shared/domain/service-level';
import type { Concurrency } from './concurrency';
import type { CallerCounts } from './follow-ups';
import { wilson } from '#shared/base/interval';
import { ranked, type Ranked } from './durations';
import { medianInterval, quantile } from './quantile';

/** What one row's figures are made of. What a figure does not need is not asked for. */
export interface RowFacts {
  readonly counts: Counts;
  readonly variant: ServiceLevelVariant;
  /** Durations in ms. */
  readonly sampleOf: (sample: Sample) => Ranked;
  readonly repeatsWithin: (hours: number) => CallerCounts;
  readonly lostWithin: (hours: number) => CallerCounts;
  readonly concurrencyOf: (slotMinutes: number) => Concurrency;
}

/** The sample whose durations a metric is about; undefined for others. */
const sampleOf = ({ formula }: Metric): Sample | undefined =>
  formula.kind === 'meanDuration' || formula.kind === 'quantile' ? formula.of : undefined;

/** Calls that a missing field keeps out of a figure; figures of callers and of concurrency count their own. */
function unjudgedOf(metric: Metric, counts: Counts): number {
  const sample = sampleOf(metric);
  if (sample !== undefined) return counts[samples[sample].of] - counts[samples[sample].known];
  return metric.needs === 'sides' ? counts.success - counts.releaseKnown : 0;
}

/** Waits that are times to connect, among those of a figure. */
function approximateOf(metric: Metric, counts: Counts): { approximate?: number } {
  const sample = sampleOf(metric);
  const counter = sample === undefined ? undefined : sampleRule(sample).approximate;
  const approximate = counter === undefined ? 0 : counts[counter];
  return approximate === 0 ? {} : { approximate };
}

/** A figure with what could not be judged; where nothing could, it has no value. */
function judged(figure: Figure, unjudged: number, lacking: Lack | undefined): Figure {
  if (unjudged === 0) return figure;
  if (lacking === undefined) return { ...figure, unjudged };
  return { value: null, n: figure.n, lacking, unjudged };
}

/** A share with its Wilson interval; null where nothing was counted. */
function shareFigure(hits: number, n: number): Figure {
  return n === 0 ? { value: null, n } : { value: hits / n, n, ...wilson(hits, n) };
}

/** A quantile of durations in ms, as seconds; the median with its interval. */
function durationFigure(values: Ranked, q: number): Figure {
  const { n } = values;
  if (n === 0) return { value: null, n };
  if (isTooFew(q, n)) return { value: null, n, lacking: 'fewValues' };
  const value = quantile(values, q)! / 1000;
  const bounds = q === 0.5 ? medianInterval(values) : undefined;
  return bounds === undefined ? { value, n } : { value, n, low: bounds.low / 1000, high: bounds.high / 1000 };
}

/** Percentiles beyond the median, but not the maximum, need a number of values. */
const isTooFew = (q: number, n: number): boolean => q > 0.5 && q < 1 && n < quantileMinimum;

/**
 * The service level by one variant. It needs a real wait: where all waits are times to connect, with the time in the IVR,
 * hardly any call would seem to be in time. Single calls without a wait count as too late.
 */
export function serviceLevelFigure(variant: ServiceLevelVariant, counts: Counts): Figure {
  const { hits, n } = serviceLevelParts(variant, counts);
  const usesAbandonWaits = variant === 1 || variant === 4 || variant === 5;
  const unknown =
    counts.answered - counts.waited + (usesAbandonWaits ? counts.abandoned - counts.abandonWaited : 0);
  const figure = shareFigure(hits, n);
  if (counts.answered > 0 && counts.waited === counts.waitApproximate)
    return { value: null, n, lacking: 'waits', unjudged: counts.answered };
  return judged(figure, unknown, undefined);
}

/** Abandonment without short ones: which are short tells only a wait without the time in the IVR. */
function longAbandonFigure(counts: Counts): Figure {
  const { abandonedLong, offeredLong, abandoned, abandonWaited, abandonApproximate } = counts;
  if (abandoned > 0 && abandonWaited === abandonApproximate)
    return { value: null, n: offeredLong, lacking: 'waits', unjudged: abandoned };
  return judged(shareFigure(abandonedLong, offeredLong), abandoned - abandonWaited, undefined);
}

function callersFigure({ hits, judged: n, unjudged, nameless }: CallerCounts, isShare: boolean): Figure {
  if (n + unjudged === 0 && nameless > 0) return { value: null, n, lacking: 'callers' };
  const figure = isShare ? shareFigure(hits, n) : { value: hits, n };
  return judged(figure, unjudged, n === 0 ? 'tooRecent' : undefined);
}

function concurrencyFigure({ peaks, calls }: Concurrency, q: number, allCalls: number): Figure {
  const unjudged = allCalls - calls;
  if (q === 1) {
    const value = calls === 0 ? null : peaks.reduce((most, peak) => Math.max(most, peak), 0);
    return judged({ value, n: calls }, unjudged, calls === 0 ? 'ends' : undefined);
  }
  const n = peaks.length;
  if (n > 0 && isTooFew(q, n)) return judged({ value: null, n, lacking: 'fewValues' }, unjudged, undefined);
  return judged({ value: quantile(ranked(peaks.slice()), q), n }, unjudged, calls === 0 ? 'ends' : undefined);
}

/** One figure. Durations come out in seconds. */
export function figureOf(id: MetricId, facts: RowFacts): Figure {
  const metric = metricOf(id);
  const { formula } = metric;
  const needs = needOf(metric);
  const { counts } = facts;
  const unjudged = unjudgedOf(metric, counts);
  switch (formula.kind) {
    case 'count':
      return { value: counts[formula.of], n: counts.calls };
    case 'share': {
      const figure = shareFigure(counts[formula.of], counts[formula.over]);
      return judged(figure, unjudged, figure.n === 0 ? needs : undefined);
    }
    case 'longAbandons':
      return longAbandonFigure(counts);
    case 'mean': {
      const n = counts[formula.over];
      return { value: n === 0 ? null : counts[formula.of] / n, n };
    }
    case 'meanDuration': {
      const { n, sumMs } = facts.sampleOf(formula.of);
      const value = n === 0 ? null : sumMs / n / 1000;
      const figure = { value, n, ...approximateOf(metric, counts) };
      return judged(figure, unjudged, n === 0 ? needs : undefined);
    }
    case 'quantile': {
      const figure = {
        ...durationFigure(facts.sampleOf(formula.of), formula.q),
        ...approximateOf(metric, counts),
      };
      return judged(figure, unjudged, figure.n === 0 ? needs : undefined);
    }
    case 'serviceLevel':
      return serviceLevelFigure(facts.variant, counts);
    case 'repeat':
      return callersFigure(facts.repeatsWithin(formula.withinHours), true);
    case 'lost':
      return callersFigure(facts.lostWithin(formula.withinHours), false);
    case 'concurrency':
      return concurrencyFigure(facts.concurrencyOf(formula.slotMinutes), formula.q, counts.calls);
    case 'distribution':
      return { value: counts.rated === 0 ? null : counts.rated, n: counts.rated };
  }
}

/** The figures that were asked for. */
export function figuresOf<Id extends MetricId>(ids: readonly Id[], facts: RowFacts): Record<Id, Figure> {
  return Object.fromEntries(ids.map((id) => [id, figureOf(id, facts)])) as Record<Id, Figure>;
}
