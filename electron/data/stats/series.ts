// The marks of a series over time: a day each, or a week or a month each where days would be too many to see.
import type { Filter } from '#shared/domain/filter';
import { dayText, localDay, monthStart, weekStartOf } from '#shared/base/period';
import type { Overview } from '#shared/contract/views';
import type { Archive } from '../store/archive';
import { byDays, type DayRange, type Groups } from './groups';
import { judgedSpan } from './statement';

/** More marks than this are no longer told apart; a view's reply stays small, too. */
const mostMarks = 400;

export interface Series {
  readonly step: Overview['step'];
  readonly groups: Groups;
  /** First local day of each mark, inside the range. */
  readonly days: readonly number[];
}

/** Before the archive begins no more days are drawn than `mostMarks` months have at least: nothing happens in them. */
const mostEmptyDays = mostMarks * 28;

/**
 * Days to draw: all that the filter speaks of until now, also those at its edges that were never read, since a statement
 * counts them as missing; without a period those from the first to the last moment asked for. And every day that has calls
 * which the filter may select.
 */
export function drawnDays(archive: Archive, filter: Filter, now: number): DayRange {
  const { from, to, ...anyTime } = filter;
  // Before any sync there is nothing to draw.
  const judged = judgedSpan(archive, anyTime, now) === null ? null : judgedSpan(archive, filter, now);
  const { zone } = archive.rules;
  const drawn =
    judged === null ? undefined : daysFrom(localDay(zone, judged.from), localDay(zone, judged.to - 1));
  const { firstDay, lastDay } = archive.columns;
  const first = from === undefined ? firstDay : Math.max(localDay(zone, from), firstDay);
  const last = to === undefined ? lastDay : Math.min(localDay(zone, to - 1), lastDay);
  if (first > last) return drawn ?? { first: 0, last: -1 };
  return drawn === undefined
    ? { first, last }
    : { first: Math.min(drawn.first, first), last: Math.max(drawn.last, last) };
}

function daysFrom(first: number, last: number): DayRange {
  return { first: Math.max(first, last - mostEmptyDays), last };
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
