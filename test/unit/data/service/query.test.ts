// Every filter of the request, put to both actions: the stand-in, which knows the API's parameters, finds the same calls.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  parametersV1,
  parametersV2,
  queriedDispositions,
  queriedTypes,
  type CallQuery,
} from '#electron/data/service/query';
import { sampleCall, type TimedFacts } from '#electron/simulator/source';
import { DISPOSITION_NAMES } from '#electron/simulator/vocabulary';
import { day, minute, noon, openDesk, type Desk } from '#test/kit/sync-desk';

const typeNames = ['Inbound', 'Outbound', 'Back2Back', 'Internal', 'Predictive', 'PrivacyDial', 'Conference'];
const calls: TimedFacts[] = Array.from({ length: 91 }, (_, n) =>
  sampleCall({
    contactId: `job-${n}`,
    startedAt: noon - day + n * minute,
    contactType: typeNames[n % 7]!,
    disposition: DISPOSITION_NAMES[n % 13]!,
    callingNumber: `139${String(n % 9).padStart(8, '0')}`,
    calledNumber: `400800${String(n % 5).padStart(4, '0')}`,
    agentIds: [`agent${n % 4}@ccc-test`],
    skillGroupIds: [`skg-${n % 3}@ccc-test`],
    rating: n % 6 === 0 ? null : n % 6,
    surveyOffered: true,
    surveyChannel: n % 2 === 0 ? 'IVR' : 'SMS',
  }),
);
const span = { from: noon - 2 * day, to: noon };

describe.each(['v1', 'v2'] as const)('by %s', (api) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(calls, { api });
  });
  afterAll(() => desk.close());
  const found = async (query: Partial<CallQuery>): Promise<string[]> => {
    const page = await desk.client().page({ ...span, ...query }, 1);
    expect(page.total).toBe(page.calls.length);
    return page.calls.map(({ contactId }) => contactId);
  };
  const those = (isMeant: (call: TimedFacts, n: number) => boolean): string[] =>
    calls.filter(isMeant).map(({ contactId }) => contactId);

  test('without a filter all, oldest first', async () => expect(await found({})).toEqual(those(() => true)));

  test('newest first where that is asked for', async () =>
    expect(await found({ newestFirst: true })).toEqual(those(() => true).reverse()));

  test.each(queriedTypes.map((type, n) => [type, n] as const))('contact type %s', async (contactType, n) =>
    expect(await found({ contactType })).toEqual(those((_, call) => call % 7 === n)),
  );
  test.each(queriedDispositions.map((one) => [one] as const))('disposition %s', async (disposition) => {
    const kept = await found({ disposition });
    expect(kept).toHaveLength(7);
    const rest = await Promise.all(
      queriedDispositions.filter((one) => one !== disposition).map((one) => found({ disposition: one })),
    );
    expect([...kept, ...rest.flat()].sort()).toEqual(those(() => true).sort());
  });
  test.each<[string, Partial<CallQuery>, (call: TimedFacts, n: number) => boolean]>([
    ['span', { from: noon - day + minute, to: noon - day + 3 * minute }, (_, n) => n >= 1 && n <= 3],
    ['contact id', { contactId: 'job-17' }, (_, n) => n === 17],
    ['calling number', { callingNumber: '13900000004' }, (_, n) => n % 9 === 4],
    ['called number', { calledNumber: '4008000002' }, (_, n) => n % 5 === 2],
    ['part of a number', { numberPart: '00000007' }, (_, n) => n % 9 === 7],
    ['agent', { agentId: 'agent3@ccc-test' }, (_, n) => n % 4 === 3],
    ['skill group', { skillGroupId: 'skg-2@ccc-test' }, (_, n) => n % 3 === 2],
    ['ratings', { ratings: [2, 5] }, (_, n) => n % 6 === 2 || n % 6 === 5],
    ['survey channel', { surveyChannel: 'sms' }, (_, n) => n % 2 === 1],
    [
      'type and disposition',
      { contactType: 'inbound', disposition: 'success' },
      (_, n) => n % 7 === 0 && n % 13 === 0,
    ],
  ])('%s', async (_, query, isMeant) => expect(await found(query)).toEqual(those(isMeant)));
});

test('each action gets its own spelling of the same question', () => {
  const query = {
    ...span,
    contactType: 'privacyDial',
    disposition: 'queueTimeout',
    contactId: 'x',
    skillGroupId: 'g',
    ratings: [1],
  } as const;
  const paging = { instanceId: 'ccc-test', pageNumber: 2, pageSize: 100 };
  const common = {
    InstanceId: 'ccc-test',
    PageNumber: 2,
    PageSize: 100,
    StartTime: span.from,
    EndTime: span.to,
    OrderByField: 'startTime',
    SortOrder: 'ASC',
  };
  expect(parametersV1(query, paging)).toEqual({
    ...common,
    ContactType: 'PrivacyDial',
    ContactDisposition: 'QueuingTimeout',
    ContactId: 'x',
    SkillGroupId: 'g',
    SatisfactionList: '["1"]',
  });
  expect(parametersV2(query, paging)).toEqual({
    ...common,
    ContactTypeList: '["PRIVACY_DIAL"]',
    ContactDispositionList: '["QueuingTimeout"]',
    ContactIdList: '["x"]',
    SkillGroupIdList: '["g"]',
    SatisfactionRateList: '["1"]',
  });
});
