// Scheduled reports on a clock of their own: sleep, missed starts, clock changes, missing days, failures, two schedulers.
import { beforeEach, describe, expect, test } from 'vitest';
import { retryStepMs, waitStepMs } from '#electron/main/reports/schedule';
import { AppError } from '#shared/base/envelope';
import { localDay } from '#shared/base/period';
import { day, hour, minute } from '#test/kit/sync-desk';
import { daily, eight, openReportDesk, type ReportDesk } from '#test/kit/report-desk';

const at = (text: string): number => Date.parse(text);
let desk: ReportDesk;
beforeEach(() => {
  desk = openReportDesk();
});

describe('in time', () => {
  test('a report is made once, of the day that is over, with its filter, languages and files', async () => {
    const scheduler = desk.start();
    desk.now = eight - 1;
    await scheduler.tick();
    expect(desk.jobs).toEqual([]);
    desk.now = eight;
    await scheduler.tick();
    for (let tick = 0; tick < 200; tick++) {
      desk.now += 10 * minute;
      if (desk.now >= eight + day) break;
      await scheduler.tick();
    }
    expect(desk.jobs).toHaveLength(1);
    expect(desk.jobs[0]).toMatchObject({
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
    expect(desk.states()).toEqual(['2026-03-03 done']);
  });

  test('one that is switched off is not made, nor one of a time before it was switched on', async () => {
    desk.templates = [{ ...daily, isActive: false }];
    await desk.start().tick();
    desk.templates = [{ ...daily, activeSince: eight }];
    await desk.start().tick();
    expect(desk.jobs).toEqual([]);
  });

  test('after a new start nothing is made again', async () => {
    await desk.start().tick();
    await desk.start().tick();
    desk.now += hour;
    await desk.start().tick();
    expect(desk.made()).toEqual(['2026-03-03']);
  });

  test('after sleep, or a start that comes late, what was missed is made, oldest first', async () => {
    const scheduler = desk.start();
    await scheduler.tick();
    desk.now += 3 * day + 5 * hour;
    await scheduler.tick();
    expect(desk.made()).toEqual(['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06']);
  });

  test('two schedulers with one archive make each report once', async () => {
    const [one, other] = [desk.start(), desk.start()];
    desk.now += 2 * day;
    await Promise.all([one.tick(), other.tick()]);
    await Promise.all([other.tick(), one.tick()]);
    expect(desk.made().sort()).toEqual(['2026-03-03', '2026-03-04', '2026-03-05']);
  });

  test('a look that comes while one is being made does not begin another', async () => {
    let release = (): void => undefined;
    desk.hold = new Promise((resolve) => (release = resolve));
    const scheduler = desk.start();
    const first = scheduler.tick();
    const second = scheduler.tick();
    release();
    await Promise.all([first, second]);
    expect(desk.jobs).toHaveLength(1);
  });
});

describe('clocks that change', () => {
  test('a clock that is set back repeats nothing and holds nothing up', async () => {
    const scheduler = desk.start();
    await scheduler.tick();
    desk.now -= 3 * hour;
    await scheduler.tick();
    desk.now = eight + 5 * minute;
    await scheduler.tick();
    expect(desk.made()).toEqual(['2026-03-03']);
    desk.now = eight + day;
    await scheduler.tick();
    expect(desk.made()).toEqual(['2026-03-03', '2026-03-04']);
  });

  test('a clock that is set back does not hold up what is to be tried again', async () => {
    desk.failure = new AppError('diskFull');
    desk.now = eight + 12 * hour;
    const scheduler = desk.start();
    await scheduler.tick();
    desk.failure = undefined;
    desk.now -= 8 * hour;
    await scheduler.tick();
    expect(desk.states()).toEqual(['2026-03-03 done']);
  });

  test.each([
    ['forward', '2026-03-06T10:00:00Z', '2026-03-11T10:00:00Z'],
    ['back', '2026-10-30T10:00:00Z', '2026-11-04T10:00:00Z'],
  ])('where summer time moves the clock %s each day is made once', async (_, from, to) => {
    desk.zone = 'America/New_York';
    desk.now = at(from);
    // Skipped on one of these days, and comes twice on another.
    desk.templates = [{ ...daily, at: '01:30', activeSince: desk.now }];
    const scheduler = desk.start();
    for (; desk.now <= at(to); desk.now += 20 * minute) await scheduler.tick();
    const days = desk.made();
    expect(new Set(days).size).toBe(days.length);
    expect(days).toHaveLength(5);
  });

  test('at the ends of months', async () => {
    desk.now = at('2026-01-15T00:00:00Z');
    desk.templates = [{ ...daily, period: 'monthly', monthDay: 31, activeSince: desk.now }];
    const scheduler = desk.start();
    for (; desk.now < at('2026-07-05T00:00:00Z'); desk.now += 6 * hour) await scheduler.tick();
    expect(desk.made()).toEqual([
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
    desk.lacking = 1;
    const scheduler = desk.start();
    await scheduler.tick();
    expect([desk.jobs.length, desk.states()]).toEqual([0, ['2026-03-03 waiting']]);
    expect(desk.runs.list(1, 0).runs[0]).toMatchObject({
      daysIncomplete: 1,
      nextTryAt: desk.now + waitStepMs,
    });
    desk.lacking = 0;
    desk.now += waitStepMs;
    await scheduler.tick();
    expect([desk.jobs.length, desk.states()]).toEqual([1, ['2026-03-03 done']]);
  });

  test('are waited for so long and no longer; then it says that they lack', async () => {
    desk.lacking = 1;
    const scheduler = desk.start();
    for (; desk.jobs.length === 0 && desk.now < eight + day; desk.now += minute) await scheduler.tick();
    expect(desk.now).toBe(eight + daily.waitHours * hour + minute);
    expect(desk.runs.list(1, 0).runs[0]).toMatchObject({ state: 'done', daysIncomplete: 1 });
  });

  test('are not waited for where nobody wants to wait', async () => {
    desk.templates = [{ ...daily, waitHours: 0 }];
    desk.lacking = 2;
    await desk.start().tick();
    expect(desk.runs.list(1, 0).runs[0]).toMatchObject({ state: 'done', daysIncomplete: 2 });
  });

  test('hold up nothing that a person wants now', async () => {
    desk.lacking = 1;
    const scheduler = desk.start();
    await scheduler.tick();
    const first = localDay(desk.zone, eight) - 1;
    await scheduler.retry(daily, { firstDay: first, lastDay: first, dueAt: eight });
    expect(desk.states()).toEqual(['2026-03-03 done']);
    desk.now += hour;
    await scheduler.tick();
    expect(desk.jobs).toHaveLength(1);
  });

  test('the wait of a report that was missed begins when the program does', async () => {
    desk.lacking = 1;
    desk.now = eight + 10 * hour;
    await desk.start().tick();
    expect([desk.jobs.length, desk.states()]).toEqual([0, ['2026-03-03 waiting']]);
  });
});

describe('failures', () => {
  test('are told with their reason and tried again, for a day', async () => {
    desk.failure = new AppError('folderGone', '/reports');
    const scheduler = desk.start();
    await scheduler.tick();
    expect(desk.runs.list(1, 0).runs[0]).toMatchObject({
      state: 'failed',
      error: 'folderGone',
      nextTryAt: desk.now + retryStepMs,
    });
    desk.templates = [{ ...daily, activeSince: eight - day + 1 }];
    for (; desk.now < eight + day - minute; desk.now += minute) await scheduler.tick();
    expect(new Set(desk.made())).toEqual(new Set(['2026-03-03']));
    expect(desk.jobs.length).toBe(day / retryStepMs);
    desk.failure = undefined;
    desk.now = eight + 3 * day;
    await scheduler.tick();
    const [, ...others] = desk.runs
      .list(50, 0)
      .runs.map(({ state }) => state)
      .sort();
    expect(others).not.toContain('failed');
    expect(desk.states()).toContain('2026-03-03 done');
  });

  test('a person can try at once, also after the program gave up', async () => {
    desk.failure = new AppError('diskFull');
    desk.templates = [{ ...daily, activeSince: eight - 1 }];
    const scheduler = desk.start();
    await scheduler.tick();
    desk.failure = undefined;
    const first = localDay(desk.zone, eight) - 1;
    await scheduler.retry(daily, { firstDay: first, lastDay: first, dueAt: eight });
    expect(desk.states()).toEqual(['2026-03-03 done']);
  });

  test('of one report do not keep others from being made', async () => {
    desk.failure = new AppError('diskFull');
    desk.templates = [daily, { ...daily, id: 'weekly', period: 'weekly', weekday: 3 }];
    await desk.start().tick();
    expect(desk.jobs).toHaveLength(2);
  });

  test('a report that was being made when the program ended is made again', async () => {
    desk.hold = new Promise(() => undefined);
    void desk.start().tick();
    await expect.poll(() => desk.jobs.length).toBe(1);
    desk.hold = undefined;
    await desk.start().tick();
    expect(desk.jobs).toHaveLength(1);
    desk.runs.recover(desk.now);
    expect(desk.runs.list(1, 0).runs[0]).toMatchObject({ state: 'failed', error: 'brokenOff' });
    await desk.start().tick();
    expect([desk.jobs.length, desk.states()]).toEqual([2, ['2026-03-03 done']]);
  });
});
