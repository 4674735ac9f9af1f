// The ledger: windows that replace, cover and cut each other, gaps, states of days, and what a run plans from it.
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Database } from 'better-sqlite3';
import { openDatabase } from '#electron/data/store/database';
import { createLedger, type Ledger, type LedgerEntry, type Window } from '#electron/data/store/ledger';
import { createCutter, plannedSpan, planSpans, type PlanOptions } from '#electron/data/sync/plan';
import { dayText, localDay } from '#shared/base/period';
import type { WindowState } from '#shared/domain/sync';
import { day, hour, noon } from '#test/kit/sync-desk';
import { runs } from '#test/kit/runs';

const zone = 'Asia/Shanghai';
let database: Database;
let ledger: Ledger;
beforeEach(() => {
  database = openDatabase(':memory:');
  ledger = createLedger(database);
});

const entry = (from: number, to: number, state: WindowState = 'complete', counted = 0): LedgerEntry => ({
  from,
  to,
  state,
  counted,
  stored: counted,
  reason: '',
  attempts: 1,
  asOf: to + 1,
});
const spans = (entries: readonly Window[]): [number, number][] => entries.map(({ from, to }) => [from, to]);
const everything = { from: 0, to: 1e15 };

describe('windows', () => {
  test('that cover an older one replace it', () => {
    ledger.record(1, entry(10, 20, 'failed'));
    ledger.record(1, entry(0, 30));
    expect(ledger.entries(1, everything)).toMatchObject([{ from: 0, to: 30, state: 'complete' }]);
  });

  test('that cut into an older one leave its rest', () => {
    ledger.record(1, entry(0, 99));
    ledger.record(1, entry(40, 59, 'partial', 5));
    expect(spans(ledger.entries(1, everything))).toEqual([
      [0, 39],
      [40, 59],
      [60, 99],
    ]);
    expect(ledger.entries(1, everything).map(({ state }) => state)).toEqual([
      'complete',
      'partial',
      'complete',
    ]);
  });

  test('that overlap one side cut that side; neighbours stay whole', () => {
    ledger.record(1, entry(0, 49));
    ledger.record(1, entry(50, 99));
    ledger.record(1, entry(40, 60, 'failed'));
    expect(spans(ledger.entries(1, everything))).toEqual([
      [0, 39],
      [40, 60],
      [61, 99],
    ]);
  });

  test('of another instance are another matter', () => {
    ledger.record(1, entry(0, 99));
    ledger.record(2, entry(0, 10, 'failed'));
    expect(ledger.gaps(1, { from: 0, to: 99 })).toEqual([]);
    expect(ledger.gaps(2, { from: 0, to: 99 })).toEqual([{ from: 0, to: 99 }]);
  });

  test('never overlap, and every moment has the state of the last word on it', () => {
    const states: WindowState[] = ['complete', 'open', 'partial', 'failed'];
    const windows = fc.array(fc.tuple(fc.nat({ max: 60 }), fc.nat({ max: 25 }), fc.constantFrom(...states)), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(windows, (list) => {
        database.exec('DELETE FROM sync_window');
        const expected = new Map<number, WindowState>();
        for (const [from, length, state] of list) {
          ledger.record(1, entry(from, from + length, state));
          for (let at = from; at <= from + length; at++) expected.set(at, state);
        }
        const found = new Map<number, WindowState>();
        for (const { from, to, state } of ledger.entries(1, everything))
          for (let at = from; at <= to; at++) {
            expect(found.has(at)).toBe(false);
            found.set(at, state);
          }
        expect(found).toEqual(expected);
        const gaps = ledger.gaps(1, { from: 5, to: 70 });
        for (let at = 5; at <= 70; at++)
          expect(gaps.some(({ from, to }) => at >= from && at <= to)).toBe(expected.get(at) !== 'complete');
      }),
      { numRuns: runs(150) },
    );
  });
});

describe('days', () => {
  const dayFrom = noon - 12 * hour;
  const daysOf = (instances = [1]): unknown[] =>
    ledger.days(instances, { from: dayFrom, to: dayFrom + day - 1 }, zone).map(({ state }) => state);

  test('without an entry are missing; without an instance too', () => {
    expect(daysOf()).toEqual(['missing']);
    expect(daysOf([])).toEqual(['missing']);
  });

  test('are complete when covered to the last millisecond, by each instance', () => {
    ledger.record(1, entry(dayFrom, dayFrom + day - 2));
    expect(daysOf()).toEqual(['open']);
    ledger.record(1, entry(dayFrom + day - 1, dayFrom + day - 1));
    expect(daysOf()).toEqual(['complete']);
    expect(daysOf([1, 2])).toEqual(['open']);
  });

  test('show the worst of their windows', () => {
    ledger.record(1, entry(dayFrom, dayFrom + day - 1));
    for (const state of ['open', 'partial', 'failed'] as const) {
      ledger.record(1, entry(dayFrom + hour, dayFrom + 2 * hour, state));
      expect(daysOf()).toEqual([state]);
    }
  });

  test('data is known up to the newest reading, not past its moment; the slowest instance decides', () => {
    expect(ledger.dataUpTo([1])).toBeNull();
    ledger.record(1, { ...entry(dayFrom, dayFrom + day - 1, 'open'), asOf: noon });
    expect(ledger.dataUpTo([1])).toBe(noon);
    ledger.record(1, entry(noon + day, noon + 2 * day, 'failed'));
    expect(ledger.dataUpTo([1])).toBe(noon);
    ledger.record(2, { ...entry(dayFrom, dayFrom + hour), asOf: noon });
    expect(ledger.dataUpTo([1, 2])).toBe(dayFrom + hour);
  });
});

