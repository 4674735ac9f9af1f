// What follows single callers or the course of a day, asked of DuckDB: repeat and lost callers, calls at once.
import { contactTypes } from '#shared/domain/call';
import type { MetricId } from '#shared/domain/metrics';
import type { StatsRow } from '#shared/contract/views';
import type { Answer, Duck } from './duck';
import { num } from './duck-figures';
import { success } from './duck-overview';
import { expectSame } from './same';

const hourMs = 3_600_000;
const slotMs = 300_000;
const dialled = (['outbound', 'predictive', 'privacyDial'] as const).map((type) =>
  contactTypes.indexOf(type),
);

/** ASOF finds for each call the caller's next one; it is DuckDB's fastest way to do so. */
const nextOf = (calls: string, next: string): string =>
  `SELECT a.caller, a.started_at, b.started_at - a.started_at AS after
   FROM (${calls}) a ASOF LEFT JOIN (${next}) b ON a.caller = b.caller AND a.started_at < b.started_at`;
const callsWith = (test: string): string =>
  `SELECT caller, started_at FROM call WHERE ${test} AND caller IS NOT NULL`;

/** @param upTo the end up to which calls are known, epoch ms */
function repeatSql(upTo: number): string {
  const windows = [168, 72, 24].map((hours) => {
    const isOver = `started_at + ${hours * hourMs} <= ${upTo}`;
    return {
      perCaller: `bool_or(${isOver}) AS judged${hours},
        bool_or(${isOver} AND after IS NOT NULL AND after <= ${hours * hourMs}) AS again${hours}`,
      summed: `count_if(judged${hours}) AS judged${hours}, count_if(again${hours}) AS again${hours}`,
    };
  });
  return `WITH next AS (${nextOf(callsWith('answered'), callsWith('inbound'))}),
    callers AS (SELECT caller, ${windows.map((one) => one.perCaller).join(', ')} FROM next GROUP BY caller)
    SELECT count(*) AS callers, ${windows.map((one) => one.summed).join(', ')} FROM callers`;
}

function lostSql(upTo: number): string {
  const spoken = `${callsWith('answered')} UNION ALL SELECT callee AS caller, started_at FROM call
    WHERE contact_type IN (${dialled.join(', ')}) AND disposition = ${success} AND callee IS NOT NULL`;
  const followed = `after IS NOT NULL AND after <= ${24 * hourMs}`;
  const isOver = `started_at + ${24 * hourMs} <= ${upTo}`;
  return `WITH next AS (${nextOf(callsWith('abandoned'), spoken)}),
    callers AS (SELECT caller, bool_or(${isOver} OR (${followed})) AS judged,
      bool_or(${isOver} AND NOT (${followed})) AS lost FROM next GROUP BY caller)
    SELECT count(*) AS callers, count_if(judged) AS judged, count_if(lost) AS lost FROM callers`;
}

/** A running sum over starts, ends and the beginnings of slots; ends come first where they fall on the same moment. */
const concurrencySql = `WITH lasting AS (
    SELECT started_at, released_at FROM call WHERE released_at > started_at
  ), moments AS (
    SELECT started_at AS moment, 1 AS change FROM lasting
    UNION ALL SELECT released_at, -1 FROM lasting
    UNION ALL SELECT slot * ${slotMs}, 0 FROM (
      SELECT unnest(generate_series(min(started_at) // ${slotMs}, max(released_at) // ${slotMs})) AS slot FROM lasting)
  ), running AS (
    SELECT moment, change, sum(change) OVER (ORDER BY moment, change ROWS UNBOUNDED PRECEDING) AS once FROM moments
  ), slots AS (
    SELECT moment // ${slotMs} AS slot, max(once) AS most FROM running WHERE change >= 0 GROUP BY slot HAVING max(once) > 0
  )
  SELECT count(*) AS slots, max(most)::DOUBLE AS peak, quantile_cont(most, 0.95)::DOUBLE AS p95,
    (SELECT count(*) FROM call WHERE released_at >= started_at) AS ended FROM slots`;

type Metrics = StatsRow['metrics'];

export interface FollowQuestion {
  readonly what: string;
  readonly metrics: readonly MetricId[];
  /** Whether ours follows all callers for it, which later questions find done. */
  readonly isFirst?: boolean;
  ask(duck: Duck, upTo: number): Promise<Answer[]>;
  /** @throws Different */
  expect(metrics: Metrics, answer: Answer): void;
}

const expectMetric = (metrics: Metrics, id: MetricId, value: number | null, n: number): void => {
  expectSame(id, metrics[id]?.value, value);
  expectSame(`${id}, n`, metrics[id]?.n, n);
};

export const followQuestions: readonly FollowQuestion[] = [
  {
    what: 'repeat callers within 7 days, 72 and 24 hours',
    metrics: ['repeatRate', 'repeatRate72h', 'repeatRate24h'],
    isFirst: true,
    ask: (duck, upTo) => duck.ask(repeatSql(upTo)),
    expect(metrics: Metrics, answer: Answer): void {
      for (const [id, hours] of [
        ['repeatRate', 168],
        ['repeatRate72h', 72],
        ['repeatRate24h', 24],
      ] as const) {
        const n = num(answer, `judged${hours}`);
        expectMetric(metrics, id, n === 0 ? null : num(answer, `again${hours}`) / n, n);
        expectSame(`${id}, unjudged`, metrics[id]?.unjudged ?? 0, num(answer, 'callers') - n);
      }
    },
  },
  {
    what: 'lost callers',
    metrics: ['lostCallers'],
    ask: (duck, upTo) => duck.ask(lostSql(upTo)),
    expect: (metrics: Metrics, answer: Answer): void =>
      expectMetric(metrics, 'lostCallers', num(answer, 'lost'), num(answer, 'judged')),
  },
  {
    what: 'calls at once, peak and 95th percentile',
    metrics: ['concurrencyPeak', 'concurrencyP95'],
    ask: (duck) => duck.ask(concurrencySql),
    expect(metrics: Metrics, answer: Answer): void {
      expectMetric(metrics, 'concurrencyPeak', num(answer, 'peak'), num(answer, 'ended'));
      expectMetric(metrics, 'concurrencyP95', num(answer, 'p95'), num(answer, 'slots'));
    },
  },
];
