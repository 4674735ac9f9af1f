// The order of the grid's rows: positions by filter and sort, the last few of them kept.
import type { Filter } from '#shared/domain/filter';
import type { Sort, SortBy } from '#shared/contract/records';
import type { Archive } from '../store/archive';
import { startedAtOf, type Columns } from '../store/columns';
import { inTimeOrder, sortByKey } from '../store/order';
import { keyOf, noValue } from './sort-keys';
import { selectCalls } from '../stats/select';

function timeKeys(columns: Columns, calls: Uint32Array, descending: boolean): Float64Array {
  const keys = Float64Array.from(calls, (position) => startedAtOf(columns, position));
  let [first, last] = [Infinity, -Infinity];
  for (let index = 0; index < keys.length; index++) {
    first = Math.min(first, keys[index]!);
    last = Math.max(last, keys[index]!);
  }
  for (let index = 0; index < keys.length; index++)
    keys[index] = descending ? last - keys[index]! : keys[index]! - first;
  return keys;
}

function keysOf(
  archive: Archive,
  calls: Uint32Array,
  { field, descending }: SortBy,
): Uint32Array | Float64Array {
  if (field === 'startedAt') return timeKeys(archive.columns, calls, descending);
  const key = keyOf(archive, field);
  const keys = new Uint32Array(calls.length);
  let largest = 0;
  for (let index = 0; index < calls.length; index++) {
    const value = key(calls[index]!);
    keys[index] = value;
    if (value > largest && value !== noValue) largest = value;
  }
  for (let index = 0; index < keys.length; index++) {
    const value = keys[index]!;
    if (value === noValue) keys[index] = largest + 1;
    else if (descending) keys[index] = largest - value;
  }
  return keys;
}

/** Sorts positions by columns, ties by the newest call first; calls without a value come last. */
function ordered(archive: Archive, filter: Filter, sort: Sort): Uint32Array {
  let calls = inTimeOrder(archive, selectCalls(archive, filter));
  const last = sort.at(-1)!;
  const isByTime = last.field === 'startedAt';
  if (!isByTime || last.descending) calls.reverse();
  // From the last column to the first: each pass keeps the order of the one before among equals.
  for (const one of sort.slice(0, isByTime ? -1 : undefined).reverse())
    calls = sortByKey(calls, keysOf(archive, calls, one));
  return calls;
}

const ordersKept = 4;
/** Positions in all kept orders, 4 bytes each; the newest order stays whatever its length. */
const positionsKept = 8_000_000;

export interface RecordOrders {
  /** Not to be changed by the caller. */
  of(filter: Filter, sort: Sort): Uint32Array;
}

export function createOrders(archive: Archive): RecordOrders {
  /** The last used at the end. */
  const kept = new Map<string, Uint32Array>();
  let rules = archive.rules;
  let version = archive.version;

  function shrink(): void {
    let positions = [...kept.values()].reduce((sum, order) => sum + order.length, 0);
    for (const [key, order] of kept) {
      if (kept.size === 1 || (kept.size <= ordersKept && positions <= positionsKept)) return;
      kept.delete(key);
      positions -= order.length;
    }
  }

  return {
    of(filter, sort) {
      // Rules say which days are workdays and what a key means: filters ask for that.
      if (version !== archive.version || rules !== archive.rules) kept.clear();
      ({ rules, version } = archive);
      const key = JSON.stringify([filter, sort]);
      const order = kept.get(key) ?? ordered(archive, filter, sort);
      kept.delete(key);
      kept.set(key, order);
      shrink();
      return order;
    },
  };
}
