// A report that is made again and again: which, when, where to, and as which files. And when its next one is due.
import * as v from 'valibot';
import { filterSchema } from './filter';
import { languages } from '../language/text';
import { localIdSchema } from '../base/ids';
import { dayMs, monthStart, weekdayOf, weekStartOf, zoneOffsetMs } from '../base/period';
import { reportLookSchema, type ReportOrder, type ReportPeriod } from './report';

export const templatePeriods = ['daily', 'weekly', 'monthly'] as const satisfies readonly ReportPeriod[];
export type TemplatePeriod = (typeof templatePeriods)[number];
export const reportFiles = ['pdf', 'csv', 'xlsx'] as const;
export type ReportFile = (typeof reportFiles)[number];

const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const whole = (low: number, high: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high));

export const reportTemplateSchema = v.strictObject({
  id: localIdSchema,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
  period: v.picklist(templatePeriods),
  /** Without a span: that is the last day, week or month that is over. */
  filter: filterSchema,
  look: reportLookSchema,
  languages: v.pipe(v.array(v.picklist(languages)), v.minLength(1), v.maxLength(languages.length)),
  files: v.pipe(v.array(v.picklist(reportFiles)), v.minLength(1), v.maxLength(reportFiles.length)),
  /** Whether files of calls hold a code for each number, by which a caller is known again. */
  hasCodes: v.boolean(),
  folder: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)),
  /** In the report zone: the time of day; of a weekly one the weekday (1 Monday), of a monthly one the day of the month. */
  at: time,
  weekday: whole(1, 7),
  /** Where a month has no such day, its last one. */
  monthDay: whole(1, 31),
  /** How long it waits for days that are not complete, before it is made with the remark that they are not. */
  waitHours: whole(0, 168),
  isActive: v.boolean(),
  /** What was due before is not made up for, epoch ms. */
  activeSince: v.pipe(v.number(), v.integer()),
});
export type ReportTemplate = v.InferOutput<typeof reportTemplateSchema>;

/** A report of a template that is due: local days, both included, and since when, epoch ms. */
export interface DueReport {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly dueAt: number;
}

type Timing = Pick<ReportTemplate, 'period' | 'at' | 'weekday' | 'monthDay'>;

/** So many that were missed are made up for: a computer that was off for a month must not print thirty daily reports. */
const mostMissed: Readonly<Record<TemplatePeriod, number>> = { daily: 7, weekly: 4, monthly: 3 };

/**
 * When a clock on the wall of the zone shows that time on that day, epoch ms. Of a time that comes twice the first one; of
 * one that is skipped, as much later as the clock was put forward.
 */
export function wallInstant(zone: string, day: number, at: string): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const wall = day * dayMs + (hours * 60 + minutes) * 60_000;
  const candidates = [wall - dayMs, wall + dayMs].map((near) => wall - zoneOffsetMs(zone, near));
  const shown = candidates.filter((one) => one + zoneOffsetMs(zone, one) === wall);
  return shown.length > 0 ? Math.min(...shown) : Math.max(...candidates);
}

/** First day of the period that holds `day`, or of the one `shift` periods away. */
function periodStart(period: TemplatePeriod, day: number, weekStart: number, shift: number): number {
  if (period === 'daily') return day + shift;
  return period === 'weekly' ? weekStartOf(day, weekStart) + shift * 7 : monthStart(day, shift);
}

/** The day on which the report of a period that ended the day before `next` is made. */
function dueDay({ period, weekday, monthDay }: Timing, next: number): number {
  if (period === 'daily') return next;
  if (period === 'weekly') return next + ((weekday - weekdayOf(next) + 7) % 7);
  return Math.min(next + monthDay - 1, monthStart(next, 1) - 1);
}

/** The period that is `back` before the one that holds the day; 1 is the one before it. */
function reportOf(timing: Timing, zone: string, weekStart: number, day: number, back: number): DueReport {
  const firstDay = periodStart(timing.period, day, weekStart, -back);
  const next = periodStart(timing.period, day, weekStart, 1 - back);
  return { firstDay, lastDay: next - 1, dueAt: wallInstant(zone, dueDay(timing, next), timing.at) };
}

const dayAt = (zone: string, at: number): number => Math.floor((at + zoneOffsetMs(zone, at)) / dayMs);

/** Reports whose time has come, oldest first. @param weekStart 1 Monday … 7 Sunday */
export function dueReports(
  template: Timing & Pick<ReportTemplate, 'activeSince'>,
  zone: string,
  weekStart: number,
  now: number,
): DueReport[] {
  const most = mostMissed[template.period];
  // One more, since the newest period may be over without being due.
  const backs = Array.from({ length: most + 1 }, (_, index) => most + 1 - index);
  return backs
    .map((back) => reportOf(template, zone, weekStart, dayAt(zone, now), back))
    .filter(({ dueAt }) => dueAt <= now && dueAt > template.activeSince)
    .slice(-most);
}

/** The next one to come. */
export function nextReport(timing: Timing, zone: string, weekStart: number, now: number): DueReport {
  const day = dayAt(zone, now);
  for (const back of [2, 1, 0]) {
    const report = reportOf(timing, zone, weekStart, day, back);
    if (report.dueAt > now) return report;
  }
  return reportOf(timing, zone, weekStart, day, -1);
}

/** The newest period that is over. */
export function lastReport(timing: Timing, zone: string, weekStart: number, now: number): DueReport {
  return reportOf(timing, zone, weekStart, dayAt(zone, now), 1);
}

/** What is printed of a template for a span, epoch ms, half open. */
export function orderOf(
  { name, period, filter, look, languages: [language] }: ReportTemplate,
  span: { readonly from: number; readonly to: number },
): ReportOrder {
  return { title: name, period, filter: { ...filter, ...span }, look, language: language! };
}
