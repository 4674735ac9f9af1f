// Which span a report's period means.
import { AppError } from '../../shared/envelope';
import type { Filter } from '../../shared/filter';
import type { ReportPeriod } from '../../shared/report';
import { daysPeriod, localDay, monthStart, weekStartOf, type Period } from '../../shared/period';

interface Frame {
  readonly zone: string;
  /** Weekday with which weeks begin: 1 Monday … 7 Sunday. */
  readonly weekStart: number;
}

/** The day, week or month that holds the newest call; a report of an open period says that it is open. */
function latestPeriod(
  period: Exclude<ReportPeriod, 'custom'>,
  { zone, weekStart }: Frame,
  newest: number,
): Period {
  const day = localDay(zone, newest);
  switch (period) {
    case 'daily':
      return daysPeriod(zone, day, day);
    case 'weekly': {
      const first = weekStartOf(day, weekStart);
      return daysPeriod(zone, first, first + 6);
    }
    case 'monthly':
      return daysPeriod(zone, monthStart(day), monthStart(day, 1) - 1);
  }
}

/** @param newest start of the newest call, epoch ms @throws AppError usage when a custom report has no span */
export function reportFilter(period: ReportPeriod, filter: Filter, frame: Frame, newest: number): Filter {
  if (filter.from !== undefined && filter.to !== undefined) return filter;
  if (period === 'custom') throw new AppError('usage', '--template custom needs --from and --to');
  return { ...filter, ...latestPeriod(period, frame, filter.from ?? newest) };
}
