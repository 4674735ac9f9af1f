// How numbers, durations, dates and phone numbers are written.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatCount,
  formatDay,
  formatDayShort,
  formatDuration,
  formatMinute,
  formatPercent,
  formatValue,
  maskNumber,
  weekdayName,
} from '#shared/language/format';
import { parseDay } from '#shared/base/period';

test.each([
  [0, '0:00'],
  [59.4, '0:59'],
  [59.6, '1:00'],
  [61, '1:01'],
  [3599.5, '1:00:00'],
  [36_061, '10:01:01'],
])('%d seconds are %s', (seconds, text) => expect(formatDuration(seconds)).toBe(text));

test('numbers, shares and missing values', () => {
  expect(formatCount(1234567)).toBe('1,234,567');
  expect(formatPercent(0.8642)).toBe('86.4');
  expect(formatPercent(1)).toBe('100.0');
  expect(formatValue(null, 'percent')).toBe('–');
  expect(formatValue(0, 'percent')).toBe('0.0%');
  expect(formatValue(12345, 'count')).toBe('12,345');
  expect(formatValue(12345, 'distribution')).toBe('12,345');
  expect(formatValue(90, 'seconds')).toBe('1:30');
  expect(formatValue(4.255, 'points')).toMatch(/^4\.2[56]$/);
});

test('dates in both languages', () => {
  const day = parseDay('2026-03-05')!;
  expect(formatDay('zh-CN', day)).toBe('2026-03-05 周四');
  expect(formatDay('en', day)).toBe('Thu, Mar 5, 2026');
  expect([formatDayShort('zh-CN', day), formatDayShort('en', day)]).toEqual(['3-05', 'Mar 5']);
  expect([weekdayName('en', 7), weekdayName('zh-CN', 1), weekdayName('en', 9)]).toEqual(['Sun', '周一', '']);
  expect(formatMinute('Asia/Shanghai', Date.parse('2026-03-04T18:05:59Z'))).toBe('2026-03-05 02:05');
});

describe('a masked number', () => {
  test.each([
    ['13800001111', '138****1111'],
    ['+8613800001111', '+86*******1111'],
    ['057188880000', '057*****0000'],
    ['10086', '***86'],
    ['12', '12'],
    ['1', '1'],
    ['', ''],
  ])('%s is %s', (number, masked) => expect(maskNumber(number)).toBe(masked));

  test('keeps its length and never shows a whole number of ten digits', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 10, maxLength: 15 }),
        (number) => {
          const masked = maskNumber(number);
          expect(masked).toHaveLength(number.length);
          expect(masked).not.toMatch(/\d{5}/);
        },
      ),
    );
  });
});
