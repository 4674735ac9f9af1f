// Declares the metrics of waiting.
import type { Text } from '../../language/text';
import type { Metric } from '../metric';

const answeredOnly: Text = [
  '只统计已接听的呼入；放弃的来电不计入，其等待见“放弃前等待时长”。',
  'Answered inbound calls only; for abandoned calls see "Time to abandon".',
];
const waitIs: Text = [
  '等待时长 = 排队 + 振铃，不含 IVR。CCC 未返回时取“接通前总时长”（含 IVR），页面会注明通数；等待时长未知的不计入。',
  'Wait time = queue + ring, without the IVR. If CCC returns neither, the time to connect (including the IVR) is used, and pages show for how many calls; unknown wait times are excluded.',
];

export const waitingMetrics = {
  waitMean: {
    label: ['平均等待时长（ASA）', 'Average wait time (ASA)'],
    sentence: [
      '已接听呼入的平均等待时长：排队 + 振铃；云联络中心未返回时为接通前总时长。',
      'Average wait time of answered inbound calls: queue + ring; if CCC returns neither, the time to connect.',
    ],
    unit: 'seconds',
    better: 'lower',
    formula: { kind: 'meanDuration', of: 'wait' },
    notes: [
      answeredOnly,
      waitIs,
      [
        '“通话记录”所选行下方的“平均等待（接听与放弃）”是另一个数字：接听与放弃的呼入一起平均。',
        '"Average wait (answered and abandoned)" below selected rows on the Call records page is a different number: it includes abandoned calls.',
      ],
    ],
  },
  waitMedian: {
    label: ['等待时长中位数', 'Median wait time'],
    sentence: [
      '一半的已接听来电等待不超过此值。',
      'Half of the answered callers waited no longer than this.',
    ],
    unit: 'seconds',
    better: 'lower',
    formula: { kind: 'quantile', of: 'wait', q: 0.5 },
    page: 'overview',
    notes: [answeredOnly, waitIs],
  },
  waitP90: {
    label: ['等待时长 P90', 'Wait time P90'],
    sentence: [
      '九成已接听来电等待不超过此值；少于 20 通不显示。',
      '90% of the answered callers waited no longer than this; not shown under 20 calls.',
    ],
    unit: 'seconds',
    better: 'lower',
    formula: { kind: 'quantile', of: 'wait', q: 0.9 },
    page: 'overview',
    notes: [answeredOnly, waitIs],
  },
  waitMax: {
    label: ['最长等待时长', 'Longest wait time'],
    sentence: ['已接听呼入的最长等待时长。', 'The longest wait time of an answered inbound call.'],
    unit: 'seconds',
    better: 'lower',
    formula: { kind: 'quantile', of: 'wait', q: 1 },
    notes: [answeredOnly, waitIs],
  },
  patienceMedian: {
    label: ['放弃前等待时长（中位数）', 'Time to abandon (median)'],
    sentence: ['放弃来电的等待时长中位数。', 'Median wait time of abandoned calls.'],
    unit: 'seconds',
    better: 'none',
    formula: { kind: 'quantile', of: 'patience', q: 0.5 },
    page: 'dispositions',
    notes: [
      [
        '只统计放弃的呼入；没有排队时长时取 挂机时间 − 开始时间。',
        'Abandoned inbound calls only; without a queue time it is release − start.',
      ],
    ],
  },
} as const satisfies Record<string, Metric>;
