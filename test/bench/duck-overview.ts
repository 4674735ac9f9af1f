// The overview's questions, asked of DuckDB: figures, series, medians, ratings, heat map, groups and agents. Of several
// ways to ask, these were the fastest: few groups with few aggregates, summed up here, instead of many conditions.
import { contactTypes, dispositions, type ContactType, type Disposition } from '#shared/domain/call';
import type { Filter } from '#shared/domain/filter';
import type { Rules } from '#shared/domain/settings';
import type { Overview } from '#shared/contract/views';
import type { Answer, Duck } from './duck';
import { whereOf } from './duck-where';

export const codeOf = (name: Disposition): number => dispositions.indexOf(name);
export const typeOf = (name: ContactType): number => contactTypes.indexOf(name);
export const success = codeOf('success');
/** By the scale that an instance has before anybody was asked: keys 1–5, 5 best. */
export const rated = 'rating BETWEEN 1 AND 5';
export const satisfied = 'rating BETWEEN 4 AND 5';

export interface DuckFigures {
  /** Calls by type, disposition, who hung up and whether they were offered. */
  readonly cells: readonly Answer[];
  /** Waits of answered and of abandoned calls. */
  readonly waits: readonly Answer[];
  readonly talk: Answer;
  /** Ratings by key and step. */
  readonly ratings: readonly Answer[];
}
export interface DuckOverview extends DuckFigures {
  /** Figures of the earlier spans that ours compares with. */
  readonly before: readonly DuckFigures[];
  readonly series: readonly Answer[];
  readonly seriesWaits: readonly Answer[];
  readonly heat: readonly Answer[];
  readonly groups: readonly Answer[];
  readonly agents: readonly Answer[];
}

async function duckFigures(duck: Duck, where: string, step: string, rules: Rules): Promise<DuckFigures> {
  const inTime = rules.serviceLevelSeconds * 1000;
  const short = rules.shortAbandonSeconds * 1000;
  const cells = await duck.ask(
    `SELECT contact_type AS type, disposition, released_by AS side, offered, count(*) AS calls,
       count_if(surveyed) AS surveyed FROM call WHERE ${where} GROUP BY ALL`,
  );
  const waits = await duck.ask(
    `SELECT answered, count(*) AS n, sum(wait_ms)::DOUBLE AS sum, max(wait_ms) AS most,
       count_if(wait_ms <= ${inTime}) AS inTime, count_if(wait_ms < ${short}) AS short,
       quantile_cont(wait_ms, [0.5, 0.9]) AS q FROM call WHERE wait_ms IS NOT NULL AND ${where} GROUP BY answered`,
  );
  const [talk] = await duck.ask(
    `SELECT count(talk_ms) AS n, sum(talk_ms)::DOUBLE AS sum, quantile_cont(talk_ms, [0.5, 0.9]) AS q
     FROM call WHERE ${where}`,
  );
  const ratings = await duck.ask(
    `SELECT ${step} AS mark, rating AS key, count(*) AS n FROM call WHERE ${rated} AND ${where} GROUP BY ALL`,
  );
  return { cells, waits, talk: talk!, ratings };
}

/** Counted by list first: far fewer rows reach the join. */
function peopleSql(where: string, kind: 'agent' | 'skill_group', rules: Rules): string {
  const inTime = rules.serviceLevelSeconds * 1000;
  const isAnswered = `type = ${typeOf('inbound')} AND disposition = ${success}`;
  const isAbandoned = `type = ${typeOf('inbound')} AND disposition IN (${codeOf('abandonedQueue')}, ${codeOf('abandonedRing')})`;
  return `WITH lists AS (
      SELECT ${kind}_list AS list, contact_type AS type, disposition, offered, count(*) AS n,
        count_if(wait_ms <= ${inTime}) AS in_time, count_if(${rated}) AS rated, count_if(${satisfied}) AS satisfied
      FROM call WHERE ${where} GROUP BY ALL
    )
    SELECT person, sum(n)::DOUBLE AS calls, coalesce(sum(n) FILTER (offered), 0)::DOUBLE AS offered,
      coalesce(sum(n) FILTER (${isAnswered}), 0)::DOUBLE AS answered,
      coalesce(sum(n) FILTER (${isAbandoned}), 0)::DOUBLE AS abandoned,
      coalesce(sum(in_time) FILTER (${isAnswered}), 0)::DOUBLE AS inTime,
      sum(rated)::DOUBLE AS rated, sum(satisfied)::DOUBLE AS satisfied
    FROM lists JOIN ${kind}_member USING (list) GROUP BY person`;
}
const topGroupsSql = (where: string, rules: Rules): string =>
  `SELECT *, count(*) OVER () AS total FROM (${peopleSql(where, 'skill_group', rules)})
   ORDER BY offered DESC LIMIT 30`;

const z = 1.959963984540054;
/** By the lower bound of the Wilson interval, those with fewer than thirty ratings last. */
const topAgentsSql = (where: string, rules: Rules): string =>
  `SELECT *, count(*) OVER () AS total,
     (satisfied + ${(z * z) / 2} - ${z} * sqrt(satisfied * (rated - satisfied) / rated + ${(z * z) / 4}))
       / (rated + ${z * z}) AS low
   FROM (${peopleSql(where, 'agent', rules)}) ORDER BY rated >= 30 DESC, low DESC NULLS LAST LIMIT 30`;

/** @param earlier the spans that our overview is compared with, so that both work out the same figures */
export async function duckOverview(
  duck: Duck,
  filter: Filter,
  step: Overview['step'],
  earlier: readonly { readonly from: number; readonly to: number }[],
  rules: Rules,
): Promise<DuckOverview> {
  const where = whereOf(filter);
  const inTime = rules.serviceLevelSeconds * 1000;
  const figures = await duckFigures(duck, where, step, rules);
  const before: DuckFigures[] = [];
  for (const { from, to } of earlier)
    before.push(await duckFigures(duck, whereOf({ ...filter, from, to }), step, rules));
  return {
    ...figures,
    before,
    series: await duck.ask(
      `SELECT ${step} AS mark, disposition, offered, count(*) AS n, count_if(wait_ms <= ${inTime}) AS inTime
       FROM call WHERE inbound AND ${where} GROUP BY ALL`,
    ),
    seriesWaits: await duck.ask(
      `SELECT ${step} AS mark, quantile_cont(wait_ms, 0.5) AS wait FROM call WHERE answered AND ${where} GROUP BY ALL`,
    ),
    heat: await duck.ask(
      `SELECT weekday, hour, count_if(inbound) AS inbound, count_if(inbound AND offered) AS offered,
         count_if(abandoned) AS abandoned, count_if(answered AND wait_ms <= ${inTime}) AS inTime,
         count_if(answered OR abandoned) AS levelOf, count_if(${rated}) AS rated, count_if(${satisfied}) AS satisfied
       FROM call WHERE ${where} GROUP BY ALL`,
    ),
    groups: await duck.ask(topGroupsSql(where, rules)),
    agents: await duck.ask(topAgentsSql(where, rules)),
  };
}
