// Verifies that a file is exactly what this program writes: the schema of its step without anything besides, and rows that fit
// together. A crafted backup could else change calls by a trigger, or fail much later in an export.
import { byStoredField } from '#shared/domain/fields';
import Database from 'better-sqlite3';
import { contactTypes, dispositions, releaseInitiators, surveyChannels } from '#shared/domain/call';
import { AppError } from '#shared/base/envelope';
import { normalNumber } from './phone-numbers';
import { migrate, migrations } from './migrate';
import { rebuildRow, type ShapeColumns } from '../call/row-shape';

/** Nobody asks for calls of other times, and no date is beyond them. */
const earliest = Date.UTC(1900, 0, 1);
const latest = Date.UTC(2200, 0, 1);

/** As many as anybody reads. */
const mostTold = 10;
/** A typed array has a place for each number up to the largest: gaps are small where this program wrote the file. */
const gapsAllowed = 1_000_000;
const largestPhone = 2 ** 26;
const largestList = 2 ** 23;
/** The columns have a byte for it. */
const largestInstance = 255;

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/** Comments and blanks may have been written otherwise by an earlier version; texts in quotes are kept as they are. */
const plain = (sql: string | null): string =>
  (sql ?? '')
    .replace(/('(?:[^']|'')*')|--[^\n]*|\s+/g, (_, text?: string) => text ?? ' ')
    .replace(/ +/g, ' ');

function schemaOf(database: Database.Database): Map<string, string> {
  const rows = database.prepare('SELECT type, name, sql FROM sqlite_schema').all() as SchemaRow[];
  return new Map(rows.map(({ type, name, sql }) => [`${type} ${name}`, plain(sql)]));
}

/** What the migrations make up to a step. */
function schemaAt(step: number): Map<string, string> {
  const database = new Database(':memory:');
  try {
    migrate(
      database,
      migrations.filter(({ version }) => version <= step),
    );
    return schemaOf(database);
  } finally {
    database.close();
  }
}

/** How the schema differs from that of the file's step; empty where it does not. */
export function schemaProblems(database: Database.Database): string[] {
  const expected = schemaAt(database.pragma('user_version', { simple: true }) as number);
  const found = schemaOf(database);
  const encoding = database.pragma('encoding', { simple: true });
  return [
    ...(encoding === 'UTF-8' ? [] : [`encoding: ${String(encoding)}`]),
    ...[...found.keys()].filter((name) => !expected.has(name)).map((name) => `schema: ${name} is not ours`),
    ...[...expected].flatMap(([name, sql]) => {
      const own = found.get(name);
      if (own === undefined) return [`schema: ${name} is missing`];
      return own === sql ? [] : [`schema: ${name} differs`];
    }),
  ].slice(0, mostTold);
}

/** @throws AppError backupAltered */
export function assertSchema(database: Database.Database): void {
  const [problem] = schemaProblems(database);
  if (problem !== undefined) throw new AppError('backupAltered', problem);
}

const below = (column: string, names: readonly string[]): string =>
  `${column} NOT BETWEEN 0 AND ${names.length - 1}`;
const dangling = (column: string, table: string): string =>
  `(${column} <> 0 AND NOT EXISTS (SELECT 1 FROM ${table} WHERE ${table}.id = ${column}))`;

/** Of a call, each with what is wrong where it holds. One pass over the table finds the first call of each. */
const callRules: readonly (readonly [problem: string, condition: string])[] = [
  ['instance', 'NOT EXISTS (SELECT 1 FROM instance WHERE instance.id = call.instance)'],
  ['calling number', dangling('calling_phone', 'phone')],
  ['called number', dangling('called_phone', 'phone')],
  ['agents', dangling('agent_list', 'agent_list')],
  ['skill groups', dangling('skill_group_list', 'skill_group_list')],
  ['shape', 'NOT EXISTS (SELECT 1 FROM row_shape WHERE row_shape.id = call.shape)'],
  ['contact type', below('contact_type', contactTypes)],
  ['disposition', below('disposition', dispositions)],
  ['release initiator', below('release_initiator', releaseInitiators)],
  ['survey channel', below('survey_channel', surveyChannels)],
  [
    'further fields',
    "(rest IS NOT NULL AND CASE WHEN json_valid(rest) THEN json_type(rest) <> 'array' ELSE 1 END)",
  ],
];

