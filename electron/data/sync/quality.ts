// What is odd in an instance's data, for the data-quality panel: values and fields that the program does not know,
// durations that cannot be, ratings outside the scale. Reads the odd calls alone, through their index.
import type { Database } from 'better-sqlite3';
import type { QualityIssue } from '#shared/domain/sync';
import type { Archive } from '../store/archive';
import { dayPlace, largeRating, noRating } from '../store/columns';
import { noCall } from '../store/kinds';
import { oddity, unknownFields, type Oddity } from '../call/oddities';
import { keptValue } from '../call/row-shape';
import { scaleTable } from '../stats/scales';

/** More distinct values than these say no more, and a broken field may have one a call. */
const mostValues = 20;

/** The fields whose value is unknown, in the order in which the panel tells of them. */
const unknownValues = {
  unknownType: 'ContactType',
  unknownDisposition: 'ContactDisposition',
  unknownChannel: 'SatisfactionSurveyChannel',
  unknownInitiator: 'ReleaseInitiator',
} as const satisfies Partial<Record<Oddity, string>>;
const withoutValue = [
  'dateOutside',
  'brokenText',
  'noAgent',
  'negativeDuration',
  'absurdDuration',
] as const satisfies readonly Oddity[];

/** Odd calls of one shape with the same oddities. */
interface OddGroup {
  readonly oddities: number;
  readonly shape: number;
  readonly text: string;
  readonly calls: number;
}
type Counts = Map<string, number>;

const add = (counts: Counts, value: string, calls: number): void =>
  void counts.set(value, (counts.get(value) ?? 0) + calls);

/** The values of a field that is no text are told as JSON. */
const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);

/** @param instance number of the instance's row */
export function dataQuality(archive: Archive, instance: number): QualityIssue[] {
  const { database } = archive;
  const groups = database
    .prepare(
      `SELECT odd.*, row_shape.shape AS text FROM
         (SELECT oddities, shape, count(*) AS calls FROM call
          WHERE instance = ? AND oddities <> 0 GROUP BY oddities, shape) AS odd
       JOIN row_shape ON row_shape.id = odd.shape`,
    )
    .all(instance) as OddGroup[];
  const having = (kind: Oddity): OddGroup[] => groups.filter(({ oddities }) => oddities & oddity[kind]);
  const issues: QualityIssue[] = [];
  const tell = (kind: QualityIssue['kind'], counts: Counts): void => {
    const most = [...counts].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1));
    for (const [value, calls] of most.slice(0, mostValues)) issues.push({ kind, value, calls });
  };
  for (const [kind, field] of Object.entries(unknownValues) as [keyof typeof unknownValues, string][]) {
    const counts: Counts = new Map();
    for (const group of having(kind)) countValues(database, instance, group, field, counts);
    tell(kind, counts);
  }
  const fields: Counts = new Map();
  for (const { text, calls } of having('unknownField'))
    for (const field of unknownFields(text)) add(fields, field, calls);
  tell('unknownField', fields);
  tell('ratingOutside', ratingsOutside(archive, instance));
  for (const kind of withoutValue) {
    const counts: Counts = new Map();
    for (const { calls } of having(kind)) add(counts, '', calls);
    tell(kind, counts);
  }
  return issues;
}

/** Counts the values that a field has in a group: mostly one, which its shape holds. */
function countValues(
  database: Database,
  instance: number,
  group: OddGroup,
  field: string,
  counts: Counts,
): void {
  const kept = keptValue(group.text, field);
  if (kept === undefined || 'literal' in kept) {
    add(counts, textOf(kept?.literal), group.calls);
    return;
  }
  const values = database
    .prepare(
      `SELECT rest ->> ? AS value, count(*) AS calls FROM call
       WHERE instance = ? AND oddities = ? AND oddities <> 0 AND shape = ? GROUP BY value
       ORDER BY calls DESC LIMIT ?`,
    )
    .all(`$[${kept.restIndex}]`, instance, group.oddities, group.shape, mostValues) as {
    value: string | number | null;
    calls: number;
  }[];
  for (const { value, calls } of values) add(counts, textOf(value), calls);
}

/** Ratings that the scale in force on their day does not know, by key. */
function ratingsOutside(archive: Archive, instance: number): Counts {
  const { columns, database } = archive;
  const { sets, setOf, setByDay } = scaleTable(archive);
  const known = sets.map((keys) => new Set(keys.map(({ key }) => key)));
  const byKey = new Uint32Array(256);
  const beyond: number[] = [];
  for (let position = 0; position < columns.length; position++) {
    if (columns.instance[position] !== instance || columns.kind[position] === noCall) continue;
    const key = columns.rating[position]!;
    if (key === noRating) continue;
    const set = setByDay[instance]?.[dayPlace(columns.day[position]!)] ?? setOf[instance]!;
    if (key === largeRating) beyond.push(position + 1);
    else if (!known[set]!.has(key)) byKey[key]! += 1;
  }
  const counts: Counts = new Map();
  for (const [key, calls] of byKey.entries()) if (calls > 0) add(counts, String(key), calls);
  const ratingOf = database.prepare('SELECT rating FROM call WHERE id = ?').pluck();
  for (const id of beyond) add(counts, String(ratingOf.get(id)), 1);
  return counts;
}
