// Verifies that every table and column of the archive is declared in personal-data.ts, and that forgetting a caller, forgetting
// an instance and retention do what the declaration says for each of them.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { RawRow } from '#shared/domain/call';
import { parseRow } from '#electron/data/call/parse-row';
import { writeBackup } from '#electron/data/backup/copy';
import { inspectorHere } from '#electron/data/backup/inspect';
import { readErasureList } from '#electron/data/privacy/erasure-list';
import { patternOf } from '#electron/data/privacy/forget-caller';
import { maintainHere } from '#electron/data/privacy/maintenance';
import { keepCalls, keepModel, keptCalls, keptContent } from '#electron/data/reports/snapshots';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { migrate } from '#electron/data/store/migrate';
import { columnsWith, personalData, tablesWith } from '#electron/data/store/personal-data';
import { noon } from '#test/kit/sync-desk';
import { temporaryFolder } from '#test/kit/folder';
import { rules } from '#test/kit/rules';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  /** 1 in a virtual table: no column of its own. */
  readonly hidden: number;
}
const columnsOf = (database: Database.Database, table: string): Column[] =>
  (database.prepare('SELECT * FROM pragma_table_xinfo(?)').all(table) as Column[]).filter(
    ({ hidden }) => hidden !== 1,
  );

/** Tables and views, without those in which SQLite keeps a virtual table. */
const tablesOf = (database: Database.Database): string[] =>
  database
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')
         AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow')`,
    )
    .pluck()
    .all() as string[];

/** How the schema and the declaration differ. */
function differences(database: Database.Database): string[] {
  const found = tablesOf(database).flatMap((table) => [
    table,
    ...columnsOf(database, table).map(({ name }) => `${table}.${name}`),
  ]);
  const declared = Object.entries(personalData).flatMap(([table, { columns }]) => [
    table,
    ...Object.keys(columns).map((name) => `${table}.${name}`),
  ]);
  return [
    ...found.filter((name) => !declared.includes(name)).map((name) => `${name} is not declared`),
    ...declared.filter((name) => !found.includes(name)).map((name) => `${name} does not exist`),
  ];
}

function migrated(statement = ''): Database.Database {
  const database = new Database(':memory:');
  migrate(database);
  database.exec(statement);
  return database;
}

test('every table and column is declared, and nothing else', () => {
  expect(differences(migrated())).toEqual([]);
});

test.each([
  ['CREATE TABLE planted (note TEXT)', ['planted is not declared', 'planted.note is not declared']],
  ['CREATE VIEW planted AS SELECT 1 AS one', ['planted is not declared', 'planted.one is not declared']],
  [
    'CREATE VIRTUAL TABLE planted USING fts5 (words)',
    ['planted is not declared', 'planted.words is not declared'],
  ],
  ['ALTER TABLE call ADD COLUMN planted TEXT', ['call.planted is not declared']],
  [
    'ALTER TABLE call ADD COLUMN planted TEXT GENERATED ALWAYS AS (rest) VIRTUAL',
    ['call.planted is not declared'],
  ],
  ['ALTER TABLE call DROP COLUMN api', ['call.api does not exist']],
  [
    'DROP TABLE secret',
    ['secret does not exist', 'secret.name does not exist', 'secret.value does not exist'],
  ],
])('the comparison fails after %s', (statement, expected) => {
  const others = differences(migrated());
  expect(differences(migrated(statement)).filter((one) => !others.includes(one))).toEqual(expected);
});

test('a column of texts or bytes is not declared as holding nothing', () => {
  const database = migrated();
  const careless = tablesOf(database).flatMap((table) =>
    columnsOf(database, table)
      .filter(({ name, type }) => type !== 'INTEGER' && personalData[table]!.columns[name] === 'nothing')
      .map(({ name }) => `${table}.${name}`),
  );
  expect(careless).toEqual([]);
});

test('a table with a column `instance` or `contact_id` is declared as related to the instance or the call', () => {
  const database = migrated();
  const having = (column: string): string[] =>
    tablesOf(database).filter((table) => columnsOf(database, table).some(({ name }) => name === column));
  expect(tablesWith('instance', 'own').sort()).toEqual(having('instance').sort());
  // The list of erased calls is kept on purpose.
  expect([...tablesWith('retention', 'call'), 'call', 'erased_call'].sort()).toEqual(
    having('contact_id').sort(),
  );
});

/** Adds a row with these values; other columns that need one get a number, a text, or the first value of their check. */
function plant(database: Database.Database, table: string, values: Readonly<Record<string, unknown>>): void {
  const sql = database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table) as string;
  const count = database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  const row: Record<string, unknown> = {};
  for (const { name, type, notnull } of columnsOf(database, table)) {
    const allowed = new RegExp(`CHECK \\(${name} IN \\('(\\w+)'`).exec(sql)?.[1];
    const given = { INTEGER: count + 1, TEXT: `planted ${count}`, BLOB: Buffer.from('planted') }[type];
    if (notnull === 1) row[name] = allowed ?? given;
  }
  Object.assign(row, values);
  const names = Object.keys(row);
  database
    .prepare(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
    .run(Object.values(row));
}

