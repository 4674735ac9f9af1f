// Our overview against DuckDB's, number by number.
import { dispositions } from '#shared/domain/call';
import type { Figure } from '#shared/domain/metric';
import { metricOf } from '#shared/domain/metrics';
import type { Rules } from '#shared/domain/settings';
import { overviewMetrics, type GroupTable, type Overview } from '#shared/contract/views';
import type { Answer } from './duck';
import {
  abandonedCodes,
  figuresOf,
  is,
  levelsOf,
  lostCodes,
  num,
  ratio,
  secondsOf,
  total,
  type Expected,
} from './duck-figures';
import { success, type DuckFigures, type DuckOverview } from './duck-overview';
import { expectSame } from './same';

function expectFigure(where: string, ours: Figure, theirs: Expected): void {
  expectSame(`${where}, n`, ours.n, theirs.n);
  expectSame(where, ours.value, theirs.value);
}

/** What each disposition of an inbound call comes to. */
function outcomeOf(disposition: number): keyof Overview['outcomeByDay'] {
  const name = dispositions[disposition]!;
  if (disposition === success) return 'answered';
  if (name === 'abandonedQueue' || name === 'abandonedRing') return name;
  if (lostCodes.includes(disposition)) return 'systemLost';
  return name === 'abandonedIvr' || name === 'abandonedNavigator' ? 'ivrExit' : 'other';
}

function expectSeries(ours: Overview, theirs: DuckOverview): void {
  // The first mark may begin within its week or month.
  const markOf = (one: Answer): number =>
    Math.max(
      0,
      ours.days.findLastIndex((day) => day <= num(one, 'mark')),
    );
  const sums = (): number[] => ours.days.map(() => 0);
  const expected: Record<string, number[]> = {
    satisfied: sums(),
    rated: sums(),
    offered: sums(),
    inTime: sums(),
  };
  const waits = ours.days.map(() => NaN);
  const levelOf = sums();
  for (const outcome of Object.keys(ours.outcomeByDay)) expected[outcome] = sums();
  for (const one of theirs.series) {
    const mark = markOf(one);
    const disposition = num(one, 'disposition');
    expected[outcomeOf(disposition)]![mark]! += num(one, 'n');
    if (one['offered'] === true) expected['offered']![mark]! += num(one, 'n');
    if (disposition === success) expected['inTime']![mark]! += num(one, 'inTime');
    if (disposition === success || abandonedCodes.includes(disposition)) levelOf[mark]! += num(one, 'n');
  }
  for (const one of theirs.ratings) {
    expected['rated']![markOf(one)]! += num(one, 'n');
    if (num(one, 'key') >= 4) expected['satisfied']![markOf(one)]! += num(one, 'n');
  }
  for (const one of theirs.seriesWaits) waits[markOf(one)] = secondsOf(one['wait']) ?? NaN;
  const pairs: [string, ArrayLike<number>, readonly number[]][] = [
    ...Object.entries(ours.outcomeByDay).map(
      ([name, values]): [string, ArrayLike<number>, readonly number[]] => [name, values, expected[name]!],
    ),
    ['satisfied', ours.satisfiedByDay, expected['satisfied']!],
    ['rated', ours.ratedByDay, expected['rated']!],
    ['offered', ours.offeredByDay, expected['offered']!],
    ['inTime', ours.inTimeByDay, expected['inTime']!],
    ['service level over', ours.serviceLevelOfByDay, levelOf],
    ['median wait', ours.waitMedianByDay, waits],
  ];
  for (const [name, values, wanted] of pairs)
    for (const [mark, value] of wanted.entries()) expectSame(`series ${name} ${mark}`, values[mark], value);
}

function expectPeople(where: string, ours: GroupTable, theirs: readonly Answer[]): void {
  const people = new Map(theirs.map((one) => [one['person'], one]));
  let shown = 0;
  for (const { id, figures } of ours.rows) {
    const one = people.get(id);
    // Those that share the last place may be shown or not.
    if (one === undefined) continue;
    shown += 1;
    expectSame(`${where} ${id} calls`, figures.calls.value, num(one, 'calls'));
    expectSame(`${where} ${id} offered`, figures.offered.value, num(one, 'offered'));
    expectFigure(
      `${where} ${id} answer rate`,
      figures.answerRate,
      ratio(num(one, 'answered'), num(one, 'offered')),
    );
    const n = num(one, 'answered') + num(one, 'abandoned');
    expectFigure(`${where} ${id} service level`, figures.serviceLevel, ratio(num(one, 'inTime'), n));
    expectFigure(
      `${where} ${id} satisfied`,
      figures.satisfiedRate,
      ratio(num(one, 'satisfied'), num(one, 'rated')),
    );
  }
  expectSame(`${where}, total`, ours.total, num(theirs[0] ?? {}, 'total'));
  if (ours.total <= theirs.length) expectSame(`${where}, shown`, shown, ours.total);
}

function expectChanges(ours: Overview, now: DuckFigures, before: readonly DuckFigures[], rules: Rules): void {
  const present = figuresOf(now, rules);
  const compared = Object.values(ours.comparisons).filter((one) => one !== null);
  for (const [index, { changes }] of compared.entries()) {
    const earlier = figuresOf(before[index]!, rules);
    for (const [id, change] of Object.entries(changes)) {
      const name = id as keyof typeof present;
      const after = present[name].value!;
      const then = earlier[name].value!;
      const isCount = metricOf(name).unit === 'count';
      expectSame(`change of ${id}`, change.difference, isCount ? after / then - 1 : after - then);
    }
  }
}

/** @throws Different */
export function expectSameOverview(ours: Overview, theirs: DuckOverview, rules: Rules): void {
  const figures = figuresOf(theirs, rules);
  for (const id of overviewMetrics)
    if (id !== 'ratingDistribution') expectFigure(id, ours.figures[id], figures[id]);
  for (const [index, level] of levelsOf(theirs).entries())
    expectFigure(`variant ${index + 1}`, ours.serviceLevels[index]!, level);
  expectSeries(ours, theirs);
  expectChanges(ours, theirs, theirs.before, rules);
  for (const { key, count } of ours.ratings)
    expectSame(`rating ${key}`, count, total(theirs.ratings, 'n', is('key', key)));
  for (const [name, cells] of Object.entries(ours.heat))
    for (let cell = 0; cell < 168; cell++) {
      const isHere = (one: Answer): boolean => (num(one, 'weekday') - 1) * 24 + num(one, 'hour') === cell;
      expectSame(`heat ${name} ${cell}`, cells[cell], total(theirs.heat, name, isHere));
    }
  expectPeople('groups', ours.groups, theirs.groups);
  expectPeople('agents', ours.agents, theirs.agents);
}
