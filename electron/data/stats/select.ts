// Selects the calls that a filter lets through, block by block. A block passes one step after the other and only shrinks.
import { type Selection, stepsOf, acceptedBy, tableOf, type Step } from './filter-steps';
import type { Filter } from '#shared/domain/filter';
import type { Archive } from '../store/archive';
import { blockSize, dayPlace, dayPlaces, startedAtOf } from '../store/columns';
import { findPhones } from '../store/phone-numbers';
import { contactTypes, dispositions } from '#shared/domain/call';
import { workingDays } from '#shared/domain/calendar';
import { localDay, weekdayOf } from '#shared/base/period';
import { dispositionOf, noCall, typeOf } from '../store/kinds';

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

const daysOut = 0;
const daysIn = 1;
/** A day that the period's edge may cut: each call's own start decides. */
const daysCut = 2;

/** The local days between which a period lies; a clock change around midnight can show the neighbouring date. */
function daysOf({ columns: { zone } }: Archive, { from, to }: Filter): { first: number; last: number } {
  return {
    first: from === undefined ? -Infinity : localDay(zone, from) - 1,
    last: to === undefined ? Infinity : localDay(zone, to - 1) + 1,
  };
}

/** Whether no call of a block, or every call of it, passes by its day and kind; undefined where each has to be asked. */
function blockJudge(archive: Archive, filter: Filter): (block: number) => boolean | undefined {
  const { blockFirstDay, blockLastDay, hasGaps } = archive.columns;
  const { first, last } = daysOf(archive, filter);
  const asksEach =
    hasGaps ||
    (['weekdays', 'dayKinds', 'contactTypes', 'dispositions'] as const).some(
      (name) => acceptedBy(filter, name) !== undefined,
    );
  return (block) => {
    const [blockFirst, blockLast] = [blockFirstDay[block]!, blockLastDay[block]!];
    if (blockLast < first || blockFirst > last) return false;
    return !asksEach && blockFirst > first + 1 && blockLast < last - 1 ? true : undefined;
  };
}

/** What the filter says of whole local days: period, weekdays, workdays and holidays. By `dayPlace`. */
function dayTable(archive: Archive, filter: Filter): Uint8Array {
  const { columns, rules } = archive;
  const weekdays = acceptedBy(filter, 'weekdays');
  const dayKinds = acceptedBy(filter, 'dayKinds');
  const { first, last } = daysOf(archive, filter);
  const calendar = workingDays(rules.calendar);
  const table = new Uint8Array(dayPlaces).fill(daysOut);
  for (let day = Math.max(first, columns.firstDay); day <= Math.min(last, columns.lastDay); day++) {
    if (weekdays?.([weekdayOf(day)]) === false || dayKinds?.([calendar.kindOf(day)]) === false) continue;
    table[dayPlace(day)] = day > first + 1 && day < last - 1 ? daysIn : daysCut;
  }
  return table;
}

function kindTable(filter: Filter): Uint8Array {
  const types = acceptedBy(filter, 'contactTypes');
  const outcomes = acceptedBy(filter, 'dispositions');
  return tableOf(
    256,
    (kind) =>
      kind !== noCall &&
      types?.([contactTypes[typeOf(kind)]!]) !== false &&
      outcomes?.([dispositions[dispositionOf(kind)]!]) !== false,
  );
}

/** Days and kinds of calls; leaves out places without a call. */
function dayKindStep(archive: Archive, filter: Filter): Step {
  const { columns } = archive;
  const { from = -Infinity, to = Infinity } = filter;
  const { day, kind } = columns;
  const days = dayTable(archive, filter);
  const kinds = kindTable(filter);
  return (positions, count) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const position = positions[index]!;
      const state = days[day[position]! + 32_768]!;
      positions[kept] = position;
      if (state === daysCut) {
        const at = startedAtOf(columns, position);
        if (at >= from && at < to) kept += kinds[kind[position]!]!;
      } else {
        kept += state & kinds[kind[position]!]!;
      }
    }
    return kept;
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
