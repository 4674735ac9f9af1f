// The log of runs: what each brought, how it ended, and runs that never did.
import { describe, expect, test } from 'vitest';
import { openDatabase } from '#electron/data/store/database';
import { createRunLog, noCounts, settledRun } from '#electron/data/sync/run-log';
import { faultAlways, gatewayFaults } from '#electron/simulator/faults';
import { sampleCall } from '#electron/simulator/source';
import type { SyncProgress, SyncRun } from '#shared/domain/sync';
import { hour, minute, noon, openDesk } from '#test/kit/sync-desk';

describe('the log', () => {
  test('tells of each run what its summary tells', async () => {
    const calls = Array.from({ length: 5 }, (_, n) =>
      sampleCall({ contactId: `job-${n}`, startedAt: noon - hour - n * minute }),
    );
    const desk = await openDesk(calls);
    const log = createRunLog(desk.archive.database);
    const first = await desk.run();
    desk.now += minute;
    desk.source.update('job-1', { rating: 5 });
    const second = await desk.run();
    desk.service.setFaults(faultAlways(gatewayFaults.inactiveKey));
    await desk.run().catch(() => undefined);
    desk.service.setFaults(faultAlways(gatewayFaults.unavailable));
    await desk.run();
    const runs = log.list(1, 10);
    expect(runs.map(({ outcome, reason }) => [outcome, reason])).toEqual([
      ['incomplete', 'serviceDown'],
      ['failed', 'keyInactive'],
      ['done', ''],
      ['done', ''],
    ]);
    expect(runs[3]).toMatchObject({
      cause: 'manual',
      startedAt: noon,
      endedAt: noon,
      inserted: 5,
      requests: first.requests,
      windows: first.windows,
    });
    expect(runs[2]).toMatchObject({ updated: 1, unchanged: 4, requests: second.requests, throttled: 0 });
    expect(runs[0]!.retries).toBeGreaterThan(0);
    await desk.close();
  });

  test('knows a run that never ended as broken off when the next begins, each instance for itself', () => {
    const database = openDatabase(':memory:');
    const log = createRunLog(database);
    log.begin(1, 'start', undefined, 10);
    const other = log.begin(2, 'start', undefined, 10);
    const next = log.begin(1, 'interval', { from: 1, to: 2 }, 20);
    log.end(next, 30, 'done', '', noCounts);
    expect(log.list(1, 5).map(({ outcome, endedAt }) => [outcome, endedAt])).toEqual([
      ['done', 30],
      ['brokenOff', null],
    ]);
    expect(log.list(2, 5)).toMatchObject([{ id: other, outcome: 'running' }]);
    database.close();
  });

  test('says of a run whose end could not be written why it ended, where this session knows it', () => {
    const database = openDatabase(':memory:');
    const log = createRunLog(database);
    log.begin(1, 'start', undefined, noon);
    const [run] = log.list(1, 1) as [SyncRun];
    const told = {
      startedAt: noon + 5,
      phase: 'failed',
      error: { code: 'diskFull', detail: '' },
    } as SyncProgress;
    expect(settledRun(run, told)).toMatchObject({ outcome: 'failed', reason: 'diskFull' });
    // Another run, one that did not fail, and a session that knows nothing.
    for (const other of [{ ...told, startedAt: noon + hour }, { ...told, phase: 'done' as const }, undefined])
      expect(settledRun(run, other)).toMatchObject({ outcome: 'brokenOff', reason: '' });
    expect(settledRun({ ...run, outcome: 'done' }, told)).toMatchObject({ outcome: 'done', reason: '' });
    database.close();
  });

  test('holds a run that could not begin', () => {
    const database = openDatabase(':memory:');
    createRunLog(database).refuse(1, 'interval', 50, 'noKey');
    expect(createRunLog(database).list(1, 5)).toMatchObject([
      { cause: 'interval', startedAt: 50, endedAt: 50, outcome: 'failed', reason: 'noKey', requests: 0 },
    ]);
    database.close();
  });

  test('keeps the last two thousand runs', () => {
    const database = openDatabase(':memory:');
    const log = createRunLog(database);
    database.transaction(() => {
      for (let n = 0; n < 2300; n++)
        database
          .prepare(
            "INSERT INTO sync_run (instance, cause, started_at, outcome) VALUES (1, 'start', ?, 'done')",
          )
          .run(n);
    })();
    log.begin(1, 'start', undefined, 9999);
    expect(log.list(1, 5000)).toHaveLength(2001);
    expect(log.list(1, 1)).toMatchObject([{ startedAt: 9999 }]);
    database.close();
  });
});