function write(archive: Archive, instanceId: string, rows: readonly RawRow[]): void {
  const calls = rows.map((row, index) =>
    parseRow({ ContactId: `${instanceId}-${index}`, StartTime: noon - index * 1000, ...row })!,
  );
  archive.write(archive.store.instanceOf(instanceId), calls, null, { api: 2, at: noon });
}

const number = '13877776666';
const spelled = '+86 138-7777-6666';
/** In columns of numbers, in words that the service has few of, in values and in names of fields. */
const rows: readonly RawRow[] = [
  { CallingNumber: number, SatisfactionDescription: `called from ${number}` },
  { CalledNumber: spelled },
  { CallingNumber: `86${number}`, CalledNumber: `${number},8001` },
  { CallingNumber: `sip:+86${number}@example.com` },
  { SatisfactionDescription: number },
  { SatisfactionDescription: `a text that is too long for the shape of a row, with ${spelled} at its end` },
  { MediaType: spelled, TalkTime: 20 },
  { TalkTime: Number(number), QueueTime: `x${number}` },
  { CallingNumber: { number }, AgentIds: [number] },
  { [number]: true },
  { [`to ${spelled}`]: '' },
  { Transfer: { to: spelled } },
];
const rowsLeft = (archive: Archive): RawRow[] =>
  (archive.database.prepare('SELECT id FROM call ORDER BY id').pluck().all() as number[]).map((id) =>
    archive.store.received(archive.store.get(id)!),
  );
/** Columns that may hold a number and in which a row names it, or with `holds` false in which no row does. */
function placesWhere(database: Database.Database, holds: boolean): string[] {
  const textOf = (value: unknown): string =>
    Buffer.isBuffer(value)
      ? JSON.stringify(keptContent(value) ?? value.toString('latin1'))
      : String(value as string | null);
  return columnsWith('number', 'received', 'text', 'report')
    .filter(({ table, column }) => {
      const values = database.prepare(`SELECT ${column} FROM ${table}`).pluck().all();
      return values.some((value) => textOf(value).search(patternOf(number)) >= 0) === holds;
    })
    .map(({ table, column }) => `${table}.${column}`);
}
/** Files of the folder that hold the number in any spelling. */
const filesWith = (folder: string): string[] =>
  readdirSync(folder).filter(
    (name) => readFileSync(join(folder, name), 'latin1').search(patternOf(number)) >= 0,
  );

test('a number in every column that may hold one is in no file after it was forgotten', async () => {
  const folder = temporaryFolder();
  const archive = openArchive(join(folder, 'calls.db'), rules);
  const { database } = archive;
  write(archive, 'kept', rows);
  for (const { table, column } of columnsWith('text'))
    plant(database, table, { [column]: `before ${number} and ${spelled} after` });
  plant(database, 'report_run', { id: 90 });
  plant(database, 'report_snapshot', { run: 90 });
  keepModel(database, 90, { number });
  const packed = database.prepare('SELECT model FROM report_snapshot').pluck().get() as Buffer;
  database.prepare('DELETE FROM report_snapshot').run();
  expect(keptContent(packed)).toEqual({ number });
  const blobs = columnsWith('report');
  for (const { table, column } of blobs)
    for (const content of [packed, Buffer.from(`unreadable ${number}`)]) {
      plant(database, 'report_run', {});
      const run = database.prepare('SELECT max(id) FROM report_run').pluck().get();
      plant(database, table, { run, [column]: content, calls: Buffer.from('calls') });
    }
  expect(placesWhere(database, false), 'declared, but not planted by this test').toEqual([]);
  expect(filesWith(folder)).toContain('calls.db-wal');
  const olderFolder = temporaryFolder();
  await writeBackup(archive, join(olderFolder, 'older.db'), { inspect: inspectorHere.inspect });

  expect(maintainHere(archive, 'forgetCaller', { number, at: noon })).toEqual({
    calls: rows.length,
    reports: blobs.length * 2,
  });
  for (const { table, column } of columnsWith('text'))
    expect(
      database
        .prepare(`SELECT count(*) FROM ${table} WHERE ${column} = 'before *** and *** after'`)
        .pluck()
        .get(),
      `${table}.${column}`,
    ).toBe(1);
  for (const { table, column } of columnsWith('report', 'reportCalls'))
    expect(
      database.prepare(`SELECT count(*) FROM ${table} WHERE ${column} IS NOT NULL`).pluck().get(),
      `${table}.${column}`,
    ).toBe(0);
  expect(placesWhere(database, true)).toEqual([]);
  expect(filesWith(folder)).toEqual([]);
  expect(rowsLeft(archive)[6]).toMatchObject({ ContactId: 'kept-6', MediaType: '', TalkTime: 20 });
  expect(maintainHere(archive, 'forgetCaller', { number, at: noon })).toBeNull();

  // The service sends the calls again.
  write(archive, 'kept', rows);
  await writeBackup(archive, join(folder, 'backup.db'), { inspect: inspectorHere.inspect });
  archive.close();
  expect(readdirSync(folder).sort()).toEqual([
    'backup.db',
    'calls.db',
    'calls.db.columns',
    'calls.db.erased',
  ]);
  expect(filesWith(folder)).toEqual([]);

  // An older backup still has everything.
  expect(filesWith(olderFolder)).toEqual(['older.db']);
  const older = openArchive(join(olderFolder, 'older.db'), rules);
  const erased = readErasureList(join(folder, 'calls.db'));
  expect(maintainHere(older, 'forgetAgain', { erased, at: noon })).toBe(true);
  older.close();
  expect(filesWith(olderFolder)).toEqual([]);
});

