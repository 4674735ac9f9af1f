// The marks of the overview's series: a day, a week or a month each. Which days a mark spans and how it is called.
import { formatDay, formatDayShort } from '#shared/language/format';
import type { Language } from '#shared/language/text';
import { dayMs, localDay, monthStart, parseDay } from '#shared/base/period';
import type { TimeAxis } from '#shared/contract/page-views';
import type { Statement } from '#shared/contract/views';

/** A result with marks over time. */
export type Marked = TimeAxis & { readonly statement: Statement };

export interface Span {
  readonly first: number;
  readonly last: number;
}

/** First and last local day of a mark, cut by the period. */
export function spanOf({ days, step, statement, span }: Marked, index: number): Span {
  const { from, to } = statement.filter;
  const start = days[index] ?? 0;
  const first = from === undefined ? start : Math.max(start, localDay(statement.zone, from));
  if (step === 'day') return { first, last: first };
  const next = days[index + 1] ?? (step === 'week' ? start + 7 : monthStart(start, 1));
  const end = to === undefined ? span?.last : to - 1;
  const last = end === undefined ? next - 1 : Math.min(next - 1, localDay(statement.zone, end));
  return { first, last: Math.max(first, last) };
}

/** Under the axis: 3-05 / 5 Mar; months as 2026-03. */
export function markShort(overview: Marked, index: number, language: Language): string {
  const day = overview.days[index] ?? 0;
  return overview.step === 'month'
    ? new Date(day * dayMs).toISOString().slice(0, 7)
    : formatDayShort(language, day);
}

/** The whole span in words. */
export function markText(overview: Marked, index: number, language: Language): string {
  const { first, last } = spanOf(overview, index);
  if (first === last) return formatDay(language, first);
  return `${formatDay(language, first)} – ${formatDay(language, last)}`;
}

/** How many days of each mark are not complete. */
export function incompleteOf(overview: Marked): number[] {
  const lacking = overview.statement.daysIncomplete.map((day) => parseDay(day) ?? NaN);
  return overview.days.map((_, index) => {
    const { first, last } = spanOf(overview, index);
    return lacking.filter((day) => day >= first && day <= last).length;
  });
}

/** Where another scale came into force, on an axis that counts marks; between two marks where it is their border. */
export function breakPositions({ days, scaleBreaks }: Marked): number[] {
  return scaleBreaks.map((day) => {
    const after = days.findIndex((start) => start >= day);
    if (after < 0) return days.length - 1;
    return days[after] === day ? after - 0.5 : after - 1;
  });
}
