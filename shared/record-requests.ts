// What the grid of calls asks.
import * as v from 'valibot';
import { filterSchema } from './filter';
import { sortFields } from './record-fields';
import { define } from './request';
import type { CallDetail, RecordsPage } from './views';

export const rowId = v.pipe(v.number(), v.integer(), v.minValue(1));
const sortBy = v.strictObject({ field: v.picklist(sortFields), descending: v.boolean() });
export type SortBy = v.InferOutput<typeof sortBy>;
/** The first column decides, the next one where it is equal; at last the newest call comes first. */
export const sortSchema = v.pipe(v.array(sortBy), v.minLength(1), v.maxLength(4));
export type Sort = v.InferOutput<typeof sortSchema>;

export const recordRequests = {
  'records.page': define<RecordsPage>()(
    'data',
    true,
    v.strictObject({
      filter: filterSchema,
      sort: sortSchema,
      offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
      limit: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(500)),
      mask: v.boolean(),
    }),
  ),
  'records.detail': define<CallDetail>()('data', true, v.strictObject({ id: rowId, mask: v.boolean() })),
} as const;
