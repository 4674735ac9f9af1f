// Requests of the reports page, and those from main to the data process while it creates a report.
import * as v from 'valibot';
import { daySchema } from '../base/day';
import { errorCodes } from '../base/envelope';
import { filterSchema } from '../domain/filter';
import { languages, type Language } from '../language/text';
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
  'report.preview': define<ShownReport>()(
    'main',
    'page',
    v.strictObject({ order: reportOrderSchema }),
    'costly',
  ),
  /** Asks for a place, writes the PDF and keeps its figures; null where the dialog was closed. */
  'report.save': define<{ path: string } | null>()(
    'main',
    'page',
    v.strictObject({ order: reportOrderSchema }),
    'costly',
  ),
  'report.history': define<ReportHistory>()(
    'data',
    'page',
    v.strictObject({ limit: v.pipe(whole, v.minValue(1), v.maxValue(200)), offset: whole }),
  ),
  'report.run': define<ReportRun | null>()('data', 'page', ofRun),
  /** The pages of a finished report, from the figures that were kept. */
  'report.reopen': define<ReopenedReport>()(
    'main',
    'page',
    v.strictObject({ runId, language: v.optional(v.picklist(languages)) }),
    'costly',
  ),
  /** The same as a file; null where the dialog was closed. */
  'report.saveAgain': define<{ path: string } | null>()(
    'main',
    'page',
    v.strictObject({ runId, language: v.picklist(languages) }),
    'costly',
  ),
  'report.compare': define<ReportComparison>()('data', 'page', ofRun),
  /** Takes it out of the history; its files stay. */
  'report.remove': define<null>()('data', 'page', ofRun, 'writes'),
  /** Makes a template's report of the newest period that is over, at once and whether or not it was made before. */
  'report.runTemplate': define<null>()(
    'main',
    'page',
    v.strictObject({ templateId: localIdSchema }),
    'costly',
  ),
  /** Tries again what failed or waits; missing days are no reason to wait then. */
  'report.retry': define<null>()('main', 'page', ofRun),
  /** Opens a file of the report with the system's program for it. */
  'report.openFile': define<null>()('main', 'page', v.strictObject({ runId, path: v.string() }), 'costly'),
  /** Shows it in its folder. */
  'report.showFile': define<null>()('main', 'page', v.strictObject({ runId, path: v.string() }), 'costly'),
  /** Asks for a folder that templates may write to; null where the dialog was closed. */
  'report.folder': define<string | null>()('main', 'page', v.undefined(), 'costly'),
  /** Takes up a report; null where a scheduled one is made already or not to be tried yet. */
  'report.take': define<{ id: number; attempts: number; takenAt: number } | null>()(
    'data',
    'main',
    newRun,
    'writes',
  ),
  'report.settle': define<null>()('data', 'main', outcome, 'writes'),
  /** Local days of the filter's span that are not complete. */
  'report.daysIncomplete': define<number>()('data', 'main', v.strictObject({ filter: filterSchema })),
  /** Counts what is printed, and keeps the calls with the run in the same breath; 0: keeps nothing. */
  'report.compute': define<ReportFigures>()(
    'data',
    'main',
    v.strictObject({ order: reportOrderSchema, runId: whole }),
    'writes',
  ),
  'report.keep': define<null>()(
    'data',
    'main',
    v.strictObject({ runId, model: v.custom<ReportModel>(isModel) }),
    'writes',
  ),
  'report.kept': define<ReportModel | null>()('data', 'main', ofRun),
  'report.model': define<ReportModel>()('main', 'print', v.undefined()),
  'report.ready': define<null>()('main', 'print', v.undefined()),
} as const;
