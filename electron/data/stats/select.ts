// Filter → the calls that it lets through, block by block. A block passes one step after the other and only shrinks.
import type { Filter } from '#shared/domain/filter';
import type { Archive } from '../store/archive';
import { blockSize } from '../store/columns';
import { findPhones } from '../store/phone-numbers';
import { blockJudge, dayKindStep } from './filter-days';
import { stepsOf } from './filter-steps';

/** Positions in the archive's columns, ascending. */
export type Selection = Uint32Array;

/**
 * Given a block's positions, of which the first `count` hold calls; they are overwritten after the visit.
 * @param whole where the positions are all those from `positions[0]` on, one after the other
 */
type Visit = (positions: Uint32Array, count: number, whole: boolean) => void;

/** Fills `into` with the positions from `start` to before `end` that a first test lets through. @returns how many */
type Take = (start: number, end: number, into: Uint32Array) => number;

const takeAll: Take = (start, end, into) => {
  for (let position = start; position < end; position++) into[position - start] = position;
  return end - start;
};

/** Few calls have a number that was looked for, so this is asked first. */
function takeNumbers({ columns, database }: Archive, digits: string): Take {
  const { callingPhone, calledPhone } = columns;
  const phones = findPhones(database, digits);
  return (start, end, into) => {
    let count = 0;
    for (let position = start; position < end; position++) {
      into[count] = position;
      count += phones[callingPhone[position]!]! | phones[calledPhone[position]!]!;
    }
    return count;
  };
}

/** Visits the selected calls block by block, in the order of their positions. @returns how many there are */
export function scanCalls(archive: Archive, filter: Filter, visit: Visit): number {
  const { length } = archive.columns;
  const take = filter.number === undefined ? takeAll : takeNumbers(archive, filter.number);
  const judge = blockJudge(archive, filter);
  const byDayAndKind = dayKindStep(archive, filter);
  const steps = stepsOf(archive, filter);
  const positions = new Uint32Array(blockSize);
  let total = 0;
  for (let block = 0; block * blockSize < length; block++) {
    const passes = judge(block);
    if (passes === false) continue;
    const start = block * blockSize;
    let count = take(start, Math.min(start + blockSize, length), positions);
    if (passes === undefined && count > 0) count = byDayAndKind(positions, count);
    for (const step of steps) {
      if (count === 0) break;
      count = step(positions, count);
    }
    // All that stand between the first and the last are there.
    if (count > 0) visit(positions, count, positions[count - 1]! - positions[0]! === count - 1);
    total += count;
  }
  return total;
}

/** All selected positions at once; a new array that the caller may change. */
export function selectCalls(archive: Archive, filter: Filter): Selection {
  const selection = new Uint32Array(archive.columns.length);
  let length = 0;
  scanCalls(archive, filter, (positions, count) => {
    selection.set(positions.subarray(0, count), length);
    length += count;
  });
  return selection.subarray(0, length);
}
