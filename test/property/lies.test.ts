// A service that does not keep its word (electron/simulator/lies.ts): the run ends, says why, keeps what is good, and calls
// nothing complete that is not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkArchive } from '#electron/data/backup/check';
import { lieNamesOfRows, type LieName } from '#electron/simulator/lies';
import { sampleCall, type TimedFacts } from '#electron/simulator/source';
import { reasonSentence } from '#shared/texts/errors';
import { dayStart, dayText, localDay } from '#shared/base/period';
import { runs } from '#test/kit/runs';
import { rules } from '#test/kit/rules';
import { instanceId, minute, noon, openDesk, passingFaults, type Desk } from '#test/kit/sync-desk';

const days = 4;
/** More than a page. */
const callsPerDay = 104;
const lookBackDays = days + 1;
const today = localDay(rules.zone, noon);
const startOf = (daysAgo: number): number => dayStart(rules.zone, today - daysAgo);
const agoOf = (at: number): number => today - localDay(rules.zone, at);

const calls = Array.from({ length: days * callsPerDay }, (_, index): TimedFacts => {
  const startedAt = startOf(1 + Math.floor(index / callsPerDay)) + (index % callsPerDay) * 10 * minute;
  return sampleCall({ contactId: `job-${index}`, startedAt, callingNumber: `138${index % 97}` });
});

/** What the program says of a day whose requests are lied to; null: the answer is odd, and true all the same. */
const reasons: Readonly<Record<LieName, string | null>> = {
  shiftedDays: 'outside',
  seconds: 'wrongUnit',
  microseconds: 'wrongUnit',
  farDate: 'outside',
  ancientDate: 'outside',
  otherInstance: 'otherInstance',
  foreignPage: 'otherInstance',
  oneIdEverywhere: 'sameId',
  oneIdOnAPage: 'sameId',
  rowTwice: 'sameId',
  rowLeftOut: 'miscounted',
  rowAdded: 'miscounted',
  cappedTotal: 'miscounted',
  zeroTotal: 'miscounted',
  largeTotal: 'miscounted',
  hugeTotal: 'miscounted',
  fractionalTotal: 'miscounted',
  negativeTotal: 'miscounted',
  textTotal: 'badAnswer',
  deepField: 'unreadable',
  noRows: 'unreadable',
  noIds: 'unreadable',
  spacedIds: null,
  brokenText: null,
  cookie: null,
  endlessBody: 'answerTooLarge',
  hugePage: 'answerTooLarge',
  gzipBomb: 'answerTooLarge',
  drippingBody: 'unreachable',
  silence: 'unreachable',
};
/**
 * What these lies brought stays: nothing tells an invented call from one that the service no longer has, and a broken text is
 * corrected when its day is read again.
 */
const stays: readonly LieName[] = ['rowAdded', 'oneIdEverywhere', 'spacedIds', 'brokenText'];

/** Lies to every request that touches one of the days, by how many days ago they are. */
function lieOn(desk: Desk, lied: ReadonlyMap<number, LieName>, faults = passingFaults(1, 0)): void {
  desk.service.setFaults({
    next(request) {
      const from = Number(request.params.get('StartTime'));
      const to = Number(request.params.get('EndTime'));
      for (const [ago, lie] of lied)
        if (from < startOf(ago - 1) && to >= startOf(ago)) return { kind: 'lie', lie };
      return faults.next(request);
    },
  });
}

const run = (desk: Desk): ReturnType<Desk['run']> =>
  desk.run({ instance: { lookBackDays, trailingDays: 2 }, requestMs: 60_000 });

/** The states of the days with calls, yesterday first. */
function statesOf({ archive }: Desk): string[] {
  const span = { from: startOf(days), to: startOf(0) - 1 };
  return archive.ledger
    .days([archive.store.instanceOf(instanceId)], span, rules.zone)
    .map(({ state }) => state)
    .reverse();
}

/** Rows of each day by contact id, by how many days ago it is. */
function byDay(rows: ReadonlyMap<string, unknown>): Map<string, unknown>[] {
  const found = Array.from({ length: days + 1 }, () => new Map<string, unknown>());
  for (const [id, row] of rows) found[agoOf((row as { StartTime: number }).StartTime)]?.set(id, row);
  return found;
}

async function withDesk(use: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await openDesk(calls);
  try {
    await use(desk);
  } finally {
    await desk.close();
  }
}

/** The lied day must not be spared by chance: it is the third last, so that the first run reads it with others. */
const liedDay = 3;

