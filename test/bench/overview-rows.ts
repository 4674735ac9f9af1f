// The overview and `stats` against DuckDB, answers compared before times are.
import { serialize } from 'node:v8';
import Database from 'better-sqlite3';
import type { Archive } from '#electron/data/store/archive';
import { loadOverview } from '#electron/data/stats/overview';
import { computeStats } from '#electron/data/stats/stats';
import type { Filter } from '#shared/domain/filter';
import type { MetricId } from '#shared/domain/metrics';
import { dayMs } from '#shared/base/period';
import type { StatsRow } from '#shared/contract/views';
import type { Duck } from './duck';
import { followQuestions } from './duck-follow';
import { duckOverview } from './duck-overview';
import { askedGroupings, askedMetrics, duckStats, expectSameStats } from './duck-stats';
import { farFuture } from './fill';
import { expectSameOverview } from './same-overview';
import { sqlOverview } from './sql-overview';
import { elapsed, median, medianOf, sizeRow, timeRow, type Row } from './timing';

const overviewGoal = '≤ 0.25';

/** Four digits in the middle of a number that is there. */
export function someDigits(archive: Archive): string {
  const number = archive.database
    .prepare('SELECT normal FROM phone WHERE length(normal) = 11 ORDER BY id LIMIT 1 OFFSET 50')
    .pluck()
    .get() as string;
  return number.slice(4, 8);
}

function filtersOf(archive: Archive): [string, Filter][] {
  const upTo = archive.ledger.dataUpTo([1])!;
  const middle = (table: string, id: string): string =>
    archive.database
      .prepare(`SELECT ${id} FROM ${table} ORDER BY id LIMIT 1 OFFSET (SELECT count(*) / 2 FROM ${table})`)
      .pluck()
      .get() as string;
  return [
    ['no filter', {}],
    ['30 days', { from: upTo - 33 * dayMs, to: upTo - 3 * dayMs }],
    ['a skill group', { skillGroups: [middle('skill_group', 'skill_group_id')] }],
    ['an agent', { agents: [middle('agent', 'agent_id')] }],
    ['outcomes and hours', { dispositions: ['success', 'abandonedQueue'], hours: [9, 10, 11, 14, 15, 16] }],
    ['length of talk', { minTalkSeconds: 60, maxTalkSeconds: 300 }],
    ['part of a number', { number: someDigits(archive) }],
  ];
}

export async function overviewRows(archive: Archive, duck: Duck): Promise<Row[]> {
  const { rules } = archive;
  const rows: Row[] = [];
  for (const [name, filter] of filtersOf(archive)) {
    const ours = loadOverview(archive, filter, farFuture);
    const earlier = Object.values(ours.comparisons).filter((one) => one !== null);
    const ask = () => duckOverview(duck, filter, ours.step, earlier, rules);
    try {
      expectSameOverview(ours, await ask(), rules);
    } catch (error) {
      throw new Error(`overview, ${name}`, { cause: error });
    }
    const time = median(() => loadOverview(archive, filter, farFuture));
    rows.push(timeRow(`overview, ${name} / DuckDB`, time, await medianOf(ask), overviewGoal));
  }
  return rows;
}

/** Against SQLite, which answers a part of the questions only: no percentiles, no agents. */
export function sqlOverviewRow(archive: Archive, path: string): Row {
  const reference = new Database(path, { readonly: true });
  const counted = loadOverview(archive, {}, farFuture);
  const expected = sqlOverview(reference);
  if (counted.figures.answered.value !== expected.answered || counted.figures.calls.value !== expected.calls)
    throw new Error('SQLite counts something else');
  const ours = median(() => loadOverview(archive, {}, farFuture));
  const sql = median(() => sqlOverview(reference));
  reference.close();
  return timeRow('overview, no filter / SQLite, counts only', ours, sql, '–');
}

export function replyRow(archive: Archive): Row {
  const bytes = serialize(loadOverview(archive, {}, farFuture)).byteLength;
  return sizeRow('reply of the overview', `${(bytes / 1024).toFixed(1)} kB`, '≤ 64 kB');
}

const statsOf = (
  archive: Archive,
  metrics: readonly MetricId[],
  by: (typeof askedGroupings)[number] | 'none',
) => {
  const asked = { filter: {}, metrics: [...metrics], by, attribution: 'every', language: 'en' } as const;
  return computeStats(archive, { ...asked, metrics: [...metrics] }, farFuture).rows;
};

export async function statsRows(archive: Archive, duck: Duck): Promise<Row[]> {
  const rows: Row[] = [];
  for (const by of askedGroupings) {
    expectSameStats(by, statsOf(archive, askedMetrics, by), await duckStats(duck, by, archive.rules));
    const ours = median(() => statsOf(archive, askedMetrics, by));
    const theirs = await medianOf(() => duckStats(duck, by, archive.rules));
    rows.push(timeRow(`stats by ${by}, with medians / DuckDB`, ours, theirs, '–'));
  }
  return rows;
}

/** The first question after a change of the data follows all callers once; later ones find that done. */
export async function followRows(archive: Archive, duck: Duck): Promise<Row[]> {
  const upTo = archive.ledger.dataUpTo([1])!;
  const rows: Row[] = [];
  for (const { what, metrics, isFirst, ask, expect } of followQuestions) {
    let answer: readonly StatsRow[] = [];
    const work = (): void => {
      answer = statsOf(archive, metrics, 'none');
    };
    const first = elapsed(work);
    const [theirs] = await ask(duck, upTo);
    expect(answer[0]!.metrics, theirs!);
    const reference = await medianOf(() => ask(duck, upTo));
    if (isFirst === true) rows.push(timeRow(`${what}, first time / DuckDB`, first, reference, '–'));
    rows.push(timeRow(`${what} / DuckDB`, median(work), reference, '–'));
  }
  return rows;
}
