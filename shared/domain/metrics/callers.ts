// Declares the metrics for which callers, or the course of a day, are followed.
import type { Text } from '../../language/text';
import type { Metric } from '../metric';

const byCaller: Text = [
  '按号码识别来电者；匿名或已脱敏的号码无法识别，不计入。筛选只决定统计哪些来电者，后续来电在全部通话中查找。',
  'Callers are identified by number; anonymous and masked numbers cannot be identified and are excluded. The filter selects the callers; their later calls are looked up among all calls.',
];
const notJudged: Text = [
  '观察期未满的来电暂不判定，单独列出。',
  'Calls whose observation time is not over are not counted yet and listed separately.',
];
const atOnce: Text = [
  '从开始到挂机都计为同时进行，含 IVR 与排队；没有通话的间隔不计入。',
  'A call counts from start to release, including IVR and queue; intervals without any call are excluded.',
];

export const callersMetrics = {
  repeatRate: {
    label: ['重复来电率（7 天）', 'Repeat callers (7 days)'],
    sentence: [
      '被接听的来电者中，在一次接听后 168 小时内再次呼入的比例；接听未满 168 小时的不判定。',
      'Callers who call again within 168 hours of an answered call / callers answered; more recent answers are not counted yet.',
    ],
    unit: 'percent',
    better: 'lower',
    formula: { kind: 'repeat', withinHours: 168 },
    needs: 'callers',
    page: 'dispositions',
    notes: [byCaller, notJudged],
  },
  repeatRate72h: {
    label: ['重复来电率（72 小时）', 'Repeat callers (72 hours)'],
    sentence: [
      '被接听的来电者中，在一次接听后 72 小时内再次呼入的比例；接听未满 72 小时的不判定。',
      'Callers who call again within 72 hours of an answered call / callers answered; more recent answers are not counted yet.',
    ],
    unit: 'percent',
    better: 'lower',
    formula: { kind: 'repeat', withinHours: 72 },
    needs: 'callers',
    page: 'dispositions',
    notes: [byCaller, notJudged],
  },
  repeatRate24h: {
    label: ['重复来电率（24 小时）', 'Repeat callers (24 hours)'],
    sentence: [
      '被接听的来电者中，在一次接听后 24 小时内再次呼入的比例；接听未满 24 小时的不判定。',
      'Callers who call again within 24 hours of an answered call / callers answered; more recent answers are not counted yet.',
    ],
    unit: 'percent',
    better: 'lower',
    formula: { kind: 'repeat', withinHours: 24 },
    needs: 'callers',
    page: 'dispositions',
    notes: [byCaller, notJudged],
  },
  lostCallers: {
    label: ['放弃未回呼客户', 'Callers to call back'],
    sentence: [
      '放弃来电后 24 小时内既未再被接听、也未外呼接通的号码数；未满 24 小时的不判定。',
      'Callers who abandoned and were neither answered nor reached by a dialed call within 24 hours; more recent ones are not counted yet.',
    ],
    unit: 'count',
    better: 'lower',
    formula: { kind: 'lost', withinHours: 24 },
    needs: 'callers',
    page: 'dispositions',
    notes: [byCaller, notJudged],
  },
  concurrencyPeak: {
    label: ['并发峰值', 'Peak concurrency'],
    sentence: ['所选通话同时进行的最大数量。', 'The largest number of selected calls at the same time.'],
    unit: 'count',
    better: 'none',
    formula: { kind: 'concurrency', q: 1, slotMinutes: 5 },
    needs: 'ends',
    notes: [atOnce],
  },
  concurrencyP95: {
    label: ['并发 P95', 'Concurrency P95'],
    sentence: [
      '有通话的 5 分钟间隔中，95% 的间隔同时进行的通话数不超过此值；少于 20 个间隔不显示。',
      'In 95% of the 5-minute intervals with a call, no more calls took place at the same time; not shown under 20 intervals.',
    ],
    unit: 'count',
    better: 'none',
    formula: { kind: 'concurrency', q: 0.95, slotMinutes: 5 },
    needs: 'ends',
    notes: [atOnce, ['少于 20 个间隔不显示。', 'Not shown under 20 intervals.']],
  },
} as const satisfies Record<string, Metric>;
