// Declares what calls can be filtered by, each once: schema, word of the command line, name, values, and column of the grid.
// Only how a call is tested stands elsewhere (electron/data/stats/filter-steps.ts).
import * as v from 'valibot';
import type { Text } from '../language/text';
import { dayKinds } from './calendar';
import { contactTypes, dispositions, releaseInitiators, surveyChannels } from './call';
import type { CallFieldId } from './fields';
import { ratedClasses } from './scale';

/** The enumerations whose values have words (`texts/words.ts`). */
type WordKind =
  | 'contactType'
  | 'disposition'
  | 'surveyChannel'
  | 'releaseInitiator'
  | 'dayKind'
  | 'ratingClass';

/** What a list is made of: words of an enumeration, ids of people or groups, or whole numbers. */
type ListValues =
  | { readonly kind: 'words'; readonly of: WordKind; readonly all: readonly string[] }
  | { readonly kind: 'ids' }
  | { readonly kind: 'keys' | 'weekdays' | 'hours'; readonly low: number; readonly high: number };

interface ListField {
  /** NAME in `--filter NAME=value`. */
  readonly word: string;
  readonly name: Text;
  readonly values: ListValues;
  /** The column of the grid under whose head it can be set. */
  readonly column?: CallFieldId;
  /** Whether the filter menu offers it. */
  readonly isInMenu: boolean;
}

/** Lists of which a call has to meet one value; under `exclude`, of which it may meet none. In the order of the menu. */
export const listFields = {
  contactTypes: {
    word: 'contactType',
    name: ['方向', 'Direction'],
    values: { kind: 'words', of: 'contactType', all: contactTypes },
    column: 'contactType',
    isInMenu: true,
  },
  dispositions: {
    word: 'disposition',
    name: ['通话结果', 'Outcome'],
    values: { kind: 'words', of: 'disposition', all: dispositions },
    column: 'disposition',
    isInMenu: true,
  },
  /** Ids; the word `none` stands for calls without one. */
  skillGroups: {
    word: 'skillGroup',
    name: ['技能组', 'Skill group'],
    values: { kind: 'ids' },
    column: 'skillGroups',
    isInMenu: true,
  },
  agents: {
    word: 'agent',
    name: ['坐席', 'Agent'],
    values: { kind: 'ids' },
    column: 'agents',
    isInMenu: true,
  },
  /** Valid ratings by the class that the scale in force gives to their key; of offered surveys, as figures count them. */
  ratingClasses: {
    word: 'ratingClass',
    name: ['评分档位', 'Rating class'],
    values: { kind: 'words', of: 'ratingClass', all: ratedClasses },
    isInMenu: true,
  },
  /** Pressed keys; 0 stands for calls without a rating. */
  ratings: {
    word: 'rating',
    name: ['评分', 'Rating'],
    values: { kind: 'keys', low: 0, high: 254 },
    column: 'rating',
    isInMenu: true,
  },
  surveyChannels: {
    word: 'surveyChannel',
    name: ['邀评渠道', 'Survey channel'],
    values: { kind: 'words', of: 'surveyChannel', all: surveyChannels },
    column: 'surveyChannel',
    isInMenu: true,
  },
  releaseInitiators: {
    word: 'releaseInitiator',
    name: ['挂机方', 'Disconnected by'],
    values: { kind: 'words', of: 'releaseInitiator', all: releaseInitiators },
    column: 'releaseInitiator',
    isInMenu: true,
  },
  weekdays: {
    word: 'weekday',
    name: ['星期', 'Weekday'],
    values: { kind: 'weekdays', low: 1, high: 7 },
    column: 'startedAt',
    isInMenu: true,
  },
  hours: {
    word: 'hour',
    name: ['时段', 'Hour'],
    values: { kind: 'hours', low: 0, high: 23 },
    column: 'startedAt',
    isInMenu: true,
  },
  /** By the calendar of the report zone. */
  dayKinds: {
    word: 'dayKind',
    name: ['日期类型', 'Day type'],
    values: { kind: 'words', of: 'dayKind', all: dayKinds },
    isInMenu: false,
  },
} as const satisfies Record<string, ListField>;

type ListFields = typeof listFields;
export type ListName = keyof ListFields;
export const listNames = Object.keys(listFields) as ListName[];
export const listField = (name: ListName): ListField => listFields[name];
type ValueIn<Values> = Values extends { readonly all: readonly (infer Word)[] }
  ? Word
  : Values extends { readonly kind: 'ids' }
    ? string
    : number;
/** Lists of ids, which only the archive can name. */
export type IdListName = {
  [Name in ListName]: ListFields[Name]['values'] extends { readonly kind: 'ids' } ? Name : never;
}[ListName];
/** A value of a list. */
export type ListValue<Name extends ListName> = ValueIn<ListFields[Name]['values']>;

interface FlagField {
  readonly word: string;
  /** What the command line takes for yes and no. */
  readonly answers: readonly [yes: string, no: string];
  readonly yes: Text;
  readonly no: Text;
  /** Its name in the filter menu, which offers it then. */
  readonly menu?: Text;
}

