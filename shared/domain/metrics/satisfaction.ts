// Declares the metrics of surveys and ratings.
import type { Text } from '../../language/text';
import type { Metric } from '../metric';

const validRating: Text = [
  '只计邀评通话中、当日量表包含的按键；不在量表中或设为“不计入”的按键不计，页面会列出。',
  'Only keys of offered surveys that are on the scale of that day; keys outside the scale or set to "Not counted" are excluded and listed.',
];

export const satisfactionMetrics = {
  surveyOffered: {
    label: ['邀评量', 'Surveys offered'],
    sentence: ['发送了满意度调查的通话。', 'Calls for which a satisfaction survey was offered.'],
    unit: 'count',
    better: 'none',
    formula: { kind: 'count', of: 'surveyOffered' },
    page: 'satisfaction',
    notes: [['CCC 记录为已邀评的通话，含所有方向。', 'Calls in any direction that CCC marks as surveyed.']],
  },
  offerRate: {
    label: ['邀评率', 'Survey offer rate'],
    sentence: ['邀评量 / 成功通话。', 'Surveys offered / successful calls.'],
    unit: 'percent',
    better: 'none',
    formula: { kind: 'share', of: 'surveyOffered', over: 'success' },
    page: 'satisfaction',
    notes: [['分母是各方向的成功通话。', 'Of successful calls in any direction.']],
  },
  rated: {
    label: ['参评量', 'Ratings'],
    sentence: ['邀评通话中有有效评分的通话。', 'Surveyed calls with a valid rating.'],
    unit: 'count',
    better: 'none',
    formula: { kind: 'count', of: 'rated' },
    page: 'satisfaction',
    notes: [validRating],
  },
  responseRate: {
    label: ['参评率', 'Response rate'],
    sentence: ['参评量 / 邀评量。', 'Ratings / surveys offered.'],
    unit: 'percent',
    better: 'none',
    formula: { kind: 'share', of: 'rated', over: 'surveyOffered' },
    page: 'satisfaction',
    notes: [
      [
        '最近几天的评分仍可能到达，标为暂定。',
        'Ratings of the last few days may still arrive; these days are marked provisional.',
      ],
    ],
  },
  csatMean: {
    label: ['平均满意度评分', 'Mean rating'],
    sentence: [
      '按量表换算为分值后的平均值。',
      'Mean of the points that the scale assigns to the pressed keys.',
    ],
    unit: 'points',
    better: 'higher',
    formula: { kind: 'mean', of: 'points', over: 'rated' },
    page: 'satisfaction',
    notes: [
      validRating,
      [
        '先按当日量表将按键换算成分值再平均，不是按键数字的平均。',
        'Keys are converted to points by the scale of their day first; it is not the mean of raw keys.',
      ],
    ],
  },
  satisfiedRate: {
    label: ['满意率', 'Satisfied rate'],
    sentence: [
      '满意档评分 / 有效评分，附 95% Wilson 区间。',
      'Ratings in the satisfied class / valid ratings, with the 95% Wilson interval.',
    ],
    unit: 'percent',
    better: 'higher',
    formula: { kind: 'share', of: 'satisfied', over: 'rated' },
    page: 'satisfaction',
    notes: [validRating],
  },
  dissatisfiedRate: {
    label: ['不满意率', 'Dissatisfied rate'],
    sentence: [
      '不满意档评分 / 有效评分，附 95% Wilson 区间。',
      'Ratings in the dissatisfied class / valid ratings, with the 95% Wilson interval.',
    ],
    unit: 'percent',
    better: 'lower',
    formula: { kind: 'share', of: 'dissatisfied', over: 'rated' },
    page: 'satisfaction',
    notes: [validRating],
  },
  ratingDistribution: {
    label: ['评分分布', 'Rating distribution'],
    sentence: ['各按键的有效评分数。', 'Valid ratings per pressed key.'],
    unit: 'distribution',
    better: 'none',
    formula: { kind: 'distribution' },
    page: 'satisfaction',
    notes: [validRating],
  },
} as const satisfies Record<string, Metric>;
