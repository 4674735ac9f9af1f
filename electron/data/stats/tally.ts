// One pass over selected calls: adds up, per group, everything that the metrics are made of.
import { contactTypes, dispositions, type ContactType, type Disposition } from '../../../shared/call';
import type { Counter, Counts } from '../../../shared/metric';
import type { Rules } from '../../../shared/settings';
import { marks, noRating, type Columns } from '../columns';
import type { MemberTable } from '../members';
import type { Groups } from './groups';
import type { Selection } from './select';

/** Calls are counted per group in cells of type × disposition × has-a-skill-group; counts are sums of cells. */
const typeSlots = 8;
const dispositionSlots = 16;
const cellsPerGroup = typeSlots * dispositionSlots * 2;
const cellOf = (type: number, disposition: number, grouped: number): number =>
  (type << 5) | (disposition << 1) | grouped;

/** Sums beside the cells, per group. */
const sums = {
  waited: 0,
  waitMs: 1,
  inTime: 2,
  shortAbandons: 3,
  talked: 4,
  talkMs: 5,
  surveyOffered: 6,
  releasedByAgent: 7,
  releaseKnown: 8,
  waitApproximate: 9,
} as const;
const sumsPerGroup = 10;
const ratingKeys = 256;

export interface Tally {
  readonly groups: number;
  readonly cells: Uint32Array;
  readonly sums: Float64Array;
  /** Offered calls per pressed key, `ratingKeys` a group. */
  readonly ratings: Uint32Array;
}

const success = dispositions.indexOf('success');

export function tally(
  columns: Columns,
  skillGroups: MemberTable,
  selection: Selection,
  groups: Groups,
  rules: Rules,
): Tally {
  const size = groups.keys.length;
  const result: Tally = {
    groups: size,
    cells: new Uint32Array(size * cellsPerGroup),
    sums: new Float64Array(size * sumsPerGroup),
    ratings: new Uint32Array(size * ratingKeys),
  };
  const hasMembers = Uint8Array.from(skillGroups.members, (members) => (members.length > 0 ? 1 : 0));
  const thresholdMs = rules.serviceLevelSeconds * 1000;
  const shortMs = rules.shortAbandonSeconds * 1000;

  const add = (position: number, group: number): void => {
    const type = columns.contactType[position]!;
    const disposition = columns.disposition[position]!;
    result.cells[
      group * cellsPerGroup + cellOf(type, disposition, hasMembers[columns.skillGroupList[position]!]!)
    ]! += 1;
    const base = group * sumsPerGroup;
    const wait = columns.waitMs[position]!;
    const mark = columns.marks[position]!;
    if (wait >= 0) {
      if (disposition === success) {
        result.sums[base + sums.waited]! += 1;
        result.sums[base + sums.waitMs]! += wait;
        if (wait <= thresholdMs) result.sums[base + sums.inTime]! += 1;
      } else if (wait < shortMs) {
        result.sums[base + sums.shortAbandons]! += 1;
      }
      if ((mark & marks.waitApproximate) !== 0) result.sums[base + sums.waitApproximate]! += 1;
    }
    const talk = columns.talkMs[position]!;
    if (talk >= 0) {
      result.sums[base + sums.talked]! += 1;
      result.sums[base + sums.talkMs]! += talk;
    }
    if ((mark & marks.surveyOffered) !== 0) {
      result.sums[base + sums.surveyOffered]! += 1;
      const key = columns.rating[position]!;
      if (key !== noRating) result.ratings[group * ratingKeys + key]! += 1;
    }
    if (disposition === success) {
      const side = mark & (marks.releasedByAgent | marks.releasedByCustomer);
      if (side === marks.releasedByAgent) result.sums[base + sums.releasedByAgent]! += 1;
      if (side === marks.releasedByAgent || side === marks.releasedByCustomer)
        result.sums[base + sums.releaseKnown]! += 1;
    }
  };

  if (groups.kind === 'one') {
    for (let index = 0; index < selection.length; index++)
      add(selection[index]!, groups.indexOf(selection[index]!));
  } else {
    for (let index = 0; index < selection.length; index++)
      for (const group of groups.indexesOf(selection[index]!)) add(selection[index]!, group);
  }
  return result;
}

type Fits = (type: ContactType, disposition: Disposition, grouped: boolean) => boolean;

/** The cells that fit, listed once so that adding them up is cheap. */
function cellsThat(fits: Fits): Uint16Array {
  const cells: number[] = [];
  for (const [type, typeName] of contactTypes.entries())
    for (const [disposition, dispositionName] of dispositions.entries())
      for (const grouped of [0, 1])
        if (fits(typeName, dispositionName, grouped === 1)) cells.push(cellOf(type, disposition, grouped));
  return Uint16Array.from(cells);
}

