// Working days: weekdays with hours, public holidays with the workdays that make up for them, and the center's own days.
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  calendarSchema,
  defaultCalendar,
  shippedDays,
  shippedYears,
  workingDays,
  type Calendar,
  type DayKind,
} from '#shared/domain/calendar';
import { parseDay, weekdayOf, weekStartOf, weekText } from '#shared/base/period';

const kindsOf = (calendar: Calendar, days: readonly string[]): DayKind[] =>
  days.map((day) => workingDays(calendar).kindOf(parseDay(day)!));
const hoursOf = (calendar: Calendar, day: string): readonly { from: number; to: number }[] =>
  workingDays(calendar).hoursOf(parseDay(day)!);
const nineToSix = [{ from: 540, to: 1080 }];
const saturdaysToo: Calendar = {
  ...defaultCalendar,
  hours: [...defaultCalendar.hours.slice(0, 5), [{ from: 600, to: 720 }], []],
};

describe('the public holidays that come with the program', () => {
  test('of 2026 are those of the State Council’s notice', () => {
    const days = shippedDays(2026)!;
    const count = (kind: string): number => days.filter((one) => one.kind === kind).length;
    expect([count('holiday'), count('workday')]).toEqual([3 + 9 + 3 + 5 + 3 + 3 + 7, 6]);
    expect(days.map(({ day }) => day)).toEqual(days.map(({ day }) => day).sort());
  });

  test('make up for holidays on weekends only, and never on a holiday', () => {
    for (const year of shippedYears) {
      const days = shippedDays(year)!;
      expect(new Set(days.map(({ day }) => day)).size).toBe(days.length);
      for (const { day, kind } of days)
        if (kind === 'workday') expect(weekdayOf(parseDay(day)!), day).toBeGreaterThan(5);
      // As many rest days become workdays as workdays become holidays, less the days the law adds.
      const off = days.filter(({ day, kind }) => kind === 'holiday' && weekdayOf(parseDay(day)!) <= 5).length;
      const madeUp = days.filter(({ kind }) => kind === 'workday').length;
      expect(off - madeUp, String(year)).toBeLessThanOrEqual(13);
      expect(off - madeUp, String(year)).toBeGreaterThanOrEqual(11);
    }
  });

  test('are undefined for a year that is not known', () => {
    expect(shippedDays(1999)).toBeUndefined();
    expect(shippedDays(2027)).toBeUndefined();
  });
});

