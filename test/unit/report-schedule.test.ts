// Scheduled reports on a clock of their own: sleep, missed starts, clock changes, missing days, failures, two schedulers.
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, test } from 'vitest';
import { migrate } from '../../electron/data/migrate';
import {
  createReportRuns,
  type NewRun,
  type ReportRuns,
  type RunOutcome,
} from '../../electron/data/report-runs';
import type { ReportJob } from '../../electron/main/report-job';
import {
  createReportScheduler,
  retryStepMs,
  waitStepMs,
  type ReportScheduler,
} from '../../electron/main/report-schedule';
import { AppError } from '../../shared/envelope';
import { dayText, localDay } from '../../shared/period';
import { defaultLook } from '../../shared/report';
import type { ReportTemplate } from '../../shared/report-template';
import { defaultSettings } from '../../shared/settings';
import { day, hour, minute } from '../fixtures/desk';

const at = (text: string): number => Date.parse(text);
/** A Wednesday, eight in the morning in Shanghai. */
const eight = at('2026-03-04T08:00:00+08:00');
const daily: ReportTemplate = {
  id: 'daily',
  name: 'Every day',
  period: 'daily',
  filter: { instances: ['ccc-a'] },
  look: defaultLook,
  languages: ['zh-CN', 'en'],
  files: ['pdf', 'csv'],
  hasCodes: true,
  folder: '/reports',
  at: '08:00',
  weekday: 1,
  monthDay: 1,
  waitHours: 2,
  isActive: true,
  activeSince: eight - day + 1,
};

let now: number;
let zone: string;
let templates: ReportTemplate[];
let runs: ReportRuns;
let jobs: ReportJob[];
let lacking: number;
let failure: AppError | undefined;
/** Resolves what is being made; undefined: it is made at once. */
let hold: Promise<void> | undefined;

beforeEach(() => {
  const database = new Database(':memory:');
  migrate(database);
  runs = createReportRuns(database);
  now = eight;
  zone = 'Asia/Shanghai';
  templates = [daily];
  jobs = [];
  lacking = 0;
  failure = undefined;
  hold = undefined;
});

/** What the data process answers; nothing else is asked of it. */
function answer(name: string, input: unknown): unknown {
  switch (name) {
    case 'report.take': {
      const { isForced, ...run } = input as NewRun & { isForced: boolean };
      return runs.take(run, now, isForced);
    }
    case 'report.settle':
      return runs.settle(input as RunOutcome, now);
    case 'report.daysIncomplete':
      return lacking;
    default:
      throw new Error(name);
  }
}
function start(): ReportScheduler {
  const profile = {
    settings: {
      get current() {
        return { ...defaultSettings, zone, reports: templates };
      },
    },
    data: { call: (name: string, input: unknown) => Promise.resolve().then(() => answer(name, input)) },
  };
  return createReportScheduler(profile as unknown as Parameters<typeof createReportScheduler>[0], {
    clock: () => now,
    async make(job) {
      jobs.push(job);
      await hold;
      if (failure !== undefined) throw failure;
      return { files: [`/reports/${job.runId}.pdf`], daysIncomplete: lacking };
    },
  });
}
const made = (): string[] => jobs.map(({ order }) => dayText(localDay(zone, order.filter.from!)));
const states = (): string[] => runs.list(50, 0).runs.map(({ firstDay, state }) => `${firstDay} ${state}`);