/** Dispositions that say an inbound call reached a queue or an agent. */
const queued = new Set<Disposition>([
  'success',
  'abandonedQueue',
  'abandonedRing',
  'queueTimeout',
  'queueOverflow',
  'queueFailed',
  'noAnswer',
]);
const systemLoss = new Set<Disposition>(['queueTimeout', 'queueOverflow', 'queueFailed', 'ivrException']);
const outboundTypes = new Set<ContactType>(['outbound', 'predictive', 'privacyDial']);
const inboundThat = (fits: (disposition: Disposition, grouped: boolean) => boolean): Uint16Array =>
  cellsThat((type, disposition, grouped) => type === 'inbound' && fits(disposition, grouped));

/** The counters that are sums of cells. */
const cellCounters = {
  calls: cellsThat(() => true),
  inbound: inboundThat(() => true),
  outbound: cellsThat((type) => type === 'outbound'),
  back2back: cellsThat((type) => type === 'back2back'),
  offered: inboundThat((disposition, grouped) => queued.has(disposition) || grouped),
  answered: inboundThat((disposition) => disposition === 'success'),
  abandonedIvr: inboundThat((disposition) => disposition === 'abandonedIvr'),
  abandonedQueue: inboundThat((disposition) => disposition === 'abandonedQueue'),
  abandonedRing: inboundThat((disposition) => disposition === 'abandonedRing'),
  ivrExit: inboundThat(
    (disposition) => disposition === 'abandonedIvr' || disposition === 'abandonedNavigator',
  ),
  systemLost: inboundThat((disposition) => systemLoss.has(disposition)),
  dialled: cellsThat((type) => outboundTypes.has(type)),
  connected: cellsThat((type, disposition) => outboundTypes.has(type) && disposition === 'success'),
  success: cellsThat((_type, disposition) => disposition === 'success'),
} as const;
export type CellCounter = keyof typeof cellCounters;

function sumCells(tallied: Tally, group: number, cells: Uint16Array): number {
  const base = group * cellsPerGroup;
  let sum = 0;
  for (let index = 0; index < cells.length; index++) sum += tallied.cells[base + cells[index]!]!;
  return sum;
}

/** One counter of one group, without adding up the others. */
export function cellCount(tallied: Tally, group: number, counter: CellCounter): number {
  return sumCells(tallied, group, cellCounters[counter]);
}

/** Ratings by key of one group, keys without a rating left out. */
export function ratingCounts(tallied: Tally, group: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (let key = 0; key < noRating; key++) {
    const count = tallied.ratings[group * ratingKeys + key]!;
    if (count > 0) counts.set(key, count);
  }
  return counts;
}

/** Every counter of one group. */
export function countsOf(tallied: Tally, group: number, rules: Rules): Counts {
  const sum = (name: keyof typeof sums): number => tallied.sums[group * sumsPerGroup + sums[name]]!;
  const cells = Object.fromEntries(
    Object.entries(cellCounters).map(([name, list]) => [name, sumCells(tallied, group, list)]),
  ) as Record<keyof typeof cellCounters, number>;
  const rated = { rated: 0, points: 0, satisfied: 0, dissatisfied: 0 };
  for (const key of rules.scale.keys) {
    if (key.class === 'ignore') continue;
    const count = tallied.ratings[group * ratingKeys + key.key]!;
    rated.rated += count;
    rated.points += count * key.points;
    if (key.class === 'satisfied') rated.satisfied += count;
    if (key.class === 'dissatisfied') rated.dissatisfied += count;
  }
  const abandoned = cells.abandonedQueue + cells.abandonedRing;
  return {
    ...cells,
    abandoned,
    abandonedLong: abandoned - sum('shortAbandons'),
    offeredLong: cells.offered - sum('shortAbandons'),
    waited: sum('waited'),
    waitSeconds: sum('waitMs') / 1000,
    inTime: sum('inTime'),
    answeredOrAbandoned: cells.answered + abandoned,
    talked: sum('talked'),
    talkSeconds: sum('talkMs') / 1000,
    surveyOffered: sum('surveyOffered'),
    ...rated,
    releasedByAgent: sum('releasedByAgent'),
    releaseKnown: sum('releaseKnown'),
  } satisfies Record<Counter, number>;
}

/** Waits that had to be taken from established − start, over all groups. */
export function approximateWaits(tallied: Tally): number {
  let total = 0;
  for (let group = 0; group < tallied.groups; group++)
    total += tallied.sums[group * sumsPerGroup + sums.waitApproximate]!;
  return total;
}
