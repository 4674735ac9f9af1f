// What each figure counts in and leaves out, and the page that shows it. `{s}`, `{v}` and `{short}` stand for the set rules.
import type { MenuPage } from '../domain/pages';
import type { MetricId } from '../domain/metrics';
import type { Text } from '../language/text';

export const glossaryGroups = [
  'volume',
  'service',
  'waiting',
  'talk',
  'satisfaction',
  'callers',
  'words',
] as const;
export type GlossaryGroup = (typeof glossaryGroups)[number];

interface Counted {
  readonly group: GlossaryGroup;
  /** Null where only files and the command line have it. */
  readonly page: MenuPage | null;
  readonly texts: readonly Text[];
}

const of = (group: GlossaryGroup, page: MenuPage | null, ...texts: readonly Text[]): Counted => ({
  group,
  page,
  texts,
});

const answeredOnly: Text = [
  '只统计已接听的呼入；放弃的来电不计入，其等待见“放弃前等待时长”。',
  'Answered inbound calls only; for abandoned calls see “Time to abandon”.',
];
const waitIs: Text = [
  '等待时长 = 排队 + 振铃，不含 IVR。CCC 未返回时取“接通前总时长”（含 IVR），页面会注明通数；等待时长未知的不计入。',
  'Wait time = queue + ring, without the IVR. If CCC returns neither, the time to connect (including the IVR) is used, and pages show for how many calls; unknown wait times are excluded.',
];
const talkIs: Text = [
  '各方向的成功通话；通话 + 保持，缺失时取 挂机时间 − 接通时间。与 CCC 的 CallDuration（含 IVR 与排队）不同。',
  'Successful calls in any direction; talk + hold, or release − answer if these are missing. Not the CallDuration of CCC, which includes IVR and queue.',
];
const validRating: Text = [
  '只计邀评通话中、当日量表包含的按键；不在量表中或设为“不计入”的按键不计，页面会列出。',
  'Only keys of offered surveys that are on the scale of that day; keys outside the scale or set to “Not counted” are excluded and listed.',
];
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

