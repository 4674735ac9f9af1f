// Rows in every style.
import { describe, expect, test } from 'vitest';
import { toRowV1, toRowV2, type RowStyle } from '#electron/simulator/rows';
import { sampleCall } from '#electron/simulator/source';
import { NOON } from './signed-call';

const SDK: RowStyle = { numbers: 'sdk', spelling: 'current' };
const PAGE: RowStyle = { numbers: 'strings', spelling: 'legacy', seedFieldsOnly: true };
const SEED_FIELDS = [
  'AgentIds AgentNames CallDuration CalledNumber CallingNumber ContactDisposition ContactId ContactType EstablishedTime',
  'InstanceId RecordingReady ReleaseInitiator ReleaseTime Satisfaction SatisfactionSurveyChannel',
  'SatisfactionSurveyOffered SkillGroupIds SkillGroupNames StartTime',
]
  .join(' ')
  .split(' ');

const abandoned = sampleCall({
  contactId: 'job-1',
  startedAt: NOON,
  disposition: 'AbandonedInRing',
  establishedAt: null,
  talkSeconds: null,
  waitSeconds: 0,
  queueSeconds: 20,
  ringSeconds: 7,
  recordingReady: false,
});
const rated = sampleCall({
  contactId: 'job-2',
  startedAt: NOON + 1,
  rating: 5,
  ratingText: '非常满意',
  surveyOffered: true,
  surveyChannel: 'IVR',
  agentNames: ['王芳,高级', '李龘'],
  agentIds: ['a@i', 'b@i'],
  extra: { Mood: { colour: '蓝' } },
});

describe('V1', () => {
  test('the page has exactly its own fields, all strings', () => {
    const row = toRowV1(sampleCall({ contactId: 'job-1', startedAt: NOON, rating: 1 }), 'ccc-test', PAGE);
    expect(Object.keys(row).sort()).toEqual([...SEED_FIELDS].sort());
    expect(row).toMatchObject({
      Satisfaction: '1',
      StartTime: String(NOON),
      RecordingReady: 'true',
      CallDuration: '150',
    });
  });

  test('the SDK style has numbers, but CallDuration', () => {
    const row = toRowV1(rated, 'ccc-test', SDK);
    expect(row).toMatchObject({
      StartTime: NOON + 1,
      SatisfactionIndex: 5,
      CallDuration: '150',
      RecordingReady: true,
    });
    expect(row).not.toHaveProperty('Satisfaction');
    expect(row['AgentNames']).toBe('王芳,高级,李龘');
    expect(row['Mood']).toEqual({ colour: '蓝' });
  });

  test('an abandoned call: WaitTime 0, queue and ring times as they were, no time of answer', () => {
    const row = toRowV1(abandoned, 'ccc-test', SDK);
    expect(row).toMatchObject({
      WaitTime: 0,
      QueueTime: 20,
      RingTime: 7,
      EstablishedTime: null,
      RecordingReady: false,
    });
    expect(row['TalkTime']).toBeUndefined();
    expect(toRowV1(abandoned, 'ccc-test', { ...SDK, numbers: 'strings' })).toMatchObject({
      EstablishedTime: '',
      TalkTime: '',
    });
  });

  test('legacy spelling: old dispositions, the old name of the rating, both cases of the type', () => {
    const legacy: RowStyle = { numbers: 'sdk', spelling: 'legacy' };
    expect(toRowV1(abandoned, 'i', legacy)).toMatchObject({
      ContactDisposition: 'AbandonedRing',
      ContactType: 'Inbound',
    });
    expect(toRowV1(rated, 'i', legacy)).toMatchObject({ Satisfaction: 5, ContactType: 'INBOUND' });
    const odd = sampleCall({ contactId: 'x', startedAt: 0, disposition: 'CallbackQueued' });
    expect(toRowV1(odd, 'i', legacy)['ContactDisposition']).toBe('CallbackQueued');
  });
});

test('V2 is a superset with types in capitals', () => {
  expect(toRowV2(rated, 'i')).toMatchObject({
    ContactType: 'INBOUND',
    TransferCount: 1,
    SatisfactionIndex: 5,
    TalkTime: 120,
  });
  const privacy = sampleCall({ contactId: 'x', startedAt: 0, contactType: 'PrivacyDial' });
  expect(toRowV2(privacy, 'i')['ContactType']).toBe('PRIVACY_DIAL');
  const inV1 = Object.keys(toRowV1(rated, 'i', SDK));
  expect(Object.keys(toRowV2(rated, 'i'))).toEqual(expect.arrayContaining(inV1));
});
