// Marks of a time axis and what lies on them: notes, folded trends, classes of waits, cells of the heat map, the tree of losses.
import { expect, test } from 'vitest';
import { placeNotes, noteAxis, noteFault, withNote } from '#renderer/charts/notes';
import { heatBounds, heatCells, heatHours, heatStep } from '#renderer/figures/heat';
import { lossRows } from '#renderer/features/overview/loss-rows';
import { foldedBreaks, foldedMiddle, foldedSum } from '#renderer/figures/trend';
import { binText, binWaits, levelAt, waitBins } from '#renderer/figures/waits';
import { parseDay } from '#shared/base/period';
import { heatCounters, longestWaitSeconds, type Overview } from '#shared/contract/views';
import { outcomes } from '#shared/domain/call';

const day = (text: string): number => parseDay(text)!;
const note = (
  id: string,
  first: string,
  last = first,
): { id: string; first: string; last: string; text: string } => ({
  id,
  first,
  last,
  text: `note ${id}`,
});

test('notes lie on the marks that their days touch, numbered from the oldest', () => {
  const weeks = [day('2026-03-02'), day('2026-03-09'), day('2026-03-16')].map((first) => ({
    first,
    last: first + 6,
  }));
  const placed = placeNotes(
    [
      note('late', '2026-03-18'),
      note('before', '2026-02-01', '2026-02-28'),
      note('span', '2026-02-20', '2026-03-10'),
      note('after', '2026-03-23'),
      note('early', '2026-03-03'),
    ],
    weeks,
  );
  expect(placed.map(({ id, number, first, last }) => [id, number, first, last])).toEqual([
    ['span', 1, 0, 1],
    ['early', 2, 0, 0],
    ['late', 3, 2, 2],
  ]);
  expect(noteAxis([], weeks, day('2026-03-17')).newest).toBe('2026-03-17');
  expect(noteAxis([], weeks, day('2026-12-01')).newest).toBe('2026-03-22');
});

test('a note is added, replaced by its id, and judged before it is saved', () => {
  const [a, b] = [note('a', '2026-03-03'), note('b', '2026-03-01')];
  expect(withNote([a], b).map(({ id }) => id)).toEqual(['b', 'a']);
  expect(withNote([a, b], { ...a, text: 'new' })).toEqual([b, { ...a, text: 'new' }]);
  expect(noteFault(a)).toBeUndefined();
  expect(noteFault({ ...a, first: '2026-02-30' })).toBe('day');
  expect(noteFault({ ...a, last: '2026-03-02' })).toBe('order');
  expect(noteFault({ ...a, text: '   ' })).toBe('text');
  expect(noteFault({ ...a, text: 'x'.repeat(201) })).toBe('text');
});

test('a trend is folded into at most eight parts that lose nothing', () => {
  const counts = Array.from({ length: 30 }, (_, index) => index);
  expect(foldedSum(counts)).toHaveLength(8);
  expect(foldedSum(counts).reduce((sum, one) => sum + one, 0)).toBe(435);
  expect([...foldedSum([1, 2, 3])]).toEqual([1, 2, 3]);
  expect([...foldedSum([])]).toEqual([]);
  expect([...foldedMiddle([5, NaN, 7])]).toEqual([5, NaN, 7]);
  expect(foldedMiddle(Array.from({ length: 16 }, () => NaN))[0]).toBeNaN();
  expect(foldedBreaks([14.5], 30)).toEqual([3.5]);
  expect(foldedBreaks([2.5], 5)).toEqual([2.5]);
});

/** Waits in seconds as the data process counts them. */
function waitsOf(answered: readonly number[], abandoned: readonly number[]): Overview['waits'] {
  const bySecond = (waits: readonly number[]): Uint32Array => {
    const counts = new Uint32Array(longestWaitSeconds + 2);
    for (const wait of waits) {
      const place = Math.min(Math.ceil(wait), longestWaitSeconds + 1);
      counts[place] = counts[place]! + 1;
    }
    return counts;
  };
  return { answered: bySecond(answered), abandoned: bySecond(abandoned) };
}

test('classes of waits hold every wait once, and say so as a filter does', () => {
  const answered = [0, 0, 0.4, 5, 5.1, 9.9, 20, 20.001, 44, 300, 301, 5000];
  const abandoned = [0, 3, 41, 600];
  const bins = waitBins(waitsOf(answered, abandoned), 40);
  const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
  expect(total(bins.answered)).toBe(answered.length);
  expect(total(bins.abandoned)).toBe(abandoned.length);
  expect(bins.longerThan % bins.widthSeconds).toBe(0);
  expect(bins.longerThan).toBeGreaterThanOrEqual(40);
  for (const [index, count] of bins.answered.entries()) {
    const { overWaitSeconds = -1, maxWaitSeconds = Infinity } = binWaits(bins, index);
    expect(answered.filter((wait) => wait > overWaitSeconds && wait <= maxWaitSeconds)).toHaveLength(count);
  }
  expect(binText(bins, 0)).toBe(`0–${bins.widthSeconds}`);
  expect(binText(bins, bins.answered.length - 1)).toBe(`> ${bins.longerThan}`);
});

