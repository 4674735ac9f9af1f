// When the reports of a template are due: periods that are over, in local days, whatever the clock does.
import { describe, expect, test } from 'vitest';
import { dayText, isoLocal, parseDay } from '#shared/base/period';
import {
  dueReports,
  lastReport,
  nextReport,
  wallInstant,
  type DueReport,
} from '#shared/domain/report-template';

const shanghai = 'Asia/Shanghai';
const timing = { period: 'daily', at: '08:00', weekday: 1, monthDay: 1 } as const;
const at = (text: string): number => Date.parse(text);
const words = (zone: string, { firstDay, lastDay, dueAt }: DueReport): string =>
  `${dayText(firstDay)}…${dayText(lastDay)} ${isoLocal(zone, dueAt).slice(0, 16)}`;

describe('the time on a wall', () => {
  const day = (text: string): number => parseDay(text)!;
  test.each([
    ['Asia/Shanghai', '2026-03-04', '08:00', '2026-03-04T00:00:00Z'],
    // New York: 02:30 is skipped on 8 March 2026 and comes twice on 1 November.
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30:00Z'],
    ['America/New_York', '2026-03-08', '08:00', '2026-03-08T12:00:00Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00Z'],
    ['America/New_York', '2026-11-01', '08:00', '2026-11-01T13:00:00Z'],
    // Lord Howe moves its clock by half an hour.
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45:00Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00Z'],
  ])('%s %s %s', (zone, date, time, expected) => {
    expect(new Date(wallInstant(zone, day(date), time)).toISOString()).toBe(new Date(expected).toISOString());
  });
});

describe('what is due', () => {
  const due = (part: object, now: string, since: string, zone = shanghai, weekStart = 1): string[] =>
    dueReports({ ...timing, activeSince: at(since), ...part }, zone, weekStart, at(now)).map((one) =>
      words(zone, one),
    );

  test('a daily report is about yesterday, and nothing before it was switched on', () => {
    expect(due({}, '2026-03-04T07:59:59+08:00', '2026-03-03T12:00:00+08:00')).toEqual([]);
    expect(due({}, '2026-03-04T08:00:00+08:00', '2026-03-03T12:00:00+08:00')).toEqual([
      '2026-03-03…2026-03-03 2026-03-04T08:00',
    ]);
  });

  test('what was missed is made up for, oldest first, and at most so much', () => {
    const missed = due({}, '2026-03-20T09:00:00+08:00', '2026-03-17T09:00:00+08:00');
    expect(missed).toEqual([
      '2026-03-17…2026-03-17 2026-03-18T08:00',
      '2026-03-18…2026-03-18 2026-03-19T08:00',
      '2026-03-19…2026-03-19 2026-03-20T08:00',
    ]);
    expect(due({}, '2026-03-20T09:00:00+08:00', '2026-01-01T00:00:00+08:00')).toHaveLength(7);
    expect(due({ period: 'weekly' }, '2026-03-20T09:00:00+08:00', '2025-01-01T00:00:00+08:00')).toHaveLength(
      4,
    );
    expect(due({ period: 'monthly' }, '2026-03-20T09:00:00+08:00', '2025-01-01T00:00:00+08:00')).toHaveLength(
      3,
    );
  });

  test('a weekly report is made on its weekday and is about the week before, as weeks begin', () => {
    const part = { period: 'weekly', weekday: 3 };
    expect(due(part, '2026-03-18T08:00:00+08:00', '2026-03-12T00:00:00+08:00')).toEqual([
      '2026-03-09…2026-03-15 2026-03-18T08:00',
    ]);
    expect(due(part, '2026-03-18T08:00:00+08:00', '2026-03-12T00:00:00+08:00', shanghai, 7)).toEqual([
      '2026-03-08…2026-03-14 2026-03-18T08:00',
    ]);
  });

  test('on a day that a month lacks, a monthly report is made on its last one', () => {
    const part = { period: 'monthly', monthDay: 31 };
    expect(due(part, '2026-05-01T00:00:00+08:00', '2026-02-01T00:00:00+08:00')).toEqual([
      '2026-01-01…2026-01-31 2026-02-28T08:00',
      '2026-02-01…2026-02-28 2026-03-31T08:00',
      '2026-03-01…2026-03-31 2026-04-30T08:00',
    ]);
    expect(due({ ...part, at: '23:59' }, '2026-04-30T23:58:00+08:00', '2026-04-01T00:00:00+08:00')).toEqual(
      [],
    );
  });

  test('the year a clock change begins or ends in has every day once', () => {
    const zone = 'America/New_York';
    for (const [now, since] of [
      ['2026-03-11T12:00:00Z', '2026-03-06T00:00:00Z'],
      ['2026-11-04T13:00:00Z', '2026-10-30T00:00:00Z'],
    ] as const) {
      const days = due({ at: '02:30' }, now, since, zone).map((text) => text.slice(0, 10));
      expect(new Set(days).size).toBe(days.length);
      expect(days.length).toBeGreaterThanOrEqual(5);
    }
  });
});

describe('the next one and the last one', () => {
  test.each([
    ['daily', '2026-03-04T07:00:00+08:00', '2026-03-03…2026-03-03 2026-03-04T08:00'],
    ['daily', '2026-03-04T08:00:00+08:00', '2026-03-04…2026-03-04 2026-03-05T08:00'],
    ['weekly', '2026-03-09T07:00:00+08:00', '2026-03-02…2026-03-08 2026-03-09T08:00'],
    ['weekly', '2026-03-09T09:00:00+08:00', '2026-03-09…2026-03-15 2026-03-16T08:00'],
    ['monthly', '2026-12-31T09:00:00+08:00', '2026-12-01…2026-12-31 2027-01-01T08:00'],
  ] as const)('%s after %s', (period, now, expected) =>
    expect(words(shanghai, nextReport({ ...timing, period }, shanghai, 1, at(now)))).toBe(expected),
  );

  test('a month that is over, whose report is made late in the next one, is still to come', () => {
    const late = { ...timing, period: 'monthly', monthDay: 20 } as const;
    expect(words(shanghai, nextReport(late, shanghai, 1, at('2026-04-05T00:00:00Z')))).toBe(
      '2026-03-01…2026-03-31 2026-04-20T08:00',
    );
  });

  test('the last one is the newest period that is over, due or not', () =>
    expect(words(shanghai, lastReport(timing, shanghai, 1, at('2026-03-04T00:30:00+08:00')))).toMatch(
      /^2026-03-03/,
    ));
});
