// What each figure counts in and leaves out, and the page that shows it. `{s}`, `{v}` and `{short}` stand for the set rules.
import type { MenuPage } from '../domain/menu';
import type { MetricId } from '../domain/metrics';

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
export type Text = readonly [zh: string, en: string];

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
  '只统计已接听的呼入；放弃的来电不在内，它们的等待见“放弃前等待”。',
  'Answered inbound calls only; how long those waited who gave up is a figure of its own.',
];
const waitIs: Text = [
  '等待 = 排队 + 振铃，不含 IVR。服务端没有给出时取“接通前总时长”（含 IVR），页面会注明通数；完全未知的不计入。',
  'Wait = queue + ring, without the IVR. Where the service gives neither it is the time to connect (IVR included), which the page says with the number of calls; unknown waits are left out.',
];
const talkIs: Text = [
  '各方向的成功通话（结果为接通）；通话 + 保持，没有时取 挂机 − 接通。与 CCC 的 CallDuration（含 IVR 与排队）不同。',
  'Successful calls of every direction; talk + hold, or release − answer where these are missing. Not the CallDuration of CCC, which includes IVR and queue.',
];
const validRating: Text = [
  '只认邀评通话中、当日所用量表里有的按键；量表之外或设为“不计”的按键不算，页面会列出。',
  'Keys of offered surveys that the scale of that day knows; keys outside the scale or set to “ignored” do not count and are listed.',
];
const byCaller: Text = [
  '按号码识别来电者；匿名或已脱敏的号码无法识别，不计入。筛选只决定看哪些来电者，后续来电在全部通话中查找。',
  "Callers are told apart by number; anonymous and masked numbers are nobody's and left out. The filter chooses the callers, what they did next is looked for among all calls.",
];
const notJudged: Text = [
  '观察期未满的来电不判定，单独列出。',
  'Calls whose time is not yet over are not judged, and are counted apart.',
];
const atOnce: Text = [
  '一通从开始到挂机都算在线，含 IVR 与排队；没有任何通话的时段不参与。',
  'A call counts from start to release, IVR and queue included; slots without any call are left out.',
];

