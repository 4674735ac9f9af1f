// Grouping: which rows of a result a call belongs to, and how those rows are called.
import { contactTypes, dispositions, releaseInitiators, surveyChannels } from '#shared/domain/call';
import type { Attribution, Grouping } from '#shared/domain/filter';
import { weekdayName } from '#shared/language/format';
import type { Language } from '#shared/language/text';
import { message } from '#shared/texts/messages';
import { callWord } from '#shared/texts/words';
import { dayText, monthStart, weekStartOf, weekText, weekdayOf } from '#shared/base/period';
import type { Archive } from '../store/archive';
import {
  blockSize,
  channelOf,
  dayPlace,
  dayPlaces,
  hourShift,
  type ColumnName,
  type Columns,
} from '../store/columns';
import { dispositionOf, typeOf } from '../store/kinds';
import type { MemberTable } from '../store/members';
import { releaseIndexes } from './filter-steps';

/** Calls of a block, by their places in it, with the row that each counts in; a call with several rows is there once for each. */
export interface Pairs {
  readonly places: Uint16Array;
  readonly rows: Uint32Array;
}

export interface Groups {
  /** Stable keys as the command line prints them, and names. */
  readonly keys: readonly string[];
  readonly labels: readonly string[];
  /** The most rows that one call has. */
  readonly most: number;
  /** Fills `into` for the first `count` positions of a block. @returns pairs filled in */
  readonly assign: (positions: Uint32Array, count: number, into: Pairs) => number;
  /** Adds one to row × profile for each pair, without writing the pairs down; only where that is worth a loop of its own. */
  readonly add?: AddCalls;
}
/** @param calls `width` profiles a row */
type AddCalls = (
  positions: Uint32Array,
  codes: Uint16Array,
  count: number,
  calls: Uint32Array,
  width: number,
) => void;

/** Room for a block's pairs; of groups with one row a call the places are filled in already. */
export function pairsFor({ most }: Groups): Pairs {
  const size = blockSize * most;
  const places = new Uint16Array(size);
  for (let index = 0; index < blockSize; index++) places[index] = index;
  return { places, rows: new Uint32Array(size) };
}

/** Writes the row of each position. */
type FillRows = (positions: Uint32Array, count: number, rows: Uint32Array) => void;

/** Groups of which every call has exactly one. */
export function onePerCall(keys: readonly string[], labels: readonly string[], fill: FillRows): Groups {
  return {
    keys,
    labels,
    most: 1,
    assign(positions, count, into) {
      fill(positions, count, into.rows);
      return count;
    },
  };
}

/** Rows by local day. @param table by `dayPlace` */
const fillByDay =
  ({ day }: Columns, table: Uint8Array | Uint32Array): FillRows =>
  (positions, count, rows) => {
    for (let index = 0; index < count; index++) rows[index] = table[day[positions[index]!]! + 32_768]!;
  };

/** One group a value of a column. */
function byColumn(
  columns: Columns,
  name: ColumnName,
  keys: readonly string[],
  labels: readonly string[],
  rowOf: (value: number) => number,
): Groups {
  const column = columns[name] as Uint8Array;
  const table = Uint8Array.from({ length: 256 }, (_, value) => Math.max(rowOf(value), 0));
  return onePerCall(keys, labels, (positions, count, rows) => {
    for (let index = 0; index < count; index++) rows[index] = table[column[positions[index]!]!]!;
  });
}

export const allCalls: Groups = onePerCall(['all'], ['all'], (_positions, count, rows) =>
  rows.fill(0, 0, count),
);

/** Local days, both ends included. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

/** One group for each run of days of the range that share a text, oldest first. The range holds every call that is counted. */
export function byDays(columns: Columns, range: DayRange, textOf: (day: number) => string): Groups {
  const keys: string[] = [];
  const rowByPlace = new Uint32Array(dayPlaces);
  for (let day = range.first; day <= range.last; day++) {
    const text = textOf(day);
    if (keys.at(-1) !== text) keys.push(text);
    rowByPlace[dayPlace(day)] = keys.length - 1;
  }
  return onePerCall(keys, keys, fillByDay(columns, rowByPlace));
}

/** Weeks, called by their days: a number alone says little where weeks begin on a Sunday. */
function byWeeks(columns: Columns, range: DayRange, weekStart: number): Groups {
  const groups = byDays(columns, range, (day) => weekText(day, weekStart));
  const first = weekStartOf(range.first, weekStart);
  const labels = groups.keys.map((_, week) => {
    const start = first + week * 7;
    return `${dayText(start)} – ${dayText(start + 6)}`;
  });
  return { ...groups, labels };
}

/** Rows of every list of people by offsets: those of list `n` are `rows[offsets[n]] … rows[offsets[n + 1] − 1]`. */
interface ListRows {
  readonly offsets: Uint32Array;
  readonly rows: Uint32Array;
  /** By list: its row, where it has just one as nearly all have; else −1. */
  readonly only: Int32Array;
  readonly most: number;
}

function rowsByList(
  { members }: MemberTable,
  rowOf: readonly number[],
  none: number,
  attribution: Attribution,
): ListRows {
  const offsets = new Uint32Array(members.length + 1);
  const rows: number[] = [];
  let most = 1;
  for (const [list, people] of members.entries()) {
    const start = rows.length;
    if (people.length === 0) rows.push(none);
    else if (attribution === 'first') rows.push(rowOf[people[0]!]!);
    else if (attribution === 'last') rows.push(rowOf[people.at(-1)!]!);
    else for (const person of people) if (!rows.includes(rowOf[person]!, start)) rows.push(rowOf[person]!);
    offsets[list + 1] = rows.length;
    most = Math.max(most, rows.length - start);
  }
  const only = Int32Array.from(members, (_, list) =>
    offsets[list + 1]! - offsets[list]! === 1 ? rows[offsets[list]!]! : -1,
  );
  return { offsets, rows: Uint32Array.from(rows), only, most };
}

