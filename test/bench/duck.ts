// DuckDB with the same calls, at its best: in memory, two threads, loaded once, with every derived column that the
// questions need worked out beforehand. Read from SQLite, so that nothing of our columns gets into the reference.
import {
  BIGINT,
  BOOLEAN,
  DuckDBDataChunk,
  DuckDBInstance,
  INTEGER,
  SMALLINT,
  UTINYINT,
  VARCHAR,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import Database from 'better-sqlite3';
import { contactTypes, dispositions } from '#shared/domain/call';
import { dayMs } from '#shared/base/period';
import { personAt } from '#test/kit/plain-call';

/** One row of the answer, numbers as plain numbers. */
export type Cell = number | string | boolean | null | readonly (number | null)[];
export type Answer = Readonly<Record<string, Cell>>;
export interface Duck {
  ask(sql: string): Promise<Answer[]>;
  close(): void;
}

const rowsPerChunk = 2048;
/** Shanghai has had no daylight saving time since 1991. */
const offsetMs = 8 * 3_600_000;
const mondayFirst = 3;

const isInbound = (type: number): boolean => contactTypes[type] === 'inbound';
const codes = (...names: string[]): Set<number> =>
  new Set(names.map((name) => dispositions.findIndex((one) => one === name)));
const abandonedCodes = codes('abandonedQueue', 'abandonedRing');
const reachedCodes = codes(
  'success',
  'abandonedQueue',
  'abandonedRing',
  'queueTimeout',
  'queueOverflow',
  'queueFailed',
  'noAnswer',
);
const success = dispositions.indexOf('success');

type Stored = Readonly<Record<string, number | null>>;
const durationOf = (value: number | null): number | null => (value === null || value < 0 ? null : value);

/** Wait in ms by metrics.md. */
function waitOf(call: Stored): number | null {
  const isAnswered = call['disposition'] === success;
  if (!isInbound(call['contact_type']!)) return null;
  if (!isAnswered && !abandonedCodes.has(call['disposition']!)) return null;
  const queue = call['queue_seconds'] ?? null;
  const ring = call['ring_seconds'] ?? null;
  if (queue !== null || ring !== null) return ((queue ?? 0) + (ring ?? 0)) * 1000;
  const end = isAnswered ? call['established_at']! : call['released_at']!;
  return durationOf(end === null ? null : end - call['started_at']!);
}
function talkOf(call: Stored): number | null {
  if (call['disposition'] !== success) return null;
  if (call['talk_seconds'] !== null) return (call['talk_seconds']! + (call['held_seconds'] ?? 0)) * 1000;
  const released = call['released_at'] ?? null;
  const established = call['established_at'] ?? null;
  return durationOf(released === null || established === null ? null : released - established);
}

type Column = readonly [name: string, type: DuckDBType, read: (call: Stored) => DuckDBValue];
const copied = (name: string, type: DuckDBType, from = name): Column => [name, type, (call) => call[from]!];
const dayOf = (call: Stored): number => Math.floor((call['started_at']! + offsetMs) / dayMs);
const bigOrNull = (value: number | null): bigint | null => (value === null ? null : BigInt(value));

/** @param persons by phone row, the number of the person who has it; 0 for nobody who can be told from others */
function callColumns(persons: Int32Array): Column[] {
  const personOf = (phone: number): number | null => (persons[phone] === 0 ? null : persons[phone]!);
  return [
    copied('id', INTEGER),
    ['started_at', BIGINT, (call) => BigInt(call['started_at']!)],
    ['released_at', BIGINT, (call) => bigOrNull(call['released_at']!)],
    ['day', INTEGER, dayOf],
    ['week', INTEGER, (call) => dayOf(call) - ((dayOf(call) + mondayFirst) % 7)],
    [
      'month',
      INTEGER,
      (call) => {
        const date = new Date(dayOf(call) * dayMs);
        return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1) / dayMs;
      },
    ],
    ['hour', UTINYINT, (call) => Math.floor(((call['started_at']! + offsetMs) % dayMs) / 3_600_000)],
    ['weekday', UTINYINT, (call) => ((dayOf(call) + mondayFirst) % 7) + 1],
    copied('contact_type', UTINYINT),
    copied('disposition', UTINYINT),
    ['inbound', BOOLEAN, (call) => isInbound(call['contact_type']!)],
    ['answered', BOOLEAN, (call) => isInbound(call['contact_type']!) && call['disposition'] === success],
    [
      'abandoned',
      BOOLEAN,
      (call) => isInbound(call['contact_type']!) && abandonedCodes.has(call['disposition']!),
    ],
    [
      'offered',
      BOOLEAN,
      (call) =>
        isInbound(call['contact_type']!) &&
        (reachedCodes.has(call['disposition']!) || call['skill_group_list'] !== 0),
    ],
    ['wait_ms', INTEGER, waitOf],
    ['talk_ms', INTEGER, talkOf],
    ['surveyed', BOOLEAN, (call) => call['survey_offered'] === 1],
    ['rating', SMALLINT, (call) => (call['survey_offered'] === 1 ? call['rating']! : null)],
    copied('released_by', UTINYINT, 'release_initiator'),
    copied('calling', INTEGER, 'calling_phone'),
    copied('called', INTEGER, 'called_phone'),
    ['caller', INTEGER, (call) => personOf(call['calling_phone']!)],
    ['callee', INTEGER, (call) => personOf(call['called_phone']!)],
    copied('agent_list', INTEGER),
    copied('skill_group_list', INTEGER),
  ];
}

