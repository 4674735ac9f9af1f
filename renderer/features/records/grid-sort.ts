// Computes the next sort order after a click on a column header.
import { callFields, type CallFieldId } from '#shared/domain/fields';
import type { Sort } from '#shared/contract/records';

const mostColumns = 4;

/** Times, durations and ratings are looked at from the greatest on, words and numbers of callers from the first. */
export function startsDescending(id: CallFieldId): boolean {
  const kind = callFields.find((field) => field.id === id)?.kind;
  return kind === 'time' || kind === 'duration' || kind === 'count' || kind === 'boolean';
}

/**
 * @param adds keeps the other columns: the column comes last, turns round, and at the third time is taken out again
 */
export function nextSort(sort: Sort, field: CallFieldId, adds: boolean): Sort {
  const known = sort.find((one) => one.field === field);
  const first = { field, descending: startsDescending(field) };
  if (!adds)
    return [known === undefined || sort.length > 1 ? first : { field, descending: !known.descending }];
  if (known === undefined) return sort.length < mostColumns ? [...sort, first] : sort;
  const isTurned = known.descending !== first.descending;
  if (isTurned && sort.length > 1) return sort.filter((one) => one !== known);
  return sort.map((one) => (one === known ? { field, descending: !one.descending } : one));
}
