// The page Dispositions as data: its curve of patience, its charts, and its ranked groups.
import { expect, test } from 'vitest';
import { groupLosses } from '#renderer/features/dispositions/group-losses';
import { returnCalls } from '#renderer/features/dispositions/loss-calls';
import { medianPatience, patienceBins, patienceCurve } from '#renderer/features/dispositions/patience';
import { curveSpec, gaveUpSpec, pointsOfBins } from '#renderer/features/dispositions/patience-charts';
import { legendOf } from '#renderer/charts/spec';
import {
  groupLossSpec,
  hoursShown,
  hourSpecs,
  mixParts,
  mixSpec,
  mixTotals,
  returnsSpec,
  shareFigure,
} from '#renderer/charts/specs-dispositions';
import { dispositionInk } from '#renderer/charts/colors';
import { dispositions } from '#shared/domain/call';
import type { DispositionsView } from '#shared/contract/page-views';
import { longestWaitSeconds } from '#shared/contract/views';

const bySecond = (seconds: readonly number[]): Uint32Array => {
  const counts = new Uint32Array(longestWaitSeconds + 2);
  for (const second of seconds) counts[Math.min(second, longestWaitSeconds + 1)]! += 1;
  return counts;
};

test('patience is the product-limit estimate, by hand', () => {
  // Ten callers: at 2 s one of ten leaves, at 5 s two of the nine, of whom one is answered in the same second, at 8 s one of
  // four (two more were answered at 6 s), and then nobody.
  const points = patienceCurve({
    answered: bySecond([5, 6, 6, 9, 9, 12]),
    abandoned: bySecond([2, 5, 5, 8]),
  });
  const share = (second: number): number => points[second]!.share;
  expect(points).toHaveLength(13);
  expect(share(1)).toBe(0);
  expect(share(2)).toBeCloseTo(1 / 10, 12);
  expect(share(4)).toBeCloseTo(1 / 10, 12);
  expect(share(5)).toBeCloseTo(1 - (9 / 10) * (7 / 9), 12);
  expect(share(8)).toBeCloseTo(1 - (9 / 10) * (7 / 9) * (3 / 4), 12);
  expect(share(12)).toBe(share(8));
  expect(points.map(({ waiting }) => waiting)).toEqual([10, 10, 10, 9, 9, 9, 6, 4, 4, 3, 1, 1, 1]);
  expect(points.at(-1)!.gone).toBe(4);
  expect(medianPatience(points)).toBeUndefined();
});

test('patience has the intervals of the published example', () => {
  // Freireich's 6-MP group, as in Kalbfleisch & Prentice: times of relapse, and of leaving the study without one.
  const points = patienceCurve({
    abandoned: bySecond([6, 6, 6, 7, 10, 13, 16, 22, 23]),
    answered: bySecond([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]),
  });
  const published = [
    [6, 0.857, 0.62, 0.952],
    [7, 0.807, 0.563, 0.923],
    [10, 0.753, 0.503, 0.889],
    [13, 0.69, 0.432, 0.849],
    [16, 0.627, 0.368, 0.805],
    [22, 0.538, 0.268, 0.747],
    [23, 0.448, 0.188, 0.68],
  ] as const;
  for (const [second, staying, low, high] of published) {
    const point = points[second]!;
    expect(1 - point.share, String(second)).toBeCloseTo(staying, 3);
    expect(1 - point.high!, String(second)).toBeCloseTo(low, 3);
    expect(1 - point.low!, String(second)).toBeCloseTo(high, 3);
  }
  expect(medianPatience(points)).toBe(23);
});

test('nobody waits, all leave at once, and some wait longer than is counted by second', () => {
  expect(patienceCurve({ answered: bySecond([]), abandoned: bySecond([]) })).toEqual([]);
  const [all] = patienceCurve({ answered: bySecond([]), abandoned: bySecond([0, 0, 0]) });
  expect(all).toEqual({ share: 1, low: undefined, high: undefined, waiting: 3, gone: 3 });
  const long = patienceCurve({ answered: bySecond([999]), abandoned: bySecond([10]) });
  expect(long).toHaveLength(longestWaitSeconds + 1);
  expect(long.at(-1)).toMatchObject({ share: 0.5, waiting: 1, gone: 1 });
});

