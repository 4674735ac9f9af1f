// From counts and durations to figures: the metric declaration's formulas, applied.
import { contactTypes, dispositions } from '../../../shared/call';
import type { Counts, Figure, Sample } from '../../../shared/metric';
import { metricIds, metricOf, quantileMinimum, type Figures, type MetricId } from '../../../shared/metrics';
import type { Columns } from '../columns';
import type { Groups } from './groups';
import { wilson } from './interval';
import { medianInterval, quantile } from './quantile';
import type { Selection } from './select';

/** Durations in ms of one group; a metric that needs none of them does not ask. */
export type SampleOf = (sample: Sample) => Int32Array;

/** For figures that need no durations. */
export const noSamples: SampleOf = () => new Int32Array(0);

const inbound = contactTypes.indexOf('inbound');
const success = dispositions.indexOf('success');

/** Whether and how long a call counts for a sample, in ms; −1 where it does not. */
function sampleValue(columns: Columns, sample: Sample, position: number): number {
  if (sample === 'talk') return columns.talkMs[position]!;
  if (columns.contactType[position] !== inbound) return -1;
  return (columns.disposition[position] === success) === (sample === 'wait') ? columns.waitMs[position]! : -1;
}

/** Durations of a sample for every group, each in an array of its own. */
export function samplesByGroup(
  columns: Columns,
  selection: Selection,
  groups: Groups,
  sample: Sample,
): Int32Array[] {
  const sizes = new Uint32Array(groups.keys.length);
  const each = (visit: (group: number, value: number) => void): void => {
    for (let index = 0; index < selection.length; index++) {
      const position = selection[index]!;
      const value = sampleValue(columns, sample, position);
      if (value < 0) continue;
      if (groups.kind === 'one') visit(groups.indexOf(position), value);
      else for (const group of groups.indexesOf(position)) visit(group, value);
    }
  };
  each((group) => void (sizes[group]! += 1));
  const arrays = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  each((group, value) => {
    arrays[group]![sizes[group]!++] = value;
  });
  return arrays;
}

/** A share with its Wilson interval; null where nothing was counted. */
function shareFigure(hits: number, n: number): Figure {
  return n === 0 ? { value: null, n } : { value: hits / n, n, ...wilson(hits, n) };
}

/** A quantile of durations in ms, as seconds; the median with its interval. */
function quantileFigure(values: Int32Array, q: number): Figure {
  const n = values.length;
  const ms = q > 0.5 && q < 1 && n < quantileMinimum ? null : quantile(values, q);
  if (ms === null) return { value: null, n };
  const bounds = q === 0.5 ? medianInterval(values) : undefined;
  if (bounds === undefined) return { value: ms / 1000, n };
  return { value: ms / 1000, n, low: bounds.low / 1000, high: bounds.high / 1000 };
}

/** One figure. Durations come out in seconds. */
export function figureOf(id: MetricId, counts: Counts, sampleOf: SampleOf): Figure {
  const { formula } = metricOf(id);
  switch (formula.kind) {
    case 'count':
      return { value: counts[formula.of], n: counts.calls };
    case 'share':
      return shareFigure(counts[formula.of], counts[formula.over]);
    case 'mean':
      return {
        value: counts[formula.over] === 0 ? null : counts[formula.of] / counts[formula.over],
        n: counts[formula.over],
      };
    case 'quantile':
      return quantileFigure(sampleOf(formula.of), formula.q);
    case 'distribution':
      return { value: counts.rated === 0 ? null : counts.rated, n: counts.rated };
  }
}

/** All figures of one group. */
export function figuresOf(counts: Counts, sampleOf: SampleOf): Figures {
  return Object.fromEntries(metricIds.map((id) => [id, figureOf(id, counts, sampleOf)])) as Record<
    MetricId,
    Figure
  >;
}
