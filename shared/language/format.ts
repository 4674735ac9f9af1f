// Formats numbers, durations and dates in each language, on screen and on paper.
import { dayMs, weekdayOf, zoneOffsetMs } from '../base/period';
import { textIn, type Language, type Text } from './text';

export type Unit = 'count' | 'percent' | 'seconds' | 'points' | 'distribution';

const weekdays: readonly Text[] = [
  ['周一', 'Monday'],
  ['周二', 'Tuesday'],
  ['周三', 'Wednesday'],
  ['周四', 'Thursday'],
  ['周五', 'Friday'],
  ['周六', 'Saturday'],
  ['周日', 'Sunday'],
];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const englishMonth = (date: Date): string => months[date.getUTCMonth()]!;
const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

export const dash = '–';

/** 12,345 in both languages. */
export function formatCount(value: number): string {
  return grouped.format(value);
}

/** A share 0–1 as `86.4` (the sign is set apart); one decimal. */
export function formatPercent(share: number): string {
  return (share * 100).toFixed(1);
}

/** Seconds as m:ss, from an hour on h:mm:ss. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** A figure with its unit; an en dash where there is no value. */
export function formatValue(value: number | null, unit: Unit): string {
  if (value === null) return dash;
  switch (unit) {
    case 'count':
    case 'distribution':
      return formatCount(value);
    case 'percent':
      return `${formatPercent(value)}%`;
    case 'seconds':
      return formatDuration(value);
    case 'points':
      return value.toFixed(2);
  }
}

/** 周四 / Thursday. */
export function weekdayLongName(language: Language, weekday: number): string {
  const text = weekdays[weekday - 1];
  return text === undefined ? '' : textIn(language, text);
}

/** 周四 / Thu. */
export function weekdayName(language: Language, weekday: number): string {
  return weekdayLongName(language, weekday).slice(0, 3);
}

/** 四 / Thu, for the head of a calendar. */
export function weekdayShortName(language: Language, weekday: number): string {
  return weekdayName(language, weekday).replace('周', '');
}

/** 2026 年 3 月 / March 2026. */
export function formatMonth(language: Language, day: number): string {
  const date = new Date(day * dayMs);
  const year = date.getUTCFullYear();
  return textIn(language, [`${year} 年 ${date.getUTCMonth() + 1} 月`, `${englishMonth(date)} ${year}`]);
}

/** 2026-03-05 周四 / Thu, Mar 5, 2026. */
export function formatDay(language: Language, day: number): string {
  const date = new Date(day * dayMs);
  const name = weekdayName(language, weekdayOf(day));
  return textIn(language, [
    `${date.toISOString().slice(0, 10)} ${name}`,
    `${name}, ${formatDayShort('en', day)}, ${date.getUTCFullYear()}`,
  ]);
}

/** Short axis text: 3-05 / Mar 5. */
export function formatDayShort(language: Language, day: number): string {
  const date = new Date(day * dayMs);
  return textIn(language, [
    `${date.getUTCMonth() + 1}-${String(date.getUTCDate()).padStart(2, '0')}`,
    `${englishMonth(date).slice(0, 3)} ${date.getUTCDate()}`,
  ]);
}

/** 2026-03-05 14:32 in the zone. */
export function formatMinute(zone: string, at: number): string {
  return new Date(at + zoneOffsetMs(zone, at)).toISOString().slice(0, 16).replace('T', ' ');
}

/** 138****4567: the first three and the last four digits stay (numbers under eight digits keep the last two). */
export function maskNumber(number: string): string {
  if (number === '') return '';
  if (number.length < 8) return `${'*'.repeat(Math.max(number.length - 2, 0))}${number.slice(-2)}`;
  return `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}`;
}
