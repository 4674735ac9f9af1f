// Which period a report template means.
import { AppError } from '../../shared/envelope';
import type { Filter } from '../../shared/filter';
import { daysPeriod, localDay, monthStart, weekdayOf, type Period } from '../../shared/period';

export const templates = ['daily', 'weekly', 'monthly', 'custom'] as const;
export type Template = (typeof templates)[number];

/** The day, week or month that holds the newest call; a report of an open period says that it is open. */
function latestPeriod(template: Exclude<Template, 'custom'>, zone: string, newest: number): Period {
  const day = localDay(zone, newest);
  switch (template) {
    case 'daily':
      return daysPeriod(zone, day, day);
    case 'weekly': {
      const monday = day - weekdayOf(day) + 1;
      return daysPeriod(zone, monday, monday + 6);
    }
    case 'monthly':
      return daysPeriod(zone, monthStart(day), monthStart(day, 1) - 1);
  }
}

/** @param newest start of the newest call, epoch ms @throws AppError usage when a custom report has no span */
export function reportFilter(template: Template, filter: Filter, zone: string, newest: number): Filter {
  if (filter.from !== undefined && filter.to !== undefined) return filter;
  if (template === 'custom') throw new AppError('usage', '--template custom needs --from and --to');
  return { ...filter, ...latestPeriod(template, zone, filter.from ?? newest) };
}
