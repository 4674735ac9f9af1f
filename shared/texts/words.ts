// The words for enumerated values, both languages.
import type { DayKind } from '../domain/calendar';
import type { ContactType, Disposition, ReleaseInitiator, SurveyChannel, Outcome } from '../domain/call';
import type { Language } from '../language/format';
import type { RatingClass } from '../domain/scale';

type Words<Name extends string> = Readonly<Record<Name, readonly [zh: string, en: string]>>;

const contactType: Words<ContactType> = {
  unknown: ['未知类型', 'Unknown'],
  inbound: ['呼入', 'Inbound'],
  outbound: ['呼出', 'Outbound'],
  back2back: ['双呼', 'Double call'],
  internal: ['内部', 'Internal'],
  predictive: ['预测外呼', 'Predictive'],
  privacyDial: ['隐私外呼', 'Privacy dial'],
  conference: ['会议', 'Conference'],
};
const disposition: Words<Disposition> = {
  unknown: ['未知结果', 'Unknown'],
  success: ['接通', 'Connected'],
  noAnswer: ['未接通', 'No answer'],
  reject: ['拒接', 'Rejected'],
  abandonedIvr: ['IVR 结束', 'Ended in IVR'],
  abandonedQueue: ['排队放弃', 'Left in queue'],
  abandonedRing: ['振铃放弃', 'Left ringing'],
  abandonedNavigator: ['导航结束', 'Ended in voice menu'],
  queueTimeout: ['排队超时', 'Queue timeout'],
  queueOverflow: ['排队溢出', 'Queue overflow'],
  queueFailed: ['转人工失败', 'Queue failed'],
  ivrException: ['IVR 异常', 'IVR error'],
  voicemail: ['语音信箱', 'Voicemail'],
  forwarded: ['转外线', 'Forwarded'],
  busy: ['忙线', 'Busy'],
};
const surveyChannel: Words<SurveyChannel> = {
  none: ['无', 'None'],
  ivr: ['IVR', 'IVR'],
  sms: ['短信', 'SMS'],
  chat: ['在线', 'Chat'],
  unknown: ['未知', 'Unknown'],
};
const releaseInitiator: Words<ReleaseInitiator> = {
  none: ['无', 'None'],
  agent: ['坐席', 'Agent'],
  customer: ['客户', 'Customer'],
  unknown: ['未知', 'Unknown'],
};
const outcome: Words<Outcome> = {
  answered: ['接听', 'Answered'],
  abandonedQueue: ['排队放弃', 'Left in queue'],
  abandonedRing: ['振铃放弃', 'Left ringing'],
  systemLost: ['系统损失', 'System loss'],
  ivrExit: ['自助结束', 'Self-service'],
  other: ['其他', 'Other'],
};
const ratingClass: Words<RatingClass> = {
  satisfied: ['满意', 'Satisfied'],
  neutral: ['一般', 'Neutral'],
  dissatisfied: ['不满意', 'Dissatisfied'],
  ignore: ['不计', 'Ignored'],
};
const dayKind: Words<DayKind> = {
  workday: ['工作日', 'Workdays'],
  restDay: ['休息日', 'Rest days'],
  holiday: ['节假日', 'Holidays'],
};

const words = { contactType, disposition, surveyChannel, releaseInitiator, outcome, ratingClass, dayKind };

/** What became of a call: an inbound call that succeeded was answered, any other one connected. */
export function dispositionWord(contactType: string, name: string, language: Language): string {
  if (contactType === 'inbound' && name === 'success') return callWord('outcome', 'answered', language);
  return callWord('disposition', name, language);
}

/** The word for an enumerated value; a value that is not in the list is returned as it is. */
export function callWord(kind: keyof typeof words, name: string, language: Language): string {
  const pair = (words[kind] as Readonly<Record<string, readonly [string, string]>>)[name];
  return pair?.[language === 'en' ? 1 : 0] ?? name;
}