export const counted: Readonly<Record<MetricId, Counted>> = {
  calls: of('volume', 'overview', [
    '含所有方向；一通只计一次，不论经过几位坐席、几个技能组。',
    'Every direction; a call counts once, however many agents and groups it had.',
  ]),
  inbound: of('volume', 'overview', [
    '含只到 IVR 就结束的来电。',
    'Calls that ended in the IVR are included.',
  ]),
  outbound: of('volume', 'records', [
    '不含预测式外呼与隐私外呼，这两类只计入“外呼量”。',
    'Without predictive and privacy dialling, which count as dialled only.',
  ]),
  back2back: of('volume', 'records', ['双呼既不算呼入，也不算呼出。', 'Neither inbound nor outbound.']),
  offered: of('service', 'overview', [
    '计入：接听、排队放弃、振铃放弃、排队超时、排队溢出、转人工失败、未接通，以及带有技能组的呼入。不计：只在 IVR 中结束的来电。',
    'In: answered, left in queue or ringing, queue timeout, overflow, failed, no answer, and whatever has a skill group. Out: calls that ended in the IVR.',
  ]),
  answered: of('service', 'overview', [
    '呼入且结果为接通；外呼接通见“接通量”。',
    'Inbound with the disposition success; dialled calls that connect are counted apart.',
  ]),
  answerRate: of('service', 'overview', [
    '分子、分母是同一批通话，因此不会超过 100 %。',
    'Both sides are the same calls, so it never exceeds 100 %.',
  ]),
  abandoned: of('service', 'overview', [
    '含短放弃；不含 IVR 放弃、排队超时与溢出。',
    'Short abandons are in; IVR exits, timeouts and overflows are not.',
  ]),
  abandonRate: of('service', 'overview', [
    '含等待不足 {short} 秒的短放弃；IVR 放弃从不计入。',
    'Abandons under {short} s are in; IVR exits never are.',
  ]),
  abandonRateNoShort: of('service', 'overview', [
    '短放弃：等待不足 {short} 秒（可在设置中修改）。等待未知的放弃不算短放弃。',
    'Short: waited less than {short} s (a setting). An unknown wait is not short.',
  ]),
  abandonedIvr: of('service', 'dispositions', [
    '只说明通话在 IVR 结束，自助办完的客户可能也在其中，因此单独列出。',
    'Says only where the call ended; callers who served themselves may be among them, so it stands apart.',
  ]),
  abandonedQueue: of('service', 'dispositions', [
    '结果为排队放弃；排队超时由系统结束，不在内。',
    'The caller left the queue; a timeout ended by the system is not in.',
  ]),
  abandonedRing: of('service', 'dispositions', [
    '已分配坐席、振铃中客户挂断。',
    'An agent was ringing when the caller hung up.',
  ]),
  systemLost: of('service', 'dispositions', [
    '不计入放弃率，客户并未主动挂断。',
    'Never part of abandonment: the caller did not hang up.',
  ]),
  dialled: of('volume', 'reports', [
    '无论是否接通；双呼与内部通话不计。',
    'Connected or not; double and internal calls are out.',
  ]),
  connected: of('volume', 'reports', [
    '外呼量中结果为接通的。',
    'Dialled calls with the disposition success.',
  ]),
  connectRate: of('volume', 'reports', ['双呼不参与。', 'Double calls take no part.']),
  waitMean: of('waiting', null, answeredOnly, waitIs, [
    '“通话记录”所选行下方的“平均等待（含放弃）”是另一个数字：接听与放弃的呼入一起平均。',
    'The “mean wait incl. abandoned” of rows selected on Records is another figure: answered and abandoned inbound calls together.',
  ]),
  waitMedian: of('waiting', 'overview', answeredOnly, waitIs),
  waitP90: of('waiting', 'overview', answeredOnly, waitIs),
  waitMax: of('waiting', null, answeredOnly, waitIs),
  patienceMedian: of('waiting', 'dispositions', [
    '只统计放弃的呼入；没有排队时长时取 挂机 − 开始。',
    'Abandoned inbound calls only; without a queue time it is release − start.',
  ]),
  serviceLevel: of('service', 'overview', [
    '当前：阈值 {s} 秒，口径 {v}。等待恰为 {s} 秒算达标；等待未知的按未达标计，页面会注明通数。',
    'Now: {s} s, variant {v}. A wait of exactly {s} s is in time; an unknown wait counts as too late, and the page says how many.',
  ]),
  talkMean: of('talk', 'records', talkIs, [
    '在“通话记录”中选中几行（Ctrl+A 全选），下方即显示它们的通话合计与平均。',
    'Select rows on Records (Ctrl+A for all): the lower edge shows their talk time and its mean.',
  ]),
  talkMedian: of('talk', 'agents', talkIs),
  talkP90: of('talk', null, talkIs, ['少于 20 通不显示。', 'Not shown under 20 calls.']),
  surveyOffered: of('satisfaction', 'satisfaction', [
    'CCC 记录为已邀评的通话，各方向都算。',
    'Calls of any direction that CCC marks as offered.',
  ]),
  offerRate: of('satisfaction', 'satisfaction', [
    '分母是各方向的成功通话（结果为接通）。',
    'Over the successful calls of every direction.',
  ]),
  rated: of('satisfaction', 'satisfaction', validRating),
  responseRate: of('satisfaction', 'satisfaction', [
    '近几天的评分仍可能到达，标为暂计。',
    'Ratings of the last days may still arrive; these are marked provisional.',
  ]),
  csatMean: of('satisfaction', 'satisfaction', validRating, [
    '先按当日量表把按键换算成分值再平均，不是按键数字的平均。',
    'Keys become points by the scale of their day first; it is not the mean of raw keys.',
  ]),
  satisfiedRate: of('satisfaction', 'satisfaction', validRating),
  dissatisfiedRate: of('satisfaction', 'satisfaction', validRating),
  ratingDistribution: of('satisfaction', 'satisfaction', validRating),
  releasedByAgent: of('talk', 'agents', [
    '挂机方未知的通话不在分母中。',
    'Calls whose releasing side is unknown are not in the denominator.',
  ]),
  repeatRate: of('callers', 'dispositions', byCaller, notJudged),
  repeatRate72h: of('callers', 'dispositions', byCaller, notJudged),
  repeatRate24h: of('callers', 'dispositions', byCaller, notJudged),
  lostCallers: of('callers', 'dispositions', byCaller, notJudged),
  concurrencyPeak: of('callers', null, atOnce),
  concurrencyP95: of('callers', null, atOnce, ['少于 20 个时段不显示。', 'Not shown under 20 slots.']),
};