describe('in time', () => {
  test('a report is made once, of the day that is over, with its filter, languages and files', async () => {
    const scheduler = start();
    now = eight - 1;
    await scheduler.tick();
    expect(jobs).toEqual([]);
    now = eight;
    await scheduler.tick();
    for (let tick = 0; tick < 200; tick++) {
      now += 10 * minute;
      if (now >= eight + day) break;
      await scheduler.tick();
    }
    expect(jobs).toHaveLength(1);
    expect(jobs[0]).toMatchObject({
      order: {
        title: 'Every day',
        period: 'daily',
        filter: {
          instances: ['ccc-a'],
          from: at('2026-03-03T00:00:00+08:00'),
          to: at('2026-03-04T00:00:00+08:00'),
        },
        language: 'zh-CN',
      },
      languages: ['zh-CN', 'en'],
      files: ['pdf', 'csv'],
      hasCodes: true,
      target: { folder: '/reports' },
    });
    expect(states()).toEqual(['2026-03-03 done']);
  });

  test('one that is switched off is not made, nor one of a time before it was switched on', async () => {
    templates = [{ ...daily, isActive: false }];
    await start().tick();
    templates = [{ ...daily, activeSince: eight }];
    await start().tick();
    expect(jobs).toEqual([]);
  });

  test('after a new start nothing is made again', async () => {
    await start().tick();
    await start().tick();
    now += hour;
    await start().tick();
    expect(made()).toEqual(['2026-03-03']);
  });

  test('after sleep, or a start that comes late, what was missed is made, oldest first', async () => {
    const scheduler = start();
    await scheduler.tick();
    now += 3 * day + 5 * hour;
    await scheduler.tick();
    expect(made()).toEqual(['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06']);
  });

  test('two schedulers with one archive make each report once', async () => {
    const [one, other] = [start(), start()];
    now += 2 * day;
    await Promise.all([one.tick(), other.tick()]);
    await Promise.all([other.tick(), one.tick()]);
    expect(made().sort()).toEqual(['2026-03-03', '2026-03-04', '2026-03-05']);
  });

  test('a look that comes while one is being made does not begin another', async () => {
    let release = (): void => undefined;
    hold = new Promise((resolve) => (release = resolve));
    const scheduler = start();
    const first = scheduler.tick();
    const second = scheduler.tick();
    release();
    await Promise.all([first, second]);
    expect(jobs).toHaveLength(1);
  });
});

describe('clocks that change', () => {
  test('a clock that is set back repeats nothing and holds nothing up', async () => {
    const scheduler = start();
    await scheduler.tick();
    now -= 3 * hour;
    await scheduler.tick();
    now = eight + 5 * minute;
    await scheduler.tick();
    expect(made()).toEqual(['2026-03-03']);
    now = eight + day;
    await scheduler.tick();
    expect(made()).toEqual(['2026-03-03', '2026-03-04']);
  });

  test('a clock that is set back does not hold up what is to be tried again', async () => {
    failure = new AppError('diskFull');
    now = eight + 12 * hour;
    const scheduler = start();
    await scheduler.tick();
    failure = undefined;
    now -= 8 * hour;
    await scheduler.tick();
    expect(states()).toEqual(['2026-03-03 done']);
  });

  test.each([
    ['forward', '2026-03-06T10:00:00Z', '2026-03-11T10:00:00Z'],
    ['back', '2026-10-30T10:00:00Z', '2026-11-04T10:00:00Z'],
  ])('where summer time moves the clock %s each day is made once', async (_, from, to) => {
    zone = 'America/New_York';
    now = at(from);
    // Skipped on one of these days, and comes twice on another.
    templates = [{ ...daily, at: '01:30', activeSince: now }];
    const scheduler = start();
    for (; now <= at(to); now += 20 * minute) await scheduler.tick();
    const days = made();
    expect(new Set(days).size).toBe(days.length);
    expect(days).toHaveLength(5);
  });

  test('at the ends of months', async () => {
    now = at('2026-01-15T00:00:00Z');
    templates = [{ ...daily, period: 'monthly', monthDay: 31, activeSince: now }];
    const scheduler = start();
    for (; now < at('2026-07-05T00:00:00Z'); now += 6 * hour) await scheduler.tick();
    expect(made()).toEqual([
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
      '2026-03-01',
      '2026-04-01',
      '2026-05-01',
    ]);
  });
});

