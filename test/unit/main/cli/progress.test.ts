// What the command line tells on stderr: progress at a bearable pace, and the first windows that went wrong.
import { describe, expect, test } from 'vitest';
import { createProgressTeller, problemLines } from '#electron/main/cli/progress';
import type { SyncProgress, WindowProblem } from '#shared/domain/sync';

const progress = {
  instanceId: 'ccc-test',
  phase: 'running',
  cause: 'commandLine',
  startedAt: 0,
  rows: 3120,
  inserted: 3120,
  updated: 0,
  share: 0.2,
  daysTotal: 65,
  daysDone: 12,
  day: '2026-03-04',
  rowsPerSecond: 1249.7,
  secondsLeft: 9,
  requests: 33,
  requestsPerSecond: 4.86,
  pacePerSecond: 5,
  limitPerSecond: 5,
  retries: 0,
  throttled: 0,
  nextTryAt: null,
  error: null,
  lacking: null,
} as const satisfies SyncProgress;

test('progress is one line a second at most, and only while running', () => {
  const lines: string[] = [];
  let now = 0;
  const tell = createProgressTeller(
    (line) => lines.push(line),
    () => now,
  );
  for (; now < 2500; now += 250) tell('sync.progressed', progress);
  expect(lines).toEqual(Array(3).fill('12 of 65 days, 3,120 calls, 1,250 rows/sec, 4.9 requests/sec'));
  now = 9000;
  for (const phase of ['paused', 'failed', 'done'] as const) tell('sync.progressed', { ...progress, phase });
  tell('export.progressed', { ticket: 'export', rows: 1, total: 2 });
  expect(lines).toHaveLength(3);
});

describe('windows that went wrong', () => {
  const window: WindowProblem = {
    from: '2026-03-03T16:00:00.000Z',
    to: '2026-03-04T15:59:59.999Z',
    counted: 1200,
    stored: 1199,
    reason: 'shifting',
  };

  test('are named with counts and a sentence', () => {
    const failed = [{ ...window, counted: 0, stored: 0, reason: 'serviceDown' }];
    expect(problemLines({ failed, partial: [window, { ...window, reason: 'new' }] }, 'en')).toEqual([
      'failed: 2026-03-03T16:00:00.000Z to 2026-03-04T15:59:59.999Z, 0 counted, 0 stored. ' +
        'CCC is currently unavailable. The app retries automatically.',
      'partial: 2026-03-03T16:00:00.000Z to 2026-03-04T15:59:59.999Z, 1,200 counted, 1,199 stored. ' +
        'Rows kept changing while they were fetched. The next sync fetches them again.',
      'partial: 2026-03-03T16:00:00.000Z to 2026-03-04T15:59:59.999Z, 1,200 counted, 1,199 stored. new',
    ]);
  });

  test('are the first few', () => {
    const lines = problemLines({ failed: Array<WindowProblem>(30).fill(window), partial: [] }, 'en');
    expect(lines).toHaveLength(6);
    expect(lines[5]).toBe('and 25 more; --json lists all');
    expect(problemLines({ failed: [], partial: [] }, 'en')).toEqual([]);
  });
});
