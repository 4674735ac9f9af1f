// How a report is laid out: rows over pages, what gives way on a full page, which agents a short ranking shows, the zoom.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pixelsPerPoint, scaleOf, zoomedBy } from '../../renderer/parts/reports/zoom';
import { fitted, type Room } from '../../renderer/report/fit';
import { paginate } from '../../renderer/report/paginate';
import { scaleStart, scaleTicks, shownRaters } from '../../renderer/report/raters';
import { worstSlots } from '../../renderer/report/slots';
import type { ReportRater } from '../../shared/report-views';
import { sheetSize } from '../../shared/sheet';
import type { Overview } from '../../shared/views';

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
  });
  test('else the best and the last', () => {
    const shown = shownRaters({ ranked: 200, rows }, 4);
    expect(shown.best.map(({ rank }) => rank)).toEqual([1, 2]);
    expect(shown.last.map(({ rank }) => rank)).toEqual([5, 6]);
    expect(shown.isCut).toBe(true);
  });
  test('the scale begins at the tens below the lowest interval', () => {
    expect(scaleStart(rows)).toBe(0.6);
    expect(scaleTicks(0.6)).toEqual([0.6, 0.7, 0.8, 0.9, 1]);
    expect(scaleTicks(0)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
    expect(scaleStart([])).toBe(0);
  });
});

test('the worst hours are those that are surely bad, not those with few calls', () => {
  const cells = (values: Record<number, number>): Uint32Array =>
    Uint32Array.from({ length: 168 }, (_, cell) => values[cell] ?? 0);
  const offered = cells({ 10: 100, 34: 400, 60: 10, 90: 5, 120: 50 });
  const abandoned = cells({ 10: 20, 34: 80, 60: 3, 90: 5 });
  const heat = { offered, abandoned } as unknown as Overview['heat'];
  expect(worstSlots({ heat }, 2)).toEqual([
    { weekday: 2, hour: 10, hits: 80, n: 400 },
    { weekday: 1, hour: 10, hits: 20, n: 100 },
  ]);
  expect(worstSlots({ heat: { ...heat, abandoned: cells({}) } }, 3)).toEqual([]);
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
