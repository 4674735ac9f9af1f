// `stats` questions asked of DuckDB: figures with medians and percentiles by agent, day and hour.
import { dayText } from '#shared/base/period';
import type { MetricId } from '#shared/domain/metrics';
import type { Rules } from '#shared/domain/settings';
import type { StatsRow } from '#shared/contract/views';
import type { Answer, Cell, Duck } from './duck';
import { abandonedCodes, is, num, ratio, secondsOf, total, type Expected } from './duck-figures';
import { rated, satisfied, success, typeOf } from './duck-overview';
import { expectSame } from './same';

export const askedMetrics = [
  'calls',
  'offered',
  'answered',
  'answerRate',
  'abandonRate',
  'serviceLevel',
  'waitMean',
  'waitMedian',
  'waitP90',
  'talkMean',
  'talkMedian',
  'talkP90',
  'satisfiedRate',
] as const satisfies readonly MetricId[];
type Asked = (typeof askedMetrics)[number];

export const askedGroupings = ['agent', 'day', 'hour'] as const;
type By = (typeof askedGroupings)[number];

interface Source {
  readonly key: string;
  readonly from: string;
}
const sourceOf = (by: By): Source =>
  by === 'agent'
    ? { key: "coalesce(person, 'none')", from: 'call LEFT JOIN agent_member ON agent_list = list' }
    : { key: by, from: 'call' };

/** Calls of an agent are counted by list before they are joined with its members; single durations cannot be. */
function countsSql(by: By, rules: Rules): string {
  const sums =
    'sum(n)::DOUBLE AS n, sum(in_time)::DOUBLE AS inTime, sum(r)::DOUBLE AS rated, sum(s)::DOUBLE AS satisfied';
  const counted = `SELECT ${by === 'agent' ? 'agent_list' : by} AS k, contact_type AS type, disposition, offered,
      count(*) AS n, count_if(wait_ms <= ${rules.serviceLevelSeconds * 1000}) AS in_time,
      count_if(${rated}) AS r, count_if(${satisfied}) AS s FROM call GROUP BY ALL`;
  return by === 'agent'
    ? `SELECT coalesce(person, 'none') AS key, type, disposition, offered, ${sums}
       FROM (${counted}) LEFT JOIN agent_member ON k = list GROUP BY ALL`
    : `SELECT k AS key, type, disposition, offered, ${sums} FROM (${counted}) GROUP BY ALL`;
}
function durationsSql({ key, from }: Source, column: string, where: string): string {
  return `SELECT ${key} AS key, count(${column}) AS n, sum(${column})::DOUBLE AS sum,
      quantile_cont(${column}, [0.5, 0.9]) AS q FROM ${from} WHERE ${where} GROUP BY ALL`;
}

export interface DuckStats {
  readonly counts: readonly Answer[];
  readonly waits: readonly Answer[];
  readonly talks: readonly Answer[];
}
export async function duckStats(duck: Duck, by: By, rules: Rules): Promise<DuckStats> {
  const source = sourceOf(by);
  return {
    counts: await duck.ask(countsSql(by, rules)),
    waits: await duck.ask(durationsSql(source, 'wait_ms', 'answered')),
    talks: await duck.ask(durationsSql(source, 'talk_ms', 'talk_ms IS NOT NULL')),
  };
}

function durations(one: Answer | undefined): Record<'mean' | 'median' | 'p90', Expected> {
  const n = one === undefined ? 0 : num(one, 'n');
  const [median, p90] = n === 0 ? [] : (one!['q'] as number[]);
  return {
    mean: ratio(one === undefined ? 0 : num(one, 'sum') / 1000, n),
    median: { value: secondsOf(median), n },
    p90: { value: n < 20 ? null : secondsOf(p90), n },
  };
}

function expectedOf(counts: readonly Answer[], wait?: Answer, talk?: Answer): Record<Asked, Expected> {
  const all = total(counts, 'n');
  const inbound = counts.filter(is('type', typeOf('inbound')));
  const answered = total(inbound, 'n', is('disposition', success));
  const abandoned = total(inbound, 'n', (one) => abandonedCodes.includes(num(one, 'disposition')));
  const offered = total(inbound, 'n', is('offered', true));
  const waits = durations(wait);
  const talks = durations(talk);
  return {
    calls: { value: all, n: all },
    offered: { value: offered, n: all },
    answered: { value: answered, n: all },
    answerRate: ratio(answered, offered),
    abandonRate: ratio(abandoned, offered),
    serviceLevel: ratio(total(inbound, 'inTime', is('disposition', success)), answered + abandoned),
    waitMean: waits.mean,
    waitMedian: waits.median,
    waitP90: waits.p90,
    talkMean: talks.mean,
    talkMedian: talks.median,
    talkP90: talks.p90,
    satisfiedRate: ratio(total(counts, 'satisfied'), total(counts, 'rated')),
  };
}

const groupBy = (answers: readonly Answer[]): Map<Cell, Answer[]> => {
  const groups = new Map<Cell, Answer[]>();
  for (const one of answers) {
    const group = groups.get(one['key']!);
    if (group === undefined) groups.set(one['key']!, [one]);
    else group.push(one);
  }
  return groups;
};

/** @throws Different */
export function expectSameStats(by: By, rows: readonly StatsRow[], theirs: DuckStats): void {
  const [counts, waits, talks] = [theirs.counts, theirs.waits, theirs.talks].map(groupBy) as [
    Map<Cell, Answer[]>,
    Map<Cell, Answer[]>,
    Map<Cell, Answer[]>,
  ];
  const ours = new Map(rows.map((row) => [row.key, row]));
  for (const [key, group] of counts) {
    const name = by === 'day' ? dayText(Number(key)) : String(key);
    const row = ours.get(name);
    const expected = expectedOf(group, waits.get(key)?.[0], talks.get(key)?.[0]);
    for (const id of askedMetrics) {
      expectSame(`${by} ${name} ${id}`, row?.metrics[id]?.value, expected[id].value);
      expectSame(`${by} ${name} ${id}, n`, row?.metrics[id]?.n, expected[id].n);
    }
    ours.delete(name);
  }
  for (const row of ours.values()) expectSame(`${by} ${row.key} calls`, row.metrics['calls']?.value, 0);
}
