// Tables of agents or skill groups: any figures of each, sorted, one page of them; and the page of either kind.
import type { PeopleSort } from '#shared/contract/stats';
import {
  mostPeople,
  peopleMetrics,
  trendMarks,
  type PeopleKind,
  type PeopleTable,
  type PeopleView,
} from '#shared/contract/page-views';
import type { Filter } from '#shared/domain/filter';
import { sampleNames, type Figure, type Sample } from '#shared/domain/metric';
import type { MetricId } from '#shared/domain/metrics';
import { byLowerBound } from '#shared/domain/small-numbers';
import type { Archive } from '../store/archive';
import { dayPlace, dayPlaces, type Columns } from '../store/columns';
import { countsOf } from './counts';
import { figureOf } from './figures';
import { allCalls, byMember, pairsFor, type DayRange, type Groups } from './groups';
import { profilesOf } from './profiles';
import { plainFacts } from './row-facts';
import { drawnDays } from './series';
import { spanOf, statementOf } from './statement';
import { countCalls, keptFor, rankedOf, startTally, type Counting, type Tally } from './tally';

interface Person<Id extends MetricId> {
  /** Place in the groups. */
  readonly row: number;
  readonly id: string;
  readonly name: string;
  readonly figures: Readonly<Record<Id, Figure>>;
}

const alphabet = new Intl.Collator(['zh-CN', 'en'], { numeric: true });

/** Figures without a value come last, whichever direction; equal ones by their calls and at last by id. */
function byMetric<Id extends MetricId>(id: Id, descending: boolean) {
  return (a: Person<Id>, b: Person<Id>): number => {
    const [one, other] = [a.figures[id], b.figures[id]];
    if (one.low !== undefined || other.low !== undefined) {
      const better = byLowerBound(one, other);
      // Those with few have no rank: they stay behind the others in both directions.
      const isRanked = one.n >= 30 && other.n >= 30;
      return descending || !isRanked ? better : -better;
    }
    if (one.value === null || other.value === null)
      return Number(one.value === null) - Number(other.value === null);
    return descending ? other.value - one.value : one.value - other.value;
  };
}

/** Every group with a call and its figures; durations only where the tally kept them for each row. */
function peopleOf<Id extends MetricId>(
  archive: Archive,
  groups: Groups,
  tally: Tally,
  ids: readonly Id[],
): Person<Id>[] {
  const ranks = new Map(sampleNames.map((sample) => [sample, rankedOf(tally, sample)]));
  const people: Person<Id>[] = [];
  for (const [row, id] of groups.keys.entries()) {
    const counts = countsOf(tally, row);
    if (counts.calls === 0) continue;
    const facts = {
      ...plainFacts(archive.rules, counts, tally),
      sampleOf: (sample: Sample) => ranks.get(sample)![row]!,
    };
    const figures = Object.fromEntries(ids.map((one) => [one, figureOf(one, facts)])) as Record<Id, Figure>;
    people.push({ row, id, name: groups.labels[row]!, figures });
  }
  return people;
}

interface Page<Id extends MetricId> {
  readonly sort: { readonly field: Id | 'name'; readonly descending: boolean };
  readonly offset: number;
  readonly most: number;
}

/** A page of people as columns, and the rows of the tally that they stand for. */
export function peopleTable<Id extends MetricId>(
  archive: Archive,
  groups: Groups,
  tally: Tally,
  ids: readonly Id[],
  { sort, offset, most }: Page<Id>,
): { readonly table: PeopleTable<Id>; readonly rows: readonly number[] } {
  const people = peopleOf(archive, groups, tally, ids);
  const named = people.filter(({ id }) => id !== 'none');
  const { field, descending } = sort;
  const byName = (a: Person<Id>, b: Person<Id>): number => alphabet.compare(a.name, b.name);
  const byField =
    field === 'name'
      ? descending
        ? (a: Person<Id>, b: Person<Id>) => byName(b, a)
        : byName
      : byMetric<Id>(field, descending);
  named.sort((a, b) => byField(a, b) || byName(a, b) || a.id.localeCompare(b.id));
  const none = people.find(({ id }) => id === 'none');
  const page = named.slice(offset, offset + most);
  const shown = none === undefined ? page : [...page, none];
  const column = <T>(make: (figure: Figure) => T): [Id, T[]][] =>
    ids.map((id) => [id, shown.map(({ figures }) => make(figures[id]))]);
  const table: PeopleTable<Id> = {
    total: named.length,
    offset,
    ids: shown.map(({ id }) => id),
    names: shown.map(({ name }) => name),
    values: Object.fromEntries(
      column(({ value }) => value ?? NaN).map(([id, list]) => [id, Float64Array.from(list)]),
    ) as Record<Id, Float64Array>,
    ns: Object.fromEntries(column(({ n }) => n).map(([id, list]) => [id, Uint32Array.from(list)])) as Record<
      Id,
      Uint32Array
    >,
    none: none === undefined ? -1 : page.length,
  };
  return { table, rows: shown.map(({ row }) => row) };
}

/** Calls by group and part of the days: what a small trend in a row is drawn from. */
function startTrend(
  { day }: Columns,
  groups: Groups,
  { first, last }: DayRange,
): { readonly marks: number; readonly calls: Uint32Array; readonly visit: Counting['visit'] } {
  const days = last - first + 1;
  const marks = Math.max(Math.min(days, trendMarks), 0);
  const markByPlace = new Uint8Array(dayPlaces);
  for (let one = first; one <= last; one++)
    markByPlace[dayPlace(one)] = Math.floor(((one - first) * marks) / days);
  const calls = new Uint32Array(groups.keys.length * marks);
  const pairs = pairsFor(groups);
  return {
    marks,
    calls,
    visit(positions, _codes, count) {
      const found = groups.assign(positions, count, pairs);
      const { places, rows } = pairs;
      for (let index = 0; index < found; index++) {
        const mark = markByPlace[day[positions[places[index]!]!]! + 32_768]!;
        calls[rows[index]! * marks + mark]! += 1;
      }
    },
  };
}

/** @param now epoch ms */
export function loadPeople(
  archive: Archive,
  input: {
    readonly filter: Filter;
    readonly kind: PeopleKind;
    readonly sort: PeopleSort;
    readonly offset: number;
  },
  now: number,
): PeopleView {
  const { columns, rules } = archive;
  const { filter, kind, sort, offset } = input;
  const profiles = profilesOf(archive);
  const groups = byMember(archive, kind, 'every', '');
  const byPerson = startTally(columns, groups, profiles, keptFor(peopleMetrics, 'rows'));
  const total = startTally(columns, allCalls, profiles, keptFor(peopleMetrics, 'total'));
  const trend = startTrend(columns, groups, drawnDays(archive, filter, now));
  countCalls(archive, filter, profiles, [byPerson.visit, total.visit, trend.visit]);
  const { table, rows } = peopleTable(archive, groups, byPerson.tally, peopleMetrics, {
    sort,
    offset,
    most: mostPeople,
  });
  const facts = plainFacts(rules, countsOf(total.tally, 0), total.tally);
  const { marks } = trend;
  return {
    statement: statementOf(
      archive,
      filter,
      { attribution: 'every', total: total.tally, rowsMayExceedTotal: true, followedMs: 0 },
      now,
    ),
    span: spanOf(archive),
    people: table,
    trend: Uint32Array.from(rows.flatMap((row) => [...trend.calls.subarray(row * marks, (row + 1) * marks)])),
    marks,
    team: Object.fromEntries(peopleMetrics.map((id) => [id, figureOf(id, facts)])) as PeopleView['team'],
  };
}
