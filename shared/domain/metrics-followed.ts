// The figures for which single callers, or the course of a day, have to be followed; a part of `metrics`.
import { metric, type Metric } from './metric';

const repeat = (withinHours: number, label: readonly [string, string]): Metric =>
  metric('percent', { kind: 'repeat', withinHours }, 'lower', 'callers', label, [
    `被接听的来电者中，在一次接听后 ${withinHours} 小时内再次呼入的比例；接听未满 ${withinHours} 小时的不判定。`,
    `Callers who call in again within ${withinHours} hours of an answered call / callers answered; answers younger than that are not yet judged.`,
  ]);
const concurrency = (
  q: number,
  label: readonly [string, string],
  sentence: readonly [string, string],
): Metric => metric('count', { kind: 'concurrency', q, slotMinutes: 5 }, 'none', 'ends', label, sentence);

export const followedMetrics = {
  repeatRate: repeat(168, ['重复来电率（7 天）', 'Repeat callers, 7 days']),
  repeatRate72h: repeat(72, ['重复来电率（72 小时）', 'Repeat callers, 72 hours']),
  repeatRate24h: repeat(24, ['重复来电率（24 小时）', 'Repeat callers, 24 hours']),
  lostCallers: metric(
    'count',
    { kind: 'lost', withinHours: 24 },
    'lower',
    'callers',
    ['未挽回来电', 'Lost callers'],
    [
      '放弃来电后 24 小时内既未再被接听也未外呼接通的号码数；未满 24 小时的不判定。',
      'Callers who gave up and were neither answered nor reached by a dialled call within 24 hours after it; younger ones are not yet judged.',
    ],
  ),
  concurrencyPeak: concurrency(
    1,
    ['并发峰值', 'Peak concurrency'],
    ['所选通话同时进行的最大数量。', 'The greatest number of the selected calls at once.'],
  ),
  concurrencyP95: concurrency(
    0.95,
    ['并发 P95', 'Concurrency, 95th percentile'],
    [
      '有通话的 5 分钟时段中，95 % 的时段最多同时进行的通话数不超过此值；少于 20 个时段不显示。',
      'In 95 % of the 5-minute slots with a call no more were at once; not shown under 20 slots.',
    ],
  ),
} as const satisfies Record<string, Metric>;
