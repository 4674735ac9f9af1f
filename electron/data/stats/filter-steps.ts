// Turns a filter into steps over a block of calls: a few tables over columns of small values, one after the other.
import type { Filter, ListName } from '#shared/domain/filter';
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
import { isInbound, isOffered, isRated, profilesOf } from './profiles';
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
export type ValueOf<N extends ListName> = NonNullable<Filter[N]>[number];

/** What a filter says of one field: has to be met, has to be met too, must not be met. Undefined where it says nothing. */
export function acceptedBy<N extends ListName>(filter: Filter, name: N): Accepts<ValueOf<N>> | undefined {
  type List = readonly ValueOf<N>[] | undefined;
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
function callerSteps(archive: Archive, filter: Filter): Step[] {
  const { columns, ledger } = archive;
  const { sameCaller, unreached, overReturnHours, maxReturnHours } = filter;
  const steps: Step[] = [];
  if (sameCaller !== undefined) {
    const isOf = samePhones(archive, sameCaller);
    steps.push(keeping(isOf));
  }
  if ((unreached ?? overReturnHours ?? maxReturnHours) === undefined) return steps;
  const instances = instancesOf(archive, filter);
  const { callerOf, nextInboundMs, nextSpokenMs } = followUpsOf(archive, instances);
  if (unreached !== undefined) {
    const knownUntil = ledger.dataUpTo(instances) ?? -Infinity;
    steps.push(
      keeping((position) => {
        if (abandonedKinds[columns.kind[position]!] === 0 || callerOf[position] === 0) return false;
        const isReached = nextSpokenMs[position]! <= lostAfterMs;
        if (!unreached) return isReached;
        return !isReached && startedAtOf(columns, position) + lostAfterMs <= knownUntil;
      }),
    );
  }
  if (overReturnHours !== undefined || maxReturnHours !== undefined) {
    const overMs = (overReturnHours ?? -1) * 3_600_000;
    const toMs = Math.min((maxReturnHours ?? Infinity) * 3_600_000, 0xffff_fffe);
    steps.push(
      keeping((position) => {
        const ms = nextInboundMs[position]!;
        return callerOf[position] !== 0 && ms > overMs && ms <= toMs;
      }),
    );
  }
  return steps;
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

function markTable(filter: Filter): Uint8Array | undefined {
  const { recording, surveyOffered } = filter;
  const channels = acceptedBy(filter, 'surveyChannels');
  const initiators = acceptedBy(filter, 'releaseInitiators');
  if ((channels ?? initiators ?? recording ?? surveyOffered) === undefined) return undefined;
  const is = (mark: number, bit: number, wanted: boolean | undefined): boolean =>
    wanted === undefined || ((mark & bit) !== 0) === wanted;
  return tableOf(256, (mark) => {
    // Bits that no channel has stand for no call.
    const channel = surveyChannels[channelOf(mark)] ?? 'none';
    return (
      channels?.([channel]) !== false &&
      initiators?.([releasedBy(mark)]) !== false &&
      is(mark, marks.recordingReady, recording) &&
      is(mark, marks.surveyOffered, surveyOffered)
    );
  });
}

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

/** Durations from `min` on or above `over`, to `max`; calls without one do not pass. */
function durationStep(
  column: Int32Array,
  seconds: {
    readonly min?: number | undefined;
    readonly over?: number | undefined;
    readonly max?: number | undefined;
  },
): Step | undefined {
  const { min, over, max } = seconds;
  if ((min ?? over ?? max) === undefined) return undefined;
  const [fromMs, overMs, toMs] = [(min ?? 0) * 1000, (over ?? -1) * 1000, (max ?? Infinity) * 1000];
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

/** What figures count a call for: whether it was offered, and the class of its rating. */
function profileStep(archive: Archive, filter: Filter): Step | undefined {
  const classes = acceptedBy(filter, 'ratingClasses');
  const { offered } = filter;
  if (classes === undefined && offered === undefined) return undefined;
  const { codes, list } = profilesOf(archive);
  return byTable(
    codes,
    Uint8Array.from(list, (profile) =>
      Number(
        classes?.(isRated(profile) ? [profile.meaning!.class as RatedClass] : []) !== false &&
          (offered === undefined || (isInbound(profile) && isOffered(profile) === offered)),
      ),
    ),
  );
}

/** A step over a column of small values for what the filter says of a field. */
function listStep<N extends ListName>(
  filter: Filter,
  name: N,
  column: Uint8Array | Uint32Array,
  table: (accepts: Accepts<ValueOf<N>>) => Uint8Array,
): Step | undefined {
  const accepts = acceptedBy(filter, name);
  return accepts === undefined ? undefined : byTable(column, table(accepts));
}

function instanceStep({ database, columns }: Archive, wanted: readonly string[]): Step {
  const row = database.prepare('SELECT id FROM instance WHERE instance_id = ?').pluck();
  const rows = new Set(wanted.map((id) => row.get(id)));
  return byTable(
    columns.instance,
    tableOf(256, (instance) => rows.has(instance)),
  );
}

/** What the filter asks beyond days and kinds, the cheapest first. */
export function stepsOf(archive: Archive, filter: Filter): Step[] {
  const { columns, members } = archive;
  const { instances, businessHours } = filter;
  const hours = acceptedBy(filter, 'hours');
  const markFilter = markTable(filter);
  return [
    instances === undefined ? undefined : instanceStep(archive, instances),
    listStep(filter, 'agents', columns.agentList, (accepts) => listsWith(members.agent, accepts)),
    listStep(filter, 'skillGroups', columns.skillGroupList, (accepts) =>
      listsWith(members.skillGroup, accepts),
    ),
    listStep(filter, 'ratings', columns.rating, (accepts) =>
      tableOf(256, (key) => accepts([key === noRating ? 0 : key])),
    ),
    markFilter === undefined ? undefined : byTable(columns.marks, markFilter),
    profileStep(archive, filter),
    hours === undefined ? undefined : hourStep(columns, hours),
    durationStep(columns.talkMs, {
      min: filter.minTalkSeconds,
      over: filter.overTalkSeconds,
      max: filter.maxTalkSeconds,
    }),
    durationStep(columns.waitMs, { over: filter.overWaitSeconds, max: filter.maxWaitSeconds }),
    businessHours === undefined ? undefined : openingStep(archive, businessHours),
    ...callerSteps(archive, filter),
  ].filter((step) => step !== undefined);
}
