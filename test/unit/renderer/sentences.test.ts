// The overview in three sentences: what is said, in which order, and when nothing is.
import { expect, test } from 'vitest';
import { sentencesOf } from '#renderer/figures/sentences';
import { wilson } from '#shared/base/interval';
import type { Figure } from '#shared/domain/metric';
import type { Change, Comparison, Overview, OverviewMetric } from '#shared/contract/views';

const targets = { serviceLevel: 0.8, answerRate: 0.9, abandonRate: null, satisfiedRate: null };
const share = (hits: number, n: number): Figure => ({ value: hits / n, n, ...wilson(hits, n) });

interface Given {
  readonly figures?: Partial<Record<OverviewMetric, Figure>>;
  readonly changes?: Partial<Record<OverviewMetric, Change>>;
  readonly comparison?: Partial<Comparison> | null;
  readonly heat?: (cell: number) => { offered: number; abandoned: number };
  readonly lost?: Partial<Overview['losses']['offered']>;
}

/** An overview in which nothing stands out, but for what is given. */
function overviewOf({ figures, changes = {}, comparison, heat, lost }: Given = {}): Overview {
  const cells = Array.from({ length: 168 }, (_, cell) => heat?.(cell) ?? { offered: 100, abandoned: 5 });
  const compared: Comparison | null =
    comparison === null
      ? null
      : {
          from: 0,
          to: 1,
          daysTotal: 28,
          daysComplete: 28,
          daysUnlike: 0,
          notAlike: [],
          changes,
          ...comparison,
        };
  return {
    statement: { serviceLevel: { variant: 3, thresholdSeconds: 20 } },
    figures: {
      calls: { value: 2000, n: 2000 },
      inbound: { value: 1000, n: 1000 },
      serviceLevel: share(400, 500),
      abandonRate: share(25, 500),
      answerRate: share(450, 500),
      satisfiedRate: share(80, 100),
      waitMedian: { value: 9, n: 400, low: 8, high: 10 },
      ...figures,
    },
    comparisons: { previous: compared, lastYear: null },
    heat: {
      offered: Uint32Array.from(cells, ({ offered }) => offered),
      abandoned: Uint32Array.from(cells, ({ abandoned }) => abandoned),
    },
    losses: {
      offered: {
        answered: 450,
        abandonedQueue: 20,
        abandonedRing: 18,
        systemLost: 6,
        ivrExit: 0,
        other: 6,
        ...lost,
      },
    },
  } as unknown as Overview;
}
const texts = (
  given: Given,
  language: 'en' | 'zh-CN' = 'en',
  base: 'previous' | 'lastYear' = 'previous',
): string[] => sentencesOf(overviewOf(given), { targets }, language, base).map(({ text }) => text);

test('where nothing is clear, that is said', () => {
  expect(texts({})).toEqual([
    'No clear change against the previous period, and no metric clearly off target.',
  ]);
  expect(texts({ changes: { inbound: { difference: 0.2, clear: false } } })).toHaveLength(1);
  expect(texts({ comparison: null })).toEqual([
    'No earlier period to compare with, and no metric clearly off target.',
  ]);
  expect(texts({ comparison: null }, 'zh-CN')).toEqual(['没有可比的周期，也没有指标明显偏离目标。']);
  expect(texts({ figures: { calls: { value: 12, n: 12 }, inbound: { value: 9, n: 9 } } })).toEqual([
    'Too few calls to draw conclusions.',
  ]);
});

test('only clear changes against a proved period are told, with their size and value', () => {
  const changes = { serviceLevel: { difference: -0.021, clear: true } };
  const figures = { serviceLevel: share(784, 1000) };
  expect(texts({ changes, figures })).toEqual([
    'Service level (20 sec) fell by 2.1 pts vs. the previous period, to 78.4%.',
  ]);
  expect(texts({ changes, figures }, 'zh-CN')).toEqual(['20 秒服务水平环比下降 2.1 个百分点，为 78.4%。']);
  expect(texts({ changes, figures, comparison: { daysComplete: 27 } })[0]).toContain('No earlier period');
  expect(texts({ changes, figures }, 'en', 'lastYear')[0]).toContain('No earlier period');
});

