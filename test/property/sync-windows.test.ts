// Windows that are too full, that move while they are read, that fail, and that the ledger must remember rightly.
import { afterEach, describe, expect, test } from 'vitest';
import { checkArchive } from '#electron/data/backup/check';
import { faultAlways, gatewayFaults } from '#electron/simulator/faults';
import { sampleCall, type TimedFacts } from '#electron/simulator/source';
import { day, hour, instanceId, minute, noon, openDesk, type Desk } from '#test/kit/sync-desk';
import { callsApart as calls } from '#test/kit/calls-apart';

let desk: Desk | undefined;
afterEach(async () => {
  await desk?.close();
  desk = undefined;
});
async function open(...args: Parameters<typeof openDesk>): Promise<Desk> {
  return (desk = await openDesk(...args));
}

function expectSame({ archive, allSent, allStored }: Desk): void {
  expect(allStored()).toEqual(allSent());
  expect(checkArchive(archive).problems).toEqual([]);
}
const ledgerOf = ({ archive }: Desk, from: number, to: number): ReturnType<typeof archive.ledger.entries> =>
  archive.ledger.entries(archive.store.instanceOf(instanceId), { from, to });

const yesterday = noon - 36 * hour;

describe('rows that move while pages are read', () => {
  test.each([
    ['first', -1],
    ['last', 249 * minute + 1],
  ])('a call that appears %s leads to a re-read, and nothing is missing', async (_, offset) => {
    const start = yesterday + 2 * hour;
    const moving = await open(calls(250, start, minute));
    let inserted = false;
    moving.service.setFaults({
      next({ params }) {
        if (params.get('PageNumber') === '2' && !inserted) {
          inserted = true;
          moving.source.insert(sampleCall({ contactId: 'late', startedAt: start + offset }));
        }
        return undefined;
      },
    });
    const summary = await moving.run({ from: yesterday, to: yesterday + day });
    expect(summary).toMatchObject({ inserted: 251, complete: 1, partial: [], requests: 6 });
    expectSame(moving);
  });

  test('a window that keeps growing is complete as of its last count, and the next run has the rest', async () => {
    const start = yesterday + 2 * hour;
    const moving = await open(calls(150, start, minute));
    let count = 0;
    moving.service.setFaults({
      next({ params }) {
        if (params.get('PageNumber') === '2')
          moving.source.insert(sampleCall({ contactId: `late-${++count}`, startedAt: start - count }));
        return undefined;
      },
    });
    const span = { from: yesterday, to: yesterday + day };
    // Four readings; what came before the last of them is there.
    expect(await moving.run(span)).toMatchObject({ complete: 1, partial: [], inserted: 153 });
    expect(ledgerOf(moving, start, start)).toMatchObject([{ state: 'complete', counted: 153, stored: 153 }]);
    moving.service.setFaults({ next: () => undefined });
    expect(await moving.run(span)).toMatchObject({ complete: 1, inserted: 1 });
    expectSame(moving);
  });

  test('a window whose calls move away while it is read is partial, and complete as soon as it holds still', async () => {
    const start = yesterday + 2 * hour;
    const moving = await open(calls(250, start, minute));
    let count = 0;
    moving.service.setFaults({
      next({ params }) {
        // One from the first page: the rows behind it close up, and one of them slips past.
        if (params.get('PageNumber') === '2')
          moving.source.update(`job-${String(count++).padStart(6, '0')}`, {
            startedAt: yesterday + 30 * hour,
          });
        return undefined;
      },
    });
    const span = { from: yesterday, to: yesterday + day };
    const first = await moving.run(span);
    expect(first.partial).toMatchObject([{ counted: 247, reason: 'shifting' }]);
    expect(first.complete).toBe(0);
    moving.service.setFaults({ next: () => undefined });
    expect(await moving.run({ from: yesterday, to: yesterday + 2 * day })).toMatchObject({
      complete: 2,
      partial: [],
    });
    expectSame(moving);
  });

  test('a row that is no call is counted, and its window not called complete', async () => {
    const start = yesterday + 2 * hour;
    const [first, second, third] = calls(3, start, minute);
    const broken = await open([first!, { ...second!, extra: { ContactId: null } }, third!]);
    const summary = await broken.run({ from: yesterday, to: yesterday + day });
    expect(summary).toMatchObject({ inserted: 2, unreadable: 1, complete: 0, requests: 1 });
    expect(summary.partial).toMatchObject([{ counted: 3, stored: 2, reason: 'unreadable' }]);
    expect(checkArchive(broken.archive).problems).toEqual([]);
  });
});

