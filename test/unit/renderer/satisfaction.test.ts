// The page Satisfaction as data: what its charts draw and say, who is ranked, and who stands out.
import { expect, test } from 'vitest';
import {
  classText,
  countedShare,
  durationRows,
  durationSpec,
  provisionalMarks,
  scaleStart,
  shareOf,
  trendSpec,
  type RatedMarks,
} from '#renderer/charts/specs-satisfaction';
import { seriesAt } from '#renderer/charts/spec';
import { isBroken } from '#renderer/charts/furniture';
import { durationCalls, keyCalls, ofChannel, ratedCalls } from '#renderer/features/satisfaction/calls';
import { channelCells } from '#renderer/features/satisfaction/channel-cells';
import { funnelSteps } from '#renderer/features/satisfaction/funnel';
import { offerFlag, ratersOf, usualOffers } from '#renderer/features/satisfaction/raters';
import { keyParts, placeRows, spreadRows } from '#renderer/features/satisfaction/spread';
import type { DurationClass, PeopleTable, RaterMetric, SatisfactionView } from '#shared/contract/page-views';
import { dayText } from '#shared/base/period';
import type { RatingBar } from '#shared/contract/views';

const firstDay = 20_000;
const marked = (rated: number[], satisfied: number[], dissatisfied: number[]): RatedMarks =>
  ({
    statement: {
      zone: 'Asia/Shanghai',
      filter: {},
      daysIncomplete: [dayText(firstDay + 3)],
      daysProvisional: [dayText(firstDay + 2), dayText(firstDay + 3)],
    },
    step: 'day',
    days: rated.map((_, index) => firstDay + index),
    scaleBreaks: [firstDay + 1],
    span: null,
    ratedByDay: Uint32Array.from(rated),
    satisfiedByDay: Uint32Array.from(satisfied),
    dissatisfiedByDay: Uint32Array.from(dissatisfied),
  }) as unknown as RatedMarks;
const view = marked([400, 4, 20, 100], [340, 4, 15, 80], [40, 0, 3, 10]);

test('the trend leaves out what rests on under five, and says what is few, young, lacking or counted otherwise', () => {
  const spec = trendSpec(view, 0.85, 'en');
  const [satisfied, dissatisfied] = spec.series;
  expect(spec.series.map(({ shape }) => shape)).toEqual(['line', 'line']);
  expect(satisfied!.values).toEqual([0.85, null, 0.75, 0.8]);
  expect(dissatisfied!.values).toEqual([0.1, null, 0.15, 0.1]);
  // Few ratings, or ratings that may still arrive.
  expect(satisfied!.faint).toEqual([false, true, true, true]);
  expect(satisfied!.texts![0]).toBe('85.0% (81.2–88.2), n = 400');
  expect(dissatisfied!.texts![0]).toBe('10.0% (7.4–13.3), n = 400 · 40 of 400');
  expect(provisionalMarks(view)).toEqual([false, false, true, true]);
  expect(spec.thresholds).toEqual([{ at: 1.5, label: 'provisional' }]);
  expect(spec.breaks).toEqual([{ at: 0.5, label: 'Scale changed' }]);
  expect(isBroken(spec.breaks!, 1)).toBe(true);
  expect(isBroken(spec.breaks!, 2)).toBe(false);
  expect(spec.targets).toEqual([{ value: 0.85, label: 'Target 85%' }]);
  expect(spec.bands).toEqual([3]);
  expect(spec.footers).toEqual([
    [],
    [],
    ['Ratings may still arrive (provisional)'],
    ['This day is incomplete', 'Ratings may still arrive (provisional)'],
  ]);
  expect(trendSpec(view, null, 'zh-CN').targets).toEqual([]);
});

test('shares are written with their counts, of few only the counts', () => {
  expect(countedShare(347, 412)).toBe('84.2% (347 / 412)');
  expect(countedShare(3, 4)).toBe('3 / 4');
  expect(shareOf(0, 0)).toEqual({ value: null, n: 0 });
  expect(scaleStart([shareOf(90, 100), shareOf(1, 2), shareOf(60, 100)])).toBe(0.5);
  expect(scaleStart([])).toBe(0);
});

const durations = (rated: number): DurationClass[] => [
  { over: null, max: 10, rated, satisfied: rated, dissatisfied: 0 },
  { over: 10, max: 20, rated: 12, satisfied: 6, dissatisfied: 3 },
  { over: 120, max: null, rated: 0, satisfied: 0, dissatisfied: 0 },
];

