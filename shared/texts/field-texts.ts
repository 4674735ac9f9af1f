// Explanations of call record fields, for the panel that shows a record as CCC returned it.
import { textIn, type Language, type Text } from '../language/text';

const texts: Readonly<Record<string, Text>> = {
  ContactId: ['通话编号，在一个实例内唯一。', 'Call ID, unique within an instance.'],
  InstanceId: ['呼叫中心实例的编号。', 'ID of the call center instance.'],
  StartTime: [
    '开始时间（毫秒）。呼入从进入 IVR 算起，呼出从拨号算起。',
    'Start time (ms): for inbound calls when the IVR is entered, for outbound calls when dialing starts.',
  ],
  EstablishedTime: [
    '建立时间（毫秒）；未建立则为空。呼入时可能是电话到达云端的时间，而不是坐席接听的时间。',
    "Time when the call was established (ms); empty if it never was. For inbound calls this may be the arrival in the cloud, not the agent's answer.",
  ],
  ReleaseTime: ['最后一方挂机的时间（毫秒）。', 'Time when the last party hung up (ms).'],
  CallDuration: [
    '计费时长（秒）。呼入含 IVR 与排队，不等于通话时长。',
    'Billed duration in seconds. For inbound calls it includes IVR and queue, so it is not the talk time.',
  ],
  TalkTime: ['与坐席通话的秒数，不含保持。', 'Seconds of talk with an agent, without hold time.'],
  HeldTime: ['通话中保持的秒数。', 'Seconds on hold during the call.'],
  IvrTime: [
    '从进入 IVR 到进入队列（或结束）的秒数。',
    'Seconds from entering the IVR to entering the queue or leaving.',
  ],
  QueueTime: [
    '从进入队列到坐席振铃（或放弃、超时、溢出）的秒数。',
    "Seconds from entering the queue until an agent's phone rang, or until abandonment, timeout or overflow.",
  ],
  RingTime: [
    '从坐席振铃到接听（或放弃）的秒数。',
    "Seconds the agent's phone rang until the answer or the abandonment.",
  ],
  WaitTime: [
    '排队与振铃之和（秒）；等待中放弃时 CCC 返回 0，因此本程序不使用。',
    'Queue and ring time in seconds. CCC returns 0 for abandoned calls, so it is not used here.',
  ],
  DialingTime: ['从拨号到对方接听或失败的秒数。', 'Seconds from dialing until the answer or the failure.'],
  RecordingReady: [
    '录音是否已生成；未建立的通话为 false，录音可能晚于通话记录。',
    'Whether the recording is available; false if the call was never established. It may be ready later than the record.',
  ],
  RecordingDuration: ['录音时长。', 'Length of the recording.'],
  ContactType: [
    '通话类型：呼入、呼出、双呼、内部等。',
    'Type of call: inbound, outbound, back-to-back, internal and others.',
  ],
  ContactDisposition: ['通话结果。', 'Outcome of the call.'],
  ReleaseInitiator: ['挂机方：坐席或客户。', 'Party that disconnected the call: agent or customer.'],
  ReleaseReason: [
    '线路返回的挂机原因，类似 SIP 代码。',
    'Disconnect reason of the line, similar to a SIP code.',
  ],
  EarlyMediaState: [
    '呼出未接通时对运营商提示音的判断，如关机、空号。',
    "For unanswered outbound calls: meaning of the carrier's announcement, such as switched off.",
  ],
  EarlyMediaText: ['运营商提示音的文字。', "Text of the carrier's announcement."],
  AgentIds: [
    '参与的坐席编号，按先后，以逗号分隔。',
    'IDs of the participating agents in order, separated by commas.',
  ],
  AgentNames: [
    '参与的坐席姓名；姓名中也可能有逗号。',
    'Names of these agents; a name may contain a comma itself.',
  ],
  SkillGroupIds: ['经过的技能组编号，以逗号分隔。', 'IDs of the skill groups, separated by commas.'],
  SkillGroupNames: ['经过的技能组名称。', 'Names of these skill groups.'],
  CallingNumber: ['主叫号码。', 'Calling number.'],
  CalledNumber: ['被叫号码。', 'Called number.'],
  CallerLocation: ['主叫归属地。', 'Location of the calling number.'],
  CalleeLocation: ['被叫归属地。', 'Location of the called number.'],
  Broker: ['中间号（隐私外呼或双呼）。', 'Intermediate number (privacy dialing and back-to-back calls).'],
  AdditionalBroker: ['第二个中间号。', 'Second intermediate number.'],
  CallIds: ['组成此通话的各段呼叫编号。', 'IDs of the individual legs of the call.'],
  Satisfaction: [
    '客户所按的键，含义由量表决定；没有评分时为空或不大于 0。',
    'Key the customer pressed; the scale defines its meaning. Empty, or not above 0, without a rating.',
  ],
  SatisfactionIndex: ['客户所按的键（新字段名）。', 'Key the customer pressed (newer field name).'],
  SatisfactionDescription: ['该键在云联络中心设置的文字。', 'Text configured for this key in CCC.'],
  SatisfactionSurveyChannel: ['邀评渠道：IVR、短信或在线。', 'Survey channel: IVR, SMS or chat.'],
  SatisfactionSurveyOffered: ['是否发出过满意度邀评。', 'Whether a satisfaction survey was offered.'],
  MediaType: ['媒体类型：语音、视频或在线。', 'Media type: audio, video or chat.'],
  TransferCount: ['转接次数。', 'Number of transfers.'],
  FirstResponseTime: ['首次响应用时。', 'Time to first response.'],
  MessagesSent: ['消息总数（在线会话）。', 'Total messages (chat).'],
  MessagesSentByAgent: ['坐席发出的消息数。', 'Messages sent by the agent.'],
  MessagesSentByCustomer: ['客户发出的消息数。', 'Messages sent by the customer.'],
  AnalyticsReportReady: ['智能质检结果是否已生成。', 'Whether the automatic analysis is available.'],
  AnalyticsReport: [
    '智能质检结果：情绪、是否解决、待办等。',
    'Automatic analysis: sentiment, resolution, follow-ups and others.',
  ],
  SummaryIndex: ['通话摘要的关键词。', 'Keywords of the call summary.'],
  AccessChannelName: ['接入渠道名称。', 'Name of the access channel.'],
  AccessChannelType: ['接入渠道类型。', 'Type of the access channel.'],
  AccessChannelUserId: ['客户在该渠道的编号。', 'ID of the customer in that channel.'],
  AccessChannelUserName: ['客户在该渠道的名称。', 'Name of the customer in that channel.'],
  ClientAppName: ['客户使用的应用程序。', 'Application the customer used.'],
  ClientIpAddress: ['客户的 IP 地址。', 'IP address of the customer.'],
  ClientLocation: ['客户的位置。', 'Location of the customer.'],
  ClientUserAgent: ['客户浏览器的 User-Agent。', 'Browser user agent.'],
  OffSiteAgentIds: ['非现场坐席编号。', 'IDs of off-site agents.'],
  OffsiteAgentDestinationNumbers: ['呼叫非现场坐席的号码。', 'Numbers at which off-site agents were called.'],
  OffsiteAgentOriginatorNumbers: [
    '呼叫非现场坐席所用的号码。',
    'Numbers from which off-site agents were called.',
  ],
  OffsiteAgentReleaseReason: [
    '非现场坐席一侧的挂机原因。',
    "Disconnect reason on the off-site agent's side.",
  ],
  OutsideNumberDestinationNumber: ['转外线的目标号码。', 'Outside number to which the call was forwarded.'],
  OutsideNumberReleaseReason: ['外线一侧的挂机原因。', 'Disconnect reason of the outside line.'],
  VoicebotDestinationNumber: ['语音机器人的被叫号码。', 'Number at which the voice bot was called.'],
  VoicebotOriginatorNumber: ['呼叫语音机器人所用的号码。', 'Number from which the voice bot was called.'],
};

/** What a field means; undefined for an undocumented one. */
export function fieldText(name: string, language: Language): string | undefined {
  const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
  return text === undefined ? undefined : textIn(language, text);
}
