// Turns a filter into steps over a block of calls: a few tables over columns of small values, one after the other.
import {
  type FlagName,
  type ListValue,
  type RangeName,
  rangeFields,
  type ListName,
} from '#shared/domain/filter-fields';
import { type Profile, isInbound, isOffered, isRated, profilesOf } from './profiles';
import type { Filter } from '#shared/domain/filter';
import { releaseInitiators, surveyChannels, type ReleaseInitiator } from '#shared/domain/call';
import type { RatedClass } from '#shared/domain/scale';
import type { Archive } from '../store/archive';
import {
  channelOf,
  hourShift,
  marks,
  noRating,
  type Columns,
  startedAtOf,
  dayPlace,
  dayPlaces,
  elapsedOf,
} from '../store/columns';
import type { MemberTable } from '../store/members';
import { followUpsOf, samePhones, lostAfterMs } from '../store/follow-ups';
import { instancesOf } from '../store/instances';
import { abandonedKinds } from '../store/kinds';
import { workingDays, type OpenSpan } from '#shared/domain/calendar';
import { dayMs, dayStart, zoneOffsetMs } from '#shared/base/period';

/** Positions in the archive's columns, ascending. */
export type Selection = Uint32Array;

/** Keeps of the first `count` positions those that pass, in place. @returns how many */
export type Step = (positions: Uint32Array, count: number) => number;

/** A table that answers 1 for the values to keep. */
export function tableOf(size: number, keeps: (value: number) => boolean): Uint8Array {
  const table = new Uint8Array(size);
  for (let value = 0; value < size; value++) table[value] = keeps(value) ? 1 : 0;
  return table;
}

/** Whether a call with these values in a field passes. */
export type Accepts<T> = (values: readonly T[]) => boolean;

/** What a filter says of one field: has to be met, has to be met too, must not be met. Undefined where it says nothing. */
export function acceptedBy<N extends ListName>(filter: Filter, name: N): Accepts<ListValue<N>> | undefined {
  type List = readonly ListValue<N>[] | undefined;
  const wanted = [filter, ...(filter.also ?? [])]
    .map((lists) => lists[name] as List)
    .filter((list) => list !== undefined);
  const unwanted = filter.exclude?.[name] as List;
  if (wanted.length === 0 && unwanted === undefined) return undefined;
  return (values) =>
    wanted.every((list) => values.some((value) => list.includes(value))) &&
    !values.some((value) => unwanted?.includes(value) === true);
}

/** Writes every position and then moves on or not: a branch would be guessed wrong every other time. */
export function byTable(column: Uint8Array | Uint16Array | Uint32Array, table: Uint8Array): Step {
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

function keeping(passes: (position: number) => boolean): Step {
  return (positions, count) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const position = positions[index]!;
      positions[kept] = position;
      kept += Number(passes(position));
    }
    return kept;
  };
}

/** Callers are followed among all calls of the filter's instances, whatever else it says. */
function unreachedStep(archive: Archive, wanted: boolean, filter: Filter): Step {
  const { columns, ledger } = archive;
  const instances = instancesOf(archive, filter);
  const { callerOf, nextSpokenMs } = followUpsOf(archive, instances);
  const knownUntil = ledger.dataUpTo(instances) ?? -Infinity;
  return keeping((position) => {
    if (abandonedKinds[columns.kind[position]!] === 0 || callerOf[position] === 0) return false;
    const isReached = nextSpokenMs[position]! <= lostAfterMs;
    if (!wanted) return isReached;
    return !isReached && startedAtOf(columns, position) + lostAfterMs <= knownUntil;
  });
}

