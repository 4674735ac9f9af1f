// The words for enumerated values, both languages.
import type { DayKind } from '../domain/calendar';
import type { ContactType, Disposition, ReleaseInitiator, SurveyChannel, Outcome } from '../domain/call';
import { textIn, type Language, type Text } from '../language/text';
import type { RatingClass } from '../domain/scale';

type Words<Name extends string> = Readonly<Record<Name, Text>>;

const contactType: Words<ContactType> = {
  unknown: ['未知类型', 'Unknown'],
  inbound: ['呼入', 'Inbound'],
  outbound: ['呼出', 'Outbound'],
  back2back: ['双呼', 'Back-to-back'],
  internal: ['内部', 'Internal'],
  predictive: ['预测式外呼', 'Predictive'],
  privacyDial: ['隐私外呼', 'Privacy dialing'],
  conference: ['会议', 'Conference'],
};
const disposition: Words<Disposition> = {
  unknown: ['未知结果', 'Unknown'],
  success: ['接通', 'Connected'],
  noAnswer: ['无人接听', 'No answer'],
  reject: ['拒接', 'Rejected'],
  abandonedIvr: ['IVR 放弃', 'Abandoned in IVR'],
  abandonedQueue: ['排队放弃', 'Abandoned in queue'],
  abandonedRing: ['振铃放弃', 'Abandoned while ringing'],
  abandonedNavigator: ['语音导航放弃', 'Abandoned in voice menu'],
  queueTimeout: ['排队超时', 'Queue timeout'],
  queueOverflow: ['排队溢出', 'Queue overflow'],
  queueFailed: ['排队失败', 'Queue failed'],
  ivrException: ['IVR 异常', 'IVR error'],
  voicemail: ['语音信箱', 'Voicemail'],
  forwarded: ['转外线', 'Forwarded'],
  busy: ['用户忙', 'Busy'],
};
const surveyChannel: Words<SurveyChannel> = {
  none: ['无', 'None'],
  ivr: ['IVR', 'IVR'],
  sms: ['短信', 'SMS'],
  chat: ['在线', 'Chat'],
  unknown: ['未知', 'Unknown'],
};
const releaseInitiator: Words<ReleaseInitiator> = {
  none: ['未提供', 'Not provided'],
  agent: ['坐席', 'Agent'],
  customer: ['客户', 'Customer'],
  unknown: ['未知', 'Unknown'],
};
const outcome: Words<Outcome> = {
  answered: ['接听', 'Answered'],
  abandonedQueue: ['排队放弃', 'Abandoned in queue'],
  abandonedRing: ['振铃放弃', 'Abandoned while ringing'],
  systemLost: ['系统呼损（超时、溢出、异常）', 'Lost by system (timeout, overflow, error)'],
  ivrExit: ['IVR 内结束', 'Ended in IVR'],
  other: ['其他', 'Other'],
};
const ratingClass: Words<RatingClass> = {
  satisfied: ['满意', 'Satisfied'],
  neutral: ['一般', 'Neutral'],
  dissatisfied: ['不满意', 'Dissatisfied'],
  ignore: ['不计入', 'Not counted'],
};
const dayKind: Words<DayKind> = {
  workday: ['工作日', 'Workdays'],
  restDay: ['休息日', 'Days off'],
  holiday: ['节假日', 'Holidays'],
};

const words = { contactType, disposition, surveyChannel, releaseInitiator, outcome, ratingClass, dayKind };

/** The outcome of a call: an inbound call that succeeded was answered, any other one connected. */
export function dispositionWord(contactType: string, name: string, language: Language): string {
  if (contactType === 'inbound' && name === 'success') return callWord('outcome', 'answered', language);
  return callWord('disposition', name, language);
}

/** The word for an enumerated value; a value that is not in the list is returned as it is. */
export function callWord(kind: keyof typeof words, name: string, language: Language): string {
  const text = (words[kind] as Readonly<Record<string, Text>>)[name];
  return text === undefined ? name : textIn(language, text);
}