/** One group an agent or skill group, whichever instance knows it by that id, and one for calls without any. */
export function byMember(
  { columns, members }: Archive,
  kind: 'agent' | 'skillGroup',
  attribution: Attribution,
  noneLabel: string,
): Groups {
  const table = members[kind];
  const listOf = kind === 'agent' ? columns.agentList : columns.skillGroupList;
  const rowById = new Map<string, number>();
  const labels: string[] = [];
  const rowOf: number[] = [];
  for (const [number, person] of table.people.entries()) {
    if (person === undefined) continue;
    const row = rowById.get(person.id) ?? rowById.size;
    rowById.set(person.id, row);
    rowOf[number] = row;
    labels[row] = person.name;
  }
  const { offsets, rows, only, most } = rowsByList(table, rowOf, rowById.size, attribution);
  return {
    keys: [...rowById.keys(), 'none'],
    labels: [...labels, noneLabel],
    most,
    add(positions, codes, count, calls, width) {
      for (let index = 0; index < count; index++) {
        const list = listOf[positions[index]!]!;
        const code = codes[index]!;
        const row = only[list]!;
        if (row >= 0) calls[row * width + code]! += 1;
        else
          for (let place = offsets[list]!; place < offsets[list + 1]!; place++)
            calls[rows[place]! * width + code]! += 1;
      }
    },
    assign(positions, count, into) {
      let pairs = 0;
      for (let index = 0; index < count; index++) {
        const list = listOf[positions[index]!]!;
        const row = only[list]!;
        if (row >= 0) {
          into.places[pairs] = index;
          into.rows[pairs++] = row;
          continue;
        }
        for (let place = offsets[list]!; place < offsets[list + 1]!; place++) {
          into.places[pairs] = index;
          into.rows[pairs++] = rows[place]!;
        }
      }
      return pairs;
    },
  };
}

const hours = Array.from({ length: 24 }, (_, hour) => String(hour));
const weekdays = [1, 2, 3, 4, 5, 6, 7];
const weekdayRows = Uint8Array.from({ length: dayPlaces }, (_, place) => weekdayOf(place - dayPlace(0)) - 1);

/** 168 cells, (weekday − 1) × 24 + hour. */
export function byWeekdayHour({ day, clock }: Columns, language: Language): Groups {
  const each = (nameOf: (weekday: number, hour: string) => string): string[] =>
    weekdays.flatMap((weekday) => hours.map((hour) => nameOf(weekday, hour)));
  const groups = onePerCall(
    each((weekday, hour) => `${weekday}-${hour}`),
    each((weekday, hour) => `${weekdayName(language, weekday)} ${hour}`),
    (positions, count, rows) => {
      for (let index = 0; index < count; index++) {
        const position = positions[index]!;
        rows[index] = weekdayRows[day[position]! + 32_768]! * 24 + (clock[position]! >>> hourShift);
      }
    },
  );
  return {
    ...groups,
    add(positions, codes, count, calls, width) {
      for (let index = 0; index < count; index++) {
        const position = positions[index]!;
        const row = weekdayRows[day[position]! + 32_768]! * 24 + (clock[position]! >>> hourShift);
        calls[row * width + codes[index]!]! += 1;
      }
    },
  };
}

export function groupsOf(
  archive: Archive,
  by: Grouping,
  attribution: Attribution,
  language: Language,
): Groups {
  const { columns, rules } = archive;
  const { clock } = columns;
  const words = (kind: Parameters<typeof callWord>[0], names: readonly string[]): string[] =>
    names.map((name) => callWord(kind, name, language));
  const none = message(language, 'common.none');
  const days = { first: columns.firstDay, last: columns.lastDay };
  switch (by) {
    case 'none':
      return allCalls;
    case 'day':
      return byDays(columns, days, dayText);
    case 'week':
      return byWeeks(columns, days, rules.calendar.weekStart);
    case 'month':
      return byDays(columns, days, (one) => dayText(monthStart(one)).slice(0, 7));
    case 'hour':
      return onePerCall(hours, hours, (positions, count, rows) => {
        for (let index = 0; index < count; index++) rows[index] = clock[positions[index]!]! >>> hourShift;
      });
    case 'weekday':
      return onePerCall(
        weekdays.map(String),
        weekdays.map((weekday) => weekdayName(language, weekday)),
        fillByDay(columns, weekdayRows),
      );
    case 'weekdayHour':
      return byWeekdayHour(columns, language);
    case 'agent':
    case 'skillGroup':
      return byMember(archive, by, attribution, none);
    case 'disposition':
      return byColumn(columns, 'kind', dispositions, words(by, dispositions), dispositionOf);
    case 'contactType':
      return byColumn(columns, 'kind', contactTypes, words(by, contactTypes), typeOf);
    case 'surveyChannel':
      return byColumn(columns, 'marks', surveyChannels, words(by, surveyChannels), channelOf);
    case 'releaseInitiator':
      return byColumn(
        columns,
        'marks',
        releaseInitiators,
        words(by, releaseInitiators),
        (mark) => releaseIndexes[mark]!,
      );
  }
}
