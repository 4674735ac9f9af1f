// Meanings of file columns: the fields of a call, and those that only files have.
import { type CallFieldId, callFields, type CallField } from '../domain/fields';
import { textIn, type Language, type Text } from '../language/text';
import { fieldText } from './field-texts';

export const localTimeField = {
  id: 'localTime',
  kind: 'wall',
  label: ['本地时间', 'Local time'],
  letters: 20,
} as const;
export const codeFields = [
  { id: 'callingCode', kind: 'text', label: ['主叫号码匿名码', 'From code'], letters: 15, isVaried: true },
  { id: 'calledCode', kind: 'text', label: ['被叫号码匿名码', 'To code'], letters: 15, isVaried: true },
] as const;
/** A column that a file can have. */
export type FileField = Pick<CallField, 'label' | 'letters' | 'isVaried'> & {
  readonly id: CallFieldId | 'localTime' | 'callingCode' | 'calledCode';
  readonly kind: CallField['kind'] | 'wall';
};
/** After the header of a column of durations. */
export const secondsUnit: Text = ['（秒）', ' (sec)'];

/** The codes of the two numbers, in the API's names. */
export const rawCodes = [
  ['CallingNumber', 'CallingNumberCode'],
  ['CalledNumber', 'CalledNumberCode'],
] as const;

const code: Text = [
  '代替号码的单向匿名码：同一号码在本机导出的所有文件中匿名码相同，无法由匿名码还原号码。',
  'One-way code in place of the number: the same number has the same code in every file written on this computer; the number cannot be recovered from it.',
];
/** Where the app's value differs from the API field, or where there is no such field. */
const texts: Readonly<Record<string, Text>> = {
  startedAt: [
    '开始时间。呼入从进入 IVR 算起，呼出从拨号算起。',
    'Start time: for inbound calls when the IVR is entered, for outbound calls when dialing starts.',
  ],
  localTime: ['同一时间，按所列时区的当地时间。', 'The same time in the time zone named here.'],
  agents: ['参与的坐席，按先后。', 'Participating agents, in order.'],
  skillGroups: ['经过的技能组，按先后。', 'Skill groups the call went through, in order.'],
  waitSeconds: [
    '排队与振铃之和；只有接听或放弃的呼入才有。CCC 未返回时，用建立（或挂机）时间减去开始时间。',
    'Queue and ring time of answered and abandoned inbound calls; if CCC returns neither, the time from the start to the answer or the hang-up.',
  ],
  talkSeconds: [
    '与坐席的通话时长，含保持；只有接通的通话才有。',
    'Talk time with an agent, including hold time; connected calls only.',
  ],
  rating: ['客户所按的键；没有评分则为空。', 'Key the customer pressed; empty without a rating.'],
  callingCode: code,
  calledCode: code,
  CallingNumberCode: code,
  CalledNumberCode: code,
};

/** What a column means; empty where nothing is documented. */
export function columnText(id: string, language: Language): string {
  const own = Object.hasOwn(texts, id) ? texts[id] : undefined;
  if (own !== undefined) return textIn(language, own);
  const api = callFields.find((field) => field.id === id)?.api ?? id;
  return fieldText(api, language) ?? '';
}
