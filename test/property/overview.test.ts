// The overview equals a naive recount: figures, series, heat map, ratings, agents and groups.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { loadOverview } from '#electron/data/stats/overview';
import { toRowV2 } from '#electron/simulator/rows';
import { sampleCall, type TimedFacts } from '#electron/simulator/source';
import { dayText, weekdayOf } from '#shared/base/period';
import { serviceLevelVariants } from '#shared/domain/service-level';
import { groupMetrics, overviewMetrics } from '#shared/contract/views';
import { outcomes } from '#shared/domain/call';
import { day, noon } from '#test/kit/sync-desk';
import { expectFigures } from '#test/kit/expect-figures';
import { isAnswered, sortedQuantile, waitOf, wallOf, type PlainCall } from '#test/kit/plain-call';
import { archiveOf, filters, plainCalls, rulesArbitrary, worldOf } from '#test/kit/plain-calls';
import { recount, serviceLevel } from '#test/kit/recount';
import { passes } from '#test/kit/recount-choice';
import { rules as usualRules } from '#test/kit/rules';
import { runs } from '#test/kit/runs';

describe('the overview', () => {
  const add = (values: Uint32Array): number => values.reduce((a, b) => a + b, 0);

  test('shows the same figures, outcomes that add up to inbound, and a heat map that adds up', () => {
    fc.assert(
      fc.property(plainCalls, rulesArbitrary, filters, (calls, rules, filter) => {
        const archive = archiveOf(calls, rules);
        const overview = loadOverview(archive, filter, noon);
        archive.close();
        const chosen = calls.filter((call) => passes(call, filter, rules));
        const expected = recount(chosen, rules, worldOf(calls, filter));
        const shown = Object.fromEntries(overviewMetrics.map((id) => [id, expected[id]!]));
        const { ratingDistribution, ...plain } = shown;
        expectFigures(overview.figures, plain, 'overview');
        for (const [index, figure] of overview.serviceLevels.entries())
          expectFigures(
            { level: figure },
            { level: serviceLevel(chosen, serviceLevelVariants[index]!, rules) },
            `variant ${index + 1}`,
          );
        const sums = outcomes.map((outcome) => add(overview.outcomeByDay[outcome]));
        expect(sums.reduce((a, b) => a + b, 0)).toBe(expected['inbound']!.value);
        expect(add(overview.outcomeByDay.answered)).toBe(expected['answered']!.value);
        expect(add(overview.ratedByDay)).toBe(expected['rated']!.value);
        expect(add(overview.heat.inbound)).toBe(expected['inbound']!.value);
        expect(add(overview.heat.offered)).toBe(expected['offered']!.value);
        expect(add(overview.heat.abandoned)).toBe(expected['abandoned']!.value);
        for (const call of chosen.slice(0, 5)) {
          const { weekday, hour } = wallOf(call, rules.zone);
          const same = chosen.filter((one) => {
            const wall = wallOf(one, rules.zone);
            return one.type === 'inbound' && wall.weekday === weekday && wall.hour === hour;
          });
          expect(overview.heat.inbound[(weekday - 1) * 24 + hour]).toBe(same.length);
        }
        const bars = new Map<string, number>();
        for (const { key, count } of overview.ratings)
          bars.set(String(key), (bars.get(String(key)) ?? 0) + count);
        for (const [key, count] of Object.entries(ratingDistribution!.value as Record<string, number>))
          expect(bars.get(key) ?? 0, `key ${key}`).toBe(count);
      }),
      { numRuns: runs(150) },
    );
  });

  test('shows each day, and the agents and groups, as a recount of their calls', () => {
    fc.assert(
      fc.property(plainCalls, rulesArbitrary, filters, (calls, rules, filter) => {
        const archive = archiveOf(calls, rules);
        const overview = loadOverview(archive, filter, noon);
        archive.close();
        const chosen = calls.filter((call) => passes(call, filter, rules));
        const world = worldOf(calls, filter);
        for (const [index, day] of overview.days.entries()) {
          const mine = chosen.filter((call) => wallOf(call, rules.zone).date === dayText(day));
          const figures = recount(mine, rules, world);
          const waits = mine.filter(isAnswered).map(waitOf);
          const median = sortedQuantile(
            waits.filter((wait) => wait !== null),
            0.5,
          );
          if (median === null) expect(overview.waitMedianByDay[index]).toBeNaN();
          else expect(overview.waitMedianByDay[index]).toBeCloseTo(median, 6);
          expect(overview.offeredByDay[index]).toBe(figures['offered']!.value);
          expect(overview.ratedByDay[index]).toBe(figures['rated']!.value);
          const level = figures['serviceLevel']!;
          expect(overview.serviceLevelOfByDay[index]).toBe(level.lacking === undefined ? level.n : 0);
        }
        for (const { table, membersOf } of [
          { table: overview.groups, membersOf: (call: PlainCall) => call.groups },
          { table: overview.agents, membersOf: (call: PlainCall) => call.agents },
        ]) {
          const ids = new Set(chosen.flatMap(membersOf));
          expect(table.total).toBe(ids.size);
          expect(new Set(table.rows.map(({ id }) => id))).toEqual(ids);
          expect(table.none === null).toBe(chosen.every((call) => membersOf(call).length > 0));
          for (const group of [...table.rows, ...(table.none === null ? [] : [table.none])]) {
            const figures = recount(
              chosen.filter((call) =>
                group.id === 'none' ? membersOf(call).length === 0 : membersOf(call).includes(group.id),
              ),
              rules,
              world,
            );
            const shown = Object.fromEntries(groupMetrics.map((id) => [id, figures[id]!]));
            expectFigures(group.figures, shown, group.id);
          }
        }
      }),
      { numRuns: runs(80) },
    );
  });

  test('of a long period has weeks or months, which add up to the same', () => {
    const call = (back: number, index: number): TimedFacts =>
      sampleCall({ contactId: `job-${index}`, startedAt: noon - back * day });
    for (const [days, step] of [
      [300, 'day'],
      [500, 'week'],
      [3000, 'month'],
    ] as const) {
      const archive = openArchive(':memory:', usualRules);
      const facts = Array.from({ length: days }, (_, back) => call(back, back));
      const rows = facts.map((one) => parseRow(toRowV2(one, 'one'))!);
      archive.write(archive.store.instanceOf('one'), rows, null, { api: 2, at: noon });
      const overview = loadOverview(archive, {}, noon);
      archive.close();
      expect(overview.step).toBe(step);
      expect(overview.days.length).toBeLessThanOrEqual(401);
      const total = Object.values(overview.outcomeByDay).reduce((sum, series) => sum + add(series), 0);
      expect(total).toBe(days);
      const starts = overview.days.slice(1);
      if (step === 'week') expect(starts.every((one) => weekdayOf(one) === 1)).toBe(true);
      if (step === 'month') expect(starts.every((one) => dayText(one).endsWith('-01'))).toBe(true);
    }
  });
});