test('classes follow the data: short waits in fives, long ones in tens, none at all in fives too', () => {
  const even = Array.from({ length: 600 }, (_, index) => index / 2);
  expect(waitBins(waitsOf(even, []), 40).widthSeconds).toBe(10);
  const short = Array.from({ length: 100 }, (_, index) => index / 10);
  expect(waitBins(waitsOf(short, []), 40)).toMatchObject({ widthSeconds: 5, longerThan: 40 });
  expect(waitBins(waitsOf([], []), 0)).toMatchObject({ widthSeconds: 5, longerThan: 20 });
});

test('the level at another threshold is counted from the same calls by the chosen variant', () => {
  const waits = waitsOf([1, 10, 20, 21, 60], [2, 30]);
  const levelCounts = { answered: 6, inTime: 3, abandoned: 3, abandonedInTime: 1, shortAbandons: 1 };
  const overview = { waits, levelCounts };
  // Calls without a known wait stay in the denominator.
  expect(levelAt(overview, 3, 20)).toEqual({ hits: 3, n: 9, abandonedInTime: 1, abandoned: 3 });
  expect(levelAt(overview, 3, 21)).toMatchObject({ hits: 4, n: 9 });
  expect(levelAt(overview, 1, 30)).toMatchObject({ hits: 6, n: 9, abandonedInTime: 2 });
  expect(levelAt(overview, 2, 60)).toMatchObject({ hits: 5, n: 6 });
  expect(levelAt(overview, 4, 30)).toMatchObject({ hits: 4, n: 7 });
  expect(levelAt(overview, 5, 5)).toMatchObject({ hits: 1, n: 8 });
});

function heatWith(
  part: Partial<Record<(typeof heatCounters)[number], Record<number, number>>>,
): Overview['heat'] {
  return Object.fromEntries(
    heatCounters.map((counter) => {
      const cells = new Uint32Array(168);
      for (const [cell, count] of Object.entries(part[counter] ?? {})) cells[Number(cell)] = count;
      return [counter, cells];
    }),
  ) as Overview['heat'];
}

test('a heat cell under ten has no share, and shades are quantiles', () => {
  const heat = heatWith({
    inbound: { 9: 12, 33: 4 },
    offered: { 9: 10, 33: 9 },
    abandoned: { 9: 3, 33: 3 },
    rated: { 20: 1 },
  });
  const cells = heatCells({ heat }, 'abandoned');
  expect(cells[9]).toEqual({ hits: 3, n: 10, value: 0.3 });
  expect(cells[33]!.value).toBeNaN();
  expect(heatCells({ heat }, 'inbound')[33]).toEqual({ hits: 4, n: 4, value: 4 });
  // Cell 20 is 20:00 on Monday: rated calls are not all inbound.
  expect(heatHours({ heat })).toEqual([9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  const even = Array.from({ length: 168 }, (_, index) => ({ hits: index, n: 200, value: index / 200 }));
  const bounds = heatBounds(even);
  const sizes = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const { value } of even) {
    const step = heatStep(value, bounds);
    sizes[step] = sizes[step]! + 1;
  }
  expect(sizes[0]).toBe(1);
  expect(Math.max(...sizes.slice(1)) - Math.min(...sizes.slice(1))).toBeLessThanOrEqual(1);
});

test('the tree of losses adds up at every level', () => {
  const branch = (
    counts: Partial<Record<(typeof outcomes)[number], number>>,
  ): Record<(typeof outcomes)[number], number> =>
    Object.fromEntries(outcomes.map((outcome) => [outcome, counts[outcome] ?? 0])) as never;
  const rows = lossRows(
    {
      losses: {
        offered: branch({ answered: 80, abandonedQueue: 9, systemLost: 2, other: 1 }),
        notOffered: branch({ ivrExit: 7, systemLost: 1 }),
      },
    },
    'en',
  );
  const count = (id: string): number => rows.find((row) => row.id === id)!.count;
  expect(rows[0]).toMatchObject({ id: 'inbound', count: 100, share: 1 });
  expect(count('offered') + count('notOffered')).toBe(100);
  expect(rows.filter(({ level }) => level === 2).reduce((sum, row) => sum + row.count, 0)).toBe(100);
  expect(rows.map(({ id }) => id)).toEqual([
    'inbound',
    'notOffered',
    'notOffered.ivrExit',
    'notOffered.systemLost',
    'offered',
    'answered',
    'abandonedQueue',
    'abandonedRing',
    'systemLost',
    'other',
  ]);
  expect(rows.find(({ id }) => id === 'systemLost')!.calls).toMatchObject({ offered: true });
});
