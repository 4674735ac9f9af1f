// Whatever the service holds and however it fails, after a run the archive holds exactly the same.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkArchive } from '#electron/data/backup/check';
import { anyCalls } from '#test/kit/any-calls';
import { day, noon, openDesk, passingFaults, type Desk, type DeskOptions } from '#test/kit/sync-desk';
import { runs } from '#test/kit/runs';

const days = 9;
/** Whole past, the last hour left out: windows that young stay open by design. */
const past = { from: noon - days * day, to: noon - 3_600_000 };

const setting: fc.Arbitrary<DeskOptions> = fc
  .record({
    api: fc.constantFrom('v1', 'v2', 'auto'),
    v2: fc.constantFrom('ok', 'refused', 'forbidden'),
    style: fc.record({
      numbers: fc.constantFrom('sdk', 'strings'),
      spelling: fc.constantFrom('current', 'legacy'),
      seedFieldsOnly: fc.boolean(),
    }),
  })
  .filter(({ api, v2 }) => api !== 'v2' || v2 === 'ok');
const faults = fc.record({ seed: fc.nat(), probability: fc.constantFrom(0, 0.1, 0.5, 0.9) });

async function withDesk(desk: Desk, use: (desk: Desk) => Promise<void>): Promise<void> {
  try {
    await use(desk);
  } finally {
    await desk.close();
  }
}

function expectSame(desk: Desk): void {
  const sent = desk.allSent();
  const stored = desk.allStored();
  expect([...stored.keys()].sort()).toEqual([...sent.keys()].sort());
  for (const [contactId, row] of sent) expect(stored.get(contactId)).toEqual(row);
  expect(checkArchive(desk.archive)).toEqual({ ok: true, calls: sent.size, aside: 0, problems: [] });
}

describe('a run', () => {
  test('stores every call as received, through any faults, and proves it', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyCalls(260, days),
        setting,
        faults,
        async (calls, options, { seed, probability }) => {
          await withDesk(await openDesk(calls, options), async (desk) => {
            desk.service.setFaults(passingFaults(seed, probability));
            const summary = await desk.run(past);
            expectSame(desk);
            expect(summary).toMatchObject({ partial: [], failed: [], unreadable: 0, inserted: calls.length });
            expect(summary.complete).toBe(summary.windows);
            const instance = desk.archive.store.instanceOf('ccc-test');
            expect(desk.archive.ledger.gaps(instance, { from: past.from, to: past.to - 1 })).toEqual([]);

            const again = await desk.run(past);
            expect(again).toMatchObject({ inserted: 0, updated: 0, unchanged: calls.length });
            expectSame(desk);
          });
        },
      ),
      { numRuns: runs(40) },
    );
  });

  test('that was broken off anywhere is finished by the next one', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyCalls(260, days),
        fc.nat({ max: 12 }),
        faults,
        async (calls, stopAfter, { seed }) => {
          await withDesk(await openDesk(calls), async (desk) => {
            const abort = new AbortController();
            const plan = passingFaults(seed, 0.3);
            let requests = 0;
            desk.service.setFaults({
              next: (request) => {
                if (requests++ === stopAfter) abort.abort();
                return plan.next(request);
              },
            });
            const broken = await desk.run({ ...past, signal: abort.signal }).catch((error: unknown) => error);
            if (requests > stopAfter) expect(broken).toMatchObject({ code: 'cancelled' });
            const sent = desk.allSent();
            for (const [contactId, row] of desk.allStored()) expect(row).toEqual(sent.get(contactId));
            expect(checkArchive(desk.archive).problems).toEqual([]);

            const summary = await desk.run();
            expect(summary).toMatchObject({ partial: [], failed: [] });
            expectSame(desk);
          });
        },
      ),
      { numRuns: runs(20) },
    );
  });

  test('takes over what the service learnt later: ratings, recordings, releases', async () => {
    const late = fc.record({
      after: fc.integer({ min: 0, max: 3 * day }),
      runs: fc.array(fc.nat({ max: 3 * day }), { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(anyCalls(60, 3), late, async (calls, { after, runs }) => {
        const timed = calls.map((call, index) => ({
          ...call,
          ratingAt: noon + ((after * (index + 1)) % (3 * day)),
          recordingAt: noon + ((after * (index + 3)) % (2 * day)),
          releaseVisibleAt: noon + ((after * (index + 7)) % day),
        }));
        await withDesk(await openDesk(timed), async (desk) => {
          await desk.run();
          for (const step of [...runs.sort((a, b) => a - b), 3 * day]) {
            desk.now = noon + step;
            await desk.run();
            expectSame(desk);
          }
        });
      }),
      { numRuns: runs(20) },
    );
  });
});
