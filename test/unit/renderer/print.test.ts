// How a report is laid out: rows over pages, what gives way on a full page, which agents a short ranking shows, the zoom.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pixelsPerPoint, scaleOf, zoomedBy } from '#renderer/features/reports/zoom';
import { heatBounds, heatStep, type HeatCell } from '#renderer/figures/heat';
import { comparedSpan } from '#renderer/print/compared';
import { fitted, type Room } from '#renderer/print/fit';
import { paginate } from '#renderer/print/paginate';
import { outboundSpecs } from '#renderer/print/outbound-specs';
import { referenceOf, scaleStart, scaleTicks, shownRaters } from '#renderer/print/raters';
import { worstSlots } from '#renderer/print/slots';
import { parseDay } from '#shared/base/period';
import { isHardlyInbound, type ReportRater } from '#shared/contract/report-views';
import { sheetSize } from '#shared/domain/sheet';
import type { Overview } from '#shared/contract/views';

describe('rows over pages', () => {
  test('a long table goes on with its heads, a short one begins where there is room for three rows', () => {
    const rows = Array.from({ length: 10 }, () => 20);
    // 30 + 4 × 20 = 110; the rest needs two pages; the next table has 40 left and wants 10 + 3 × 5.
    expect(
      paginate(
        [
          { head: 30, rows },
          { head: 10, rows: [5, 5, 5, 5] },
        ],
        110,
        5,
      ),
    ).toEqual([
      [{ block: 0, from: 0, to: 4 }],
      [{ block: 0, from: 4, to: 8 }],
      [
        { block: 0, from: 8, to: 10 },
        { block: 1, from: 0, to: 4 },
      ],
    ]);
    expect(
      paginate(
        [
          { head: 30, rows: [50] },
          { head: 10, rows: [5, 5, 5] },
        ],
        100,
        5,
      ),
    ).toEqual([[{ block: 0, from: 0, to: 1 }], [{ block: 1, from: 0, to: 3 }]]);
    expect(paginate([{ head: 30, rows: [] }], 100, 5)).toEqual([[{ block: 0, from: 0, to: 0 }]]);
    expect(paginate([], 100, 5)).toEqual([]);
  });

  test('every row stands once, in order, and no page is fuller than it is high', () => {
    const block = fc.record({
      head: fc.integer({ min: 10, max: 60 }),
      rows: fc.array(fc.integer({ min: 5, max: 80 }), { maxLength: 60 }),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
        const [room, gap] = [400, 12];
        const pages = paginate(blocks, room, gap);
        const next = blocks.map(() => 0);
        for (const page of pages) {
          const heights = page.map(({ block, from, to }) => {
            expect(from).toBe(next[block]);
            next[block] = to;
            const { head, rows } = blocks[block]!;
            return rows.slice(from, to).reduce((sum, height) => sum + height, head);
          });
          const height = heights.reduce((sum, one) => sum + one, gap * (page.length - 1));
          expect(height).toBeLessThanOrEqual(room);
        }
        expect(next).toEqual(blocks.map(({ rows }) => rows.length));
      }),
    );
  });

  test('a row higher than a page stands alone instead of being cut or looked for room for ever', () => {
    expect(paginate([{ head: 10, rows: [20, 500, 20] }], 100, 5)).toEqual([
      [{ block: 0, from: 0, to: 1 }],
      [{ block: 0, from: 1, to: 2 }],
      [{ block: 0, from: 2, to: 3 }],
    ]);
  });
});

