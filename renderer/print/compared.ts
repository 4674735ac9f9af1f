// The earlier span that a report compares with, as its head names it. Pure.
import { formatMinute } from '#shared/language/format';
import { dayStart, localDay } from '#shared/base/period';
import type { Comparison } from '#shared/contract/views';

/** By days; with the time where it does not end with a local day, since then only so much of that day is compared. */
export function comparedSpan(
  { from, to }: Pick<Comparison, 'from' | 'to'>,
  zone: string,
): { readonly from: string; readonly to: string } {
  const [start, end] = [formatMinute(zone, from), formatMinute(zone, to)];
  if (dayStart(zone, localDay(zone, to)) === to)
    return { from: start.slice(0, 10), to: formatMinute(zone, to - 1).slice(0, 10) };
  return { from: start, to: start.slice(0, 4) === end.slice(0, 4) ? end.slice(5) : end };
}