describe('what a later run reads', () => {
  test('nothing but the trailing days, where all is known, and it changes nothing', async () => {
    const all = await open(calls(200, noon - 20 * day, 0.1 * day - 7));
    const first = await all.run({ instance: { trailingDays: 7 } });
    expect(first).toMatchObject({ inserted: 200, failed: [], partial: [] });
    // Few calls a day: more and more days are asked for at once.
    expect(first.windows).toBeLessThanOrEqual(9);
    expect(first.requests).toBeLessThanOrEqual(12);
    const version = all.archive.version;
    const trailingFrom = Date.parse('2026-02-24T16:00:00Z');
    const trailing = [...all.allSent().values()].filter(
      (row) => (row as { StartTime: number }).StartTime >= trailingFrom,
    ).length;
    expect(trailing).toBeGreaterThan(0);
    const second = await all.run({ instance: { trailingDays: 7 } });
    expect(second.requests).toBeLessThanOrEqual(8);
    expect(second).toMatchObject({
      inserted: 0,
      updated: 0,
      unchanged: trailing,
      fetched: trailing,
    });
    expect(all.archive.version).toBe(version);
  });

  const rated = (contactId: string, daysAgo: number, rating = 5): TimedFacts =>
    sampleCall({
      contactId,
      startedAt: noon - daysAgo * day,
      surveyOffered: true,
      rating,
      ratingAt: noon + 1,
    });

  test.each(['v1', 'v2'] as const)(
    'late ratings: on trailing days, and by the filter of %s on older ones',
    async (api) => {
      const old = Array.from({ length: 300 }, (_, index) => rated(`old-${index}`, 8.5 + index / 20));
      const late = await open([rated('young', 3), ...old, rated('older', 28)], { api });
      await late.run({ instance: { ratingDays: 0 } });
      late.now = noon + hour;
      expect(await late.run({ instance: { ratingDays: 0 } })).toMatchObject({ updated: 1, lateRatings: 0 });
      const summary = await late.run({ instance: { ratingDays: 25 } });
      expect(summary).toMatchObject({ lateRatings: 300, inserted: 0 });
      for (const { contactId } of [...old, rated('young', 3)])
        expect(late.allStored().get(contactId)).toEqual(late.sent(contactId));
      expect(late.allStored().get('older')).not.toHaveProperty('SatisfactionIndex');
      expect(checkArchive(late.archive).problems).toEqual([]);
      // Where nothing came, one request tells so.
      const requests = summary.requests;
      const quiet = await late.run({ instance: { ratingDays: 25 } });
      expect(quiet).toMatchObject({ lateRatings: 0, updated: 0 });
      expect(quiet.requests).toBeLessThan(requests);
      const without = await late.run({ instance: { ratingDays: 0 } });
      expect(quiet.requests - without.requests).toBe(2);
    },
  );

  test('a call that is listed long after its day was read is found by counting, and its day proved anew', async () => {
    const old = noon - 20 * day;
    const late = await open(calls(2000, noon - 29 * day, 20 * minute));
    await late.run();
    late.source.insert(sampleCall({ contactId: 'forgotten', startedAt: old }));
    const before = late.service.requests.total;
    expect(await late.run()).toMatchObject({ inserted: 1, partial: [], failed: [] });
    // The trailing days, about five halvings, and the day itself.
    expect(late.service.requests.total - before).toBeLessThan(30);
    expectSame(late);
    const [entry] = ledgerOf(late, old, old);
    expect(entry).toMatchObject({ state: 'complete' });
    expect(entry!.counted).toBe(late.archive.ledger.storedNow(1, entry!));
    expect(await late.run()).toMatchObject({ inserted: 0 });
  });

  test('calls that the service no longer has stay, and are not looked for', async () => {
    const purged = await open(calls(300, noon - 25 * day, 60 * minute));
    await purged.run();
    const empty = await openDesk([]);
    const { requests } = await purged.run({ endpoint: empty.service.url });
    expect(requests).toBeLessThan(10);
    expect(purged.allStored().size).toBe(300);
    await empty.close();
  });

  test('a rating that the service takes back is found too', async () => {
    const taken = await open([rated('one', 12), rated('two', 13)]);
    taken.now = noon + hour;
    await taken.run();
    taken.source.update('two', { rating: null });
    const summary = await taken.run();
    // A field that is left out does not say that the value is gone.
    expect(summary).toMatchObject({ failed: [], partial: [] });
    expect(taken.allStored().get('two')).toMatchObject({ SatisfactionIndex: 5 });
    taken.source.update('two', { extra: { SatisfactionIndex: null } });
    expect(await taken.run()).toMatchObject({ lateRatings: 1 });
    expectSame(taken);
  });

  test('by the older action takes nothing away that the newer one told', async () => {
    const both = await open(calls(5, noon - 2 * day, minute), {
      style: { numbers: 'strings', spelling: 'legacy', seedFieldsOnly: true },
    });
    await both.run();
    both.source.update('job-000003', { rating: 4, surveyOffered: true });
    expect(await both.run({ instance: { apiVersion: 'v1' } })).toMatchObject({ api: 'v1', inserted: 0 });
    expect(both.allStored().get('job-000001')).toMatchObject({
      QueueTime: 9,
      RingTime: 6,
      CallDuration: '150',
    });
    expect(both.allStored().get('job-000003')).toMatchObject({ QueueTime: 9, Satisfaction: '4' });
    expect(checkArchive(both.archive).problems).toEqual([]);
    expect(await both.run({ instance: { apiVersion: 'v1' } })).toMatchObject({ updated: 0, unchanged: 5 });
  });

  test('an explicit span is read whatever the ledger and the look-back limit say', async () => {
    const old = await open(calls(3, noon - 400 * day, minute));
    expect(await old.run()).toMatchObject({ inserted: 0 });
    const span = { from: noon - 401 * day, to: noon - 399 * day };
    expect(await old.run(span)).toMatchObject({ inserted: 3, partial: [], failed: [] });
    expect(await old.run(span)).toMatchObject({ inserted: 0, unchanged: 3 });
  });

  test('the running day stays open until it has settled', async () => {
    const today = await open(calls(4, noon - 2 * hour, 30 * minute));
    const stateOfToday = (): unknown =>
      today.archive.ledger.days([1], { from: noon - hour, to: noon }, 'Asia/Shanghai')[0]?.state;
    await today.run();
    expect(stateOfToday()).toBe('open');
    today.now = noon + day;
    await today.run();
    expect(stateOfToday()).toBe('complete');
  });
});

