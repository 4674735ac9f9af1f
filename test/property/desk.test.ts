// Every mark of the desk's pages stands for exactly the calls that a click on it opens.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCallers } from '#electron/data/records/lost-callers';
import { loadDispositions } from '#electron/data/stats/dispositions';
import { loadOverview } from '#electron/data/stats/overview';
import { loadPeople } from '#electron/data/stats/people';
import { loadSatisfaction } from '#electron/data/stats/satisfaction';
import { selectCalls } from '#electron/data/stats/select';
import type { Archive } from '#electron/data/store/archive';
import { contactTypes, outcomes } from '#shared/domain/call';
import { peopleKinds, peopleMetrics, raterMetrics, shortTalkSeconds } from '#shared/contract/page-views';
import type { Filter } from '#shared/domain/filter';
import type { Figure } from '#shared/domain/metric';
import { daysPeriod } from '#shared/base/period';
import { ratedClasses } from '#shared/domain/scale';
import { longestWaitSeconds } from '#shared/contract/views';
import { narrowed, type Narrowing } from '#renderer/state/narrowed';
import { outcomeCalls } from '#renderer/state/narrowings';
import { noon } from '#test/kit/sync-desk';
import { expectFigures } from '#test/kit/expect-figures';
import {
  isAbandoned,
  isAnswered,
  isDialled,
  isInbound,
  isSuccess,
  personAt,
  type PlainCall,
} from '#test/kit/plain-call';
import { archiveOf, filters, plainCalls, rulesArbitrary, worldOf } from '#test/kit/plain-calls';
import { recount } from '#test/kit/recount';
import { passes } from '#test/kit/recount-choice';
import { runs } from '#test/kit/runs';

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
const rated: Narrowing = { ratingClasses: [...ratedClasses] };
const abandoned: Narrowing = { contactTypes: ['inbound'], dispositions: ['abandonedQueue', 'abandonedRing'] };

/** As the window does it: the present filter and the mark's, and the days of the mark. */
function opener(archive: Archive, { from, to, instances, ...narrowing }: Filter) {
  return (mark: Narrowing, days?: { first: number; last: number }): number => {
    const period: Pick<Filter, 'from' | 'to'> =
      days === undefined ? {} : daysPeriod(archive.rules.zone, days.first, days.last);
    const span = {
      from: Math.max(from ?? -Infinity, period.from ?? -Infinity),
      to: Math.min(to ?? Infinity, period.to ?? Infinity),
    };
    const within = Object.fromEntries(Object.entries(span).filter(([, at]) => Number.isFinite(at)));
    const scope = instances === undefined ? {} : { instances };
    return selectCalls(archive, { ...narrowed(narrowing, mark), ...scope, ...within }).length;
  };
}

const check = (
  body: (archive: Archive, filter: Filter, open: ReturnType<typeof opener>, calls: PlainCall[]) => void,
): void =>
  fc.assert(
    fc.property(plainCalls, rulesArbitrary, filters, (calls, rules, filter) => {
      const archive = archiveOf(calls, rules);
      body(archive, filter, opener(archive, filter), calls);
      archive.close();
    }),
    { numRuns: runs(120) },
  );

describe('the overview', () => {
  test('loss tree, waits and heat map', () => {
    check((archive, filter, open) => {
      const { losses, waits, heat, figures } = loadOverview(archive, filter, noon);
      let all = 0;
      for (const [name, offered] of [
        ['offered', true],
        ['notOffered', false],
      ] as const)
        for (const outcome of outcomes) {
          all += losses[name][outcome];
          expect(open({ ...outcomeCalls(outcome), offered }), `${name} ${outcome}`).toBe(
            losses[name][outcome],
          );
        }
      expect(all).toBe(figures.inbound.value);
      const answered: Narrowing = { contactTypes: ['inbound'], dispositions: ['success'] };
      for (const [marks, counts] of [
        [answered, waits.answered],
        [abandoned, waits.abandoned],
      ] as const) {
        for (const [over, max] of [
          [10, 20],
          [20, 45],
        ] as const)
          expect(open({ ...marks, overWaitSeconds: over, maxWaitSeconds: max })).toBe(
            sum(counts.slice(over + 1, max + 1)),
          );
        expect(open({ ...marks, maxWaitSeconds: 20 })).toBe(sum(counts.slice(0, 21)));
        expect(open({ ...marks, overWaitSeconds: longestWaitSeconds })).toBe(counts.at(-1));
      }
      const busiest = heat.rated.indexOf(Math.max(...heat.rated));
      const slot = { weekdays: [Math.floor(busiest / 24) + 1], hours: [busiest % 24] };
      expect(open({ ...rated, ...slot })).toBe(heat.rated[busiest]);
      expect(open({ ratingClasses: ['satisfied'], ...slot })).toBe(heat.satisfied[busiest]);
      expect(sum(heat.inTime) <= sum(heat.levelOf)).toBe(true);
    });
  });
});

