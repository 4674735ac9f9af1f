// What a filter says of days and kinds of calls: blocks of other days are not looked at.
import { contactTypes, dispositions } from '#shared/domain/call';
import { workingDays } from '#shared/domain/calendar';
import type { Filter } from '#shared/domain/filter';
import { localDay, weekdayOf } from '#shared/base/period';
import type { Archive } from '../store/archive';
import { dayPlace, dayPlaces, dispositionOf, noCall, startedAtOf, typeOf } from '../store/columns';
import { acceptedBy, tableOf, type Step } from './filter-step';

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
export function blockJudge(archive: Archive, filter: Filter): (block: number) => boolean | undefined {
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
export function dayKindStep(archive: Archive, filter: Filter): Step {
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