describe('a plan', () => {
  const options = { now: noon, zone, lookBackDays: 5, trailingDays: 2 };
  /** The windows of a run that finds so many calls a day; by default too many for more than a day at a time. */
  function planWindows(_: Ledger, instance: number, plan: PlanOptions, callsPerDay = 1e6): Window[] {
    const spans = planSpans(ledger, instance, plannedSpan(ledger, instance, plan), plan);
    const cutter = createCutter(spans, plan.zone);
    const windows: Window[] = [];
    for (let window = cutter.take(); window !== undefined; window = cutter.take()) {
      windows.push(window);
      cutter.learn(window, ((window.to - window.from + 1) / day) * callsPerDay);
    }
    return windows;
  }
  const daysOf = (windows: readonly Window[]): string[] =>
    windows.map(({ from }) => dayText(localDay(zone, from)));

  test('of an empty ledger is every day, newest first, the running one up to now', () => {
    const windows = planWindows(ledger, 1, options);
    expect(daysOf(windows)).toEqual(['2026-03-04', '2026-03-03', '2026-03-02', '2026-03-01', '2026-02-28']);
    expect(windows[0]!.to).toBe(noon);
    for (const [index, window] of windows.entries())
      if (index > 0) expect(window.to).toBe(windows[index - 1]!.from - 1);
  });

  test('reads the trailing days again, of older ones only what is not complete', () => {
    const from = noon - 12 * hour - 4 * day;
    ledger.record(1, entry(from, noon));
    expect(daysOf(planWindows(ledger, 1, options))).toEqual(['2026-03-04', '2026-03-03', '2026-03-02']);
    ledger.record(1, entry(from + hour, from + 2 * hour, 'partial'));
    ledger.record(1, entry(from + 5 * hour, from + 6 * hour, 'failed'));
    expect(planWindows(ledger, 1, options).slice(3)).toEqual([
      { from: from + 5 * hour, to: from + 6 * hour },
      { from: from + hour, to: from + 2 * hour },
    ]);
  });

  test('of an explicit span is that span, half open, never after now', () => {
    ledger.record(1, entry(0, noon));
    const from = noon - 400 * day;
    expect(planWindows(ledger, 1, { ...options, from, to: from + 1000 })).toEqual([{ from, to: from + 999 }]);
    expect(planWindows(ledger, 1, { ...options, from: noon - 5, to: noon + day })).toEqual([
      { from: noon - 5, to: noon },
    ]);
    expect(planWindows(ledger, 1, { ...options, from: noon + 1 })).toEqual([]);
    expect(planWindows(ledger, 1, { ...options, from, to: from })).toEqual([]);
  });

  test('asks for more days at once where there are few calls, and for one again where there are many', () => {
    const lengths = planWindows(ledger, 1, { ...options, lookBackDays: 120 }, 80).map(({ from, to }) =>
      Math.round((to - from) / day),
    );
    expect(lengths).toEqual([1, 2, 4, 8, 16, 31, 31, 27]);
    const cutter = createCutter([{ from: noon - 100 * day, to: noon }], zone);
    cutter.learn(cutter.take()!, 10);
    cutter.learn(cutter.take()!, 10);
    const four = cutter.take()!;
    expect(Math.round((four.to - four.from) / day)).toBe(4);
    cutter.learn(four, 12_000);
    const one = cutter.take()!;
    expect(one.to - one.from + 1).toBe(day);
  });

  test('of what is lacking reads that alone, as far back as was ever asked for', () => {
    const old = noon - 40 * day;
    ledger.ask(1, { from: old, to: noon - 30 * day });
    ledger.record(1, entry(old + day, noon - 2 * day));
    ledger.record(1, entry(noon - 2 * day + 1, noon, 'open'));
    ledger.record(1, entry(noon - 10 * day, noon - 9 * day, 'partial', 7));
    const plan = { ...options, lackingOnly: true };
    const lacking = planSpans(ledger, 1, plannedSpan(ledger, 1, plan), plan);
    expect(lacking).toEqual([
      { from: noon - 10 * day, to: noon - 9 * day },
      { from: old, to: old + day - 1 },
    ]);
  });

  test('covers its span exactly once, whatever zone and clock changes', () => {
    const zones = fc.constantFrom(
      'Asia/Shanghai',
      'America/New_York',
      'Australia/Lord_Howe',
      'America/Santiago',
    );
    fc.assert(
      fc.property(
        zones,
        fc.nat({ max: 400 }),
        fc.nat({ max: 40 }),
        fc.nat({ max: 86_399_999 }),
        (name, back, days, ms) => {
          const from = noon - back * day - ms;
          const to = from + days * day + 1;
          const now = noon + 50 * day;
          const windows = planWindows(ledger, 1, { ...options, now, zone: name, from, to }).reverse();
          expect(windows[0]!.from).toBe(from);
          expect(windows.at(-1)!.to).toBe(to - 1);
          for (const [index, window] of windows.entries()) {
            expect(window.to).toBeGreaterThanOrEqual(window.from);
            expect(localDay(name, window.from)).toBe(localDay(name, window.to));
            if (index > 0) expect(window.from).toBe(windows[index - 1]!.to + 1);
          }
        },
      ),
    );
  });
});