describe('days that are not complete', () => {
  test('are waited for, and the report is made as soon as they are', async () => {
    lacking = 1;
    const scheduler = start();
    await scheduler.tick();
    expect([jobs.length, states()]).toEqual([0, ['2026-03-03 waiting']]);
    expect(runs.list(1, 0).runs[0]).toMatchObject({ daysIncomplete: 1, nextTryAt: now + waitStepMs });
    lacking = 0;
    now += waitStepMs;
    await scheduler.tick();
    expect([jobs.length, states()]).toEqual([1, ['2026-03-03 done']]);
  });

  test('are waited for so long and no longer; then it says that they lack', async () => {
    lacking = 1;
    const scheduler = start();
    for (; jobs.length === 0 && now < eight + day; now += minute) await scheduler.tick();
    expect(now).toBe(eight + daily.waitHours * hour + minute);
    expect(runs.list(1, 0).runs[0]).toMatchObject({ state: 'done', daysIncomplete: 1 });
  });

  test('are not waited for where nobody wants to wait', async () => {
    templates = [{ ...daily, waitHours: 0 }];
    lacking = 2;
    await start().tick();
    expect(runs.list(1, 0).runs[0]).toMatchObject({ state: 'done', daysIncomplete: 2 });
  });

  test('hold up nothing that a person wants now', async () => {
    lacking = 1;
    const scheduler = start();
    await scheduler.tick();
    const first = localDay(zone, eight) - 1;
    await scheduler.retry(daily, { firstDay: first, lastDay: first, dueAt: eight });
    expect(states()).toEqual(['2026-03-03 done']);
    now += hour;
    await scheduler.tick();
    expect(jobs).toHaveLength(1);
  });

  test('the wait of a report that was missed begins when the program does', async () => {
    lacking = 1;
    now = eight + 10 * hour;
    await start().tick();
    expect([jobs.length, states()]).toEqual([0, ['2026-03-03 waiting']]);
  });
});

describe('failures', () => {
  test('are told with their reason and tried again, for a day', async () => {
    failure = new AppError('folderGone', '/reports');
    const scheduler = start();
    await scheduler.tick();
    expect(runs.list(1, 0).runs[0]).toMatchObject({
      state: 'failed',
      error: 'folderGone',
      nextTryAt: now + retryStepMs,
    });
    templates = [{ ...daily, activeSince: eight - day + 1 }];
    for (; now < eight + day - minute; now += minute) await scheduler.tick();
    expect(new Set(made())).toEqual(new Set(['2026-03-03']));
    expect(jobs.length).toBe(day / retryStepMs);
    failure = undefined;
    now = eight + 3 * day;
    await scheduler.tick();
    const [, ...others] = runs
      .list(50, 0)
      .runs.map(({ state }) => state)
      .sort();
    expect(others).not.toContain('failed');
    expect(states()).toContain('2026-03-03 done');
  });

  test('a person can try at once, also after the program gave up', async () => {
    failure = new AppError('diskFull');
    templates = [{ ...daily, activeSince: eight - 1 }];
    const scheduler = start();
    await scheduler.tick();
    failure = undefined;
    const first = localDay(zone, eight) - 1;
    await scheduler.retry(daily, { firstDay: first, lastDay: first, dueAt: eight });
    expect(states()).toEqual(['2026-03-03 done']);
  });

  test('of one report do not keep others from being made', async () => {
    failure = new AppError('diskFull');
    templates = [daily, { ...daily, id: 'weekly', period: 'weekly', weekday: 3 }];
    await start().tick();
    expect(jobs).toHaveLength(2);
  });

  test('a report that was being made when the program ended is made again', async () => {
    hold = new Promise(() => undefined);
    void start().tick();
    await expect.poll(() => jobs.length).toBe(1);
    hold = undefined;
    await start().tick();
    expect(jobs).toHaveLength(1);
    runs.recover(now);
    expect(runs.list(1, 0).runs[0]).toMatchObject({ state: 'failed', error: 'brokenOff' });
    await start().tick();
    expect([jobs.length, states()]).toEqual([2, ['2026-03-03 done']]);
  });
});
