// What the page of reports asks, and what main asks of the data process while it makes one.
import * as v from 'valibot';
import { daySchema } from '../base/day';
import { errorCodes } from '../base/envelope';
import { filterSchema } from '../domain/filter';
import { languages, type Language } from '../language/format';
import { localIdSchema } from '../base/ids';
import { reportOrderSchema, reportPeriods } from '../domain/report';
import { runCauses, type ReportComparison, type ReportHistory, type ReportRun } from './report-runs';
import type { ReportFigures, ReportModel } from './report-views';
import { define } from './request';

const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const runId = v.pipe(v.number(), v.integer(), v.minValue(1));
const ofRun = v.strictObject({ runId });
/** Main is trusted with the rest: the model is kept as it is and only read back. */
const isModel = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'order' in value && 'overview' in value;

const newRun = v.strictObject({
  /** Empty: none. */
  template: v.union([v.literal(''), localIdSchema]),
  title: v.pipe(v.string(), v.maxLength(120)),
  cause: v.picklist(runCauses),
  period: v.picklist(reportPeriods),
  firstDay: daySchema,
  lastDay: daySchema,
  dueAt: v.pipe(v.number(), v.integer()),
  /** Whether one that failed or waits is taken up before its next try has come. */
  isForced: v.boolean(),
});
const outcome = v.strictObject({
  id: runId,
  state: v.picklist(['waiting', 'done', 'failed']),
  files: v.pipe(v.array(v.pipe(v.string(), v.maxLength(4200))), v.maxLength(12)),
  /** Why it failed. */
  error: v.optional(v.picklist(errorCodes)),
  /** When it is tried again; without it never. */
  nextTryAt: v.optional(v.pipe(v.number(), v.integer())),
  daysIncomplete: whole,
});

/** A report's pages as they are printed. */
export interface ShownReport {
  readonly pdf: Uint8Array;
}
export interface ReopenedReport extends ShownReport {
  readonly language: Language;
}

export const reportRequests = {
  /** Makes the pages without keeping anything. */
  'report.preview': define<ShownReport>()('main', true, v.strictObject({ order: reportOrderSchema })),
  /** Asks for a place, writes the PDF and keeps its figures; null where the dialog was closed. */
  'report.save': define<{ path: string } | null>()(
    'main',
    true,
    v.strictObject({ order: reportOrderSchema }),
  ),
  'report.history': define<ReportHistory>()(
    'data',
    true,
    v.strictObject({ limit: v.pipe(whole, v.minValue(1), v.maxValue(200)), offset: whole }),
  ),
  'report.run': define<ReportRun | null>()('data', true, ofRun),
  /** The pages of a finished report, from the figures that were kept. */
  'report.reopen': define<ReopenedReport>()(
    'main',
    true,
    v.strictObject({ runId, language: v.optional(v.picklist(languages)) }),
  ),
  /** The same as a file; null where the dialog was closed. */
  'report.saveAgain': define<{ path: string } | null>()(
    'main',
    true,
    v.strictObject({ runId, language: v.picklist(languages) }),
  ),
  'report.compare': define<ReportComparison>()('data', true, ofRun),
  /** Takes it out of the history; its files stay. */
  'report.remove': define<null>()('data', true, ofRun),
  /** Makes a template's report of the newest period that is over, at once and whether or not it was made before. */
  'report.runTemplate': define<null>()('main', true, v.strictObject({ templateId: localIdSchema })),
  /** Tries again what failed or waits; missing days are no reason to wait then. */
  'report.retry': define<null>()('main', true, ofRun),
  /** Opens a file of the report with the system's program for it. */
  'report.openFile': define<null>()('main', true, v.strictObject({ runId, path: v.string() })),
  /** Shows it in its folder. */
  'report.showFile': define<null>()('main', true, v.strictObject({ runId, path: v.string() })),
  /** Asks for a folder that templates may write to; null where the dialog was closed. */
  'report.folder': define<string | null>()('main', true, v.undefined()),

  /** Takes up a report; null where a scheduled one is made already or not to be tried yet. */
  'report.take': define<{ id: number; attempts: number; takenAt: number } | null>()('data', false, newRun),
  'report.settle': define<null>()('data', false, outcome),
  /** Local days of the filter's span that are not complete. */
  'report.daysIncomplete': define<number>()('data', false, v.strictObject({ filter: filterSchema })),
  /** Counts what is printed, and keeps the calls with the run in the same breath; 0: keeps nothing. */
  'report.compute': define<ReportFigures>()(
    'data',
    false,
    v.strictObject({ order: reportOrderSchema, runId: whole }),
  ),
  'report.keep': define<null>()(
    'data',
    false,
    v.strictObject({ runId, model: v.custom<ReportModel>(isModel) }),
  ),
  'report.kept': define<ReportModel | null>()('data', false, ofRun),
} as const;