const counts = (database: Database.Database, tables: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    tables.map((table) => [table, database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()]),
  );
const participants = { AgentIds: 'a', AgentNames: 'Ann', SkillGroupIds: 's', SkillGroupNames: 'Sales' };

test('a forgotten instance has no row in any table that relates to it', () => {
  const archive = openArchive(':memory:', rules);
  const { database } = archive;
  const own = tablesWith('instance', 'own');
  for (const instanceId of ['gone', 'kept']) {
    const instance = archive.store.instanceOf(instanceId);
    write(archive, instanceId, [{ ...participants, CallingNumber: number, InstanceId: instanceId }]);
    for (const table of own) plant(database, table, { instance });
  }
  // Each instance has two calls: the one that was written and a planted one.
  for (const [run, position] of [
    [91, 0],
    [92, 2],
  ] as const) {
    plant(database, 'report_run', { id: run });
    keepCalls(archive, run, Uint32Array.of(position));
  }
  const rowsOf = (instance: number): unknown[] =>
    own.filter(
      (table) => database.prepare(`SELECT 1 FROM ${table} WHERE instance = ?`).get(instance) !== undefined,
    );
  expect([rowsOf(1), rowsOf(2)]).toEqual([own, own]);
  maintainHere(archive, 'forgetInstance', { instanceId: 'gone' });
  expect(rowsOf(1)).toEqual([]);
  expect(keptCalls(database, 91)).toBeUndefined();
  expect(keptCalls(database, 92)?.contactIds).toEqual(['kept-0']);
  // A participant or a list that no call refers to is deleted, too; those of the call are kept.
  expect(rowsOf(2)).toEqual(own);
  expect(database.prepare('SELECT instance_id FROM instance').pluck().all()).toEqual(['kept']);

  maintainHere(archive, 'forgetInstance', { instanceId: 'kept' });
  const related = [...own, ...tablesWith('instance', 'unused'), 'instance'];
  expect(Object.entries(counts(database, related)).filter(([, count]) => count !== 0)).toEqual([]);
  archive.close();
});

test('retention deletes what goes with the calls of a time, and keeps what is declared as kept', () => {
  const archive = openArchive(':memory:', rules);
  const { database } = archive;
  const instance = archive.store.instanceOf('one');
  write(archive, 'one', [{ ...participants, CallingNumber: number }]);
  plant(database, 'report_run', { id: 91 });
  keepCalls(archive, 91, Uint32Array.of(0));
  for (const table of tablesWith('retention', 'call'))
    plant(database, table, { instance, contact_id: 'one-0' });
  for (const table of tablesWith('retention', 'span'))
    plant(database, table, { instance, from_ms: 1, to_ms: 2 });
  const going = (['call', 'span', 'unused'] as const).flatMap((way) => tablesWith('retention', way));
  const kept = tablesWith('retention', 'none');
  for (const table of kept.filter((one) => counts(database, [one])[one] === 0)) plant(database, table, {});
  const before = counts(database, kept);
  expect(Object.entries(counts(database, going)).filter(([, count]) => count === 0)).toEqual([]);

  maintainHere(archive, 'deleteExpired', { days: 1, before: noon + 1 });
  expect(Object.entries(counts(database, ['call', ...going])).filter(([, count]) => count !== 0)).toEqual([]);
  expect(keptCalls(database, 91)).toBeUndefined();
  // The end of this deletion is noted.
  expect(counts(database, kept)).toEqual({ ...before, meta: (before['meta'] as number) + 2 });
  archive.close();
});