describe('a page that is too full', () => {
  const start: Room = { chart: 320, raters: 16, groups: 12, notes: 12 };

  test('nothing gives way where there is room', () => {
    expect(fitted(start, 1000, ({ chart }) => chart + 400)).toEqual(start);
  });
  test('the chart gives first, rows only after it, and no more than needed', () => {
    const height = ({ chart, raters, groups }: Room): number => chart + raters * 18 + groups * 20;
    const room = fitted(start, 800, height);
    expect(room).toEqual({ ...start, chart: 272 });
    const less = fitted(start, 600, height);
    expect(height(less)).toBeLessThanOrEqual(600);
    expect(less.chart).toBeGreaterThanOrEqual(176);
  });
  test('what stands beside something higher does not give way in vain', () => {
    const room = fitted(start, 500, ({ chart, groups, raters }) =>
      Math.max(chart + groups * 10, raters * 40),
    );
    expect(room.raters).toBe(12);
    expect(room.groups).toBe(12);
  });
  test('what cannot fit ends at its least', () => {
    expect(fitted(start, 10, ({ chart, groups, raters, notes }) => chart + groups + raters + notes)).toEqual({
      chart: 128,
      raters: 4,
      groups: 3,
      notes: 2,
    });
  });
});

describe('a short ranking', () => {
  const rater = (rank: number | null): ReportRater => ({
    id: `a${rank}`,
    name: '',
    rank,
    rate: { value: 0.8, n: rank === null ? 9 : 40, low: 0.62, high: 0.9 },
  });
  const rows = [...[1, 2, 3, 4, 5, 6].map(rater), rater(null)];

  test('shows all where there is room, and then those without a rank', () => {
    const shown = shownRaters({ ranked: 6, rows }, 8);
    expect(shown.best).toHaveLength(6);
    expect(shown.unranked).toHaveLength(1);
    expect(shown.isCut).toBe(false);
    expect(shownRaters({ ranked: 6, rows }, 6).unranked).toEqual([]);
    expect([shown.shown, shown.total]).toEqual([7, 7]);
    const { shown: four, total } = shownRaters({ ranked: 0, total: 21, rows: [rater(null)] }, 4);
    expect([four, total]).toEqual([1, 21]);
  });
  test('else the best and the last', () => {
    const shown = shownRaters({ ranked: 200, rows }, 4);
    expect(shown.best.map(({ rank }) => rank)).toEqual([1, 2]);
    expect(shown.last.map(({ rank }) => rank)).toEqual([5, 6]);
    expect(shown.isCut).toBe(true);
    expect([shown.shown, shown.total]).toEqual([4, 201]);
  });
  test('the share of all is no line to compare with where under five rated', () => {
    expect(referenceOf({ value: 1, n: 4 })).toBeNull();
    expect(referenceOf({ value: 0.8, n: 5 })).toBe(0.8);
  });
  test('the scale begins at the tens below the lowest interval', () => {
    expect(scaleStart(rows)).toBe(0.6);
    expect(scaleTicks(0.6)).toEqual([0.6, 0.7, 0.8, 0.9, 1]);
    expect(scaleTicks(0)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(scaleStart([])).toBe(0);
  });
});

test('the worst hours stand in the order of their rates, and those with few calls are not told', () => {
  const cells = (values: Record<number, number>): Uint32Array =>
    Uint32Array.from({ length: 168 }, (_, cell) => values[cell] ?? 0);
  const offered = cells({ 10: 100, 34: 400, 40: 30, 60: 29, 90: 5, 120: 50 });
  const abandoned = cells({ 10: 20, 34: 80, 40: 9, 60: 20, 90: 5 });
  const heat = { offered, abandoned } as unknown as Overview['heat'];
  expect(worstSlots({ heat }, 2)).toEqual([
    { weekday: 2, hour: 16, hits: 9, n: 30 },
    { weekday: 2, hour: 10, hits: 80, n: 400 },
  ]);
  expect(worstSlots({ heat: { ...heat, abandoned: cells({ 60: 20 }) } }, 3)).toEqual([]);
});

test('the steps of the heat map are told apart, and there are none where nothing is coloured', () => {
  const of = (...values: number[]): HeatCell[] => values.map((value) => ({ hits: 1, n: 20, value }));
  const bounds = heatBounds(of(0.045, 0.045, 0.0451, 0.045, 0.1333, NaN, 0));
  expect(bounds).toEqual([0.045, 0.1333]);
  expect([0, 0.045, 0.0451, 0.1333].map((value) => heatStep(value, bounds))).toEqual([0, 1, 1, 2]);
  expect(heatBounds(of(0, NaN, 0))).toEqual([]);
  expect(heatBounds(of(0.2))).toEqual([0.2]);
});

test('the earlier span is told with the time where it ends within a day', () => {
  const at = (text: string): number => Date.parse(`${text}+08:00`);
  const told = (from: string, to: string): string[] =>
    Object.values(comparedSpan({ from: at(from), to: at(to) }, 'Asia/Shanghai'));
  expect(told('2026-11-16T00:00', '2026-11-17T00:00')).toEqual(['2026-11-16', '2026-11-16']);
  expect(told('2026-10-01T00:00', '2026-11-01T00:00')).toEqual(['2026-10-01', '2026-10-31']);
  expect(told('2026-11-16T00:00', '2026-11-16T22:20')).toEqual(['2026-11-16 00:00', '11-16 22:20']);
  expect(told('2025-12-29T00:00', '2026-01-01T09:00')).toEqual(['2025-12-29 00:00', '2026-01-01 09:00']);
});

test('dialled calls are those that connected and those that did not; of one day only its hours from first to last', () => {
  const day = parseDay('2026-03-02')!;
  const overview = {
    step: 'day',
    days: [day, day + 1],
    scaleBreaks: [],
    span: null,
    statement: { daysIncomplete: ['2026-03-03'], filter: {}, zone: 'Asia/Shanghai' },
  } as unknown as Overview;
  const byDay = outboundSpecs(
    overview,
    { dialled: Uint32Array.of(40, 2), connected: Uint32Array.of(10, 1) },
    false,
    'en',
  );
  expect(byDay.volume.series.map(({ values }) => values)).toEqual([
    [10, 1],
    [30, 1],
  ]);
  expect(byDay.volume.bands).toEqual([1]);
  // Of two calls no rate is told.
  expect(byDay.rate.series[0]!.values).toEqual([0.25, null]);
  const dialled = Uint32Array.from({ length: 24 }, (_, hour) => (hour === 9 || hour === 11 ? 5 : 0));
  const byHour = outboundSpecs(overview, { dialled, connected: new Uint32Array(24) }, true, 'en');
  expect(byHour.volume.labels).toEqual(['9:00', '10:00', '11:00']);
});

test('calls are told by what is dialled where hardly any is inbound', () => {
  const figures = (calls: number, inbound: number): Parameters<typeof isHardlyInbound>[0] => ({
    calls: { value: calls, n: calls },
    inbound: { value: inbound, n: calls },
  });
  expect(isHardlyInbound(figures(1389, 2))).toBe(true);
  expect(isHardlyInbound(figures(100, 5))).toBe(false);
  expect(isHardlyInbound(figures(0, 0))).toBe(false);
});

test('sheets turn', () => {
  expect(sheetSize({ paper: 'a4', orientation: 'portrait' })).toEqual({ width: 210, height: 297 });
  expect(sheetSize({ paper: 'letter', orientation: 'landscape' })).toEqual({ width: 279.4, height: 215.9 });
});

test('the zoom steps from what is shown, and fits the width', () => {
  expect(scaleOf(1, 595, 300)).toBeCloseTo(pixelsPerPoint);
  expect(scaleOf('fit', 600, 900)).toBeCloseTo(1.5);
  expect(zoomedBy(pixelsPerPoint, 1)).toBe(1.25);
  expect(zoomedBy(0.9 * pixelsPerPoint, -1)).toBe(0.8);
  expect(zoomedBy(3 * pixelsPerPoint, 1)).toBe(3);
  expect(zoomedBy(0.4 * pixelsPerPoint, -1)).toBe(0.5);
});
