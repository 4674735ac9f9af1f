// Declares the metrics of talking and hanging up.
import type { Text } from '../../language/text';
import type { Metric } from '../metric';

const talkIs: Text = [
  '各方向的成功通话；通话 + 保持，缺失时取 挂机时间 − 接通时间。与 CCC 的 CallDuration（含 IVR 与排队）不同。',
  'Successful calls in any direction; talk + hold, or release − answer if these are missing. Not the CallDuration of CCC, which includes IVR and queue.',
];

export const talkMetrics = {
  talkMean: {
    label: ['平均通话时长', 'Average talk time'],
    sentence: [
      '成功通话的平均通话时长（含保持）。',
      'Average talk time of successful calls, including hold time.',
    ],
    unit: 'seconds',
    better: 'none',
    formula: { kind: 'meanDuration', of: 'talk' },
    page: 'records',
    notes: [
      talkIs,
      [
        '在“通话记录”中选中多行（Ctrl+A 全选），下方即显示其通话时长合计与平均。',
        'Select rows on the Call records page (Ctrl+A for all): the status bar shows their total and average talk time.',
      ],
    ],
  },
  talkMedian: {
    label: ['通话时长中位数', 'Median talk time'],
    sentence: ['成功通话的通话时长中位数。', 'Median talk time of successful calls.'],
    unit: 'seconds',
    better: 'none',
    formula: { kind: 'quantile', of: 'talk', q: 0.5 },
    page: 'agents',
    notes: [talkIs],
  },
  talkP90: {
    label: ['通话时长 P90', 'Talk time P90'],
    sentence: ['九成成功通话的通话时长不超过此值。', '90% of the successful calls were no longer than this.'],
    unit: 'seconds',
    better: 'none',
    formula: { kind: 'quantile', of: 'talk', q: 0.9 },
    notes: [talkIs, ['少于 20 通不显示。', 'Not shown under 20 calls.']],
  },
  releasedByAgent: {
    label: ['坐席挂机率', 'Disconnected by agent'],
    sentence: [
      '挂机方已知的成功通话中由坐席挂机的比例。',
      'Share of successful calls with a known disconnecting party that the agent disconnected.',
    ],
    unit: 'percent',
    better: 'none',
    formula: { kind: 'share', of: 'releasedByAgent', over: 'releaseKnown' },
    needs: 'sides',
    page: 'agents',
    notes: [
      ['分母不含挂机方未知的通话。', 'Calls with an unknown disconnecting party are not in the denominator.'],
    ],
  },
} as const satisfies Record<string, Metric>;
