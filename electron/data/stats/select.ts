// Filter → the calls that it lets through, block by block. A filter is a few tables over columns of small values; a block
// passes one after the other and only shrinks.
import {
  contactTypes,
  dispositions,
  releaseInitiators,
  surveyChannels,
  type ReleaseInitiator,
} from '../../../shared/call';
import { workingDays } from '../../../shared/calendar';
import type { Filter } from '../../../shared/filter';
import { dayMs, localDay, weekdayOf, zoneOffsetMs } from '../../../shared/period';
import type { Archive } from '../archive';
import {
  channelOf,
  dayPlace,
  dayPlaces,
  dispositionOf,
  elapsedOf,
  hourShift,
  marks,
  noCall,
  noRating,
  startedAtOf,
  typeOf,
  type Columns,
} from '../columns';
import type { MemberTable } from '../members';
import { findPhones } from '../phone-search';

/** Positions in the archive's columns, ascending. */
export type Selection = Uint32Array;

/** Calls of a block: few enough that what a pass touches of them stays in the processor's cache. */
export const blockSize = 4096;

/** Keeps of the first `count` positions those that pass, in place. @returns how many */
type Step = (positions: Uint32Array, count: number) => number;
/** Given a block's positions, of which the first `count` hold calls; they are overwritten after the visit. */
export type Visit = (positions: Uint32Array, count: number) => void;

/** A table that answers 1 for the values to keep. */
function tableOf(size: number, keeps: (value: number) => boolean): Uint8Array {
  const table = new Uint8Array(size);
  for (let value = 0; value < size; value++) table[value] = keeps(value) ? 1 : 0;
  return table;
}

/** Writes every position and then moves on or not: a branch would be guessed wrong every other time. */
function byTable(column: Uint8Array | Uint32Array, table: Uint8Array): Step {
  return (positions, count) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const position = positions[index]!;
      positions[kept] = position;
      kept += table[column[position]!]!;
    }
    return kept;
  };
}

/** Lists that have one of the wanted people; the word `none` stands for the empty list. */
function listsWith(table: MemberTable, wanted: readonly string[]): Uint8Array {
  const ids = new Set(wanted);
  return tableOf(table.members.length, (list) => {
    const members = table.members[list]!;
    return members.length === 0 ? ids.has('none') : members.some((one) => ids.has(table.people[one]!.id));
  });
}

function releasedBy(mark: number): ReleaseInitiator {
  const agent = (mark & marks.releasedByAgent) !== 0;
  const customer = (mark & marks.releasedByCustomer) !== 0;
  return agent && customer ? 'unknown' : agent ? 'agent' : customer ? 'customer' : 'none';
}
/** Index in `releaseInitiators` by `marks`. */
export const releaseIndexes = Uint8Array.from({ length: 256 }, (_, mark) =>
  releaseInitiators.indexOf(releasedBy(mark)),
);

const daysOut = 0;
const daysIn = 1;
/** A day that the period's edge may cut: each call's own start decides. */
const daysCut = 2;

/** What the filter says of whole local days: period, weekdays, workdays and holidays. By `dayPlace`. */
function dayTable({ columns, rules }: Archive, filter: Filter): Uint8Array {
  const { from = -Infinity, to = Infinity, weekdays, dayKinds } = filter;
  const { zone } = columns;
  const first = from === -Infinity ? -Infinity : localDay(zone, from);
  const last = to === Infinity ? Infinity : localDay(zone, to - 1);
  const calendar = dayKinds === undefined ? undefined : workingDays(rules.calendar);
  const table = new Uint8Array(dayPlaces).fill(daysOut);
  // A clock change around midnight can show the neighbouring date, so the neighbours of an edge are judged by call too.
  const start = Math.max(first - 1, columns.firstDay);
  for (let day = start; day <= Math.min(last + 1, columns.lastDay); day++) {
    if (weekdays?.includes(weekdayOf(day)) === false) continue;
    if (calendar !== undefined && !dayKinds!.includes(calendar.kindOf(day))) continue;
    table[dayPlace(day)] = day > first + 1 && day < last - 1 ? daysIn : daysCut;
  }
  return table;
}

function kindTable({ contactTypes: types, dispositions: outcomes }: Filter): Uint8Array {
  return tableOf(
    256,
    (kind) =>
      kind !== noCall &&
      (types === undefined || types.includes(contactTypes[typeOf(kind)]!)) &&
      (outcomes === undefined || outcomes.includes(dispositions[dispositionOf(kind)]!)),
  );
}

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

