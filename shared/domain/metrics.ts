// Every figure of the program, declared once: tiles, tables, glossary, CSV heads, PDF and command line read this list.
import type { Language } from '../language/format';
import { count, mean, meanDuration, metric, quantile, share, type Figure, type Metric } from './metric';
import { followedMetrics } from './metrics-followed';
import type { ServiceLevelVariant } from './service-level';

/** Ids are stable: they appear in exports and on the command line. */
export const metrics = {
  calls: count('calls', ['通话量', 'Calls'], ['所选的全部通话。', 'All selected calls.']),
  inbound: count('inbound', ['呼入量', 'Inbound calls'], ['呼入类型的通话。', 'Calls of the type inbound.']),
  outbound: count(
    'outbound',
    ['呼出量', 'Outbound calls'],
    ['呼出类型的通话。', 'Calls of the type outbound.'],
  ),
  back2back: count(
    'back2back',
    ['双呼量', 'Double calls'],
    ['双呼类型的通话。', 'Calls of the type back-to-back.'],
  ),
  offered: count(
    'offered',
    ['进入队列量', 'Offered'],
    ['进入队列或到达坐席的呼入通话。', 'Inbound calls that reached a queue or an agent.'],
  ),
  answered: count(
    'answered',
    ['接听量', 'Answered'],
    ['坐席接听的呼入通话。', 'Inbound calls that were answered.'],
    'higher',
  ),
  answerRate: share(
    'answered',
    'offered',
    'higher',
    ['接听率', 'Answer rate'],
    ['接听量 / 进入队列量。', 'Answered / offered.'],
  ),
  abandoned: count(
    'abandoned',
    ['放弃量', 'Abandoned'],
    ['排队或振铃中放弃的呼入通话。', 'Inbound calls given up in the queue or while ringing.'],
    'lower',
  ),
  abandonRate: share(
    'abandoned',
    'offered',
    'lower',
    ['放弃率', 'Abandonment'],
    ['放弃量 / 进入队列量，含短放弃。', 'Abandoned / offered, short abandons included.'],
  ),
  abandonRateNoShort: metric(
    'percent',
    { kind: 'longAbandons' },
    'lower',
    'waits',
    ['放弃率（不含短放弃）', 'Abandonment without short ones'],
    [
      '分子与分母都去掉等待不足阈值的放弃。',
      'Abandons that waited less than the threshold are left out of both sides.',
    ],
  ),
  abandonedIvr: count(
    'abandonedIvr',
    ['IVR 放弃', 'Ended in IVR'],
    [
      '在 IVR 中结束的呼入；其中可能含自助完成的来电，不计入放弃率。',
      'Inbound calls that ended in the IVR; some were served there, so they are never part of abandonment.',
    ],
  ),
  abandonedQueue: count(
    'abandonedQueue',
    ['排队放弃', 'Abandoned in queue'],
    ['排队中放弃的呼入。', 'Inbound calls given up in the queue.'],
    'lower',
  ),
  abandonedRing: count(
    'abandonedRing',
    ['振铃放弃', 'Abandoned while ringing'],
    ['振铃中放弃的呼入。', 'Inbound calls given up while an agent was ringing.'],
    'lower',
  ),
  systemLost: count(
    'systemLost',
    ['系统损失', 'System loss'],
    [
      '排队超时、溢出、转人工失败和 IVR 异常的呼入。',
      'Inbound calls lost by queue timeout, overflow, failed hand-over or an IVR error.',
    ],
    'lower',
  ),
  dialled: count(
    'dialled',
    ['外呼量', 'Dialled'],
    ['呼出、预测式外呼和隐私外呼。', 'Outbound calls, with predictive and privacy dialling.'],
  ),
  connected: count(
    'connected',
    ['接通量', 'Connected'],
    ['接通的外呼。', 'Dialled calls that connected.'],
    'higher',
  ),
  connectRate: share(
    'connected',
    'dialled',
    'higher',
    ['接通率', 'Connect rate'],
    ['接通量 / 外呼量。', 'Connected / dialled.'],
  ),
  waitMean: meanDuration(
    'wait',
    'lower',
    ['平均等待', 'Mean wait'],
    [
      '已接听呼入的平均等待：排队 + 振铃；服务端未提供时为接通前总时长。',
      'Mean wait of answered inbound calls: queue + ring; where the service gives neither, the time to connect.',
    ],
  ),
  waitMedian: quantile(
    'wait',
    0.5,
    'lower',
    ['等待时长中位数', 'Median wait'],
    ['一半的已接听来电等待不超过此值。', 'Half of the answered callers waited no longer.'],
  ),
  waitP90: quantile(
    'wait',
    0.9,
    'lower',
    ['等待 P90', 'Wait, 90th percentile'],
    [
      '九成已接听来电等待不超过此值；少于 20 通不显示。',
      'Nine of ten answered callers waited no longer; not shown under 20 calls.',
    ],
  ),
  waitMax: quantile(
    'wait',
    1,
    'lower',
    ['最长等待', 'Longest wait'],
    ['已接听呼入中最长的等待。', 'The longest wait of an answered inbound call.'],
  ),
  patienceMedian: quantile(
    'patience',
    0.5,
    'none',
    ['放弃前等待', 'Wait before abandoning'],
    ['放弃来电的等待中位数。', 'Median wait of abandoned calls.'],
  ),
  serviceLevel: metric(
    'percent',
    { kind: 'serviceLevel' },
    'higher',
    'waits',
    ['服务水平', 'Service level'],
    [
      '阈值内接听的比例，按所选口径处理放弃；等待恰等于阈值即计入。',
      'Share answered within the threshold; the variant says what becomes of abandons. A wait of exactly the threshold counts.',
    ],
  ),
  talkMean: meanDuration(
    'talk',
    'none',
    ['平均通话', 'Mean talk time'],
    ['成功通话的通话时长（含保持）平均值。', 'Mean talk time of successful calls, hold included.'],
  ),
  talkMedian: quantile(
    'talk',
    0.5,
    'none',
    ['通话时长中位数', 'Median talk time'],
    ['通话时长的中位数。', 'Median talk time of successful calls.'],
  ),
  talkP90: quantile(
    'talk',
    0.9,
    'none',
    ['通话 P90', 'Talk time, 90th percentile'],
    ['九成通话不超过此值。', 'Nine of ten successful calls were no longer.'],
  ),
  surveyOffered: count(
    'surveyOffered',
    ['邀评量', 'Surveys offered'],
    ['发送了满意度调查的通话。', 'Calls with a satisfaction survey offered.'],
  ),
  offerRate: share(
    'surveyOffered',
    'success',
    'none',
    ['邀评率', 'Offer rate'],
    ['邀评量 / 成功通话。', 'Surveys offered / successful calls.'],
  ),
  rated: count(
    'rated',
    ['参评量', 'Ratings'],
    ['邀评通话中有有效评分的通话。', 'Offered calls with a valid rating.'],
  ),
  responseRate: share(
    'rated',
    'surveyOffered',
    'none',
    ['参评率', 'Response rate'],
    ['参评量 / 邀评量。', 'Ratings / surveys offered.'],
  ),
  csatMean: mean(
    'points',
    'points',
    'rated',
    'higher',
    ['满意度均值', 'Mean rating'],
    ['按量表换算后的平均分。', 'Mean of the points that the scale gives to the pressed keys.'],
  ),
  satisfiedRate: share(
    'satisfied',
    'rated',
    'higher',
    ['满意率', 'Satisfied'],
    [
      '满意档评分 / 有效评分，附 95 % Wilson 区间。',
      'Ratings in the satisfied class / valid ratings, with the 95 % Wilson interval.',
    ],
  ),
  dissatisfiedRate: share(
    'dissatisfied',
    'rated',
    'lower',
    ['不满意率', 'Dissatisfied'],
    [
      '不满意档评分 / 有效评分，附 95 % Wilson 区间。',
      'Ratings in the dissatisfied class / valid ratings, with the 95 % Wilson interval.',
    ],
  ),
  ratingDistribution: {
    unit: 'distribution',
    label: { zh: '评分分布', en: 'Rating distribution' },
    sentence: { zh: '各按键的有效评分数。', en: 'Valid ratings per pressed key.' },
    better: 'none',
    formula: { kind: 'distribution' },
  },
  releasedByAgent: share(
    'releasedByAgent',
    'releaseKnown',
    'none',
    ['坐席挂机率', 'Released by agent'],
    [
      '已知挂机方的成功通话中由坐席挂断的比例。',
      'Of successful calls with a known releasing side, those released by the agent.',
    ],
    'sides',
  ),
  ...followedMetrics,
} as const satisfies Record<string, Metric>;

export type MetricId = keyof typeof metrics;
export const metricIds = Object.keys(metrics) as readonly MetricId[];

export type Figures = Readonly<Record<MetricId, Figure>>;

/** A metric's name; a service level names its threshold and variant, since five are in use. */
export function metricLabel(
  id: MetricId,
  language: Language,
  rules: { readonly serviceLevelSeconds: number; readonly serviceLevelVariant: ServiceLevelVariant },
): string {
  const label = metricOf(id).label[language === 'en' ? 'en' : 'zh'];
  if (id !== 'serviceLevel') return label;
  const { serviceLevelSeconds: seconds, serviceLevelVariant: variant } = rules;
  return language === 'en'
    ? `${label} ${seconds} s (v${variant})`
    : `${label} ${seconds} 秒（口径 ${variant}）`;
}

/** The declaration of one metric. */
export function metricOf(id: MetricId): Metric {
  return metrics[id];
}
