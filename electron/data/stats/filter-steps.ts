// What a filter asks, as steps over a block of calls: a few tables over columns of small values, one after the other.
import { releaseInitiators, surveyChannels, type ReleaseInitiator } from '#shared/domain/call';
import type { Filter, ListName } from '#shared/domain/filter';
import type { RatedClass } from '#shared/domain/scale';
import type { Archive } from '../store/archive';
import { channelOf, hourShift, marks, noRating, type Columns } from '../store/columns';
import type { MemberTable } from '../store/members';
import { callerSteps } from './filter-callers';
import { openingStep } from './filter-opening';
import { acceptedBy, byTable, tableOf, type Accepts, type Step, type ValueOf } from './filter-step';
import { isInbound, isOffered, isRated, profilesOf } from './profiles';

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