/** Days and kinds of calls. */
function dayKindStep(columns: Columns, days: Uint8Array, kinds: Uint8Array, from: number, to: number): Step {
  const { day, kind } = columns;
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

function markTable(filter: Filter): Uint8Array | undefined {
  const { surveyChannels: channels, releaseInitiators: initiators, recording } = filter;
  if (channels === undefined && initiators === undefined && recording === undefined) return undefined;
  return tableOf(256, (mark) => {
    const channel = surveyChannels[channelOf(mark)];
    if (channels !== undefined && (channel === undefined || !channels.includes(channel))) return false;
    if (recording !== undefined && ((mark & marks.recordingReady) !== 0) !== recording) return false;
    return initiators === undefined || initiators.includes(releasedBy(mark));
  });
}

/** Minutes since local midnight by the clock on the wall, also on days with a clock change. */
function wallMinute(columns: Columns, position: number): number {
  const { dayStarts, zone } = columns;
  const place = dayPlace(columns.day[position]!);
  if (dayStarts[place + 1]! - dayStarts[place]! === dayMs)
    return Math.floor(elapsedOf(columns, position) / 60_000);
  const at = startedAtOf(columns, position);
  const local = at + zoneOffsetMs(zone, at);
  return Math.floor((local - Math.floor(local / dayMs) * dayMs) / 60_000);
}

function openingStep({ columns, rules }: Archive, wanted: boolean): Step {
  const calendar = workingDays(rules.calendar);
  const hoursByDay = new Map<number, ReturnType<typeof calendar.hoursOf>>();
  const isOpen = (position: number): boolean => {
    const day = columns.day[position]!;
    let hours = hoursByDay.get(day);
    if (hours === undefined) hoursByDay.set(day, (hours = calendar.hoursOf(day)));
    const minute = wallMinute(columns, position);
    return hours.some(({ from, to }) => minute >= from && minute < to);
  };
  return (positions, count) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const position = positions[index]!;
      positions[kept] = position;
      if (isOpen(position) === wanted) kept += 1;
    }
    return kept;
  };
}

function hourStep({ clock }: Columns, hours: readonly number[]): Step {
  const isWanted = tableOf(32, (hour) => hours.includes(hour));
  return (positions, count) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const position = positions[index]!;
      positions[kept] = position;
      kept += isWanted[clock[position]! >>> hourShift]!;
    }
    return kept;
  };
}

function talkStep({ talkMs }: Columns, minSeconds = 0, maxSeconds = Infinity): Step {
  const [from, to] = [minSeconds * 1000, maxSeconds * 1000];
  return (positions, count) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const position = positions[index]!;
      const talk = talkMs[position]!;
      positions[kept] = position;
      kept += Number(talk >= from) & Number(talk <= to);
    }
    return kept;
  };
}

/** What the filter asks beyond days and kinds, the cheapest and narrowest first. */
function stepsOf(archive: Archive, filter: Filter): Step[] {
  const { columns, members, database } = archive;
  const steps: Step[] = [];
  const { instances, ratings, hours, agents, skillGroups, businessHours } = filter;
  if (instances !== undefined) {
    const row = database.prepare('SELECT id FROM instance WHERE instance_id = ?').pluck();
    const wanted = new Set(instances.map((id) => row.get(id)));
    steps.push(
      byTable(
        columns.instance,
        tableOf(256, (instance) => wanted.has(instance)),
      ),
    );
  }
  if (agents !== undefined) steps.push(byTable(columns.agentList, listsWith(members.agent, agents)));
  if (skillGroups !== undefined)
    steps.push(byTable(columns.skillGroupList, listsWith(members.skillGroup, skillGroups)));
  if (ratings !== undefined) {
    const keys = new Set(ratings.map((key) => (key === 0 ? noRating : key)));
    steps.push(
      byTable(
        columns.rating,
        tableOf(256, (key) => keys.has(key)),
      ),
    );
  }
  const markFilter = markTable(filter);
  if (markFilter !== undefined) steps.push(byTable(columns.marks, markFilter));
  if (hours !== undefined) steps.push(hourStep(columns, hours));
  if (filter.minTalkSeconds !== undefined || filter.maxTalkSeconds !== undefined)
    steps.push(talkStep(columns, filter.minTalkSeconds, filter.maxTalkSeconds));
  if (businessHours !== undefined) steps.push(openingStep(archive, businessHours));
  return steps;
}

/** Visits the selected calls block by block, in the order of their positions. @returns how many there are */
export function scanCalls(archive: Archive, filter: Filter, visit: Visit): number {
  const { columns } = archive;
  const take = filter.number === undefined ? takeAll : takeNumbers(archive, filter.number);
  const { from = -Infinity, to = Infinity } = filter;
  const steps = [
    dayKindStep(columns, dayTable(archive, filter), kindTable(filter), from, to),
    ...stepsOf(archive, filter),
  ];
  const positions = new Uint32Array(blockSize);
  let total = 0;
  for (let start = 0; start < columns.length; start += blockSize) {
    let count = take(start, Math.min(start + blockSize, columns.length), positions);
    for (const step of steps) {
      if (count === 0) break;
      count = step(positions, count);
    }
    if (count > 0) visit(positions, count);
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
