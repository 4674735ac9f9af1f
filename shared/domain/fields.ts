// Declares every field of a call once: where it comes from, the column that stores it, and how grid and files show it.
// Storing, rows, detail, sorting, exports and the settings of the grid read this table.
import type { Text } from '../language/text';

/** How a value is read, stored, shown and sorted. */
type FieldKind =
  | 'time'
  | 'duration'
  | 'count'
  | 'boolean'
  | 'number'
  | 'text'
  | 'contactType'
  | 'disposition'
  | 'surveyChannel'
  | 'releaseInitiator'
  | 'instance';

interface Field {
  readonly id: string;
  /** Name of the service's field. */
  readonly api: string;
  readonly kind: FieldKind;
  /** Without it the field is stored and not shown. */
  readonly label?: Text;
  /** The column of `call` that holds the number as received: durations (whole seconds) and counts. */
  readonly column?: string;
  /** What is shown is computed (`columns.ts`), since the service's own number cannot be used. */
  readonly isComputed?: true;
  /** In the grid, px; 92 without it. */
  readonly width?: number;
  /** In a workbook, letters; 11 without it. */
  readonly letters?: number;
  /** Hardly two calls share a value, so that remembering values does not pay. */
  readonly isVaried?: true;
}

/** In the order of the columns. */
const table = [
  { id: 'startedAt', api: 'StartTime', kind: 'time', label: ['开始时间', 'Start'], width: 186, letters: 20 },
  { id: 'contactType', api: 'ContactType', kind: 'contactType', label: ['方向', 'Direction'], width: 96 },
  {
    id: 'disposition',
    api: 'ContactDisposition',
    kind: 'disposition',
    label: ['通话结果', 'Outcome'],
    width: 192,
  },
  {
    id: 'callingNumber',
    api: 'CallingNumber',
    kind: 'number',
    label: ['主叫号码', 'From'],
    width: 128,
    letters: 16,
    isVaried: true,
  },
  {
    id: 'calledNumber',
    api: 'CalledNumber',
    kind: 'number',
    label: ['被叫号码', 'To'],
    width: 128,
    letters: 16,
    isVaried: true,
  },
  { id: 'agents', api: 'AgentNames', kind: 'text', label: ['坐席', 'Agent'], width: 112, letters: 16 },
  {
    id: 'skillGroups',
    api: 'SkillGroupNames',
    kind: 'text',
    label: ['技能组', 'Skill group'],
    width: 112,
    letters: 16,
  },
  {
    id: 'waitSeconds',
    api: 'WaitTime',
    kind: 'duration',
    column: 'wait_seconds',
    isComputed: true,
    label: ['等待时长', 'Wait time'],
    width: 88,
    isVaried: true,
  },
  {
    id: 'talkSeconds',
    api: 'TalkTime',
    kind: 'duration',
    column: 'talk_seconds',
    isComputed: true,
    label: ['通话时长', 'Talk time'],
    width: 88,
    isVaried: true,
  },
  { id: 'rating', api: 'Satisfaction', kind: 'count', label: ['评分', 'Rating'], width: 76 },
  {
    id: 'surveyChannel',
    api: 'SatisfactionSurveyChannel',
    kind: 'surveyChannel',
    label: ['邀评渠道', 'Survey channel'],
  },
  {
    id: 'releaseInitiator',
    api: 'ReleaseInitiator',
    kind: 'releaseInitiator',
    label: ['挂机方', 'Disconnected by'],
    width: 104,
  },
  { id: 'recordingReady', api: 'RecordingReady', kind: 'boolean', label: ['录音', 'Recording'] },
  {
    id: 'contactId',
    api: 'ContactId',
    kind: 'text',
    label: ['通话 ID', 'Contact ID'],
    width: 216,
    letters: 30,
    isVaried: true,
  },
  {
    id: 'ivrSeconds',
    api: 'IvrTime',
    kind: 'duration',
    column: 'ivr_seconds',
    label: ['IVR 时长', 'IVR time'],
  },
  {
    id: 'queueSeconds',
    api: 'QueueTime',
    kind: 'duration',
    column: 'queue_seconds',
    label: ['排队时长', 'Queue time'],
  },
  {
    id: 'ringSeconds',
    api: 'RingTime',
    kind: 'duration',
    column: 'ring_seconds',
    label: ['振铃时长', 'Ring time'],
  },
  {
    id: 'heldSeconds',
    api: 'HeldTime',
    kind: 'duration',
    column: 'held_seconds',
    label: ['保持时长', 'Hold time'],
  },
  {
    id: 'dialingSeconds',
    api: 'DialingTime',
    kind: 'duration',
    column: 'dialing_seconds',
    label: ['拨号时长', 'Dialing time'],
  },
  {
    id: 'callSeconds',
    api: 'CallDuration',
    kind: 'duration',
    column: 'call_seconds',
    label: ['计费时长', 'Billed duration'],
    isVaried: true,
  },
  {
    id: 'instance',
    api: 'InstanceId',
    kind: 'instance',
    label: ['实例', 'Instance'],
    width: 150,
    letters: 20,
  },
] as const satisfies readonly Field[];

type Entry = (typeof table)[number];
type Shown = Extract<Entry, { readonly label: Text }>;
type Stored = Extract<Entry, { readonly column: string }>;

/** A field that grid and files can show. */
export type CallField = Field & { readonly id: Shown['id']; readonly label: Text };
export type CallFieldId = CallField['id'];
export const callFields: readonly CallField[] = table.filter((field: Field) => field.label !== undefined);
export const callFieldIds = callFields.map(({ id }) => id);
const byId = new Map(callFields.map((field) => [field.id, field]));
export const fieldOf = (id: CallFieldId): CallField => byId.get(id)!;

/** Fields whose number is stored as received, and read, kept and shown by their kind alone. */
export type StoredFieldId = Stored['id'];
export type StoredColumn = Stored['column'];
export interface StoredField {
  readonly id: StoredFieldId;
  readonly api: string;
  readonly column: StoredColumn;
  readonly kind: 'duration' | 'count';
}
export const storedFields: readonly StoredField[] = table.filter((field) => 'column' in field);
/** By the field's id, made by a function from the field. */
export const byStoredField = <T>(make: (field: StoredField) => T): Readonly<Record<StoredFieldId, T>> =>
  Object.fromEntries(storedFields.map((field) => [field.id, make(field)])) as Record<StoredFieldId, T>;

/** Stored fields that are shown as they are stored. */
export type PlainFieldId = Exclude<
  Extract<StoredFieldId, CallFieldId>,
  Extract<Entry, { isComputed: true }>['id']
>;
export const plainFields = storedFields.filter(
  (field): field is StoredField & { readonly id: PlainFieldId } =>
    callFieldIds.includes(field.id) && fieldOf(field.id).isComputed !== true,
);

/** Fields that a grid and a file have unless others are chosen: those from the start to the contact ID. */
export const usualFields: readonly CallFieldId[] = callFieldIds.slice(
  0,
  callFieldIds.indexOf('contactId') + 1,
);
