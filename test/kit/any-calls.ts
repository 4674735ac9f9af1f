// fast-check: sets of calls as a real service might hold them, odd ones included.
import fc from 'fast-check';
import { sampleCall, type TimedFacts } from '#electron/simulator/source';
import { day, noon } from './sync-desk';

const dispositionNames = [
  'Success',
  'NoAnswer',
  'Reject',
  'AbandonedInIVR',
  'AbandonedInQueue',
  'AbandonedInRing',
  'AbandonedInVoiceNavigator',
  'QueuingTimeout',
  'QueuingOverflow',
  'QueuingFailed',
  'IVRException',
  'Voicemail',
  'ForwardToOutsideNumber',
  'SomethingNew2027',
  '',
];
const typeNames = [
  'Inbound',
  'Outbound',
  'Back2Back',
  'Internal',
  'Predictive',
  'PrivacyDial',
  'Conference',
  'Other',
];

const agents = fc.subarray([
  ['agent1@ccc-test', '王芳'],
  ['agent2@ccc-test', 'Lee, Ann'],
  ['agent3@ccc-test', ''],
  ['agent4@ccc-test', 'O"Neil, Jr., Pat'],
] as const);
const groups = fc.subarray([
  ['skg-a@ccc-test', '售后'],
  ['skg-b@ccc-test', 'Sales, North'],
  ['skg-c@ccc-test', 'a\nb'],
] as const);
const numbers = fc.constantFrom(
  '',
  '13800001111',
  '+8613800001111',
  '008613800001111',
  '057188880000',
  '138****1111',
  'anonymous',
  ' 0571-8888 0000 ',
);
const seconds = fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 4000 }));

/** What a row may hold beside or instead of the usual: wrong types, unreadable numbers, unknown fields. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    '0',
    0,
    ' 7 ',
    '007',
    '12.5',
    12.5,
    -3,
    '-3',
    1e300,
    '99999999999999999999',
  ),
  fc.constantFrom<unknown>(
    true,
    'true',
    'False',
    'not a number',
    [],
    {},
    [1, 'two'],
    { a: { b: null } },
    '1e3',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const oddField = fc.constantFrom(
  'CallDuration',
  'EstablishedTime',
  'ReleaseTime',
  'TalkTime',
  'QueueTime',
  'RingTime',
  'WaitTime',
  'HeldTime',
  'Satisfaction',
  'SatisfactionIndex',
  'SatisfactionSurveyOffered',
  'SatisfactionSurveyChannel',
  'RecordingReady',
  'ReleaseInitiator',
  'ContactType',
  'ContactDisposition',
  'Field of tomorrow',
  '新字段',
  'SummaryIndex',
);
const oddPeople = fc.constantFrom(
  'AgentIds',
  'AgentNames',
  'SkillGroupIds',
  'SkillGroupNames',
  'CallingNumber',
);
const oddText = fc.oneof(
  fc.constantFrom<unknown>(null, '', 'a,,b', ' a , a', 13800001111, 'Name without an id', ['13800001111']),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const extra = fc
  .tuple(
    fc.dictionary(oddField, odd, { maxKeys: 3 }),
    fc.option(fc.dictionary(oddPeople, oddText, { maxKeys: 2 }), { nil: {}, freq: 1 }),
  )
  .map(([fields, people]) => ({ ...fields, ...people }));

const shape = fc.record({
  contactType: fc.constantFrom(...typeNames),
  disposition: fc.constantFrom(...dispositionNames),
  releaseInitiator: fc.constantFrom(null, 'agent', 'customer', 'system'),
  releaseReason: fc.constantFrom(null, '486:USER_BUSY'),
  earlyMediaState: fc.constantFrom(null, 'PowerOff'),
  people: agents,
  skills: groups,
  callingNumber: numbers,
  calledNumber: numbers,
  broker: fc.constantFrom(null, '17000000001'),
  establishedAfter: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 90_000 })),
  releasedAfter: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 4_000_000 })),
  ivrSeconds: seconds,
  queueSeconds: seconds,
  ringSeconds: seconds,
  talkSeconds: seconds,
  heldSeconds: seconds,
  callDurationSeconds: seconds,
  recordingReady: fc.boolean(),
  surveyOffered: fc.boolean(),
  surveyChannel: fc.constantFrom(null, 'IVR', 'SMS', 'CHAT', 'FAX'),
  rating: fc.constantFrom(null, null, 1, 2, 3, 4, 5, 9, 0, -1),
  ratingText: fc.constantFrom(null, '满意'),
  extra: fc.option(extra, { nil: undefined, freq: 3 }),
});

/** Calls of the `days` days before noon, many of them at equal moments and at the edges of days. */
export function anyCalls(maxLength: number, days: number): fc.Arbitrary<TimedFacts[]> {
  const startedAt = fc.oneof(
    fc.integer({ min: noon - days * day, max: noon - 3_600_001 }),
    fc.integer({ min: 1, max: days - 1 }).map((back) => noon - 12 * 3_600_000 - back * day),
    fc.integer({ min: 1, max: days - 1 }).map((back) => noon - 12 * 3_600_000 - back * day - 1),
    fc.integer({ min: 0, max: 3 }).map((step) => noon - 2 * day + step),
  );
  return fc
    .array(fc.tuple(startedAt, shape), { maxLength, size: 'max' })
    .map((rows) => rows.map(([at, row], index) => toFacts(at, row, index)));
}

type ShapeOf = typeof shape extends fc.Arbitrary<infer T> ? T : never;

function toFacts(startedAt: number, row: ShapeOf, index: number): TimedFacts {
  const { people, skills, establishedAfter, releasedAfter, extra: more, ...rest } = row;
  return sampleCall({
    ...rest,
    contactId: `job-${String((index * 7919) % 10_007)}`,
    startedAt,
    establishedAt: establishedAfter === null ? null : startedAt + establishedAfter,
    releasedAt: releasedAfter === null ? null : startedAt + releasedAfter,
    agentIds: people.map(([id]) => id),
    agentNames: people.map(([, name]) => name),
    skillGroupIds: skills.map(([id]) => id),
    skillGroupNames: skills.map(([, name]) => name),
    ...(more === undefined ? {} : { extra: more }),
  });
}