/** Questions with the answers yes and no. */
export const flagFields = {
  recording: {
    word: 'recording',
    answers: ['true', 'false'],
    yes: ['有录音', 'With recording'],
    no: ['无录音', 'Without recording'],
    menu: ['录音', 'Recording'],
  },
  surveyOffered: {
    word: 'surveyOffered',
    answers: ['true', 'false'],
    yes: ['已邀评', 'Survey offered'],
    no: ['未邀评', 'No survey offered'],
    menu: ['邀评', 'Survey'],
  },
  /** Inbound calls that reached a queue or an agent; no: inbound calls that did not. */
  offered: {
    word: 'offered',
    answers: ['true', 'false'],
    yes: ['已入队', 'Offered'],
    no: ['未入队', 'Not offered'],
    menu: ['入队', 'Offered'],
  },
  /** Abandoned inbound calls whose caller was not reached within the next 24 hours; no: whose caller was. */
  unreached: {
    word: 'unreached',
    answers: ['true', 'false'],
    yes: ['放弃后 24 小时内未联系上', 'Not reached within 24 hours'],
    no: ['放弃后 24 小时内已联系上', 'Reached within 24 hours'],
  },
  /** Within the business hours of its day; no: outside of them. */
  businessHours: {
    word: 'businessHours',
    answers: ['inside', 'outside'],
    yes: ['服务时间内', 'During business hours'],
    no: ['服务时间外', 'Outside business hours'],
  },
} as const satisfies Record<string, FlagField>;
export type FlagName = keyof typeof flagFields;
export const flagNames = Object.keys(flagFields) as FlagName[];
export const flagField = (name: FlagName): FlagField => flagFields[name];

/** `over…` is exclusive, `min…` and `max…` are inclusive: classes of a histogram leave nothing between them. */
interface RangeField {
  readonly name: Text;
  readonly unit: 'seconds' | 'hours';
  readonly low: readonly string[];
  readonly high: string;
  /** Of the lower limits, the one that a person sets. */
  readonly set: string;
  readonly column?: CallFieldId;
}

/** Amounts between two limits. */
export const rangeFields = {
  /** Of answered and abandoned inbound calls with a known wait. */
  wait: {
    name: ['等待时长', 'Wait time'],
    unit: 'seconds',
    low: ['overWaitSeconds'],
    high: 'maxWaitSeconds',
    set: 'overWaitSeconds',
    column: 'waitSeconds',
  },
  talk: {
    name: ['通话时长', 'Talk time'],
    unit: 'seconds',
    low: ['overTalkSeconds', 'minTalkSeconds'],
    high: 'maxTalkSeconds',
    set: 'minTalkSeconds',
    column: 'talkSeconds',
  },
  /** Hours from the call to the next inbound call of its caller. */
  return: {
    name: ['重复来电间隔', 'Called again after'],
    unit: 'hours',
    low: ['overReturnHours'],
    high: 'maxReturnHours',
    set: 'overReturnHours',
  },
} as const satisfies Record<string, RangeField>;
type RangeFields = typeof rangeFields;
export type RangeName = keyof RangeFields;
export const rangeNames = Object.keys(rangeFields) as RangeName[];
/** A limit, as it is a member of the filter. */
export type LimitName = RangeFields[RangeName]['low'][number] | RangeFields[RangeName]['high'];
/** The limits of a range that a person sets. */
export const setLimits = (name: RangeName): { readonly low: LimitName; readonly high: LimitName } => ({
  low: rangeFields[name].set,
  high: rangeFields[name].high,
});

const ids = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(1000));

function listSchema({ values }: ListField): v.GenericSchema {
  if (values.kind === 'words') return v.array(v.picklist(values.all));
  if (values.kind === 'ids') return ids;
  return v.array(v.pipe(v.number(), v.integer(), v.minValue(values.low), v.maxValue(values.high)));
}

type ListSchemas = {
  readonly [Name in ListName]: v.OptionalSchema<v.GenericSchema<ListValue<Name>[]>, undefined>;
};
/** Schemas of all lists; each may be missing. */
export const listSchemas = Object.fromEntries(
  listNames.map((name) => [name, v.optional(listSchema(listField(name)))]),
) as unknown as ListSchemas;

type FlagSchemas = Readonly<Record<FlagName, v.OptionalSchema<v.BooleanSchema<undefined>, undefined>>>;
export const flagSchemas = Object.fromEntries(
  flagNames.map((name) => [name, v.optional(v.boolean())]),
) as FlagSchemas;

const seconds = v.pipe(v.number(), v.minValue(0));
const hoursApart = v.pipe(v.number(), v.minValue(0), v.maxValue(24 * 49));
type LimitSchemas = Readonly<Record<LimitName, v.OptionalSchema<v.GenericSchema<number>, undefined>>>;
export const limitSchemas = Object.fromEntries(
  rangeNames.flatMap((name) => {
    const { unit, low, high } = rangeFields[name];
    return [...low, high].map((limit) => [limit, v.optional(unit === 'hours' ? hoursApart : seconds)]);
  }),
) as unknown as LimitSchemas;
