// Grouping: which row of a result a call belongs to, and how that row is called.
import { contactTypes, dispositions, releaseInitiators, surveyChannels } from '../../../shared/call';
import type { Attribution, Grouping } from '../../../shared/filter';
import { weekdayName, type Language } from '../../../shared/format';
import { callWord } from '../../../shared/messages/words';
import { dayText, monthStart, weekText, weekdayOf } from '../../../shared/period';
import { channelOf, marks, type Columns } from '../columns';
import type { MemberTable, Members } from '../members';
import type { Selection } from './select';

interface Named {
  /** Stable keys as the command line prints them. */
  readonly keys: readonly string[];
  readonly labels: readonly string[];
}
export type Groups = Named &
  (
    | { readonly kind: 'one'; readonly indexOf: (position: number) => number }
    | { readonly kind: 'several'; readonly indexesOf: (position: number) => readonly number[] }
  );

const one = (
  keys: readonly string[],
  labels: readonly string[],
  indexOf: (position: number) => number,
): Groups => ({
  kind: 'one',
  keys,
  labels,
  indexOf,
});

export const allCalls: Groups = one(['all'], ['all'], () => 0);

/** Local days, both ends included. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

/** One group a local day of the range (or from the first to the last selected call), days without calls included. */
export function byDay(
  columns: Columns,
  selection: Selection,
  range?: DayRange,
): Groups & { readonly firstDay: number } {
  let first = range?.first ?? 32767;
  let last = range?.last ?? -32768;
  for (let index = 0; index < selection.length; index++) {
    const position = selection[index]!;
    const day = columns.day[position]!;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const keys = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => dayText(first + index));
  return { ...one(keys, keys, (position) => columns.day[position]! - first), firstDay: first };
}

/** Groups of days that share a text, such as weeks and months, in order. */
function byDayText(columns: Columns, selection: Selection, textOf: (day: number) => string): Groups {
  const days = byDay(columns, selection);
  const keys: string[] = [];
  const indexByDay = days.keys.map((_, index) => {
    const text = textOf(days.firstDay + index);
    if (keys.at(-1) !== text) keys.push(text);
    return keys.length - 1;
  });
  return one(keys, keys, (position) => indexByDay[columns.day[position]! - days.firstDay]!);
}

function byMember(
  table: MemberTable,
  lists: Uint32Array,
  attribution: Attribution,
  noneLabel: string,
): Groups {
  const people = table.people.flatMap((person, id) =>
    person === undefined ? [] : [{ ...person, index: id }],
  );
  const rowOf = new Map(people.map((person, row) => [person.index, row]));
  const none = people.length;
  const rowsByList = table.members.map((members) => {
    const rows = [...new Set(members.map((member) => rowOf.get(member)!))];
    if (rows.length === 0) return [none];
    if (attribution === 'first') return rows.slice(0, 1);
    return attribution === 'last' ? [rowOf.get(members.at(-1)!)!] : rows;
  });
  return {
    kind: 'several',
    keys: [...people.map((person) => person.id), 'none'],
    labels: [...people.map((person) => person.name), noneLabel],
    indexesOf: (position) => rowsByList[lists[position]!]!,
  };
}

const hours = Array.from({ length: 24 }, (_, hour) => String(hour));
const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** 168 cells, (weekday − 1) × 24 + hour. */
export function byWeekdayHour(columns: Columns, language: Language): Groups {
  const keys = weekdays.flatMap((weekday) => hours.map((hour) => `${weekday}-${hour}`));
  const labels = weekdays.flatMap((weekday) =>
    hours.map((hour) => `${weekdayName(language, weekday)} ${hour}`),
  );
  return one(
    keys,
    labels,
    (position) => (weekdayOf(columns.day[position]!) - 1) * 24 + columns.hour[position]!,
  );
}

function releaseIndex(mark: number): number {
  const agent = (mark & marks.releasedByAgent) !== 0;
  const customer = (mark & marks.releasedByCustomer) !== 0;
  const name = agent && customer ? 'unknown' : agent ? 'agent' : customer ? 'customer' : 'none';
  return releaseInitiators.indexOf(name);
}

export function groupsOf(
  by: Grouping,
  columns: Columns,
  members: Members,
  selection: Selection,
  attribution: Attribution,
  language: Language,
): Groups {
  const words = (kind: Parameters<typeof callWord>[0], names: readonly string[]): string[] =>
    names.map((name) => callWord(kind, name, language));
  const none = language === 'en' ? 'None' : '无';
  switch (by) {
    case 'none':
      return allCalls;
    case 'day':
      return byDay(columns, selection);
    case 'week':
      return byDayText(columns, selection, weekText);
    case 'month':
      return byDayText(columns, selection, (day) => dayText(monthStart(day)).slice(0, 7));
    case 'hour':
      return one(hours, hours, (position) => columns.hour[position]!);
    case 'weekday':
      return one(
        weekdays.map(String),
        weekdays.map((weekday) => weekdayName(language, weekday)),
        (position) => weekdayOf(columns.day[position]!) - 1,
      );
    case 'weekdayHour':
      return byWeekdayHour(columns, language);
    case 'agent':
      return byMember(members.agent, columns.agentList, attribution, none);
    case 'skillGroup':
      return byMember(members.skillGroup, columns.skillGroupList, attribution, none);
    case 'disposition':
      return one(
        dispositions,
        words('disposition', dispositions),
        (position) => columns.disposition[position]!,
      );
    case 'contactType':
      return one(
        contactTypes,
        words('contactType', contactTypes),
        (position) => columns.contactType[position]!,
      );
    case 'surveyChannel':
      return one(surveyChannels, words('surveyChannel', surveyChannels), (position) =>
        channelOf(columns.marks[position]!),
      );
    case 'releaseInitiator':
      return one(releaseInitiators, words('releaseInitiator', releaseInitiators), (position) =>
        releaseIndex(columns.marks[position]!),
      );
  }
}
