// The fields of a call as grid, CSV and detail panel name them. The order is the order of the columns.

export const recordFields = [
  { id: 'startedAt', api: 'StartTime', zh: '开始时间', en: 'Start', kind: 'time' },
  { id: 'contactType', api: 'ContactType', zh: '方向', en: 'Direction', kind: 'contactType' },
  { id: 'disposition', api: 'ContactDisposition', zh: '结果', en: 'Outcome', kind: 'disposition' },
  { id: 'callingNumber', api: 'CallingNumber', zh: '主叫', en: 'From', kind: 'number' },
  { id: 'calledNumber', api: 'CalledNumber', zh: '被叫', en: 'To', kind: 'number' },
  { id: 'agents', api: 'AgentNames', zh: '坐席', en: 'Agent', kind: 'text' },
  { id: 'skillGroups', api: 'SkillGroupNames', zh: '技能组', en: 'Skill group', kind: 'text' },
  { id: 'waitSeconds', api: '', zh: '等待', en: 'Wait', kind: 'duration' },
  { id: 'talkSeconds', api: 'TalkTime', zh: '通话', en: 'Talk', kind: 'duration' },
  { id: 'rating', api: 'Satisfaction', zh: '评分', en: 'Rating', kind: 'count' },
  {
    id: 'surveyChannel',
    api: 'SatisfactionSurveyChannel',
    zh: '调查渠道',
    en: 'Survey',
    kind: 'surveyChannel',
  },
  {
    id: 'releaseInitiator',
    api: 'ReleaseInitiator',
    zh: '挂机方',
    en: 'Released by',
    kind: 'releaseInitiator',
  },
  { id: 'recordingReady', api: 'RecordingReady', zh: '录音', en: 'Recording', kind: 'boolean' },
  { id: 'contactId', api: 'ContactId', zh: '通话 ID', en: 'Contact id', kind: 'text' },
  { id: 'ivrSeconds', api: 'IvrTime', zh: 'IVR 时长', en: 'IVR', kind: 'duration' },
  { id: 'queueSeconds', api: 'QueueTime', zh: '排队时长', en: 'Queue', kind: 'duration' },
  { id: 'ringSeconds', api: 'RingTime', zh: '振铃时长', en: 'Ring', kind: 'duration' },
  { id: 'heldSeconds', api: 'HeldTime', zh: '保持时长', en: 'On hold', kind: 'duration' },
  { id: 'dialingSeconds', api: 'DialingTime', zh: '拨号时长', en: 'Dialing', kind: 'duration' },
  { id: 'callSeconds', api: 'CallDuration', zh: '计费时长', en: 'Call length', kind: 'duration' },
  { id: 'instance', api: 'InstanceId', zh: '实例', en: 'Instance', kind: 'instance' },
] as const;
export type RecordField = (typeof recordFields)[number];
export type RecordFieldId = RecordField['id'];

/** Fields that a grid and a file have unless others are chosen: those from the start to the contact id. */
export const usualFields: readonly RecordFieldId[] = recordFields
  .slice(0, recordFields.findIndex(({ id }) => id === 'contactId') + 1)
  .map(({ id }) => id);

/** Every column can be sorted by. */
export const sortFields = recordFields.map(({ id }) => id);
export type SortField = RecordFieldId;
