// Windows that hold more calls than the service hands out: halved, divided by type and disposition, or said to be partial.
import { afterEach, describe, expect, test } from 'vitest';
import { checkArchive } from '#electron/data/backup/check';
import { loadCalendar, loadDay } from '#electron/data/sync/days';
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

const ledgerOf = ({ archive }: Desk, from: number, to: number): ReturnType<typeof archive.ledger.entries> =>
  archive.ledger.entries(archive.store.instanceOf(instanceId), { from, to });

/** Number of stored calls; each has its own ContactId. */
const callsIn = ({ archive }: Desk): unknown =>
  archive.database.prepare('SELECT count(*) FROM call').pluck().get();

const yesterday = noon - 36 * hour;

describe('windows above 10,000 calls', () => {
  test('are halved down to where the calls are: 12,000 within a minute', async () => {
    const open12 = await open(calls(12_000, yesterday + 5 * hour, minute / 12_000));
    const summary = await open12.run({ from: yesterday, to: yesterday + day });
    expect(summary).toMatchObject({ inserted: 12_000, fetched: 12_000, partial: [], failed: [] });
    expect(open12.allStored()).toEqual(open12.allSent());
    expect(checkArchive(open12.archive).ok).toBe(true);
    const entries = ledgerOf(open12, yesterday, yesterday + day - 1);
    expect(entries.reduce((sum, entry) => sum + entry.counted, 0)).toBe(12_000);
    expect(Math.max(...entries.map((entry) => entry.counted))).toBeLessThanOrEqual(10_000);
    for (const [index, entry] of entries.entries())
      if (index > 0) expect(entry.from).toBe(entries[index - 1]!.to + 1);
  });

  test('are halved down to a millisecond: 10,500 within three', async () => {
    const dense = await open(calls(10_500, yesterday + hour, 3 / 10_500));
    const summary = await dense.run({ from: yesterday, to: yesterday + day });
    expect(summary).toMatchObject({ inserted: 10_500, partial: [], failed: [] });
    expect(callsIn(dense)).toBe(10_500);
    expect(checkArchive(dense.archive).ok).toBe(true);
  });

  test('that cannot be halved are stored as far as they go, said to be partial, and left alone for a day', async () => {
    const at = yesterday + hour;
    const burst = await open([...calls(10_050, at, 0), ...calls(5, at + minute, 1, 'other')]);
    const summary = await burst.run();
    expect(summary.requests).toBeGreaterThan(100);
    const text = new Date(at).toISOString();
    expect(summary.partial).toEqual([
      { from: text, to: text, counted: 10_050, stored: 10_000, reason: 'tooMany' },
    ]);
    expect(summary.inserted).toBe(10_005);
    expect(ledgerOf(burst, at, at)).toMatchObject([
      { state: 'partial', counted: 10_050, stored: 10_000, reason: 'tooMany' },
    ]);
    const { archive } = burst;
    const days = archive.ledger.days([1], { from: yesterday, to: yesterday + day - 1 }, 'Asia/Shanghai');
    expect(days).toEqual([{ day: '2026-03-03', state: 'partial' }]);
    expect(loadDay(archive, instanceId, '2026-03-03')).toMatchObject([
      { to: at - 1, state: 'complete', counted: 0 },
      { from: at, to: at, state: 'partial', counted: 10_050, stored: 10_000, reason: 'tooMany' },
      { from: at + 1, state: 'complete', counted: 5, stored: 5 },
    ]);
    expect(loadCalendar(archive, instanceId, '2026-03-03', '2026-03-03', noon).days).toEqual([
      { day: '2026-03-03', state: 'partial', calls: 10_005, lacking: 50 },
    ]);

    const second = await burst.run();
    expect(second.partial).toEqual(summary.partial);
    expect(second.requests).toBeLessThan(90);
    burst.now += day;
    const later = await burst.run();
    expect(later.requests).toBeGreaterThan(100);
    expect(later.partial).toEqual(summary.partial);
  });

  test('that cannot be halved are divided by type and disposition, and so complete', async () => {
    const at = yesterday + hour;
    const kinds = [
      { contactType: 'Outbound', disposition: 'NoAnswer' },
      { contactType: 'Inbound', disposition: 'Success' },
      { contactType: 'Inbound', disposition: 'AbandonedInQueue' },
      { contactType: 'PrivacyDial', disposition: 'Success' },
    ];
    const burst = calls(11_000, at, 0).map((call, index) => ({
      ...call,
      ...kinds[index % 20 < 17 ? 1 + (index % 2) : (index % 2) * 3]!,
    }));
    for (const api of ['v1', 'v2'] as const) {
      await desk?.close();
      const divided = await open(burst, { api });
      const summary = await divided.run({ from: yesterday, to: yesterday + day });
      expect(summary).toMatchObject({ inserted: 11_000, partial: [], failed: [] });
      expect(ledgerOf(divided, at, at)).toMatchObject([
        { state: 'complete', counted: 11_000, stored: 11_000 },
      ]);
      expect(callsIn(divided)).toBe(11_000);
      expect(checkArchive(divided.archive).ok).toBe(true);
    }
  });

  test('of kinds that no filter knows are read as far as they go, and the count tells that some did not come', async () => {
    const at = yesterday + hour;
    const odd = calls(11_300, at, 0).map((call) => ({ ...call, contactType: 'Hologram' }));
    const unknown = await open(odd);
    const summary = await unknown.run({ from: yesterday, to: yesterday + day });
    expect(summary.partial).toMatchObject([{ counted: 11_300, stored: 10_000, reason: 'tooMany' }]);
    expect(callsIn(unknown)).toBe(10_000);

    await desk?.close();
    const mixed = calls(10_600, at, 0).map((call, index) => ({
      ...call,
      contactType: index % 2 === 0 ? 'Inbound' : 'Outbound',
      ...(index < 300 ? { contactType: 'Hologram' } : {}),
    }));
    const few = await open(mixed);
    expect(await few.run({ from: yesterday, to: yesterday + day })).toMatchObject({
      partial: [],
      inserted: 10_600,
    });
  });

  test('are found also where the service counts no further than 10,000', async () => {
    const capped = await open(calls(12_000, yesterday + hour, 900));
    const cap = async (...[url, init]: Parameters<typeof fetch>): Promise<Response> => {
      const response = await fetch(url, init);
      const text = await response.text();
      return new Response(
        text.replace(/"TotalCount":(\d+)/, (_, n) => `"TotalCount":${Math.min(Number(n), 10_000)}`),
        {
          status: response.status,
        },
      );
    };
    const summary = await capped.run({ from: yesterday, to: yesterday + day, fetch: cap });
    expect(summary).toMatchObject({ inserted: 12_000, partial: [], failed: [] });
  });
});
