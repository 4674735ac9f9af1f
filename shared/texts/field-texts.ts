// What each field of a call detail record means, in our own words, for the panel that shows it as the service sent it.
import type { Language } from '../language/format';

type Text = readonly [zh: string, en: string];

const texts: Readonly<Record<string, Text>> = {
  ContactId: ['这通电话的编号，在一个实例内唯一。', 'Number of the call, unique within an instance.'],
  InstanceId: ['呼叫中心实例的编号。', 'Id of the call center instance.'],
  StartTime: [
    '开始时刻（毫秒）。呼入从进入 IVR 算起，呼出从拨号算起。',
    'When it began (ms): an inbound call when it entered the IVR, an outbound one when dialing began.',
  ],
  EstablishedTime: [
    '建立时刻（毫秒）；没有建立则为空。呼入时可能是电话到达云端，而不是坐席接听。',
    'When it was established (ms); empty if never. For inbound calls this may be the arrival at the cloud, not the agent’s answer.',
  ],
  ReleaseTime: ['最后一方挂机的时刻（毫秒）。', 'When the last party hung up (ms).'],
  CallDuration: [
    '计费用的总时长（秒）。呼入含 IVR 与排队，不等于通话时长。',
    'Length of the whole call in seconds; for inbound calls with IVR and queue, so it is not the talk time.',
  ],
  TalkTime: ['与坐席通话的秒数，不含保持。', 'Seconds spent talking with an agent, without time on hold.'],
  HeldTime: ['通话中被保持的秒数。', 'Seconds on hold during the talk.'],
  IvrTime: [
    '从进入 IVR 到进入队列（或离开）的秒数。',
    'Seconds from entering the IVR to entering the queue, or leaving.',
  ],
  QueueTime: [
    '从进入队列到坐席开始振铃（或放弃、超时、溢出）的秒数。',
    'Seconds from entering the queue until an agent’s phone rang, or the caller left or was taken out.',
  ],
  RingTime: [
    '坐席振铃到接听（或放弃）的秒数。',
    'Seconds the agent’s phone rang, until the answer or the caller left.',
  ],
  WaitTime: [
    '排队与振铃之和（秒）；等待中放弃时服务端给 0，因此本程序不用它。',
    'Queue and ring together in seconds; the service sends 0 for callers who gave up, so it is not used here.',
  ],
  DialingTime: ['拨号到对方接听或失败的秒数。', 'Seconds from dialing until the answer or the failure.'],
  RecordingReady: [
    '录音是否已生成；未建立的通话为 false，录音可能晚于话单。',
    'Whether the recording is there; false if never established, and it may come later than the record.',
  ],
  RecordingDuration: ['录音时长。', 'Length of the recording.'],
  ContactType: [
    '通话类型：呼入、呼出、双呼、内部等。',
    'Kind of call: inbound, outbound, double call, internal and others.',
  ],
  ContactDisposition: ['这通电话的结果，即为什么结束。', 'What became of the call: why it ended.'],
  ReleaseInitiator: ['先挂机的一方：坐席或客户。', 'Who hung up first: agent or customer.'],
  ReleaseReason: ['线路给出的挂机原因，类似 SIP 代码。', 'Why the line was released, much like a SIP code.'],
  EarlyMediaState: [
    '呼出未接通时对运营商提示音的判断，如关机、空号。',
    'For outbound calls nobody answered: what the carrier’s announcement meant, such as switched off.',
  ],
  EarlyMediaText: ['运营商提示音的文字。', 'The carrier’s announcement as text.'],
  AgentIds: [
    '参与的坐席编号，按先后，以逗号分隔。',
    'Ids of the agents who took part, in order, with commas.',
  ],
  AgentNames: [
    '参与的坐席姓名；姓名中也可能有逗号。',
    'Names of these agents; a name may hold a comma itself.',
  ],
  SkillGroupIds: ['经过的技能组编号，以逗号分隔。', 'Ids of the skill groups, with commas.'],
  SkillGroupNames: ['经过的技能组名称。', 'Names of these skill groups.'],
  CallingNumber: ['主叫号码。', 'The number that called.'],
  CalledNumber: ['被叫号码。', 'The number that was called.'],
  CallerLocation: ['主叫归属地。', 'Where the calling number belongs.'],
  CalleeLocation: ['被叫归属地。', 'Where the called number belongs.'],
  Broker: ['中间号（隐私外呼或双呼）。', 'Number in between, for privacy dialing and double calls.'],
  AdditionalBroker: ['第二个中间号。', 'A second number in between.'],
  CallIds: ['组成这通电话的各段呼叫编号。', 'Ids of the single legs of the call.'],
  Satisfaction: [
    '客户所按的键，含义由量表决定；没有评分时为空或不大于 0。',
    'The key the customer pressed; the scale says what it means. Empty, or not above 0, without a rating.',
  ],
  SatisfactionIndex: [
    '客户所按的键（新字段名）。',
    'The key the customer pressed (newer name of the field).',
  ],
  SatisfactionDescription: ['该键在云联络中心里设置的文字。', 'The text set for this key at the service.'],
  SatisfactionSurveyChannel: ['邀评渠道：IVR、短信或在线。', 'How the customer was asked: IVR, SMS or chat.'],
  SatisfactionSurveyOffered: ['是否发出过满意度邀评。', 'Whether the customer was asked for a rating.'],
  MediaType: ['媒体类型：语音、视频或在线。', 'Kind of media: audio, video or chat.'],
  TransferCount: ['转接次数。', 'How often the call was transferred.'],
  FirstResponseTime: ['首次响应用时。', 'Time until the first response.'],
  MessagesSent: ['消息总数（在线会话）。', 'Messages in all (chat).'],
  MessagesSentByAgent: ['坐席发出的消息数。', 'Messages the agent sent.'],
  MessagesSentByCustomer: ['客户发出的消息数。', 'Messages the customer sent.'],
  AnalyticsReportReady: ['智能质检结果是否已生成。', 'Whether the automatic analysis is there.'],
  AnalyticsReport: [
    '智能质检结果：情绪、是否解决、待办等。',
    'Automatic analysis: mood, whether it was solved, things to do.',
  ],
  SummaryIndex: ['通话摘要的关键词。', 'Keywords of the call’s summary.'],
  AccessChannelName: ['接入渠道名称。', 'Name of the channel by which the customer came.'],
  AccessChannelType: ['接入渠道类型。', 'Kind of that channel.'],
  AccessChannelUserId: ['客户在该渠道的编号。', 'The customer’s id in that channel.'],
  AccessChannelUserName: ['客户在该渠道的名称。', 'The customer’s name in that channel.'],
  ClientAppName: ['客户所用的应用。', 'Application the customer used.'],
  ClientIpAddress: ['客户的 IP 地址。', 'The customer’s IP address.'],
  ClientLocation: ['客户的位置。', 'The customer’s place.'],
  ClientUserAgent: ['客户所用浏览器的标识。', 'What the customer’s browser says of itself.'],
  OffSiteAgentIds: ['非现场坐席编号。', 'Ids of agents who worked off site.'],
  OffsiteAgentDestinationNumbers: ['呼到非现场坐席的号码。', 'Numbers by which they were reached.'],
  OffsiteAgentOriginatorNumbers: ['呼叫非现场坐席所用的号码。', 'Numbers from which they were called.'],
  OffsiteAgentReleaseReason: ['非现场坐席一侧的挂机原因。', 'Why their side was released.'],
  OutsideNumberDestinationNumber: ['转外线的目标号码。', 'Outside number to which the call was forwarded.'],
  OutsideNumberReleaseReason: ['外线一侧的挂机原因。', 'Why the outside line was released.'],
  VoicebotDestinationNumber: ['语音机器人的被叫号码。', 'Number by which the voice bot was called.'],
  VoicebotOriginatorNumber: ['呼叫语音机器人所用的号码。', 'Number from which the voice bot was called.'],
};

/** What a field means; undefined for one that nobody documented. */
export function fieldText(name: string, language: Language): string | undefined {
  const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
  return text?.[language === 'en' ? 1 : 0];
}