export const counted: Readonly<Record<MetricId, Counted>> = {
  calls: of('volume', 'overview', [
    '含所有方向；每通电话只计一次，不论经过多少坐席和技能组。',
    'All directions; a call counts once, however many agents and groups it had.',
  ]),
  inbound: of('volume', 'overview', ['含 IVR 内结束的来电。', 'Includes calls that ended in the IVR.']),
  outbound: of('volume', 'records', [
    '不含预测式外呼与隐私外呼，这两类只计入“外呼量”。',
    'Without predictive and privacy dialing, which count under “Dialed” only.',
  ]),
  back2back: of('volume', 'records', [
    '双呼既不计入呼入，也不计入呼出。',
    'Counted neither as inbound nor as outbound.',
  ]),
  offered: of('service', 'overview', [
    '计入：接听、排队放弃、振铃放弃、排队超时、排队溢出、排队失败、无人接听，以及带有技能组的呼入。不计：IVR 内结束的来电。',
    'Included: answered, abandoned in queue or while ringing, queue timeout, overflow, failure, no answer, and inbound calls with a skill group. Excluded: calls that ended in the IVR.',
  ]),
  answered: of('service', 'overview', [
    '呼入且结果为接通；外呼见“外呼接通量”。',
    'Inbound calls that connected; for dialed calls see “Connected”.',
  ]),
  answerRate: of('service', 'overview', [
    '分子、分母是同一批通话，因此不会超过 100%。',
    'Numerator and denominator are the same calls, so it never exceeds 100%.',
  ]),
  abandoned: of('service', 'overview', [
    '含短放弃；不含 IVR 放弃、排队超时与溢出。',
    'Includes short abandons; excludes calls abandoned in the IVR, timeouts and overflows.',
  ]),
  abandonRate: of('service', 'overview', [
    '含等待不足 {short} 秒的短放弃；不含 IVR 放弃。',
    'Includes abandons under {short} sec; excludes calls abandoned in the IVR.',
  ]),
  abandonRateNoShort: of('service', 'overview', [
    '短放弃：等待不足 {short} 秒（可在设置中修改）。等待时长未知的放弃不算短放弃。',
    'Short: a wait under {short} sec (can be changed in Settings). An unknown wait time is not short.',
  ]),
  abandonedIvr: of('service', 'dispositions', [
    '只说明通话在 IVR 中结束，其中可能有自助办完的客户，因此单独列出。',
    'Shows only where the call ended; some callers may have served themselves, so it is listed separately.',
  ]),
  abandonedQueue: of('service', 'dispositions', [
    '结果为排队放弃；排队超时由系统结束，不计入。',
    'The caller hung up in the queue; a timeout ended by the system is not included.',
  ]),
  abandonedRing: of('service', 'dispositions', [
    '已分配坐席，振铃中客户挂机。',
    'An agent’s phone was ringing when the caller hung up.',
  ]),
  systemLost: of('service', 'dispositions', [
    '不计入放弃率，因为不是客户主动挂机。',
    'Never part of the abandonment rate: the caller did not hang up.',
  ]),
  dialled: of('volume', 'reports', [
    '不论是否接通；不含双呼与内部通话。',
    'Connected or not; excludes back-to-back and internal calls.',
  ]),
  connected: of('volume', 'reports', ['外呼量中结果为接通的。', 'Dialed calls that connected.']),
  connectRate: of('volume', 'reports', ['不含双呼。', 'Excludes back-to-back calls.']),
  waitMean: of('waiting', null, answeredOnly, waitIs, [
    '“通话记录”所选行下方的“平均等待（接听与放弃）”是另一个数字：接听与放弃的呼入一起平均。',
    '“Average wait (answered and abandoned)” below selected rows on the Call records page is a different number: it includes abandoned calls.',
  ]),
  waitMedian: of('waiting', 'overview', answeredOnly, waitIs),
  waitP90: of('waiting', 'overview', answeredOnly, waitIs),
  waitMax: of('waiting', null, answeredOnly, waitIs),
  patienceMedian: of('waiting', 'dispositions', [
    '只统计放弃的呼入；没有排队时长时取 挂机时间 − 开始时间。',
    'Abandoned inbound calls only; without a queue time it is release − start.',
  ]),
  serviceLevel: of('service', 'overview', [
    '当前：阈值 {s} 秒，口径“{name}”。等待恰为 {s} 秒算达标；等待时长未知的计为未达标，页面会注明通数。',
    'Currently: {s} sec, formula “{name}”. A wait of exactly {s} sec is within the threshold; an unknown wait time counts as missed, and pages show for how many calls.',
  ]),
  talkMean: of('talk', 'records', talkIs, [
    '在“通话记录”中选中多行（Ctrl+A 全选），下方即显示其通话时长合计与平均。',
    'Select rows on the Call records page (Ctrl+A for all): the status bar shows their total and average talk time.',
  ]),
  talkMedian: of('talk', 'agents', talkIs),
  talkP90: of('talk', null, talkIs, ['少于 20 通不显示。', 'Not shown under 20 calls.']),
  surveyOffered: of('satisfaction', 'satisfaction', [
    'CCC 记录为已邀评的通话，含所有方向。',
    'Calls in any direction that CCC marks as surveyed.',
  ]),
  offerRate: of('satisfaction', 'satisfaction', [
    '分母是各方向的成功通话。',
    'Of successful calls in any direction.',
  ]),
  rated: of('satisfaction', 'satisfaction', validRating),
  responseRate: of('satisfaction', 'satisfaction', [
    '最近几天的评分仍可能到达，标为暂定。',
    'Ratings of the last few days may still arrive; these days are marked provisional.',
  ]),
  csatMean: of('satisfaction', 'satisfaction', validRating, [
    '先按当日量表将按键换算成分值再平均，不是按键数字的平均。',
    'Keys are converted to points by the scale of their day first; it is not the mean of raw keys.',
  ]),
  satisfiedRate: of('satisfaction', 'satisfaction', validRating),
  dissatisfiedRate: of('satisfaction', 'satisfaction', validRating),
  ratingDistribution: of('satisfaction', 'satisfaction', validRating),
  releasedByAgent: of('talk', 'agents', [
    '分母不含挂机方未知的通话。',
    'Calls with an unknown disconnecting party are not in the denominator.',
  ]),
  repeatRate: of('callers', 'dispositions', byCaller, notJudged),
  repeatRate72h: of('callers', 'dispositions', byCaller, notJudged),
  repeatRate24h: of('callers', 'dispositions', byCaller, notJudged),
  lostCallers: of('callers', 'dispositions', byCaller, notJudged),
  concurrencyPeak: of('callers', null, atOnce),
  concurrencyP95: of('callers', null, atOnce, ['少于 20 个间隔不显示。', 'Not shown under 20 intervals.']),
};