test('classes of waits and talks share a scale and open exactly their calls', () => {
  const rows = durationRows({ byWait: durations(100), byTalk: durations(2) });
  expect(rows.map((row) => row?.kind ?? null)).toEqual([
    'wait',
    'wait',
    'wait',
    null,
    'talk',
    'talk',
    'talk',
  ]);
  const spec = durationSpec(rows, 0.8, 'en');
  expect(spec.labels).toEqual([
    'Wait ≤ 0:10 · n = 100',
    'Wait 0:10–0:20 · n = 12 · small',
    'Wait > 2:00 · n = 0',
    '',
    'Talk ≤ 0:10 · n = 2 · small',
    'Talk 0:10–0:20 · n = 12 · small',
    'Talk > 2:00 · n = 0',
  ]);
  // The empty row, empty classes and those under five have no mark.
  expect(rows.map((_, index) => seriesAt(spec, index).length)).toEqual([1, 1, 0, 0, 0, 1, 0]);
  expect(spec).toMatchObject({
    isHorizontal: true,
    min: 0.2,
    targets: [{ value: 0.8, label: 'overall 80.0%' }],
  });
  expect(classText(durations(1)[2]!, 'zh-CN')).toBe('> 2:00');
  const [first, second, last] = durations(1);
  expect(durationCalls('wait', first!)).toEqual({ ...ratedCalls, maxWaitSeconds: 10 });
  expect(durationCalls('wait', second!)).toEqual({ ...ratedCalls, overWaitSeconds: 10, maxWaitSeconds: 20 });
  expect(durationCalls('talk', last!)).toEqual({ ...ratedCalls, overTalkSeconds: 120 });
});

const bar = (key: number, rating: RatingBar['class'], count: number, en = `key ${key}`): RatingBar => ({
  key,
  class: rating,
  count,
  zh: en,
  en,
});

test('ratings stand on both sides of neutral, one part for each key and class', () => {
  const parts = keyParts(
    [
      bar(5, 'satisfied', 60),
      bar(4, 'satisfied', 10, 'fine'),
      bar(4, 'satisfied', 5, 'good'),
      bar(4, 'neutral', 5),
      bar(3, 'neutral', 10),
      bar(1, 'dissatisfied', 10),
    ],
    'en',
  );
  expect(parts.map(({ key, class: rating, count, label }) => [key, rating, count, label])).toEqual([
    [5, 'satisfied', 60, 'key 5'],
    // Two versions of the scale call it differently; a click opens both, so they are one.
    [4, 'satisfied', 15, 'fine / good'],
    [4, 'neutral', 5, 'key 4'],
    [3, 'neutral', 10, 'key 3'],
    [1, 'dissatisfied', 10, 'key 1'],
  ]);
  expect(parts.map(({ hasTwin }) => hasTwin)).toEqual([false, true, true, false, false]);
  expect(parts.map(({ ink }) => ink)).toEqual(['best', 'good', 'neutral', 'neutral', 'worst']);
  expect(keyCalls(4, 'neutral')).toEqual({ ratings: [4], surveyOffered: true, ratingClasses: ['neutral'] });
});

test('the middle line parts neutral ratings in halves, and every row stays within the width', () => {
  const channels = [
    { channel: 'ivr', offered: 100, rated: 50, satisfied: 40, dissatisfied: 5 },
    { channel: 'sms', offered: 100, rated: 10, satisfied: 2, dissatisfied: 8 },
  ] as const;
  const words = { satisfied: 'S', neutral: 'N', dissatisfied: 'D' };
  const rows = spreadRows(
    { ratings: [bar(5, 'satisfied', 42), bar(3, 'neutral', 5), bar(1, 'dissatisfied', 13)], channels },
    words,
    'en',
  );
  expect(rows.map(({ channel, n }) => [channel, n])).toEqual([
    [null, 60],
    ['ivr', 50],
    ['sms', 10],
  ]);
  const { middle, rows: placed } = placeRows(rows);
  for (const parts of placed) {
    const neutral = parts.find((part) => part.class === 'neutral')!;
    expect(neutral.start + neutral.width / 2).toBeCloseTo(middle);
    expect(parts[0]!.start).toBeGreaterThanOrEqual(-1e-9);
    expect(parts.at(-1)!.start + parts.at(-1)!.width).toBeLessThanOrEqual(1 + 1e-9);
  }
  // With a single channel its row would repeat the first.
  expect(spreadRows({ ratings: [], channels: [channels[0]] }, words, 'en')).toHaveLength(1);
  expect(placeRows([{ channel: null, n: 0, parts: [] }]).rows).toEqual([[]]);
});

