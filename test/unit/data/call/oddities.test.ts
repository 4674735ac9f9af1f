// What counts as odd in a call, and what does not.
import { expect, test } from 'vitest';
import type { RawRow } from '#shared/domain/call';
import { parseRow } from '#electron/data/call/parse-row';
import { odditiesOf, oddity, unknownFields, type Oddity } from '#electron/data/call/oddities';
import { describeRow } from '#electron/data/call/row-shape';
import { toRowV1, toRowV2 } from '#electron/simulator/rows';
import { sampleCall } from '#electron/simulator/source';
import { day, noon } from '#test/kit/sync-desk';

const plain = {
  ContactId: 'job-1',
  StartTime: noon,
  ContactType: 'Inbound',
  ContactDisposition: 'Success',
  AgentIds: 'a',
  AgentNames: 'Ann',
};
function odditiesIn(fields: RawRow): Oddity[] {
  const call = parseRow({ ...plain, ...fields })!;
  const bits = odditiesOf(call, describeRow(call).shape);
  return (Object.keys(oddity) as Oddity[]).filter((kind) => bits & oddity[kind]);
}

test.each([
  [{}, []],
  [{ ContactType: 'Teleport' }, ['unknownType']],
  [{ ContactType: '' }, ['unknownType']],
  [{ ContactDisposition: 'Evaporated' }, ['unknownDisposition']],
  [{ SatisfactionSurveyChannel: 'FAX' }, ['unknownChannel']],
  [{ SatisfactionSurveyChannel: '' }, []],
  [{ ReleaseInitiator: 'system' }, ['unknownInitiator']],
  [{ ReleaseInitiator: null }, []],
  [{ FieldOfTomorrow: null }, ['unknownField']],
  [{ '新 字段': 1 }, ['unknownField']],
  [{ Satisfaction: 3, SummaryIndex: { Keywords: [] }, OffSiteAgentIds: '' }, []],
  [{ ReleaseTime: noon }, []],
  [{ ReleaseTime: noon - 1 }, ['negativeDuration']],
  [{ EstablishedTime: noon - 1 }, ['negativeDuration']],
  [{ ReleaseTime: noon + 7 * day }, []],
  [{ ReleaseTime: noon + 7 * day + 1 }, ['absurdDuration']],
  [{ AgentIds: '', ContactDisposition: 'NoAnswer' }, []],
  [{ AgentIds: '', ContactType: 'PrivacyDial' }, []],
  [{ AgentIds: '', ContactType: 'Conference' }, []],
  [
    { ContactType: 'X', ReleaseInitiator: 'y', TalkTime: -1, HeldTime: 1e6, Z: 0 },
    ['unknownType', 'unknownInitiator', 'unknownField', 'negativeDuration', 'absurdDuration'],
  ],
] as [RawRow, Oddity[]][])('%o → %o', (fields, expected) => expect(odditiesIn(fields)).toEqual(expected));

test.each(['Inbound', 'Outbound', 'Back2Back', 'Predictive', 'Internal'])(
  'a successful %s call without an agent is odd',
  (type) => expect(odditiesIn({ AgentIds: '', ContactType: type })).toEqual(['noAgent']),
);

test.each([
  'CallDuration',
  'IvrTime',
  'QueueTime',
  'RingTime',
  'WaitTime',
  'TalkTime',
  'HeldTime',
  'DialingTime',
])('%s may be from 0 to a day', (field) => {
  expect(odditiesIn({ [field]: -1 })).toEqual(['negativeDuration']);
  expect(odditiesIn({ [field]: 0 })).toEqual([]);
  expect(odditiesIn({ [field]: 86_400 })).toEqual([]);
  expect(odditiesIn({ [field]: 86_401 })).toEqual(['absurdDuration']);
});

test('the rows of the stand-in hold no unknown field', () => {
  const facts = sampleCall({ contactId: 'job-1', startedAt: noon, earlyMediaState: 'PowerOff', rating: 5 });
  for (const row of [
    toRowV2(facts, 'ccc-test'),
    toRowV1(facts, 'ccc-test', { numbers: 'strings', spelling: 'legacy' }),
  ])
    expect(unknownFields(describeRow(parseRow(row)!).shape)).toEqual([]);
});