describe('satisfaction', () => {
  test('figures, classes, channels and bars', () => {
    check((archive, filter, open, calls) => {
      const view = loadSatisfaction(archive, filter, noon);
      const chosen = calls.filter((call) => passes(call, filter, archive.rules));
      const expected = recount(chosen, archive.rules, worldOf(calls, filter));
      for (const [id, figure] of Object.entries(view.figures))
        expectFigures({ [id]: figure }, { [id]: expected[id]! }, 'satisfaction');
      expect(sum(view.ratedByDay)).toBe(view.figures.rated.value);
      for (const [list, names] of [
        [view.byWait, ['overWaitSeconds', 'maxWaitSeconds']],
        [view.byTalk, ['overTalkSeconds', 'maxTalkSeconds']],
      ] as const)
        for (const { over, max, ...counts } of list) {
          const bounds = {
            ...(over === null ? {} : { [names[0]]: over }),
            // The first class of all begins at nothing, but calls without the duration are not in it.
            [names[1]]: max ?? 1e6,
          };
          expect(open({ ...rated, ...bounds })).toBe(counts.rated);
          expect(open({ ratingClasses: ['satisfied'], ...bounds })).toBe(counts.satisfied);
          expect(open({ ratingClasses: ['dissatisfied'], ...bounds })).toBe(counts.dissatisfied);
        }
      for (const { channel, offered, ...counts } of view.channels) {
        expect(open({ surveyOffered: true, surveyChannels: [channel] })).toBe(offered);
        expect(open({ ...rated, surveyChannels: [channel] })).toBe(counts.rated);
      }
      expect(sum(view.channels.map(({ offered }) => offered))).toBe(view.figures.surveyOffered.value);
      expect(open({ dispositions: ['success'] })).toBe(view.success);
      expect(open({ dispositions: ['success'], surveyOffered: false })).toBe(view.unsurveyed);
    });
  });
});

describe('dispositions', () => {
  test('mix, hours, sides and groups', () => {
    check((archive, filter, open, calls) => {
      const view = loadDispositions(archive, filter, noon);
      const chosen = calls.filter((call) => passes(call, filter, archive.rules));
      expect(sum(view.mix.map(({ byDay }) => sum(byDay)))).toBe(chosen.length);
      for (const { disposition, byDay } of view.mix) {
        expect(open({ dispositions: [disposition] })).toBe(sum(byDay));
        const mark = byDay.findIndex((count) => count > 0);
        const day = view.days[mark]!;
        expect(open({ dispositions: [disposition] }, { first: day, last: day })).toBe(byDay[mark]);
      }
      for (let hour = 0; hour < 24; hour++) {
        expect(open({ ...abandoned, hours: [hour] })).toBe(view.byHour.abandoned[hour]);
        expect(open({ offered: true, hours: [hour] })).toBe(view.byHour.offered[hour]);
      }
      for (const [side, count] of Object.entries(view.released))
        expect(open({ dispositions: ['success'], releaseInitiators: [side as 'agent'] })).toBe(count);
      expect(
        open({ dispositions: ['success'], releaseInitiators: ['agent'], maxTalkSeconds: shortTalkSeconds }),
      ).toBe(view.shortByAgent);
      for (const [index, id] of view.skillGroups.ids.entries()) {
        expect(open({ offered: true, skillGroups: [id] })).toBe(view.skillGroups.values.offered[index]);
        expect(open({ ...abandoned, skillGroups: [id] })).toBe(view.skillGroups.values.abandoned[index]);
      }
    });
  });
});

