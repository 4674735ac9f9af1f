// Orders of calls by counting, not by comparing: digit after digit, each pass keeping the order of the one before
// (least significant digit first; Knuth, The Art of Computer Programming 3, 5.2.5).
import type { Archive } from './archive';
import { noCall } from './kinds';
import { startedAtOf, type Columns } from './columns';

const digitBits = 13;
const digits = 2 ** digitBits;

/**
 * Sorts `items` by their keys, equal ones in their present order.
 * @param keys whole numbers from 0 to 2^53, one for each item, in the order of the items
 */
export function sortByKey(items: Uint32Array, keys: Float64Array | Uint32Array): Uint32Array {
  let largest = 0;
  for (let index = 0; index < items.length; index++) if (keys[index]! > largest) largest = keys[index]!;
  // Items' places instead of the items themselves, so that the keys need not be moved along.
  let places = new Uint32Array(items.length);
  for (let index = 0; index < items.length; index++) places[index] = index;
  let other = new Uint32Array(items.length);
  const digit = new Uint16Array(items.length);
  for (let unit = 1; unit <= largest; unit *= digits) {
    const counts = new Uint32Array(digits + 1);
    for (let index = 0; index < items.length; index++) {
      const value = Math.floor(keys[index]! / unit) % digits;
      digit[index] = value;
      counts[value + 1]! += 1;
    }
    for (let value = 0; value < digits; value++) counts[value + 1]! += counts[value]!;
    for (let index = 0; index < items.length; index++) {
      const place = places[index]!;
      other[counts[digit[place]!]!++] = place;
    }
    [places, other] = [other, places];
  }
  for (let index = 0; index < items.length; index++) other[index] = items[places[index]!]!;
  return other;
}

/** Positions of all calls, oldest first; calls that start in the same millisecond in the order of their rows. */
function oldestFirst(columns: Columns): Uint32Array {
  const positions = new Uint32Array(columns.length);
  let count = 0;
  for (let position = 0; position < columns.length; position++)
    if (columns.kind[position] !== noCall) positions[count++] = position;
  return sortByTime(columns, positions.subarray(0, count));
}

function sortByTime(columns: Columns, calls: Uint32Array): Uint32Array {
  const count = calls.length;
  const starts = new Float64Array(count);
  let first = Infinity;
  for (let index = 0; index < count; index++) {
    const at = startedAtOf(columns, calls[index]!);
    starts[index] = at;
    if (at < first) first = at;
  }
  let isSorted = true;
  for (let index = 1; index < count; index++) if (starts[index]! < starts[index - 1]!) isSorted = false;
  if (isSorted) return calls.slice();
  for (let index = 0; index < count; index++) starts[index]! -= first;
  return sortByKey(calls, starts);
}

const known = new WeakMap<Archive['store'], { version: number; order: Uint32Array }>();

/** As `oldestFirst`, kept until the data change. Not to be changed by the caller. */
export function timeOrder(archive: Archive): Uint32Array {
  const kept = known.get(archive.store);
  if (kept?.version === archive.version) return kept.order;
  const order = oldestFirst(archive.columns);
  known.set(archive.store, { version: archive.version, order });
  return order;
}

/** Of fewer than one call in so many the times are sorted; of more the known order is gone through. */
const fewOf = 16;

/** The selected positions, oldest first. */
export function inTimeOrder(archive: Archive, selection: Uint32Array): Uint32Array {
  if (selection.length * fewOf < archive.columns.length) return sortByTime(archive.columns, selection);
  const order = timeOrder(archive);
  if (selection.length === order.length) return order.slice();
  const isSelected = new Uint8Array(archive.columns.length);
  for (let index = 0; index < selection.length; index++) isSelected[selection[index]!] = 1;
  const result = new Uint32Array(selection.length);
  let count = 0;
  for (let index = 0; index < order.length; index++) {
    const position = order[index]!;
    if (isSelected[position] === 1) result[count++] = position;
  }
  return result;
}
