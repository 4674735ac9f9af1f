// Asking again for single calls: one by its id, or those that share a number, an agent or a group with it.
import { afterEach, describe, expect, test } from 'vitest';
import { checkArchive } from '#electron/data/backup/check';
import { refreshCalls, type RefreshOptions } from '#electron/data/sync/refresh';
import { faultAlways, gatewayFaults } from '#electron/simulator/faults';
import { sampleCall, type TimedFacts } from '#electron/simulator/source';
import { newInstance } from '#shared/domain/settings';
import type { RefreshResult } from '#shared/domain/sync';
import { day, instanceId, minute, noon, openDesk, type Desk } from '#test/kit/sync-desk';

let desk: Desk;
afterEach(() => desk.close());

/** Forty calls of four callers, four agents, two groups, over ten days. */
const calls = (): TimedFacts[] =>
  Array.from({ length: 40 }, (_, index) =>
    sampleCall({
      contactId: `job-${index}`,
      startedAt: noon - day - index * 360 * minute,
      callingNumber: `1380000000${index % 4}`,
      calledNumber: index % 8 === 0 ? '4008001234' : '02112345678',
      agentIds: [`agent${index % 4}@ccc-test`, ...(index % 5 === 0 ? ['agent9@ccc-test'] : [])],
      agentNames: [`Agent ${index % 4}`, ...(index % 5 === 0 ? ['Agent, 9'] : [])],
      skillGroupIds: [`skg-${index % 2}@ccc-test`],
      skillGroupNames: [`Group ${index % 2}`],
    }),
  );

function refresh(contactId: string, by: RefreshOptions['by'], key?: string): Promise<RefreshResult> {
  const { archive } = desk;
  const id = archive.database.prepare('SELECT id FROM call WHERE contact_id = ?').pluck().get(contactId);
  return refreshCalls({
    archive,
    client: desk.client(),
    instance: newInstance({ id: instanceId, lookBackDays: 30 }),
    id: id as number,
    by,
    key,
    clock: () => desk.now,
    changed: () => undefined,
  });
}
const ratedNow = (): void => {
  for (const { contactId } of calls()) desk.source.update(contactId, { rating: 3, surveyOffered: true });
};

describe.each(['v1', 'v2'] as const)('by %s', (api) => {
  test.each<[RefreshOptions['by'], string | undefined, (call: TimedFacts) => boolean]>([
    ['call', undefined, ({ contactId }) => contactId === 'job-5'],
    ['callingNumber', undefined, ({ callingNumber }) => callingNumber === '13800000001'],
    ['calledNumber', undefined, ({ calledNumber }) => calledNumber === '02112345678'],
    ['agent', 'agent9@ccc-test', ({ agentIds }) => agentIds.includes('agent9@ccc-test')],
    ['skillGroup', 'skg-1@ccc-test', ({ skillGroupIds }) => skillGroupIds[0] === 'skg-1@ccc-test'],
  ])('%s brings those calls up to date and no others', async (by, key, isMeant) => {
    desk = await openDesk(calls(), { api });
    await desk.run();
    ratedNow();
    const meant = calls()
      .filter(isMeant)
      .map(({ contactId }) => contactId);
    expect(await refresh('job-5', by, key)).toEqual({
      found: meant.length,
      inserted: 0,
      updated: meant.length,
      unchanged: 0,
    });
    for (const [contactId, row] of desk.allStored())
      expect(JSON.stringify(row).includes('SatisfactionIndex'), contactId).toBe(meant.includes(contactId));
    expect(checkArchive(desk.archive).problems).toEqual([]);
    expect(await refresh('job-5', by, key)).toMatchObject({ updated: 0, unchanged: meant.length });
  });
});

test('calls that were not there yet come along, and no window is said to be proved by them', async () => {
  desk = await openDesk(calls());
  await desk.run();
  const entries = desk.archive.ledger.entries(1, { from: 0, to: noon });
  desk.source.insert(
    sampleCall({ contactId: 'new', startedAt: noon - 5 * day, callingNumber: '13800000001' }),
  );
  expect(await refresh('job-5', 'callingNumber')).toMatchObject({ found: 11, inserted: 1 });
  expect(desk.allStored().get('new')).toEqual(desk.sent('new'));
  expect(desk.archive.ledger.entries(1, { from: 0, to: noon })).toEqual(entries);
});

test('more than a query hands out is found in parts', async () => {
  const many = Array.from({ length: 12_000 }, (_, index) =>
    sampleCall({ contactId: `many-${index}`, startedAt: noon - 9 * day + index * 1000 }),
  );
  desk = await openDesk([many[0]!]);
  await desk.run();
  desk.source.insert(...many.slice(1));
  expect(await refresh('many-0', 'callingNumber')).toMatchObject({ inserted: 11_999 });
});

test('a call that the service no longer has is not found, and stays', async () => {
  desk = await openDesk(calls());
  await desk.run();
  desk.service.setFaults(faultAlways({ kind: 'nullList' }));
  expect(await refresh('job-5', 'call')).toEqual({ found: 0, inserted: 0, updated: 0, unchanged: 0 });
  expect(desk.allStored().size).toBe(40);
});

test('a refusal is said', async () => {
  desk = await openDesk(calls());
  await desk.run();
  desk.service.setFaults(faultAlways(gatewayFaults.noPermission));
  await expect(refresh('job-5', 'call')).rejects.toMatchObject({ code: 'permission' });
  desk.service.setFaults(faultAlways(gatewayFaults.unavailable));
  await expect(refresh('job-5', 'call')).rejects.toMatchObject({ code: 'serviceDown' });
});