describe('agents and skill groups', () => {
  test('have the figures of their calls, and a trend that adds up to them', () => {
    check((archive, filter, open, calls) => {
      for (const kind of peopleKinds) {
        const { people, trend, marks } = loadPeople(
          archive,
          { filter, kind, sort: { field: 'calls', descending: true }, offset: 0 },
          noon,
        );
        const field = kind === 'agent' ? 'agents' : 'skillGroups';
        for (const [index, id] of people.ids.entries()) {
          expect(open({ [field]: [id] })).toBe(people.values.calls[index]);
          expect(open({ ...rated, [field]: [id] })).toBe(people.values.rated[index]);
          expect(sum(trend.subarray(index * marks, (index + 1) * marks))).toBe(people.values.calls[index]);
          const mine = calls.filter(
            (call) => passes(call, filter, archive.rules) && passes(call, { [field]: [id] }, archive.rules),
          );
          const expected = recount(mine, archive.rules, worldOf(calls, filter));
          for (const metric of peopleMetrics) {
            const { value, n } = expected[metric]!;
            const shown = people.values[metric][index]!;
            expect(people.ns[metric][index], metric).toBe(n);
            if (value === null) expect(shown, metric).toBeNaN();
            else expect(shown, metric).toBeCloseTo(value as number, 9);
          }
        }
        const named = people.values.calls.slice(0, people.none < 0 ? undefined : people.none);
        expect([...named]).toEqual([...named].sort((a, b) => b - a));
      }
    });
  });

  test('in the dot plot those with enough ratings come first, by their lower bound', () => {
    check((archive, filter) => {
      const { agents } = loadSatisfaction(archive, filter, noon);
      for (const id of raterMetrics) expect(agents.values[id]).toHaveLength(agents.ids.length);
      const ns = [...agents.ns.satisfiedRate].slice(0, agents.none < 0 ? undefined : agents.none);
      const firstFew = ns.findIndex((n) => n < 30);
      expect(ns.slice(firstFew < 0 ? ns.length : firstFew).every((n) => n < 30)).toBe(true);
    });
  });
});

describe('callers', () => {
  const hours = 3_600_000;
  const spokeTo = (call: PlainCall, caller: string): boolean =>
    (isAnswered(call) && personAt(call.calling) === caller) ||
    (isDialled(call) && isSuccess(call) && personAt(call.called) === caller);

  test('those who gave up and were not reached, as a naive recount', () => {
    check((archive, filter, open, calls) => {
      const { lost, lostTotal, figures, returns } = loadCallers(archive, filter, true, noon);
      const world = worldOf(calls, filter);
      const chosen = calls.filter((call) => passes(call, filter, archive.rules));
      const expected = recount(chosen, archive.rules, world);
      for (const [id, figure] of Object.entries(figures) as [string, Figure][])
        expectFigures({ [id]: figure }, { [id]: expected[id]! }, 'callers');
      const missed = new Map<string, PlainCall[]>();
      for (const call of chosen.filter(isAbandoned)) {
        const caller = personAt(call.calling);
        const isReached = world.all.some(
          (other) =>
            caller !== null &&
            spokeTo(other, caller) &&
            other.startedAt > call.startedAt &&
            other.startedAt <= call.startedAt + 24 * hours,
        );
        if (caller !== null && !isReached) missed.set(caller, [...(missed.get(caller) ?? []), call]);
      }
      expect(lost.map((one) => one.calls).sort()).toEqual(
        [...missed.values()].map((list) => list.length).sort(),
      );
      const isOver = (call: PlainCall): boolean =>
        world.dataUpTo !== null && call.startedAt + 24 * hours <= world.dataUpTo;
      expect(lostTotal).toBe([...missed.values()].filter((list) => list.some(isOver)).length);
      const over = [...missed.values()].flat().filter(isOver).length;
      expect(open({ unreached: true })).toBe(over);
      for (const { over: from, max, calls: count } of returns)
        expect(
          open({
            contactTypes: ['inbound'],
            dispositions: ['success'],
            ...(from === null ? {} : { overReturnHours: from }),
            maxReturnHours: max,
          }),
        ).toBe(count);
    });
  });

  test('the calls of one caller', () => {
    check((archive, filter, open, calls) => {
      const { frequent, lost } = loadCallers(archive, filter, false, noon);
      const mine = (number: string): PlainCall[] =>
        calls.filter(
          (call) =>
            passes(call, filter, archive.rules) &&
            ((isInbound(call) && personAt(call.calling) === personAt(number)) ||
              (isDialled(call) && personAt(call.called) === personAt(number))),
        );
      for (const { call, number, calls: count } of frequent) {
        expect(open({ sameCaller: call })).toBe(mine(number).length);
        expect(open({ sameCaller: call, contactTypes: ['inbound'] })).toBe(count);
      }
      for (const { call, number } of lost) expect(open({ sameCaller: call })).toBe(mine(number).length);
      expect(contactTypes).toContain('inbound');
    });
  });
});
