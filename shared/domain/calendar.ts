// The working calendar of a call center: where its week begins, when it is open, and which days are holidays.
import * as v from 'valibot';
import { daySchema } from '../base/day';
import { chineseHolidays } from './holidays-china';
import { dayText, parseDay, weekdayOf } from '../base/period';
import type { Text } from '../language/text';

/** A workday has business hours (or makes up for a holiday), a rest day has none. */
export const dayKinds = ['workday', 'restDay', 'holiday'] as const;
export type DayKind = (typeof dayKinds)[number];

const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440));
/** Opening time in minutes since local midnight: from ≤ t < to. */
const openSpanSchema = v.pipe(
  v.strictObject({ from: minute, to: minute }),
  v.check(({ from, to }) => from < to, 'opening ends before it begins'),
);
export type OpenSpan = v.InferOutput<typeof openSpanSchema>;

export const specialDaySchema = v.strictObject({
  day: daySchema,
  kind: v.picklist(['holiday', 'workday']),
  name: v.pipe(v.string(), v.trim(), v.maxLength(40)),
});
export type SpecialDay = v.InferOutput<typeof specialDaySchema>;

export const weekStarts = [1, 6, 7] as const;

export const calendarSchema = v.strictObject({
  /** Weekday with which a week begins: 1 Monday, 6 Saturday, 7 Sunday. */
  weekStart: v.picklist(weekStarts),
  /** Opening times of Monday … Sunday; an empty list is a rest day. */
  hours: v.pipe(v.array(v.pipe(v.array(openSpanSchema), v.maxLength(6))), v.length(7)),
  /** Whether the public holidays that come with the program count. */
  chineseHolidays: v.boolean(),
  /** The center's own holidays and workdays; they win over the public ones. */
  days: v.pipe(v.array(specialDaySchema), v.maxLength(1000)),
});
export type Calendar = v.InferOutput<typeof calendarSchema>;

const closed: readonly OpenSpan[] = [];
const nineToSix: readonly OpenSpan[] = [{ from: 540, to: 1080 }];
export const defaultCalendar: Calendar = {
  weekStart: 1,
  hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => (weekday <= 5 ? [...nineToSix] : [])),
  chineseHolidays: true,
  days: [],
};

export interface ShippedDay extends Pick<SpecialDay, 'day' | 'kind'> {
  readonly label: Text;
}

const makeUp: Text = ['调休上班', 'Make-up workday'];

/** The public holidays and make-up workdays of a year, in order; undefined for a year that is not known. */
export function shippedDays(year: number): ShippedDay[] | undefined {
  const known = chineseHolidays[year];
  if (known === undefined) return undefined;
  const dayOf = (day: string, kind: SpecialDay['kind'], label: Text): ShippedDay => ({
    day,
    kind,
    label,
  });
  const days = known.workdays.map((day) => dayOf(`${year}-${day}`, 'workday', makeUp));
  for (const { name, first, last } of known.holidays)
    for (let day = parseDay(`${year}-${first}`)!; day <= parseDay(`${year}-${last}`)!; day++)
      days.push(dayOf(dayText(day), 'holiday', name));
  return days.sort((a, b) => a.day.localeCompare(b.day));
}

/** The years whose public holidays come with the program, oldest first. */
export const shippedYears: readonly number[] = Object.keys(chineseHolidays).map(Number);

export interface WorkingDays {
  kindOf(day: number): DayKind;
  /** Opening times of a local day number; a make-up workday opens as the week's first workday does. */
  hoursOf(day: number): readonly OpenSpan[];
}

/** Answers for day numbers (days since 1970-01-01 of the local date). */
export function workingDays(calendar: Calendar): WorkingDays {
  const special = new Map<string, SpecialDay['kind']>();
  if (calendar.chineseHolidays)
    for (const year of shippedYears) for (const { day, kind } of shippedDays(year)!) special.set(day, kind);
  for (const { day, kind } of calendar.days) special.set(day, kind);
  const usual = calendar.hours.find((spans) => spans.length > 0) ?? [];
  const kindOf = (day: number): DayKind => {
    const named = special.get(dayText(day));
    if (named !== undefined) return named;
    return calendar.hours[weekdayOf(day) - 1]!.length > 0 ? 'workday' : 'restDay';
  };
  return {
    kindOf,
    hoursOf(day) {
      if (kindOf(day) !== 'workday') return closed;
      const own = calendar.hours[weekdayOf(day) - 1]!;
      return own.length > 0 ? own : usual;
    },
  };
}
