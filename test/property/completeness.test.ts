// What a view says about gaps: nothing that was asked for and never came may pass for "no calls" or for a change.
import { afterEach, describe, expect, test } from 'vitest';
import { computeStats } from '#electron/data/stats/stats';
import { loadOverview } from '#electron/data/stats/overview';
import { faultAlways } from '#electron/simulator/faults';
import { sampleCall, type TimedFacts } from '#electron/simulator/source';
import { dayText, daysPeriod, localDay } from '#shared/base/period';
import type { SyncProgress } from '#shared/domain/sync';
import { day, noon, openDesk, type Desk } from '#test/kit/sync-desk';
import { rules } from '#test/kit/rules';

const today = localDay(rules.zone, noon);
/** Ten calls around every noon of the last `days` days but today. */
function calls(days: number): TimedFacts[] {
  return Array.from({ length: days * 10 }, (_, index) =>
    sampleCall({
      contactId: `job-${index}`,
      startedAt: noon - (1 + Math.floor(index / 10)) * day + (index % 10) * 1000,
    }),
  );
}
const span = (first: number, last: number): { from: number; to: number } =>
  daysPeriod(rules.zone, today + first, today + last);

let desk: Desk | undefined;
afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

describe('a comparison', () => {
  test('is made where the ledger proves the earlier days', async () => {
    desk = await openDesk(calls(20));
    await desk.run(span(-20, -1));
    const { previous } = loadOverview(desk.archive, span(-5, -3), noon).comparisons;
    expect(previous).toMatchObject({ ...span(-12, -10), daysTotal: 3, daysComplete: 3 });
    expect(previous?.changes.inbound).toEqual({ difference: 0, clear: false });
  });

  test('is refused where an earlier day was never read', async () => {
    desk = await openDesk(calls(20));
    await desk.run(span(-14, -12));
    await desk.run(span(-7, -1));
    const { previous } = loadOverview(desk.archive, span(-5, -3), noon).comparisons;
    expect(previous).toMatchObject({ daysTotal: 3, daysComplete: 1, changes: {} });
  });
});

describe('figures that follow callers', () => {
  const asked = (followed: boolean, open: Desk): string[] => [
    ...computeStats(
      open.archive,
      {
        filter: span(-6, -5),
        metrics: followed ? ['repeatRate24h'] : ['calls'],
        by: 'none',
        attribution: 'every',
        language: 'en',
      },
      noon,
    ).statement.warnings,
  ];

  test('say so where a day after the period, in which they look, was never read', async () => {
    desk = await openDesk(calls(8));
    await desk.run(span(-6, -5));
    await desk.run(span(-3, -1));
    expect(asked(true, desk)).toContain('followUpIncomplete');
    expect(asked(false, desk)).not.toContain('followUpIncomplete');
    await desk.run(span(-4, -4));
    expect(asked(true, desk)).not.toContain('followUpIncomplete');
  });
});

describe('days without calls', () => {
  test('are incomplete where they were asked for and failed, also when no period is given', async () => {
    desk = await openDesk(calls(6));
    await desk.run(span(-2, -1));
    desk.service.setFaults(faultAlways({ kind: 'status', status: 500 }));
    const told: SyncProgress[] = [];
    await desk.run({ ...span(-8, -3), progressed: (progress) => told.push(progress) });
    const { statement, days } = loadOverview(desk.archive, {}, noon);
    expect(statement).toMatchObject({ n: 20, daysTotal: 8, daysComplete: 2 });
    expect(statement.daysIncomplete).toContain(dayText(today - 8));
    expect(days).toHaveLength(8);
    expect(told.at(-1)).toMatchObject({
      phase: 'incomplete',
      lacking: { reason: 'serviceDown' },
    });
  });
});