const plain = (value: unknown): unknown =>
  typeof value === 'bigint' ? Number(value) : Array.isArray(value) ? value.map(plain) : value;
/** Counts come as bigint; none of them is beyond 2⁵³. */
const plainRow = (row: object): Answer =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])) as Answer;

/** Appends rows a chunk at a time, so that ten million calls are never held as objects. */
async function load(
  connection: DuckDBConnection,
  name: string,
  columns: readonly Column[],
  rows: Iterable<unknown>,
): Promise<void> {
  const types = columns.map(([, type]) => type);
  const definition = columns.map(([column, type]) => `${column} ${type.toString()}`).join(', ');
  await connection.run(`CREATE TABLE ${name} (${definition})`);
  const appender = await connection.createAppender(name);
  const chunk = DuckDBDataChunk.create(types);
  let values: DuckDBValue[][] = types.map(() => []);
  const flush = (): void => {
    if (values[0]!.length === 0) return;
    chunk.reset();
    chunk.setColumns(values);
    appender.appendDataChunk(chunk);
    values = types.map(() => []);
  };
  for (const row of rows as Iterable<Stored>) {
    for (const [index, [, , read]] of columns.entries()) values[index]!.push(read(row));
    if (values[0]!.length === rowsPerChunk) flush();
  }
  flush();
  appender.closeSync();
}

/** Which phone rows are the same person, worked out anew from the numbers as the service spelled them. */
function personsOf(database: Database.Database): Int32Array {
  const last = database.prepare('SELECT coalesce(max(id), 0) FROM phone').pluck().get() as number;
  const persons = new Int32Array(last + 1);
  const known = new Map<string, number>();
  const rows = database.prepare('SELECT id, raw FROM phone').raw().iterate() as Iterable<[number, string]>;
  for (const [id, raw] of rows) {
    const person = personAt(raw);
    if (person === null) continue;
    if (!known.has(person)) known.set(person, known.size + 1);
    persons[id] = known.get(person)!;
  }
  return persons;
}

const text = (name: string): Column => [name, VARCHAR, (row) => row[name]!];

export async function openDuck(path: string): Promise<Duck> {
  const database = new Database(path, { readonly: true });
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  const rows = (sql: string): Iterable<unknown> => database.prepare(sql).iterate();
  // In order of time, which lets DuckDB skip what lies outside of a period.
  await load(
    connection,
    'call',
    callColumns(personsOf(database)),
    rows('SELECT * FROM call ORDER BY started_at'),
  );
  await load(
    connection,
    'phone',
    [copied('id', INTEGER), text('normal')],
    rows('SELECT id, normal FROM phone'),
  );
  for (const [kind, table, list] of [
    ['agent', 'agent', 'agent_list_member'],
    ['skill_group', 'skill_group', 'skill_group_list_member'],
  ] as const) {
    await load(
      connection,
      `${kind}_member`,
      [copied('list', INTEGER), text('person')],
      rows(
        `SELECT DISTINCT list, ${kind}_id AS person FROM ${list} JOIN ${table} ON ${table}.id = ${list}.${kind}`,
      ),
    );
  }
  database.close();
  return {
    async ask(sql) {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowObjectsJS().map(plainRow);
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
