// Every metric, declared once: tiles, tables, glossary, CSV headers, PDF and command line read this list.
import { filled, textIn, type Language, type Text } from '../language/text';
import { count, mean, meanDuration, metric, quantile, share, type Figure, type Metric } from './metric';
import { followedMetrics } from './metrics-followed';

/** Ids are stable: they appear in exports and on the command line. */
export const metrics = {
  calls: count(
    'calls',
    ['通话量', 'Calls'],
    ['所选的全部通话（话务量）。', 'All selected calls (call volume).'],
  ),
  inbound: count('inbound', ['呼入量', 'Inbound calls'], ['呼入类型的通话。', 'Calls of type inbound.']),
  outbound: count('outbound', ['呼出量', 'Outbound calls'], ['呼出类型的通话。', 'Calls of type outbound.']),
  back2back: count(
    'back2back',
    ['双呼量', 'Back-to-back calls'],
    ['双呼类型的通话。', 'Calls of type back-to-back.'],
  ),
  offered: count(
    'offered',
    ['入队量', 'Offered'],
    ['进入队列或到达坐席的呼入通话。', 'Inbound calls that reached a queue or an agent.'],
  ),
  answered: count(
    'answered',
    ['接听量', 'Answered'],
    ['坐席接听的呼入通话。', 'Inbound calls answered by an agent.'],
    'higher',
  ),
  answerRate: share(
    'answered',
    'offered',
    'higher',
    ['呼入接通率', 'Answer rate'],
    ['接听量 / 入队量。', 'Answered / offered.'],
  ),
  abandoned: count(
    'abandoned',
    ['放弃量', 'Abandoned'],
    [
      '排队或振铃中由客户放弃的呼入通话。',
      'Inbound calls abandoned by the caller in the queue or while ringing.',
    ],
    'lower',
  ),
  abandonRate: share(
    'abandoned',
    'offered',
    'lower',
    ['放弃率', 'Abandonment rate'],
    ['放弃量 / 入队量，含短放弃。', 'Abandoned / offered, including short abandons.'],
  ),
  abandonRateNoShort: metric(
    'percent',
    { kind: 'longAbandons' },
    'lower',
    'waits',
    ['放弃率（不含短放弃）', 'Abandonment rate (excl. short abandons)'],
    [
      '分子与分母都剔除等待不足阈值的放弃。',
      'Abandons with a wait below the threshold are excluded from both numerator and denominator.',
    ],
  ),
  abandonedIvr: count(
    'abandonedIvr',
    ['IVR 放弃', 'Abandoned in IVR'],
    [
      '在 IVR 中结束的呼入；其中可能有自助办完的来电，因此不计入放弃率。',
      'Inbound calls that ended in the IVR. Some callers may have been served there, so these calls are never part of the abandonment rate.',
    ],
  ),
  abandonedQueue: count(
    'abandonedQueue',
    ['排队放弃', 'Abandoned in queue'],
    ['排队中放弃的呼入。', 'Inbound calls abandoned in the queue.'],
    'lower',
  ),
  abandonedRing: count(
    'abandonedRing',
    ['振铃放弃', 'Abandoned while ringing'],
    ['振铃中放弃的呼入。', 'Inbound calls abandoned while an agent’s phone was ringing.'],
    'lower',
  ),
  systemLost: count(
    'systemLost',
    ['系统呼损（超时、溢出、异常）', 'Lost by system (timeout, overflow, error)'],
    [
      '排队超时、排队溢出、排队失败和 IVR 异常的呼入。',
      'Inbound calls lost to queue timeout, queue overflow, queue failure or an IVR error.',
    ],
    'lower',
  ),
  dialled: count(
    'dialled',
    ['外呼量', 'Dialed'],
    ['呼出、预测式外呼和隐私外呼。', 'Outbound calls, including predictive and privacy dialing.'],
  ),
  connected: count(
    'connected',
    ['外呼接通量', 'Connected'],
    ['接通的外呼。', 'Dialed calls that connected.'],
    'higher',
  ),
  connectRate: share(
    'connected',
    'dialled',
    'higher',
    ['外呼接通率', 'Connect rate'],
    ['外呼接通量 / 外呼量。', 'Connected / dialed.'],
  ),
  waitMean: meanDuration(
    'wait',
    'lower',
    ['平均等待时长（ASA）', 'Average wait time (ASA)'],
    [
      '已接听呼入的平均等待时长：排队 + 振铃；云联络中心未返回时为接通前总时长。',
      'Average wait time of answered inbound calls: queue + ring; if CCC returns neither, the time to connect.',
    ],
  ),
  waitMedian: quantile(
    'wait',
    0.5,
    'lower',
    ['等待时长中位数', 'Median wait time'],
    ['一半的已接听来电等待不超过此值。', 'Half of the answered callers waited no longer than this.'],
  ),
  waitP90: quantile(
    'wait',
    0.9,
    'lower',
    ['等待时长 P90', 'Wait time P90'],
    [
      '九成已接听来电等待不超过此值；少于 20 通不显示。',
      '90% of the answered callers waited no longer than this; not shown under 20 calls.',
    ],
  ),
  waitMax: quantile(
    'wait',
    1,
    'lower',
    ['最长等待时长', 'Longest wait time'],
    ['已接听呼入的最长等待时长。', 'The longest wait time of an answered inbound call.'],
  ),
  patienceMedian: quantile(
    'patience',
    0.5,
    'none',
    ['放弃前等待时长（中位数）', 'Time to abandon (median)'],
    ['放弃来电的等待时长中位数。', 'Median wait time of abandoned calls.'],
  ),
  serviceLevel: metric(
    'percent',
    { kind: 'serviceLevel' },
    'higher',
    'waits',
    ['服务水平', 'Service level'],
    [
      '等待时长不超过阈值的接听占比；放弃按所选口径处理，等待恰等于阈值即为达标。',
      'Share of calls answered within the threshold. The chosen formula decides how abandons count; a wait of exactly the threshold is within it.',
    ],
  ),
  talkMean: meanDuration(
    'talk',
    'none',
    ['平均通话时长', 'Average talk time'],
    ['成功通话的平均通话时长（含保持）。', 'Average talk time of successful calls, including hold time.'],
  ),
  talkMedian: quantile(
    'talk',
    0.5,
    'none',
    ['通话时长中位数', 'Median talk time'],
    ['成功通话的通话时长中位数。', 'Median talk time of successful calls.'],
  ),
  talkP90: quantile(
    'talk',
    0.9,
    'none',
    ['通话时长 P90', 'Talk time P90'],
    ['九成成功通话的通话时长不超过此值。', '90% of the successful calls were no longer than this.'],
  ),
  surveyOffered: count(
    'surveyOffered',
    ['邀评量', 'Surveys offered'],
    ['发送了满意度调查的通话。', 'Calls for which a satisfaction survey was offered.'],
  ),
  offerRate: share(
    'surveyOffered',
    'success',
    'none',
    ['邀评率', 'Survey offer rate'],
    ['邀评量 / 成功通话。', 'Surveys offered / successful calls.'],
  ),
  rated: count(
    'rated',
    ['参评量', 'Ratings'],
    ['邀评通话中有有效评分的通话。', 'Surveyed calls with a valid rating.'],
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
    ['平均满意度评分', 'Mean rating'],
    ['按量表换算为分值后的平均值。', 'Mean of the points that the scale assigns to the pressed keys.'],
  ),
  satisfiedRate: share(
    'satisfied',
    'rated',
    'higher',
    ['满意率', 'Satisfied rate'],
    [
      '满意档评分 / 有效评分，附 95% Wilson 区间。',
      'Ratings in the satisfied class / valid ratings, with the 95% Wilson interval.',
    ],
  ),
  dissatisfiedRate: share(
    'dissatisfied',
    'rated',
    'lower',
    ['不满意率', 'Dissatisfied rate'],
    [
      '不满意档评分 / 有效评分，附 95% Wilson 区间。',
      'Ratings in the dissatisfied class / valid ratings, with the 95% Wilson interval.',
    ],
  ),
  ratingDistribution: {
    unit: 'distribution',
    label: ['评分分布', 'Rating distribution'],
    sentence: ['各按键的有效评分数。', 'Valid ratings per pressed key.'],
    better: 'none',
    formula: { kind: 'distribution' },
  },
  releasedByAgent: share(
    'releasedByAgent',
    'releaseKnown',
    'none',
    ['坐席挂机率', 'Disconnected by agent'],
    [
      '挂机方已知的成功通话中由坐席挂机的比例。',
      'Share of successful calls with a known disconnecting party that the agent disconnected.',
    ],
    'sides',
  ),
  ...followedMetrics,
} as const satisfies Record<string, Metric>;

export type MetricId = keyof typeof metrics;
export const metricIds = Object.keys(metrics) as readonly MetricId[];

export type Figures = Readonly<Record<MetricId, Figure>>;

const levelLabel: Text = ['{s} 秒服务水平', 'Service level ({s} sec)'];

/** A metric's name; a service level names its threshold. */
export function metricLabel(
  id: MetricId,
  language: Language,
  rules: { readonly serviceLevelSeconds: number },
): string {
  if (id !== 'serviceLevel') return textIn(language, metricOf(id).label);
  return filled(language, textIn(language, levelLabel), { s: rules.serviceLevelSeconds });
}

/** The declaration of one metric. */
export function metricOf(id: MetricId): Metric {
  return metrics[id];
}