/** Rules of the other tables: a statement that counts violations, and the table it needs where older steps do not have it. */
const otherRules: readonly (readonly [problem: string, sql: string, table?: string])[] = [
  ['instances', `SELECT count(*) FROM instance WHERE id NOT BETWEEN 1 AND ${largestInstance}`],
  [
    'numbers of calls',
    `SELECT coalesce(min(id), 1) < 1 OR coalesce(max(id), 0) > 2 * count(*) + ${gapsAllowed} FROM call`,
  ],
  [
    'numbers of phones',
    `SELECT count(*) FROM phone WHERE id NOT BETWEEN 1 AND ${largestPhone} OR same_as NOT BETWEEN 1 AND ${largestPhone}`,
  ],
  ...(['agent', 'skill_group'] as const).flatMap((kind): [string, string][] => [
    [`lists (${kind})`, `SELECT count(*) FROM ${kind}_list WHERE id NOT BETWEEN 1 AND ${largestList}`],
    [
      `members (${kind})`,
      `SELECT count(*) FROM ${kind}_list_member WHERE NOT EXISTS (SELECT 1 FROM ${kind} WHERE ${kind}.id = ${kind})
         OR NOT EXISTS (SELECT 1 FROM ${kind}_list WHERE ${kind}_list.id = list)`,
    ],
  ]),
  // Another normal form hides a number from searches and from its erasure.
  ['normal forms of phones', 'SELECT count(*) FROM phone WHERE normal IS NOT normal_number(raw)'],
  [
    'phones that stand for one number',
    `SELECT count(*) FROM phone LEFT JOIN phone AS same ON same.id = phone.same_as
     WHERE same.id IS NULL OR same.normal <> phone.normal`,
  ],
  ...(['agent', 'skill_group'] as const).map((kind): [string, string] => [
    `ids of lists (${kind})`,
    `SELECT count(*) FROM ${kind}_list WHERE ids <> coalesce((
       SELECT group_concat(id, ',') FROM (
         SELECT ${kind}.${kind}_id AS id FROM ${kind}_list_member AS member JOIN ${kind} ON ${kind}.id = member.${kind}
         WHERE member.list = ${kind}_list.id AND ${kind}.instance = ${kind}_list.instance ORDER BY member.position)), '')`,
  ]),
  ...(['sync_window', 'sync_asked'] as const).map((table): [string, string, string] => [
    `spans (${table})`,
    `SELECT count(*) FROM ${table} WHERE from_ms > to_ms OR from_ms < ${earliest} OR to_ms > ${latest}`,
    table,
  ]),
  ['counts of windows', 'SELECT count(*) FROM sync_window WHERE counted < 0 OR stored < 0'],
  ['versions', "SELECT count(*) < 2 FROM meta WHERE name IN ('data_version', 'data_mark') AND value >= 0"],
];

const anyCall: ShapeColumns = {
  contactId: '',
  startedAt: 0,
  establishedAt: 0,
  releasedAt: 0,
  ...byStoredField(() => 0),
  rating: 0,
  callingNumber: '',
  calledNumber: '',
  agentIds: [],
  agentNames: '',
  skillGroupIds: [],
  skillGroupNames: '',
};

/** Whether rows can be rebuilt by a shape. */
function isShape(shape: string): boolean {
  try {
    return Object.values(rebuildRow({ shape, rest: null }, anyCall)).every((value) => value !== undefined);
  } catch {
    return false;
  }
}

/**
 * Rows that do not fit together or that this program never writes; empty where all do. The schema has to be ours.
 * Takes seconds for millions of calls.
 */
export function contentProblems(database: Database.Database): string[] {
  database.function('normal_number', { deterministic: true }, (raw: unknown) => normalNumber(String(raw)));
  const problems: string[] = [];
  const first = callRules.map(
    ([, condition], index) => `min(CASE WHEN ${condition} THEN id END) AS rule${index}`,
  );
  const broken = database
    .prepare(`SELECT ${first.join(', ')} FROM call`)
    .raw()
    .get() as (number | null)[];
  for (const [index, id] of broken.entries())
    if (id !== null) problems.push(`call ${id}: ${callRules[index]![0]}`);
  const hasTable = database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').pluck();
  for (const [problem, sql, table] of otherRules) {
    if (table !== undefined && hasTable.get(table) === undefined) continue;
    const count = database.prepare(sql).pluck().get() as number;
    if (count > 0) problems.push(`${problem}: ${count}`);
  }
  const shapes = database.prepare('SELECT id, shape FROM row_shape').raw().iterate() as Iterable<
    [number, string]
  >;
  for (const [id, shape] of shapes) if (!isShape(shape)) problems.push(`shape ${id}`);
  return problems.slice(0, mostTold);
}
