// Local days, weeks, presets and instants in zones with and without daylight saving.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayStart,
  dayText,
  daysPeriod,
  isoLocal,
  isZone,
  localDay,
  monthStart,
  parseDay,
  parseInstant,
  presetDays,
  wallText,
  weekText,
  weekdayOf,
  zoneOffsetMs,
} from '#shared/base/period';
import { runs } from '#test/kit/runs';

const hour = 3_600_000;
const at = (text: string): number => Date.parse(text);
const dayOf = (text: string): number => parseDay(text)!;

describe('days', () => {
  test.each([
    ['Asia/Shanghai', '2026-03-05', '2026-03-04T16:00:00Z', 24],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00Z', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', 25],
    ['America/New_York', '2026-07-04', '2026-07-04T04:00:00Z', 24],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z', 24.5],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30:00Z', 23.5],
    ['Asia/Kolkata', '2026-01-01', '2025-12-31T18:30:00Z', 24],
    ['Asia/Kathmandu', '2026-01-01', '2025-12-31T18:15:00Z', 24],
    // The clock goes from 24:00 to 01:00: the day begins an hour late.
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z', 23],
  ])('%s %s begins at %s and has %d hours', (zone, text, start, hours) => {
    const day = dayOf(text);
    expect(new Date(dayStart(zone, day)).toISOString()).toBe(start.replace('Z', '.000Z'));
    const { from, to } = daysPeriod(zone, day, day);
    expect((to - from) / hour).toBe(hours);
  });

  test('begin where the date changes, in every zone', () => {
    const zone = fc.constantFrom(
      'Asia/Shanghai',
      'America/New_York',
      'Australia/Lord_Howe',
      'America/Santiago',
      'Europe/Berlin',
      'Pacific/Kiritimati',
      'UTC',
    );
    fc.assert(
      fc.property(zone, fc.integer({ min: dayOf('1995-01-01'), max: dayOf('2040-01-01') }), (name, day) => {
        // Kiritimati left out 1995-01-01 (elsewhere: 1994-12-31) by crossing the date line.
        if (name === 'Pacific/Kiritimati' && day <= dayOf('1995-01-02')) return;
        const start = dayStart(name, day);
        expect(localDay(name, start)).toBe(day);
        expect(localDay(name, start - 1)).toBe(day - 1);
      }),
      { numRuns: runs(500) },
    );
  });

  test('have names and numbers that fit', () => {
    expect(dayText(0)).toBe('1970-01-01');
    expect(dayText(dayOf('2028-02-29'))).toBe('2028-02-29');
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '', 'today', '2026-01-01T00:00Z'])
      expect(parseDay(text)).toBeUndefined();
    expect(weekdayOf(0)).toBe(4);
    expect(weekdayOf(-4)).toBe(7);
    expect(weekdayOf(dayOf('2026-03-02'))).toBe(1);
  });

  test('of the same moment differ by zone', () => {
    const moment = at('2026-03-04T18:00:00Z');
    expect(dayText(localDay('Asia/Shanghai', moment))).toBe('2026-03-05');
    expect(dayText(localDay('America/New_York', moment))).toBe('2026-03-04');
    expect(zoneOffsetMs('Asia/Shanghai', moment)).toBe(8 * hour);
    expect(zoneOffsetMs('America/New_York', moment)).toBe(-5 * hour);
    expect(zoneOffsetMs('Australia/Lord_Howe', moment)).toBe(11 * hour);
  });

  test('zone names are known or not', () => {
    expect(['Asia/Shanghai', 'UTC', 'Nowhere/Town', ''].map(isZone)).toEqual([true, true, false, false]);
  });
});

describe('weeks and months', () => {
  test.each([
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2024-12-30', '2025-W01'],
    ['2026-01-01', '2026-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2023-01-01', '2022-W52'],
    ['2018-12-31', '2019-W01'],
  ])('%s lies in %s', (text, week) => expect(weekText(dayOf(text))).toBe(week));

  test('a month begins on its first, also across years', () => {
    expect(dayText(monthStart(dayOf('2026-03-31')))).toBe('2026-03-01');
    expect(dayText(monthStart(dayOf('2026-01-15'), -1))).toBe('2025-12-01');
    expect(dayText(monthStart(dayOf('2026-12-15'), 1))).toBe('2027-01-01');
  });

  test.each([
    ['today', '2026-03-04', '2026-03-04'],
    ['yesterday', '2026-03-03', '2026-03-03'],
    ['thisWeek', '2026-03-02', '2026-03-04'],
    ['lastWeek', '2026-02-23', '2026-03-01'],
    ['thisMonth', '2026-03-01', '2026-03-04'],
    ['lastMonth', '2026-02-01', '2026-02-28'],
    ['last30Days', '2026-02-03', '2026-03-04'],
  ] as const)('on Wednesday 2026-03-04 %s is %s to %s', (preset, first, last) => {
    const days = presetDays(preset, dayOf('2026-03-04'), 1);
    expect([dayText(days.first), dayText(days.last)]).toEqual([first, last]);
  });

  test('a week begins on Monday, also on a Sunday and a Monday', () => {
    expect(dayText(presetDays('thisWeek', dayOf('2026-03-08'), 1).first)).toBe('2026-03-02');
    expect(dayText(presetDays('thisWeek', dayOf('2026-03-09'), 1).first)).toBe('2026-03-09');
  });
});

describe('instants', () => {
  test.each([
    ['2026-03-04', false, '2026-03-03T16:00:00.000Z'],
    ['2026-03-04', true, '2026-03-04T16:00:00.000Z'],
    ['2026-03-04T10:00:00+08:00', false, '2026-03-04T02:00:00.000Z'],
    ['2026-03-04T10:00:00.250Z', true, '2026-03-04T10:00:00.250Z'],
    ['2026-03-04T10:00', false, undefined],
    ['2026-03-04 10:00:00Z', false, undefined],
    ['2026-02-30', false, undefined],
    ['2026-02-30T00:00:00Z', false, undefined],
    ['yesterday', false, undefined],
    ['1772611200000', false, undefined],
    ['', false, undefined],
  ])('%s (end: %s) is %s', (text, end, expected) => {
    const instant = parseInstant(text, 'Asia/Shanghai', end);
    expect(instant === undefined ? undefined : new Date(instant).toISOString()).toBe(expected);
  });

  test('a date’s end is its day’s, however long the day is', () => {
    const zone = 'America/New_York';
    expect(parseInstant('2026-03-08', zone, true)! - parseInstant('2026-03-08', zone, false)!).toBe(
      23 * hour,
    );
  });

  test('are written with their offset', () => {
    const moment = at('2026-03-04T18:05:06.007Z');
    expect(isoLocal('Asia/Shanghai', moment)).toBe('2026-03-05T02:05:06.007+08:00');
    expect(isoLocal('America/New_York', moment)).toBe('2026-03-04T13:05:06.007-05:00');
    expect(isoLocal('Asia/Kolkata', moment)).toBe('2026-03-04T23:35:06.007+05:30');
    expect(isoLocal('America/St_Johns', moment)).toBe('2026-03-04T14:35:06.007-03:30');
    expect(wallText('Asia/Shanghai', moment)).toBe('2026-03-05 02:05:06');
    fc.assert(
      fc.property(
        fc.constantFrom('Asia/Shanghai', 'America/St_Johns', 'Australia/Lord_Howe'),
        fc.nat(),
        (zone, seconds) => {
          expect(at(isoLocal(zone, seconds * 1000 + 7))).toBe(seconds * 1000 + 7);
        },
      ),
    );
  });
});
