// The metrics for which single callers, or the course of a day, have to be followed; a part of `metrics`.
import type { Text } from '../language/text';
import { metric, type Metric } from './metric';

const repeat = (withinHours: number, label: Text): Metric =>
  metric('percent', { kind: 'repeat', withinHours }, 'lower', 'callers', label, [
    `被接听的来电者中，在一次接听后 ${withinHours} 小时内再次呼入的比例；接听未满 ${withinHours} 小时的不判定。`,
    `Callers who call again within ${withinHours} hours of an answered call / callers answered; more recent answers are not counted yet.`,
  ]);
const concurrency = (q: number, label: Text, sentence: Text): Metric =>
  metric('count', { kind: 'concurrency', q, slotMinutes: 5 }, 'none', 'ends', label, sentence);

export const followedMetrics = {
  repeatRate: repeat(168, ['重复来电率（7 天）', 'Repeat callers (7 days)']),
  repeatRate72h: repeat(72, ['重复来电率（72 小时）', 'Repeat callers (72 hours)']),
  repeatRate24h: repeat(24, ['重复来电率（24 小时）', 'Repeat callers (24 hours)']),
  lostCallers: metric(
    'count',
    { kind: 'lost', withinHours: 24 },
    'lower',
    'callers',
    ['放弃未回呼客户', 'Callers to call back'],
    [
      '放弃来电后 24 小时内既未再被接听、也未外呼接通的号码数；未满 24 小时的不判定。',
      'Callers who abandoned and were neither answered nor reached by a dialed call within 24 hours; more recent ones are not counted yet.',
    ],
  ),
  concurrencyPeak: concurrency(
    1,
    ['并发峰值', 'Peak concurrency'],
    ['所选通话同时进行的最大数量。', 'The largest number of selected calls at the same time.'],
  ),
  concurrencyP95: concurrency(
    0.95,
    ['并发 P95', 'Concurrency P95'],
    [
      '有通话的 5 分钟间隔中，95% 的间隔同时进行的通话数不超过此值；少于 20 个间隔不显示。',
      'In 95% of the 5-minute intervals with a call, no more calls took place at the same time; not shown under 20 intervals.',
    ],
  ),
} as const satisfies Record<string, Metric>;
