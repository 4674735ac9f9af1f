// What the grid of calls asks.
import * as v from 'valibot';
import { filterSchema } from '../domain/filter';
import { sortFields } from '../domain/record-fields';
import type { CallDetail, RecordPlace, RecordsPage, RecordSums } from './record-views';
import { define } from './request';

export const rowId = v.pipe(v.number(), v.integer(), v.minValue(1));
const sortBy = v.strictObject({ field: v.picklist(sortFields), descending: v.boolean() });
export type SortBy = v.InferOutput<typeof sortBy>;
/** The first column decides, the next one where it is equal; at last the newest call comes first. */
export const sortSchema = v.pipe(v.array(sortBy), v.minLength(1), v.maxLength(4));
export type Sort = v.InferOutput<typeof sortSchema>;

const rowIndex = v.pipe(v.number(), v.integer(), v.minValue(0));
/** First and last row, both included. */
const rowRange = v.tuple([rowIndex, rowIndex]);
export const mostRanges = 2000;

const question = { filter: filterSchema, sort: sortSchema };

export const recordRequests = {
  'records.page': define<RecordsPage>()(
    'data',
    true,
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
    true,
    v.strictObject({ ...question, ranges: v.pipe(v.array(rowRange), v.maxLength(mostRanges)) }),
  ),
  'records.find': define<RecordPlace>()('data', true, v.strictObject({ ...question, id: rowId })),
  'records.detail': define<CallDetail>()('data', true, v.strictObject({ id: rowId, mask: v.boolean() })),
  /** The calls with the caller of this one, itself included, newest first; none where its number tells nobody. */
  'records.history': define<RecordsPage>()(
    'data',
    true,
    v.strictObject({
      id: rowId,
      /** Of all instances where none are named. */
      instances: v.optional(v.array(v.pipe(v.string(), v.maxLength(200)))),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
      mask: v.boolean(),
    }),
  ),
} as const;
