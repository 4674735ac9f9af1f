// A filter as DuckDB's WHERE clause, for the fields that the benchmark uses.
import { contactTypes, dispositions } from '#shared/domain/call';
import type { Filter } from '#shared/domain/filter';

type Clauses = { readonly [N in keyof Filter]?: (value: NonNullable<Filter[N]>) => string };
const list = (values: readonly (string | number)[]): string =>
  values.map((value) => (typeof value === 'number' ? value : `'${value}'`)).join(', ');
const memberOf = (kind: 'agent' | 'skill_group', ids: readonly string[]): string =>
  `${kind}_list IN (SELECT list FROM ${kind}_member WHERE person IN (${list(ids)}))`;

const clauses: Clauses = {
  from: (at) => `started_at >= ${at}`,
  to: (at) => `started_at < ${at}`,
  contactTypes: (names) => `contact_type IN (${list(names.map((name) => contactTypes.indexOf(name)))})`,
  dispositions: (names) => `disposition IN (${list(names.map((name) => dispositions.indexOf(name)))})`,
  hours: (hours) => `hour IN (${list(hours)})`,
  agents: (ids) => memberOf('agent', ids),
  skillGroups: (ids) => memberOf('skill_group', ids),
  minTalkSeconds: (seconds) => `talk_ms >= ${seconds * 1000}`,
  maxTalkSeconds: (seconds) => `talk_ms <= ${seconds * 1000}`,
  number: (digits) => {
    const found = `SELECT id FROM phone WHERE normal LIKE '%${digits}%'`;
    return `(calling IN (${found}) OR called IN (${found}))`;
  },
};

/** @throws Error for a field that has no clause */
export function whereOf(filter: Filter): string {
  const parts = Object.entries(filter).map(([name, value]) => {
    const clause = clauses[name as keyof Filter] as ((value: unknown) => string) | undefined;
    if (clause === undefined) throw new Error(`the benchmark cannot filter by ${name}`);
    return clause(value);
  });
  return parts.length === 0 ? 'true' : parts.join(' AND ');
}
