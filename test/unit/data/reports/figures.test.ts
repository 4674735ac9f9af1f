// The figures of a report: those that `stats` gives for the same question, and the name of the question.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Archive } from '#electron/data/store/archive';
import { computeReport, queryHash } from '#electron/data/reports/figures';
import { parseRow } from '#electron/data/call/parse-row';
import { computeStats } from '#electron/data/stats/stats';
import { toRowV2 } from '#electron/simulator/rows';
import { sampleCall } from '#electron/simulator/source';
import type { Filter, Grouping } from '#shared/domain/filter';
import { dayStart, daysPeriod, dayText, parseDay } from '#shared/base/period';
import { appendices, defaultLook, type ReportLook } from '#shared/domain/report';
import { reportMetrics, type ReportTable } from '#shared/contract/report-views';
import type { StatsRow } from '#shared/contract/views';
import { fillCenter, reportInstance } from '#test/kit/report-center';
import { rules } from '#test/kit/rules';

let archive: Archive;
const now = Date.parse('2026-03-20T04:00:00Z');
const march = daysPeriod(rules.zone, parseDay('2026-03-01')!, parseDay('2026-03-10')!);
beforeAll(() => {
  archive = fillCenter({
    path: ':memory:',
    firstDay: '2026-03-01',
    days: 10,
    callsPerDay: 120,
    agentNames: ['王芳', '李雷', '韩梅', '周婷', '徐丽'],
    groupNames: ['售后', '账单', '投诉'],
    missing: [3, 4],
  });
});
afterAll(() => archive.close());

const compute = (filter: Filter, look: Partial<ReportLook> = {}): ReturnType<typeof computeReport> =>
  computeReport(archive, { filter, look: { ...defaultLook, ...look } }, now);
const stats = (filter: Filter, by: Grouping): readonly StatsRow[] =>
  computeStats(
    archive,
    { filter, by, attribution: 'every', metrics: [...reportMetrics], language: 'en' },
    now,
  ).rows;
const byId = ({ rows, none }: ReportTable): Record<string, unknown> =>
  Object.fromEntries([...rows, ...(none === null ? [] : [none])].map(({ id, figures }) => [id, figures]));
const byKey = (rows: readonly StatsRow[]): Record<string, unknown> =>
  Object.fromEntries(rows.map(({ key, metrics }) => [key, metrics]));

test('the tables of the appendix are those of stats, and only what was asked for is counted', () => {
  const { appendix, overview } = compute(march, { appendix: [...appendices] });
  expect(byId(appendix.agents!)).toEqual(byKey(stats(march, 'agent')));
  expect(byId(appendix.skillGroups!)).toEqual(byKey(stats(march, 'skillGroup')));
  const hours = stats(march, 'hour').filter(({ metrics }) => metrics['calls']!.value !== 0);
  expect(byId(appendix.hours!)).toEqual(byKey(hours));
  const [all] = stats(march, 'none');
  for (const id of reportMetrics) expect(overview.figures[id]).toEqual(all!.metrics[id]);
  expect(compute(march).appendix).toEqual({});
});

test('people are listed by their calls, hours as they follow each other', () => {
  const { agents, hours } = compute(march, { appendix: ['agents', 'hours'] }).appendix;
  const calls = agents!.rows.map(({ figures }) => figures.calls.value!);
  expect(calls).toEqual([...calls].sort((a, b) => b - a));
  expect(hours!.rows.map(({ id }) => Number(id))).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
});

test('each day says what was counted and stored, also where nothing was read', () => {
  const { days } = compute(march, { appendix: ['days'] }).appendix;
  expect(days).toHaveLength(10);
  expect(days![0]).toEqual({ day: '2026-03-01', state: 'complete', counted: 120, stored: 120 });
  expect(days![3]).toEqual({ day: '2026-03-04', state: 'missing', counted: 0, stored: 0 });
  expect(days!.reduce((sum, { stored }) => sum + stored, 0)).toBe(960);
});

test('one agent or one skill group stands against all of the same filter', () => {
  const agent = `agent1@${reportInstance}`;
  const inbound: Filter = { ...march, contactTypes: ['inbound'] };
  const { subject, overview } = compute({ ...inbound, agents: [agent] });
  const [own] = stats({ ...inbound, agents: [agent] }, 'none');
  const [team] = stats(inbound, 'none');
  expect(subject).toMatchObject({ kind: 'agent', id: agent });
  for (const id of reportMetrics) {
    expect(subject!.team[id]).toEqual(team!.metrics[id]);
    expect(overview.figures[id]).toEqual(own!.metrics[id]);
  }
  const group = compute({ ...march, skillGroups: [`skg-0@${reportInstance}`] }).subject;
  expect(group).toMatchObject({ kind: 'skillGroup' });
  expect(group!.team.calls.value).toBe(960);
  expect(compute(march).subject).toBeNull();
  expect(compute({ ...march, agents: ['none'] }).subject).toBeNull();
  expect(compute({ ...march, agents: [agent, `agent2@${reportInstance}`] }).subject).toBeNull();
});

