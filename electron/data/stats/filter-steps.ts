// What a filter asks, as steps over a block of calls: a few tables over columns of small values, one after the other.
import {
  contactTypes,
  dispositions,
  releaseInitiators,
  surveyChannels,
  type ReleaseInitiator,
} from '../../../shared/call';
import { workingDays, type OpenSpan } from '../../../shared/calendar';
import type { Filter } from '../../../shared/filter';
import { dayMs, dayStart, localDay, weekdayOf, zoneOffsetMs } from '../../../shared/period';
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

/** Keeps of the first `count` positions those that pass, in place. @returns how many */
export type Step = (positions: Uint32Array, count: number) => number;
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
    (filter.weekdays ?? filter.dayKinds ?? filter.contactTypes ?? filter.dispositions) !== undefined;
  return (block) => {
    const [blockFirst, blockLast] = [blockFirstDay[block]!, blockLastDay[block]!];
    if (blockLast < first || blockFirst > last) return false;
    return !asksEach && blockFirst > first + 1 && blockLast < last - 1 ? true : undefined;
  };
}

/** What the filter says of whole local days: period, weekdays, workdays and holidays. By `dayPlace`. */
function dayTable(archive: Archive, filter: Filter): Uint8Array {
  const { columns, rules } = archive;
  const { weekdays, dayKinds } = filter;
  const { first, last } = daysOf(archive, filter);
  const calendar = dayKinds === undefined ? undefined : workingDays(rules.calendar);
  const table = new Uint8Array(dayPlaces).fill(daysOut);
  for (let day = Math.max(first, columns.firstDay); day <= Math.min(last, columns.lastDay); day++) {
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

/** Minutes since local midnight by the clock on the wall, for days with a clock change. */
function wallMinute(columns: Columns, position: number): number {
  const at = startedAtOf(columns, position);
  const local = at + zoneOffsetMs(columns.zone, at);
  return Math.floor((local - Math.floor(local / dayMs) * dayMs) / 60_000);
}

/** Within the business hours of its day, or outside of them: one table over a day's minutes for each set of hours. */
function openingStep({ columns, rules }: Archive, wanted: boolean): Step {
  const { day, zone, firstDay, lastDay } = columns;
  const calendar = workingDays(rules.calendar);
  const sets: (readonly OpenSpan[])[] = [];
  const setByPlace = new Uint8Array(dayPlaces);
  const hasClockChange = new Uint8Array(dayPlaces);
  for (let local = firstDay; local <= lastDay; local++) {
    const hours = calendar.hoursOf(local);
    if (!sets.includes(hours)) sets.push(hours);
    setByPlace[dayPlace(local)] = sets.indexOf(hours);
    if (dayStart(zone, local + 1) - dayStart(zone, local) !== dayMs) hasClockChange[dayPlace(local)] = 1;
  }
  const keeps = sets.map((hours) =>
    tableOf(1440, (minute) => hours.some(({ from, to }) => minute >= from && minute < to) === wanted),
  );
  return (positions, count) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const position = positions[index]!;
      const place = dayPlace(day[position]!);
      const minute =
        hasClockChange[place] === 1
          ? wallMinute(columns, position)
          : (elapsedOf(columns, position) / 60_000) | 0;
      positions[kept] = position;
      kept += keeps[setByPlace[place]!]![minute]!;
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

/** What the filter asks beyond days and kinds, the cheapest first. */
export function stepsOf(archive: Archive, filter: Filter): Step[] {
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
