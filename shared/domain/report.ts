// A report: period, filter and layout. Templates add a schedule and the files to create.
import * as v from 'valibot';
import { filterSchema } from './filter';
import { languages } from '../language/text';

/** A report of a day, a week or a month begins and ends with it; a custom one has the span that its filter names. */
export const reportPeriods = ['daily', 'weekly', 'monthly', 'custom'] as const;
export type ReportPeriod = (typeof reportPeriods)[number];

export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];
export const orientations = ['portrait', 'landscape'] as const;
export type Orientation = (typeof orientations)[number];
/** Pages that may follow the first one, in this order: tables, completeness of the days, definitions. */
export const appendices = ['agents', 'skillGroups', 'hours', 'days', 'definitions'] as const;
export type Appendix = (typeof appendices)[number];

export const reportLookSchema = v.strictObject({
  paper: v.picklist(papers),
  orientation: v.picklist(orientations),
  appendix: v.pipe(v.array(v.picklist(appendices)), v.maxLength(appendices.length)),
  /** Whether agents are numbered instead of named. */
  hideNames: v.boolean(),
});
export type ReportLook = v.InferOutput<typeof reportLookSchema>;
export const defaultLook: ReportLook = {
  paper: 'a4',
  orientation: 'portrait',
  appendix: [],
  hideNames: false,
};

/** One report to be made: the filter names its span. */
export const reportOrderSchema = v.strictObject({
  /** Printed above; empty: as the period is called ("Monthly report"). */
  title: v.pipe(v.string(), v.trim(), v.maxLength(60)),
  period: v.picklist(reportPeriods),
  filter: filterSchema,
  look: reportLookSchema,
  language: v.picklist(languages),
});
export type ReportOrder = v.InferOutput<typeof reportOrderSchema>;