test('the ranking is by the lower end of the interval, and of those with enough ratings only', () => {
  const { raters } = compute(march);
  const ranked = raters.rows.filter(({ rank }) => rank !== null);
  expect(ranked).toHaveLength(raters.ranked);
  expect(ranked.map(({ rank }) => rank)).toEqual(ranked.map((_, index) => index + 1));
  const lows = ranked.map(({ rate }) => rate.low!);
  expect(lows).toEqual([...lows].sort((a, b) => b - a));
  expect(ranked.every(({ rate }) => rate.n >= 30)).toBe(true);
  expect(raters.total).toBe(5);
  // With too few ratings for a rank everybody is counted, too.
  const one = daysPeriod(rules.zone, parseDay('2026-03-02')!, parseDay('2026-03-02')!);
  const few = compute(one).raters;
  expect(few.ranked).toBe(0);
  expect(few.total).toBe(
    stats(one, 'agent').filter(({ key, metrics }) => key !== 'none' && metrics['rated']!.value !== 0).length,
  );
});

test('the axis covers the whole period until now, also where days at its edges were never read', () => {
  const days = (first: string, last: string): readonly number[] =>
    compute(daysPeriod(rules.zone, parseDay(first)!, parseDay(last)!)).overview.days;
  const reached = (list: readonly number[]): string[] => [dayText(list[0]!), dayText(list.at(-1)!)];
  expect(reached(days('2026-02-25', '2026-03-12'))).toEqual(['2026-02-25', '2026-03-12']);
  expect(days('2026-02-25', '2026-03-12')).toHaveLength(16);
  // A day that has not begun is not missing.
  expect(reached(days('2026-03-05', '2026-03-31'))).toEqual(['2026-03-05', '2026-03-20']);
  expect(reached(compute({}).overview.days)).toEqual(['2026-03-01', '2026-03-10']);
  const { overview } = compute(daysPeriod(rules.zone, parseDay('1900-01-01')!, parseDay('2026-03-10')!));
  expect(overview.days.length).toBeLessThanOrEqual(400);
  expect(overview.figures.calls.value).toBe(960);
});

test('days that lack are counted by their state', () => {
  expect(compute(march).lackingDays).toEqual({ missing: 2, failed: 0, partial: 0, open: 0 });
});

test('of calls that are hardly ever inbound the dialled ones are counted, by day or by hour', () => {
  const dialling = fillCenter({
    path: ':memory:',
    firstDay: '2026-03-01',
    days: 2,
    callsPerDay: 20,
    agentNames: ['王芳'],
    groupNames: ['售后'],
  });
  const start = dayStart(rules.zone, parseDay('2026-03-03')!);
  const calls = Array.from({ length: 40 }, (_, index) => {
    const facts = sampleCall({
      contactId: `dialled-${index}`,
      startedAt: start + (index < 10 ? 9 : 14) * 3_600_000,
      contactType: 'Outbound',
      disposition: index % 4 === 0 ? 'NoAnswer' : 'Success',
    });
    return parseRow(JSON.parse(JSON.stringify(toRowV2(facts, reportInstance))))!;
  });
  const entry = {
    from: start,
    to: start + 86_400_000 - 1,
    state: 'complete' as const,
    counted: 40,
    stored: 40,
    reason: '',
    attempts: 1,
    asOf: now,
  };
  dialling.write(dialling.store.instanceOf(reportInstance), calls, entry, { api: 2, at: now });
  const count = (filter: Filter): ReturnType<typeof computeReport> =>
    computeReport(dialling, { filter, look: defaultLook }, now);
  const period = daysPeriod(rules.zone, parseDay('2026-03-01')!, parseDay('2026-03-03')!);
  expect(count(period).outbound).toBeUndefined();
  const { outbound, overview } = count({ ...period, contactTypes: ['outbound'] });
  expect([...outbound!.dialled]).toEqual([0, 0, 40]);
  expect([...outbound!.connected]).toEqual([0, 0, overview.figures.connected.value]);
  const hours = count(daysPeriod(rules.zone, parseDay('2026-03-03')!, parseDay('2026-03-03')!)).outbound!;
  expect([hours.dialled[9], hours.dialled[14], hours.connected[14]]).toEqual([10, 30, 23]);
  dialling.close();
});

test('a report of one day has its hours, and they add up', () => {
  const one = daysPeriod(rules.zone, parseDay('2026-03-02')!, parseDay('2026-03-02')!);
  const { hours, overview } = compute(one);
  const sum = Object.values(hours!).reduce(
    (total, counts) => total + counts.reduce((part, count) => part + count, 0),
    0,
  );
  expect(sum).toBe(overview.figures.inbound.value);
  expect(compute(march).hours).toBeNull();
});

test('one question has one name, whatever the order of its words; another question or rule has another', () => {
  const hash = queryHash({ ...march, agents: ['a', 'b'], dispositions: ['success'] }, rules);
  expect(hash).toMatch(/^[\da-f]{4}-[\da-f]{4}$/);
  expect(queryHash({ dispositions: ['success'], agents: ['b', 'a'], ...march }, rules)).toBe(hash);
  expect(queryHash({ ...march, agents: ['a'], dispositions: ['success'] }, rules)).not.toBe(hash);
  const stricter = { ...rules, serviceLevelSeconds: 30 };
  expect(queryHash({ ...march, agents: ['a', 'b'], dispositions: ['success'] }, stricter)).not.toBe(hash);
  expect(compute(march).queryHash).toBe(queryHash(march, rules));
});

test('no calls at all is an answer, too', () => {
  const empty = daysPeriod(rules.zone, parseDay('2025-01-01')!, parseDay('2025-01-31')!);
  const { overview, raters, appendix } = compute(empty, { appendix: [...appendices] });
  expect(overview.figures.calls.value).toBe(0);
  expect(raters).toEqual({ ranked: 0, total: 0, rows: [] });
  expect(appendix.agents).toEqual({ rows: [], none: null });
  expect(appendix.days!.every(({ state }) => state === 'missing')).toBe(true);
});