test('the funnel steps down from connected calls, and channels say what share they rest on', () => {
  const figures = {
    surveyOffered: { value: 50, n: 50 },
    rated: { value: 20, n: 20 },
    satisfiedRate: { value: 0.85, n: 20 },
  } as SatisfactionView['figures'];
  expect(funnelSteps({ success: 100, figures }).map(({ id, count, of }) => [id, count, of])).toEqual([
    ['success', 100, null],
    ['offered', 50, 100],
    ['rated', 20, 50],
    ['satisfied', 17, 20],
  ]);
  const { cells } = channelCells({ channel: 'sms', offered: 40, rated: 4, satisfied: 3, dissatisfied: 1 });
  expect(cells.map(({ count, share }) => [count, share])).toEqual([
    [40, ''],
    [4, '10.0%'],
    [3, ''],
    [1, ''],
  ]);
  expect(cells[1]!.calls).toEqual(ofChannel('sms', ratedCalls));
});

/** @param people name, ratings, satisfied, offered, successful calls */
function raterTable(
  people: readonly (readonly [string, number, number, number, number])[],
): PeopleTable<RaterMetric> {
  const column = (pick: (one: (typeof people)[number]) => number): Float64Array =>
    Float64Array.from(people, pick);
  const counts = (pick: (one: (typeof people)[number]) => number): Uint32Array =>
    Uint32Array.from(people, pick);
  return {
    total: people.length,
    offset: 0,
    ids: people.map(([name]) => name),
    names: people.map(([name]) => name),
    values: {
      calls: column(([, , , , success]) => success),
      offerRate: column(([, , , offered, success]) => offered / success),
      responseRate: column(([, rated, , offered]) => rated / offered),
      rated: column(([, rated]) => rated),
      satisfiedRate: column(([, rated, satisfied]) => satisfied / rated),
      dissatisfiedRate: column(([, rated, satisfied]) => (rated - satisfied) / rated),
    },
    ns: {
      calls: counts(([, , , , success]) => success),
      offerRate: counts(([, , , , success]) => success),
      responseRate: counts(([, , , offered]) => offered),
      rated: counts(([, rated]) => rated),
      satisfiedRate: counts(([, rated]) => rated),
      dissatisfiedRate: counts(([, rated]) => rated),
    },
    none: people.findIndex(([name]) => name === 'none'),
  };
}

test('only those with thirty ratings are ranked, and who asks clearly less than usual is named', () => {
  const raters = ratersOf(
    raterTable([
      ['a', 100, 95, 300, 500],
      ['b', 60, 50, 290, 500],
      ['c', 40, 30, 310, 500],
      ['d', 35, 20, 100, 500],
      ['e', 29, 29, 305, 500],
      ['none', 50, 40, 10, 500],
    ]),
    (id, _name, isNone) => (isNone ? 'nobody' : id),
  );
  expect(raters.map(({ name, rank }) => [name, rank])).toEqual([
    ['a', 1],
    ['b', 2],
    ['c', 3],
    ['d', 4],
    ['e', null],
    ['nobody', null],
  ]);
  expect(raters.map(({ offers }) => offers?.side)).toEqual([
    undefined,
    undefined,
    undefined,
    'less',
    undefined,
    undefined,
  ]);
  expect(raters[0]!.figures.satisfiedRate.low).toBeLessThan(0.95);
});

test('an offer rate stands out only if it is certain and matters', () => {
  const alike = Array.from({ length: 8 }, () => ({ hits: 600, n: 1000 }));
  const flag = (hits: number, n: number) => {
    const own = { hits, n };
    return offerFlag(own, usualOffers([...alike, own]));
  };
  expect(flag(400, 1000)).toEqual({ side: 'less', own: 0.4, others: 0.6 });
  expect(flag(800, 1000)?.side).toBe('more');
  // Certain, but a trifle; large, but by chance; too few calls.
  expect(flag(57_000, 100_000)).toBeUndefined();
  expect(flag(15, 32)).toBeUndefined();
  expect(flag(0, 29)).toBeUndefined();
  // Nobody to compare with.
  expect(offerFlag({ hits: 1, n: 100 }, [])).toBeUndefined();
  // Some who never ask do not make all others stand out.
  const some = [...alike, { hits: 10, n: 1000 }, { hits: 20, n: 1000 }];
  expect(some.map((one) => offerFlag(one, usualOffers(some))?.side)).toEqual([
    ...alike.map(() => undefined),
    'less',
    'less',
  ]);
});