function returnStep(archive: Archive, limits: Limits, filter: Filter): Step {
  const { callerOf, nextInboundMs } = followUpsOf(archive, instancesOf(archive, filter));
  const overMs = limits.overMs;
  const toMs = Math.min(limits.toMs, 0xffff_fffe);
  return keeping((position) => {
    const ms = nextInboundMs[position]!;
    return callerOf[position] !== 0 && ms > overMs && ms <= toMs;
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

/** Lists of people that are accepted; the word `none` stands for the empty list. */
function listsWith(table: MemberTable, accepts: Accepts<string>): Uint8Array {
  return tableOf(table.members.length, (list) => {
    const members = table.members[list]!;
    return accepts(members.length === 0 ? ['none'] : members.map((one) => table.people[one]!.id));
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

function hourStep({ clock }: Columns, accepts: Accepts<number>): Step {
  const isWanted = tableOf(32, (hour) => accepts([hour]));
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

/** What a range asks: from `fromMs` on, above `overMs`, and up to `toMs`. */
interface Limits {
  readonly fromMs: number;
  readonly overMs: number;
  readonly toMs: number;
}

/** The limits of a range; undefined where the filter sets none. */
function limitsOf(filter: Filter, name: RangeName): Limits | undefined {
  const { low, high, unit } = rangeFields[name];
  if ([...low, high].every((limit) => filter[limit] === undefined)) return undefined;
  const unitMs = unit === 'hours' ? 3_600_000 : 1000;
  const lowest = (prefix: 'min' | 'over', open: number): number => {
    const limit = low.find((one) => one.startsWith(prefix));
    return limit === undefined ? open : (filter[limit] ?? open) * unitMs;
  };
  return {
    fromMs: lowest('min', 0),
    overMs: lowest('over', -1),
    toMs: (filter[high] ?? Infinity) * unitMs,
  };
}

/** Durations within the limits; calls without one do not pass. */
function durationStep(column: Int32Array, { fromMs, overMs, toMs }: Limits): Step {
  return (positions, count) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const position = positions[index]!;
      const ms = column[position]!;
      positions[kept] = position;
      kept += Number(ms >= fromMs) & Number(ms > overMs) & Number(ms <= toMs);
    }
    return kept;
  };
}

/** Calls whose profile, which is what figures count them for, passes. */
function profileStep(archive: Archive, passes: (profile: Profile) => boolean): Step {
  const { codes, list } = profilesOf(archive);
  return byTable(
    codes,
    Uint8Array.from(list, (profile) => Number(passes(profile))),
  );
}

const markStep = ({ columns }: Archive, passes: (mark: number) => boolean): Step =>
  byTable(columns.marks, tableOf(256, passes));

/** The lists that are judged together with days and kinds, for whole blocks where possible (select.ts). */
export type DayKindList = 'weekdays' | 'dayKinds' | 'contactTypes' | 'dispositions';

/** How every other list is judged. */
const listSteps: {
  readonly [N in Exclude<ListName, DayKindList>]: (archive: Archive, accepts: Accepts<ListValue<N>>) => Step;
} = {
  agents: ({ columns, members }, accepts) => byTable(columns.agentList, listsWith(members.agent, accepts)),
  skillGroups: ({ columns, members }, accepts) =>
    byTable(columns.skillGroupList, listsWith(members.skillGroup, accepts)),
  ratings: ({ columns }, accepts) =>
    byTable(
      columns.rating,
      tableOf(256, (key) => accepts([key === noRating ? 0 : key])),
    ),
  // Bits that no channel has stand for no call.
  surveyChannels: (archive, accepts) =>
    markStep(archive, (mark) => accepts([surveyChannels[channelOf(mark)] ?? 'none'])),
  releaseInitiators: (archive, accepts) => markStep(archive, (mark) => accepts([releasedBy(mark)])),
  ratingClasses: (archive, accepts) =>
    profileStep(archive, (profile) =>
      accepts(isRated(profile) ? [profile.meaning!.class as RatedClass] : []),
    ),
  hours: ({ columns }, accepts) => hourStep(columns, accepts),
};

const flagSteps: {
  readonly [N in FlagName]: (archive: Archive, wanted: boolean, filter: Filter) => Step;
} = {
  recording: (archive, wanted) =>
    markStep(archive, (mark) => ((mark & marks.recordingReady) !== 0) === wanted),
  surveyOffered: (archive, wanted) =>
    markStep(archive, (mark) => ((mark & marks.surveyOffered) !== 0) === wanted),
  offered: (archive, wanted) =>
    profileStep(archive, (profile) => isInbound(profile) && isOffered(profile) === wanted),
  businessHours: openingStep,
  unreached: unreachedStep,
};

const rangeSteps: {
  readonly [N in RangeName]: (archive: Archive, limits: Limits, filter: Filter) => Step;
} = {
  talk: ({ columns }, limits) => durationStep(columns.talkMs, limits),
  wait: ({ columns }, limits) => durationStep(columns.waitMs, limits),
  return: returnStep,
};

function instanceStep({ database, columns }: Archive, wanted: readonly string[]): Step {
  const row = database.prepare('SELECT id FROM instance WHERE instance_id = ?').pluck();
  const rows = new Set(wanted.map((id) => row.get(id)));
  return byTable(
    columns.instance,
    tableOf(256, (instance) => rows.has(instance)),
  );
}

function stepOfList<N extends keyof typeof listSteps>(
  archive: Archive,
  filter: Filter,
  name: N,
): Step | undefined {
  const accepts = acceptedBy(filter, name);
  return accepts === undefined ? undefined : listSteps[name](archive, accepts);
}

/** What the filter asks beyond days and kinds, the cheapest first. */
export function stepsOf(archive: Archive, filter: Filter): Step[] {
  const { instances, sameCaller } = filter;
  return [
    instances === undefined ? undefined : instanceStep(archive, instances),
    ...(Object.keys(listSteps) as (keyof typeof listSteps)[]).map((name) =>
      stepOfList(archive, filter, name),
    ),
    ...(Object.keys(rangeSteps) as RangeName[]).map((name) => {
      const limits = limitsOf(filter, name);
      return limits === undefined ? undefined : rangeSteps[name](archive, limits, filter);
    }),
    ...(Object.keys(flagSteps) as FlagName[]).map((name) => {
      const wanted = filter[name];
      return wanted === undefined ? undefined : flagSteps[name](archive, wanted, filter);
    }),
    sameCaller === undefined ? undefined : keeping(samePhones(archive, sameCaller)),
  ].filter((step) => step !== undefined);
}
