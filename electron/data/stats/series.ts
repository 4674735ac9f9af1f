// The marks of a series over time: a day each, or a week or a month each where days would be too many to see.
import { dayText, monthStart, weekStartOf } from '../../../shared/period';
import type { Overview } from '../../../shared/views';
import type { Archive } from '../archive';
import { byDays, type DayRange, type Groups } from './groups';

/** More marks than this are no longer told apart; a view's reply stays small, too. */
const mostMarks = 400;

export interface Series {
  readonly step: Overview['step'];
  readonly groups: Groups;
  /** First local day of each mark, inside the range. */
  readonly days: readonly number[];
}

function stepOf({ first, last }: DayRange): Overview['step'] {
  const days = last - first + 1;
  if (days <= mostMarks) return 'day';
  return days <= mostMarks * 7 ? 'week' : 'month';
}

export function seriesOf({ columns, rules }: Archive, range: DayRange): Series {
  const step = stepOf(range);
  const startOf = {
    day: (day: number) => day,
    week: (day: number) => weekStartOf(day, rules.calendar.weekStart),
    month: (day: number) => monthStart(day),
  }[step];
  const days: number[] = [];
  for (let day = range.first; day <= range.last; day++)
    if (day === range.first || startOf(day) === day) days.push(day);
  return { step, groups: byDays(columns, range, (day) => dayText(startOf(day))), days };
}