test('the curve and the bars below it have the same classes, and the curve ends where few wait', () => {
  const waits = {
    answered: bySecond(Array.from({ length: 400 }, (_, index) => index % 80)),
    abandoned: bySecond(Array.from({ length: 200 }, (_, index) => index % 100)),
  };
  const points = patienceCurve(waits);
  const bins = patienceBins(waits, points, 20);
  const curve = curveSpec(points, bins, 20, medianPatience(points), 'en');
  const bars = gaveUpSpec(bins, 'en');
  expect(curve.labels).toEqual(bars.labels);
  expect(bars.series[0]!.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(200);
  pointsOfBins(points, bins).forEach((point, index) => {
    const value = curve.series[0]!.values[index];
    if (point === undefined || point.waiting < 5) expect(value).toBeNull();
    else {
      expect(value).toBe(point.share);
      expect(curve.series[0]!.faint![index]).toBe(point.waiting < 30);
      // A click on the mark opens those who gave up until then.
      expect(point.gone).toBe(bins.abandoned.slice(0, index + 1).reduce((sum, count) => sum + count, 0));
    }
  });
  expect(curve.thresholds).toEqual([{ at: 20 / bins.widthSeconds - 1, label: '20 sec' }]);
});

const statement = {
  daysIncomplete: ['2026-03-03'],
  filter: {},
  zone: 'Asia/Shanghai',
} as unknown as DispositionsView['statement'];
const day = Date.UTC(2026, 2, 2) / 86_400_000;
const counts = (...values: number[]): Uint32Array => Uint32Array.from(values);
const viewOf = (part: Partial<DispositionsView>): DispositionsView =>
  ({
    statement,
    step: 'day',
    days: [day, day + 1, day + 2],
    scaleBreaks: [],
    span: null,
    ...part,
  }) as DispositionsView;

test('the mix adds up to all calls, at most seven colours, and says only numbers of few', () => {
  const mix = dispositions.map((disposition, index) => ({
    disposition,
    byDay: counts(100 - index, index === 0 ? 3 : 0, 2),
  }));
  const view = viewOf({ mix });
  const parts = mixParts(mix, 'en');
  expect(parts).toHaveLength(7);
  expect(parts.flatMap((part) => part.dispositions)).toEqual([...dispositions]);
  expect(new Set(parts.map(({ ink }) => ink)).size).toBe(7);
  const totals = mixTotals(parts, 3);
  expect(totals).toEqual([15 * 100 - 105, 3, 30]);

  const spec = mixSpec(view, parts, 'share', 'en');
  const shares = spec.series.map(({ values }) => values[0] ?? 0);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(spec.series.every(({ values }) => values[1] === null)).toBe(true);
  expect(spec.series[0]!.texts).toEqual(['7.2% (100)', '3 / 3', '6.7% (2)']);
  expect(spec.bands).toEqual([1]);
  const numbers = mixSpec(view, parts, 'count', 'en');
  expect(numbers.series[6]!.values).toEqual([
    mix.slice(6).reduce((sum, { byDay }) => sum + byDay[0]!, 0),
    0,
    18,
  ]);
  expect(legendOf(numbers).map(({ name }) => name)).toContain('Other outcomes');
});

test('every disposition has a colour of its own', () => {
  expect(new Set(dispositions.map((one) => dispositionInk[one])).size).toBe(dispositions.length);
});

test('hours are shown from the first to the last with a call; few are pale, very few have no rate', () => {
  const hourly = (entries: Record<number, number>): Uint32Array =>
    Uint32Array.from({ length: 24 }, (_, hour) => entries[hour] ?? 0);
  const view = viewOf({
    byHour: {
      inbound: hourly({ 8: 200, 9: 20, 11: 4 }),
      offered: hourly({ 8: 100, 9: 9, 11: 4 }),
      abandoned: hourly({ 8: 10, 9: 3, 11: 1 }),
      systemLost: hourly({ 8: 5 }),
    },
  });
  const hours = hoursShown(view);
  expect(hours).toEqual([8, 9, 10, 11]);
  const { counts: bars, rate } = hourSpecs(view, hours, 'en');
  expect(bars.series.map(({ values }) => values)).toEqual([
    [10, 3, 0, 1],
    [5, 0, 0, 0],
  ]);
  expect(bars.series[0]!.faint).toEqual([false, true, true, true]);
  expect(rate.series[0]!.values).toEqual([0.1, 1 / 3, null, null]);
  expect(
    hoursShown(
      viewOf({
        byHour: { ...view.byHour, offered: hourly({}), abandoned: hourly({}), systemLost: hourly({}) },
      }),
    ),
  ).toEqual([]);
});

test('groups are ranked by the lower end of their interval; few and those without a group stand behind', () => {
  const table = {
    total: 3,
    offset: 0,
    ids: ['a', 'b', 'c', 'd', 'none'],
    names: ['Large', 'Lucky', 'Small', 'Dialling', ''],
    values: {
      offered: Float64Array.of(1000, 60, 6, 0, 50),
      abandoned: Float64Array.of(100, 7, 5, 0, 40),
      systemLost: Float64Array.of(20, 0, 0, 0, 60),
      answerRate: new Float64Array(5),
      abandonRate: new Float64Array(5),
    },
    ns: {} as DispositionsView['skillGroups']['ns'],
    none: 4,
  };
  const rows = groupLosses(table, 'No skill group');
  expect(rows.map(({ name }) => name)).toEqual(['Large', 'Lucky', 'Small', 'No skill group']);
  expect(rows[0]!.systemRate.value).toBe(0.02);
  // More were lost than were offered: that is no share.
  expect(rows[3]!.systemRate.value).toBeNull();
  const spec = groupLossSpec(rows, shareFigure(152, 1116), 'en');
  expect(spec.series.map(({ values }) => values.length)).toEqual([4, 4]);
  expect(spec.series[0]!.faint).toEqual([false, false, true, false]);
  expect(spec.targets![0]!.label).toBe('overall 13.6%');
});

test('classes of returns read as hours and days, and open their calls', () => {
  const returns = [
    { over: null, max: 1, calls: 3 },
    { over: 1, max: 4, calls: 2 },
    { over: 24, max: 72, calls: 9 },
  ];
  expect(returnsSpec(returns, 'en').labels).toEqual(['≤ 1 hr', '1–4 hr', '1–3 d']);
  expect(returnsSpec(returns, 'zh-CN').titles).toEqual([
    '重复来电：1 小时内',
    '重复来电：1–4 小时',
    '重复来电：1–3 天',
  ]);
  expect(returnCalls(returns[2]!)).toEqual({
    contactTypes: ['inbound'],
    dispositions: ['success'],
    overReturnHours: 24,
    maxReturnHours: 72,
  });
  expect(returnCalls(returns[0]!)).not.toHaveProperty('overReturnHours');
});
