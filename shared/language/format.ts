// How numbers, durations and dates are written, in both languages, on screen and on paper.
import { dayMs, weekdayOf, zoneOffsetMs } from '../base/period';

export type Unit = 'count' | 'percent' | 'seconds' | 'points' | 'distribution';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const weekdays: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
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
      return `${formatPercent(value)} %`;
    case 'seconds':
      return formatDuration(value);
    case 'points':
      return value.toFixed(2);
  }
}

export function weekdayName(language: Language, weekday: number): string {
  return weekdays[language][weekday - 1] ?? '';
}

/** 2026-03-05 周四 / Thu 5 Mar 2026. */
export function formatDay(language: Language, day: number): string {
  const date = new Date(day * dayMs);
  const name = weekdayName(language, weekdayOf(day));
  if (language === 'zh-CN') return `${date.toISOString().slice(0, 10)} ${name}`;
  return `${name} ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Short axis text: 3-05 / 5 Mar. */
export function formatDayShort(language: Language, day: number): string {
  const date = new Date(day * dayMs);
  if (language === 'zh-CN') return `${date.getUTCMonth() + 1}-${String(date.getUTCDate()).padStart(2, '0')}`;
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]}`;
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
