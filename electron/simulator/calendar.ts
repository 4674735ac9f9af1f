// Days of Asia/Shanghai (UTC+8 all year) and what the calendar does to a call center's volume.

export const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/**
 * Days off that are known for sure, first to last (State Council schedules of 2025 and 2026; the years after: the
 * dates that the law fixes, and Spring Festival by the lunar calendar).
 */
const HOLIDAYS: readonly (readonly [first: string, last: string])[] = [
  ['2025-01-01', '2025-01-01'],
  ['2025-01-28', '2025-02-04'],
  ['2025-04-04', '2025-04-06'],
  ['2025-05-01', '2025-05-05'],
  ['2025-05-31', '2025-06-02'],
  ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-03'],
  ['2026-02-15', '2026-02-23'],
  ['2026-04-04', '2026-04-06'],
  ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'],
  ['2026-09-25', '2026-09-27'],
  ['2026-10-01', '2026-10-07'],
  ['2027-02-05', '2027-02-11'],
];
const FIXED_HOLIDAYS = /-(01-01|05-01|05-02|10-0[1-3])$/;

/** Monday first. */
const WEEKDAY_FACTORS = [1.3, 1.08, 1.02, 1, 0.98, 0.62, 0.5];
const HOLIDAY_FACTOR = 0.38;
const MONTH_END_FACTOR = 1.16;

/** Number of a day, 0 = 1970-01-01. Throws for anything but YYYY-MM-DD. */
export function dayNumberOf(date: string): number {
  const ms = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(ms)) throw new RangeError(`${date} is not a date of the form YYYY-MM-DD.`);
  return ms / DAY_MS;
}

export function dateOf(dayNumber: number): string {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
}

/** Number of the Shanghai day that contains this moment. */
export function dayNumberAt(ms: number): number {
  return Math.floor((ms + SHANGHAI_OFFSET_MS) / DAY_MS);
}

/** Midnight in Shanghai, epoch ms UTC. */
export function startOfDayMs(dayNumber: number): number {
  return dayNumber * DAY_MS - SHANGHAI_OFFSET_MS;
}

/** 0 = Monday … 6 = Sunday. */
export function weekdayOf(dayNumber: number): number {
  return (dayNumber + 3) % 7;
}

export function isHoliday(dayNumber: number): boolean {
  const date = dateOf(dayNumber);
  return FIXED_HOLIDAYS.test(date) || HOLIDAYS.some(([first, last]) => first <= date && date <= last);
}

/** The last two days of a month and the first of the next: bills arrive. */
export function isMonthEnd(dayNumber: number): boolean {
  return Number(dateOf(dayNumber + 2).slice(8)) <= 3;
}

/** Relative volume by the calendar alone; an ordinary Thursday is 1. */
export function calendarFactor(dayNumber: number): number {
  if (isHoliday(dayNumber)) return HOLIDAY_FACTOR;
  return WEEKDAY_FACTORS[weekdayOf(dayNumber)]! * (isMonthEnd(dayNumber) ? MONTH_END_FACTOR : 1);
}