describe('a service that lies about one day', () => {
  test.each(lieNamesOfRows)('%s', (name) =>
    withDesk(async (desk) => {
      lieOn(desk, new Map([[liedDay, name]]));
      const summary = await run(desk);
      const problems = [...summary.partial, ...summary.failed];
      const isHarmless = reasons[name] === null;
      expect(summary.requests).toBeLessThan(100);
      expect(new Set(problems.map(({ reason }) => reason))).toEqual(
        new Set(isHarmless ? [] : [reasons[name]]),
      );
      for (const { reason } of problems)
        for (const language of ['zh-CN', 'en'] as const)
          expect(reasonSentence(reason, language)).not.toBe(reason);
      expect(statesOf(desk).map((state) => state === 'complete')).toEqual(
        Array.from({ length: days }, (_, index) => isHarmless || index + 1 !== liedDay),
      );
      const stored = byDay(desk.allStored());
      for (const [ago, sent] of byDay(desk.allSent()).entries())
        if (ago !== liedDay) expect(stored[ago]).toEqual(sent);
      expect(checkArchive(desk.archive)).toMatchObject({ ok: true });

      lieOn(desk, new Map());
      expect(await run(desk)).toMatchObject({ partial: [], failed: [] });
      expect(checkArchive(desk.archive)).toMatchObject({ ok: true, aside: 0 });
      if (!stays.includes(name)) expect(desk.allStored()).toEqual(desk.allSent());
    }),
  );

  test('of two ids that differ by a space both are stored', () =>
    withDesk(async (desk) => {
      lieOn(desk, new Map([[liedDay, 'spacedIds']]));
      await run(desk);
      const stored = byDay(desk.allStored())[liedDay]!;
      expect(stored.size).toBe(callsPerDay);
      expect([...stored.keys()].filter((id) => id.endsWith(' '))).toHaveLength(callsPerDay / 2);
    }));
});

describe('a service that lies about everything', () => {
  /** The other lies are about single rows and pages. */
  const whole = [
    'shiftedDays',
    'seconds',
    'cappedTotal',
    'largeTotal',
    'hugeTotal',
    'oneIdEverywhere',
    'rowAdded',
    'noRows',
  ] as const;
  test.each(whole)('%s', (name) =>
    withDesk(async (desk) => {
      desk.service.setFaults({ next: () => ({ kind: 'lie', lie: name }) });
      const summary = await run(desk);
      expect(summary.requests).toBeLessThan(60 * days);
      expect(statesOf(desk)).not.toContain('complete');
      expect(checkArchive(desk.archive)).toMatchObject({ ok: true });
    }),
  );
});

describe('a body that does not come to its end', () => {
  test.each([
    ['endlessBody', 60_000],
    ['hugePage', 60_000],
    ['gzipBomb', 60_000],
    ['drippingBody', 50],
    ['silence', 50],
  ] as const)('%s ends the run', (name, requestMs) =>
    withDesk(async (desk) => {
      desk.service.setFaults({ next: () => ({ kind: 'lie', lie: name }) });
      const { failed, complete } = await desk.run({
        instance: { lookBackDays: 1, trailingDays: 1 },
        requestMs,
      });
      expect(complete).toBe(0);
      expect(new Set(failed.map(({ reason }) => reason))).toEqual(new Set([reasons[name]]));
    }),
  );
});

const anyLie = fc.constantFrom(...lieNamesOfRows);
const anyDays = fc.array(fc.tuple(fc.integer({ min: 1, max: days }), anyLie), { minLength: 1, maxLength: 4 });

test('whatever is lied about, alone and mixed with faults: days that are complete are equal, and others are not touched', () =>
  fc.assert(
    fc.asyncProperty(anyDays, fc.nat(), fc.constantFrom(0, 0.2), (lied, seed, faults) =>
      withDesk(async (desk) => {
        const lies = new Map(lied);
        lieOn(desk, lies, passingFaults(seed, faults));
        const summary = await run(desk);
        expect(summary.requests - summary.retries).toBeLessThan(60 * days);
        const states = statesOf(desk);
        const stored = byDay(desk.allStored());
        for (const [ago, sent] of byDay(desk.allSent()).entries()) {
          if (ago === 0) continue;
          const lie = lies.get(ago);
          const isComplete = states[ago - 1] === 'complete';
          const label = `${dayText(today - ago)} ${lie ?? 'true'}`;
          expect(isComplete, label).toBe(lie === undefined || reasons[lie] === null);
          if (lie === undefined)
            expect(Object.fromEntries(stored[ago]!)).toMatchObject(Object.fromEntries(sent));
        }
        expect(checkArchive(desk.archive).problems).toEqual([]);
      }),
    ),
    { numRuns: runs(40) },
  ));
