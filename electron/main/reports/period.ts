// Which span a report's period means.
import { AppError } from '#shared/base/envelope';
import type { Filter } from '#shared/domain/filter';
import { daysPeriod, localDay, monthStart, weekStartOf, type Period } from '#shared/base/period';
import type { ReportPeriod } from '#shared/domain/report';

interface Frame {
  readonly zone: string;
  /** Weekday with which weeks begin: 1 Monday … 7 Sunday. */
  readonly weekStart: number;
}

/** The day, week or month that holds the moment, or the one before it. */
function periodOf(
  period: Exclude<ReportPeriod, 'custom'>,
  { zone, weekStart }: Frame,
  at: number,
  back: 0 | 1,
): Period {
  const day = localDay(zone, at);
  switch (period) {
    case 'daily':
      return daysPeriod(zone, day - back, day - back);
    case 'weekly': {
      const first = weekStartOf(day, weekStart) - back * 7;
      return daysPeriod(zone, first, first + 6);
    }
    case 'monthly':
      return daysPeriod(zone, monthStart(day, -back), monthStart(day, 1 - back) - 1);
  }
}

/**
 * The period and the span of a report. Without edges it is the newest period that is over; where the calls end before
 * that, the one that holds the newest of them. A span that is no such period makes a custom report: a headline must not
 * say "monthly" over two days.
 * @param newest start of the newest call, epoch ms; undefined for none
 * @throws AppError usage when a custom report has no span
 */
export function reportSpan(
  period: ReportPeriod,
  filter: Filter,
  frame: Frame,
  newest: number | undefined,
  now: number,
): { period: ReportPeriod; filter: Filter } {
  const { from, to } = filter;
  if (period === 'custom') {
    if (from === undefined || to === undefined)
      throw new AppError('usage', '--template custom needs --from and --to');
    return { period, filter };
  }
  if (from !== undefined || to !== undefined) {
    const span = { ...periodOf(period, frame, from ?? to! - 1, 0), ...(from === undefined ? {} : { from }) };
    const asked = { from: from ?? span.from, to: to ?? span.to };
    const whole = periodOf(period, frame, asked.from, 0);
    const isWhole = asked.from === whole.from && asked.to === whole.to;
    return { period: isWhole ? period : 'custom', filter: { ...filter, ...asked } };
  }
  const last = periodOf(period, frame, now, 1);
  const span = newest !== undefined && newest < last.from ? periodOf(period, frame, newest, 0) : last;
  return { period, filter: { ...filter, ...span } };
}