test('a target is missed or met only where the whole interval says so', () => {
  expect(texts({ figures: { serviceLevel: share(790, 1000) } })[0]).toContain('No clear change');
  expect(texts({ figures: { serviceLevel: share(700, 1000) } })).toEqual([
    'Service level (20 sec) is 70.0%, significantly below the target of 80%.',
  ]);
  expect(texts({ figures: { serviceLevel: share(900, 1000) } })[0]).toContain(
    'significantly better than the target',
  );
  const limit = sentencesOf(
    overviewOf({ figures: { abandonRate: share(120, 1000) } }),
    { targets: { ...targets, abandonRate: 0.05 } },
    'en',
    'previous',
  );
  expect(limit[0]!.text).toBe('Abandonment rate is 12.0%, significantly above the limit of 5%.');
});

test('few calls neither change nor miss a target', () => {
  expect(texts({ figures: { serviceLevel: share(1, 20) } })[0]).toContain('No clear change');
});

test('the hour in which most callers are lost is told where it stands out from all others', () => {
  const hot = (cell: number): { offered: number; abandoned: number } => ({
    offered: 100,
    abandoned: cell % 24 === 10 ? 20 : 5,
  });
  const [sentence] = sentencesOf(overviewOf({ heat: hot }), { targets }, 'en', 'previous');
  expect(sentence!.text).toBe(
    'Callers abandon most from 10:00 to 11:00: 20.0% (140 of 700), compared with 5.0% at other times.',
  );
  expect(sentence!.calls).toEqual({
    contactTypes: ['inbound'],
    dispositions: ['abandonedQueue', 'abandonedRing'],
    hours: [10],
  });
  // One bad hour of one day is that hour of that day.
  const once = (cell: number): { offered: number; abandoned: number } => ({
    offered: 100,
    abandoned: cell === 34 ? 60 : 5,
  });
  expect(texts({ heat: once }, 'zh-CN')).toEqual([
    '放弃集中在周二 10–11 点：放弃率 60.0%（60 / 100），其余时间 5.0%。',
  ]);
  // Chance moves cells of a few calls about; none of them stands out.
  const chance = (cell: number): { offered: number; abandoned: number } => ({
    offered: 40,
    abandoned: cell % 5,
  });
  expect(texts({ heat: chance })[0]).toContain('No clear change');
});

test('the largest reason of loss is told where it clearly leads', () => {
  expect(texts({ lost: { abandonedQueue: 90 } })).toEqual([
    'Main reason for unanswered calls: abandoned in queue (90 of 120).',
  ]);
  expect(texts({ lost: { abandonedQueue: 20 } })[0]).toContain('No clear change');
});

test('at most three are told, what is worse and off target first', () => {
  const all = sentencesOf(
    overviewOf({
      figures: { serviceLevel: share(600, 1000), waitMedian: { value: 20, n: 400, low: 19, high: 21 } },
      changes: {
        serviceLevel: { difference: -0.1, clear: true },
        inbound: { difference: 0.06, clear: true },
        waitMedian: { difference: 6, clear: true },
        satisfiedRate: { difference: 0.03, clear: true },
      },
      lost: { abandonedQueue: 90 },
    }),
    { targets },
    'en',
    'previous',
  );
  expect(all.map(({ id }) => id)).toEqual(['serviceLevel', 'waitMedian', 'inbound']);
  expect(all[0]!.text).toBe(
    'Service level (20 sec) fell by 10.0 pts vs. the previous period, to 60.0%, below the target of 80%.',
  );
  expect(all[1]!.text).toBe('Median wait time rose by 6 sec vs. the previous period, to 0:20.');
});
