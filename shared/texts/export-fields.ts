// What a file's columns mean: the fields of a call, and those that only files have.
import { type CallFieldId, callFields, type CallField } from '../domain/fields';
import type { Text } from './glossary-counted';
import type { Language } from '../language/format';
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
/** After the head of a column of durations. */
export const secondsUnit: Text = ['（秒）', ' (sec)'];

/** In API's names the codes of the two numbers. */
export const rawCodes = [
  ['CallingNumber', 'CallingNumberCode'],
  ['CalledNumber', 'CalledNumberCode'],
] as const;

type Pair = readonly [zh: string, en: string];
const code: Pair = [
  '代替号码的单向代码：同一号码在本机导出的所有文件中代码相同，无法由代码反推号码。',
  'One-way code in place of the number: the same number has the same code in every file of this computer; the number cannot be found from it.',
];
/** Where the program says something else of a field than the service does, or the service says nothing. */
const texts: Readonly<Record<string, Pair>> = {
  startedAt: [
    '开始时刻。呼入从进入 IVR 算起，呼出从拨号算起。',
    'When it began: an inbound call when it entered the IVR, an outbound one when dialing began.',
  ],
  localTime: [
    '同一时刻，按所列时区的当地时间。',
    'The same moment by the clock of the time zone named here.',
  ],
  agents: ['参与的坐席，按先后。', 'The agents who took part, in order.'],
  skillGroups: ['经过的技能组，按先后。', 'The skill groups it went through, in order.'],
  waitSeconds: [
    '排队与振铃之和；只有接听或放弃的呼入才有。服务端没有给出时，用建立（或挂机）减去开始。',
    'Queue and ring together, of answered and abandoned inbound calls; where the service gives neither, from the start to the answer or the hang-up.',
  ],
  talkSeconds: [
    '与坐席通话，含保持；只有接通的才有。',
    'Talk with an agent, time on hold included; of connected calls.',
  ],
  rating: ['客户所按的键；没有评分则为空。', 'The key the customer pressed; empty without a rating.'],
  callingCode: code,
  calledCode: code,
  CallingNumberCode: code,
  CalledNumberCode: code,
};

/** What a column means; empty where nobody says. */
export function columnText(id: string, language: Language): string {
  const own = Object.hasOwn(texts, id) ? texts[id] : undefined;
  if (own !== undefined) return own[language === 'en' ? 1 : 0];
  const api = callFields.find((field) => field.id === id)?.api ?? id;
  return fieldText(api, language) ?? '';
}
