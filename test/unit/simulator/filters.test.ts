// Every request filter of both actions, on calls that differ in what it looks at.
import { describe, expect, test } from 'vitest';
import { createListing } from '#electron/simulator/listing';
import { readQueryV1, readQueryV2 } from '#electron/simulator/query';
import { sampleCall, sourceFromFacts, type TimedFacts } from '#electron/simulator/source';
import { NOON } from './signed-call';

const call = (contactId: string, changes: Partial<TimedFacts> = {}): TimedFacts =>
  sampleCall({ contactId, startedAt: NOON - 1000, ...changes });

const source = sourceFromFacts([
  call('a', { rating: 1, ratingText: '非常不满意', surveyOffered: true, surveyChannel: 'IVR' }),
  call('b', {
    rating: 3,
    ratingText: '一般',
    surveyOffered: true,
    surveyChannel: 'SMS',
    releaseInitiator: 'agent',
  }),
  call('c', {
    surveyOffered: true,
    surveyChannel: 'SMS',
    agentIds: ['x@i', 'y@i'],
    skillGroupIds: ['g1', 'g2'],
  }),
  call('d', {
    contactType: 'Outbound',
    disposition: 'NoAnswer',
    earlyMediaState: 'Busy',
    releaseReason: '486:USER_BUSY',
  }),
  call('e', {
    disposition: 'AbandonedInIVR',
    callingNumber: '057188889999',
    agentIds: [],
    skillGroupIds: [],
  }),
  call('f', { contactType: 'PrivacyDial', broker: '02161230010', calledNumber: '13900002222' }),
  call('g', { disposition: 'CallbackQueued' }),
]);

const listing = createListing(source);
const base = { PageNumber: '1', PageSize: '100', SortOrder: 'ASC', StartTime: '0', EndTime: String(NOON) };

function found(read: typeof readQueryV1, params: Record<string, string>): string {
  const query = read(new URLSearchParams({ ...base, ...params }), NOON);
  return listing
    .page(query, NOON)
    .calls.map((facts) => facts.contactId)
    .join('');
}

describe('V1', () => {
  test.each([
    [{}, 'abcdefg'],
    [{ CalledNumber: '13900002222' }, 'f'],
    [{ CalledNumber: '139' }, ''],
    [{ CallingNumber: '057188889999' }, 'e'],
    [{ ContactType: 'Outbound' }, 'd'],
    [{ ContactType: 'OUTBOUND' }, 'd'],
    [{ ContactType: 'PRIVACY_DIAL' }, 'f'],
    [{ ContactTypeList: '["Outbound","PrivacyDial"]' }, 'df'],
    [{ ContactTypeList: '[]' }, 'abcdefg'],
    [{ ContactDisposition: 'NoAnswer' }, 'd'],
    [{ ContactDisposition: 'AbandonedInContactFlow' }, 'e'],
    [{ ContactDisposition: 'AbandonedInIVR' }, 'e'],
    [{ ContactDisposition: 'CallbackQueued' }, 'g'],
    [{ ContactDisposition: 'NothingKnown' }, ''],
    [{ ContactDispositionList: '["NoAnswer","AbandonedInIVR"]' }, 'de'],
    [{ ContactId: 'c', ContactType: 'Outbound', StartTime: '1', EndTime: '2' }, 'c'],
    [{ ContactId: 'nobody' }, ''],
    [{ AgentId: 'y@i' }, 'c'],
    [{ SkillGroupId: 'g2' }, 'c'],
    [{ SatisfactionList: '["1", "3"]' }, 'ab'],
    [{ SatisfactionList: '[3]' }, 'b'],
    [{ SatisfactionDescriptionList: '["一般"]' }, 'b'],
    [{ SatisfactionSurveyChannel: 'SMS' }, 'bc'],
    [{ Criteria: '{"phoneNumber":"8888"}' }, 'e'],
    [{ EarlyMediaStateList: '["Busy","PowerOff"]' }, 'd'],
    [{ SatisfactionSurveyChannel: 'SMS', SatisfactionList: '["3"]' }, 'b'],
  ])('%j → %s', (params, expected) => {
    expect(found(readQueryV1, params as unknown as Record<string, string>)).toBe(expected);
  });
});

describe('V2', () => {
  test.each([
    [{ ContactTypeList: '["OUTBOUND","PRIVACY_DIAL"]' }, 'df'],
    [{ ContactDispositionList: '["Success"]' }, 'abcf'],
    [{ SkillGroupIdList: '["g1","none"]' }, 'c'],
    [{ ContactIdList: '["a","g"]' }, 'ag'],
    [{ ReleaseInitiatorList: '["AGENT"]' }, 'b'],
    [{ ReleaseReasonList: '["486:USER_BUSY"]' }, 'd'],
    [{ SatisfactionRateList: '["-2"]' }, 'defg'],
    [{ SatisfactionRateList: '["-1"]' }, 'c'],
    [{ SatisfactionRateList: '[">2"]' }, 'b'],
    [{ SatisfactionRateList: '["<3","-1"]' }, 'ac'],
    [{ SatisfactionRateList: '[1]' }, 'a'],
    [{ FirstAgentId: 'x@i' }, 'c'],
    [{ FirstAgentId: 'y@i' }, ''],
    [{ AgentId: 'y@i' }, 'c'],
    [{ Number: '8888' }, 'e'],
    [{ Broker: '02161230010' }, 'f'],
    [{ MediaType: 'AUDIO' }, 'abcdefg'],
    [{ MediaType: 'CHAT' }, ''],
    [{ AnalyticsReportReady: 'true' }, ''],
    // Single-value filters of V1 do not exist here.
    [{ ContactType: 'Outbound', ContactId: 'a' }, 'abcdefg'],
  ])('%j → %s', (params, expected) => {
    expect(found(readQueryV2, params as unknown as Record<string, string>)).toBe(expected);
  });

  test('refuses what it does not support', () => {
    expect(() => found(readQueryV2, { SearchPattern: 'a:b' })).toThrow('SearchPattern');
    expect(() => found(readQueryV2, { SatisfactionRateList: '["many"]' })).toThrow('SatisfactionRateList');
    expect(() => found(readQueryV2, { MediaType: 'SMELL' })).toThrow('MediaType');
  });
});

test('kept results follow time and changes', () => {
  const changing = sourceFromFacts([
    call('now', { surveyOffered: true, rating: 2, ratingAt: NOON + 5000 }),
    call('soon', { visibleAt: NOON + 5000 }),
  ]);
  const pages = createListing(changing);
  const count = (params: Record<string, string>, atMs: number): number =>
    pages.page(readQueryV1(new URLSearchParams({ ...base, ...params }), NOON), atMs).total;
  expect([count({}, NOON), count({}, NOON + 4999), count({}, NOON + 5000)]).toEqual([1, 1, 2]);
  const rated = { SatisfactionList: '["2"]' };
  expect([count(rated, NOON), count(rated, NOON + 5000)]).toEqual([0, 1]);
  changing.insert(call('added'));
  expect(count({}, NOON + 5000)).toBe(3);
  // A clock that goes back sees what there was.
  expect(count({}, NOON)).toBe(2);
});
