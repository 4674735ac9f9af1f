// The one filter object: which calls a view, a file or a command is about. All members combine (and).
import * as v from 'valibot';
import { flagSchemas, limitSchemas, listSchemas } from './filter-fields';
import { instanceIdSchema } from '../base/ids';

/** No call center is older, and days are counted in 16 bits. */
export const earliest = Date.UTC(2000, 0, 1);
export const latest = Date.UTC(2059, 0, 1);
/** Epoch ms. */
export const instantSchema = v.pipe(v.number(), v.integer(), v.minValue(earliest), v.maxValue(latest));

export const filterSchema = v.strictObject({
  /** Calls with from ≤ StartTime < to, epoch ms. */
  from: v.optional(instantSchema),
  to: v.optional(instantSchema),
  instances: v.optional(v.pipe(v.array(instanceIdSchema), v.maxLength(1000))),
  ...listSchemas,
  /** Further lists that have to be met too: a call of several agents can be asked to have this one and that one. */
  also: v.optional(v.pipe(v.array(v.strictObject(listSchemas)), v.maxLength(8))),
  exclude: v.optional(v.strictObject(listSchemas)),
  ...flagSchemas,
  /** Digits that the calling or the called number contains. */
  number: v.optional(v.pipe(v.string(), v.regex(/^\d{3,20}$/))),
  ...limitSchemas,
  /** Calls with the caller of this one (row id). */
  sameCaller: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});
export type Filter = v.InferOutput<typeof filterSchema>;
export type Exclusion = NonNullable<Filter['exclude']>;

/** How a call counts for its several agents (or groups): once for each, or only for the first or the last. */
export const attributions = ['every', 'first', 'last'] as const;
export type Attribution = (typeof attributions)[number];

export const groupings = [
  'none',
  'day',
  'week',
  'month',
  'hour',
  'weekday',
  'weekdayHour',
  'agent',
  'skillGroup',
  'disposition',
  'contactType',
  'surveyChannel',
  'releaseInitiator',
] as const;
export type Grouping = (typeof groupings)[number];
