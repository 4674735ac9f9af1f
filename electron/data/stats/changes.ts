// The difference of two periods' figures, and whether chance alone explains it.
import { needOf, type Figure } from '#shared/domain/metric';
import { metricOf, type MetricId } from '#shared/domain/metrics';
import { overviewMetrics, type Change, type Comparison, type Overview } from '#shared/contract/views';
import { newcombe } from '#shared/base/interval';

/** A share changed clearly where Newcombe's interval of the difference excludes 0. */
function shareChange(now: Figure, before: Figure): Change | undefined {
  if (now.value === null || before.value === null) return undefined;
  const interval = newcombe(now.value * now.n, now.n, before.value * before.n, before.n);
  if (interval === undefined) return undefined;
  return { difference: now.value - before.value, clear: interval.low > 0 || interval.high < 0 };
}

/** Counts vary by chance about as much as their square root (Poisson). */
function countChange(now: number, before: number): Change | undefined {
  if (before === 0) return undefined;
  return { difference: now / before - 1, clear: Math.abs(now - before) > 1.96 * Math.sqrt(now + before) };
}

/** A median changed clearly where the two intervals do not even touch; other durations have no interval and say nothing. */
function durationChange(now: Figure, before: Figure): Change | undefined {
  if (now.value === null || before.value === null) return undefined;
  if (
    now.low === undefined ||
    now.high === undefined ||
    before.low === undefined ||
    before.high === undefined
  )
    return undefined;
  return { difference: now.value - before.value, clear: now.low > before.high || now.high < before.low };
}

function changeOf(id: MetricId, now: Figure, before: Figure): Change | undefined {
  const { unit } = metricOf(id);
  if (unit === 'percent') return shareChange(now, before);
  if (now.value === null || before.value === null) return undefined;
  if (unit === 'count') return countChange(now.value, before.value);
  return unit === 'seconds' ? durationChange(now, before) : undefined;
}

/** The figures that are counted by a scale. */
const ratingMetrics: readonly MetricId[] = [
  'rated',
  'responseRate',
  'csatMean',
  'satisfiedRate',
  'dissatisfiedRate',
];

/** @param notAlike figures that the two periods do not count alike; they are left out */
export function changesOf(
  now: Overview['figures'],
  before: Overview['figures'],
  notAlike: Comparison['notAlike'],
): Partial<Record<MetricId, Change>> {
  const changes: Partial<Record<MetricId, Change>> = {};
  for (const id of overviewMetrics) {
    if (notAlike.includes('ratings') && ratingMetrics.includes(id)) continue;
    if (notAlike.includes('waits') && needOf(metricOf(id)) === 'waits') continue;
    const change = changeOf(id, now[id], before[id]);
    if (change !== undefined) changes[id] = change;
  }
  return changes;
}