describe('a re-read that fails', () => {
  test('takes nothing from a complete window', async () => {
    const kept = await open(calls(20, noon - 3 * day, 3 * hour));
    await kept.run();
    const before = ledgerOf(kept, noon - 4 * day, noon - day).filter((entry) => entry.state === 'complete');
    expect(before.length).toBeGreaterThan(1);
    kept.service.setFaults(faultAlways(gatewayFaults.unavailable));
    const summary = await kept.run();
    expect(summary.failed.length).toBeGreaterThan(0);
    const after = ledgerOf(kept, noon - 4 * day, noon - day);
    expect(after.filter((entry) => entry.state === 'complete')).toEqual(before);
    kept.service.setFaults({ next: () => undefined });
    expect(await kept.run()).toMatchObject({ failed: [], partial: [], inserted: 0 });
    expectSame(kept);
  });

  test('leaves a first reading as failed, and the next run closes the gap', async () => {
    const bad = noon - 3 * day;
    const gap = await open(calls(60, noon - 6 * day, 2 * hour));
    const inBadDay = (params: URLSearchParams): boolean =>
      Number(params.get('StartTime')) <= bad && Number(params.get('EndTime')) >= bad;
    gap.service.setFaults(faultAlways(gatewayFaults.databaseError, ({ params }) => inBadDay(params)));
    const first = await gap.run();
    expect(first.failed).toMatchObject([{ reason: 'serviceDown' }]);
    const stateOf = (): unknown =>
      gap.archive.ledger.days([1], { from: bad, to: bad }, 'Asia/Shanghai')[0]?.state;
    expect(stateOf()).toBe('failed');
    gap.service.setFaults({ next: () => undefined });
    expect(await gap.run()).toMatchObject({ failed: [] });
    expect(stateOf()).toBe('complete');
    expectSame(gap);
  });
});
