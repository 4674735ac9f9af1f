// Requests for single calls: the grid, one call, callers, and the calls to review.
import * as v from 'valibot';
import { filterSchema } from '../domain/filter';
import { callFieldIds } from '../domain/fields';
import type { CallDetail, RecordPlace, RecordsPage, RecordSums } from './record-views';
import type { CallersView, ReviewQueue } from './page-views';
import { define } from './request';

export const rowId = v.pipe(v.number(), v.integer(), v.minValue(1));
const sortBy = v.strictObject({ field: v.picklist(callFieldIds), descending: v.boolean() });
export type SortBy = v.InferOutput<typeof sortBy>;
/** The first column decides, the next one where it is equal; at last the newest call comes first. */
export const sortSchema = v.pipe(v.array(sortBy), v.minLength(1), v.maxLength(4));
export type Sort = v.InferOutput<typeof sortSchema>;

const rowIndex = v.pipe(v.number(), v.integer(), v.minValue(0));
/** First and last row, both included. */
const rowRange = v.tuple([rowIndex, rowIndex]);
export const mostRanges = 2000;

const question = { filter: filterSchema, sort: sortSchema };

/** Agents and skill groups by their ids. */
export interface Dimension {
  readonly id: string;
  readonly name: string;
}
export interface Dimensions {
  readonly agents: readonly Dimension[];
  readonly skillGroups: readonly Dimension[];
}

export const recordRequests = {
  'dimension.list': define<Dimensions>()('data', 'page', v.undefined()),
  'records.page': define<RecordsPage>()(
    'data',
    'page',
    v.strictObject({
      ...question,
      offset: rowIndex,
      limit: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(500)),
      mask: v.boolean(),
    }),
  ),
  /** What the rows of some ranges add up to; ranges do not overlap. */
  'records.sum': define<RecordSums>()(
    'data',
    'page',
    v.strictObject({ ...question, ranges: v.pipe(v.array(rowRange), v.maxLength(mostRanges)) }),
  ),
  'records.find': define<RecordPlace>()('data', 'page', v.strictObject({ ...question, id: rowId })),
  'records.detail': define<CallDetail>()('data', 'page', v.strictObject({ id: rowId, mask: v.boolean() })),
  /** The calls with the caller of this one, itself included, newest first; none where its number tells nobody. */
  'records.history': define<RecordsPage>()(
    'data',
    'page',
    v.strictObject({
      id: rowId,
      /** Of all instances where none are named. */
      instances: v.optional(v.array(v.pipe(v.string(), v.maxLength(200)))),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
      mask: v.boolean(),
    }),
  ),
  /** Apart from the page's own request: callers are followed through all calls, which takes longer. */
  'callers.load': define<CallersView>()(
    'data',
    'page',
    v.strictObject({ filter: filterSchema, mask: v.boolean() }),
  ),
  'review.queue': define<ReviewQueue>()(
    'data',
    'page',
    v.strictObject({
      filter: filterSchema,
      perAgent: v.pipe(rowIndex, v.minValue(1), v.maxValue(20)),
      mask: v.boolean(),
    }),
  ),
  'review.save': define<null>()(
    'data',
    'page',
    v.strictObject({ id: rowId, isChecked: v.boolean(), note: v.pipe(v.string(), v.maxLength(2000)) }),
    'writes',
  ),
} as const;