describe('the kind of a day', () => {
  test('is by weekday where nothing names it', () => {
    expect(kindsOf(defaultCalendar, ['2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09'])).toEqual([
      'workday',
      'restDay',
      'restDay',
      'workday',
    ]);
    expect(kindsOf(saturdaysToo, ['2026-03-07', '2026-03-08'])).toEqual(['workday', 'restDay']);
  });

  test('of the six make-up days of 2026 is workday, with the hours of a workday', () => {
    const days = ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'];
    expect(kindsOf(defaultCalendar, days)).toEqual(days.map(() => 'workday'));
    for (const day of days) expect(hoursOf(defaultCalendar, day)).toEqual(nineToSix);
    expect(kindsOf({ ...defaultCalendar, chineseHolidays: false }, days)).toEqual(days.map(() => 'restDay'));
  });

  test('of a holiday has no hours, on whatever weekday', () => {
    const days = ['2026-02-15', '2026-02-16', '2026-02-23', '2026-10-07'];
    expect(kindsOf(defaultCalendar, days)).toEqual(days.map(() => 'holiday'));
    for (const day of days) expect(hoursOf(defaultCalendar, day)).toEqual([]);
    expect(kindsOf(defaultCalendar, ['2026-02-24', '2026-10-08'])).toEqual(['workday', 'workday']);
  });

  test('is the center’s own word where it has one, even against the public one', () => {
    const own: Calendar = {
      ...defaultCalendar,
      days: [
        { day: '2026-02-14', kind: 'holiday', name: 'closed' },
        { day: '2026-02-16', kind: 'workday', name: 'open' },
        { day: '2026-03-08', kind: 'workday', name: 'a Sunday' },
        { day: '2026-03-09', kind: 'holiday', name: 'anniversary' },
      ],
    };
    const days = own.days.map(({ day }) => day);
    expect(kindsOf(own, days)).toEqual(['holiday', 'workday', 'workday', 'holiday']);
    expect(kindsOf({ ...own, chineseHolidays: false }, days)).toEqual([
      'holiday',
      'workday',
      'workday',
      'holiday',
    ]);
    expect(days.map((day) => hoursOf(own, day))).toEqual([[], nineToSix, nineToSix, []]);
  });

  test('made up on a weekday with hours of its own keeps those', () => {
    expect(hoursOf(saturdaysToo, '2026-02-28')).toEqual([{ from: 600, to: 720 }]);
    expect(hoursOf(saturdaysToo, '2026-01-04')).toEqual(nineToSix);
  });

  test('made up in a center without any hours has none', () => {
    const closed = { ...defaultCalendar, hours: defaultCalendar.hours.map(() => []) };
    expect(kindsOf(closed, ['2026-02-14', '2026-03-09'])).toEqual(['workday', 'restDay']);
    expect(hoursOf(closed, '2026-02-14')).toEqual([]);
  });

  test('adds up over 2026: every day has one kind, 248 of them workdays', () => {
    const first = parseDay('2026-01-01')!;
    const { kindOf } = workingDays(defaultCalendar);
    const kinds = Array.from({ length: 365 }, (_, day) => kindOf(first + day));
    const count = (kind: DayKind): number => kinds.filter((one) => one === kind).length;
    // 261 Mondays to Fridays, of which 19 are holidays; 6 rest days are made workdays.
    expect([count('workday'), count('holiday'), count('restDay')]).toEqual([248, 33, 84]);
  });
});

describe('weeks', () => {
  test.each([
    [1, '2026-03-02', '2026-W10'],
    [7, '2026-03-01', '2026-W10'],
    [6, '2026-02-28', '2026-W10'],
  ])('that begin with weekday %d hold 4 March 2026 from %s on', (weekStart, first, name) => {
    const day = parseDay('2026-03-04')!;
    const begin = weekStartOf(day, weekStart);
    expect(begin).toBe(parseDay(first));
    for (let one = begin; one < begin + 7; one++) {
      expect(weekStartOf(one, weekStart)).toBe(begin);
      expect(weekText(one, weekStart)).toBe(name);
    }
    expect(weekText(begin - 1, weekStart)).toBe('2026-W09');
  });

  test.each([
    [1, '2025-12-28', '2025-W52'],
    [1, '2025-12-29', '2026-W01'],
    [7, '2025-12-28', '2026-W01'],
    [6, '2025-12-27', '2026-W01'],
    [6, '2025-12-26', '2025-W52'],
    [7, '2027-01-03', '2027-W01'],
    [1, '2027-01-03', '2026-W53'],
  ])('that begin with weekday %d: %s is in %s', (weekStart, day, name) => {
    expect(weekText(parseDay(day)!, weekStart)).toBe(name);
  });
});

describe('a calendar in the settings', () => {
  const isTaken = (part: object): boolean =>
    v.safeParse(calendarSchema, { ...defaultCalendar, ...part }).success;
  const firstDay = (spans: object[]): object => ({ hours: [spans, [], [], [], [], [], []] });
  test('may be the default one', () => expect(isTaken({})).toBe(true));
  test.each([
    ['a week that begins on Wednesday', { weekStart: 3 }],
    ['six weekdays', { hours: [[], [], [], [], [], []] }],
    ['hours that end before they begin', firstDay([{ from: 600, to: 540 }])],
    ['hours of no length', firstDay([{ from: 600, to: 600 }])],
    ['hours past midnight', firstDay([{ from: 1200, to: 1500 }])],
    ['a day that is none', { days: [{ day: '2026-13-01', kind: 'holiday', name: '' }] }],
    ['a day that rests', { days: [{ day: '2026-03-01', kind: 'restDay', name: '' }] }],
  ])('refuses %s', (_, part) => expect(isTaken(part)).toBe(false));
});
