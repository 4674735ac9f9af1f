// Step 10: makes an empty file, leaves a current one, and files that it cannot take stay as they were.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openArchive } from '#electron/data/store/archive';
import { openDatabase } from '#electron/data/store/database';
import { migrate, migrations } from '#electron/data/store/migrate';
import { calls } from '#electron/data/store/migrations/0010-calls';
import { temporaryFolder } from '#test/kit/folder';
import { rules } from '#test/kit/rules';

const newFile = (): string => join(temporaryFolder(), 'a.db');
const schemaOf = (database: Database.Database): unknown =>
  database.prepare("SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name").all();
const newest = migrations.at(-1)!.version;
const versionOf = (database: Database.Database): unknown => database.pragma('user_version', { simple: true });

test('an empty file becomes one of the newest version, with every table', () => {
  const database = openDatabase(newFile());
  expect(versionOf(database)).toBe(newest);
  const names = (schemaOf(database) as { name: string }[]).map(({ name }) => name);
  expect(names).toEqual(
    expect.arrayContaining([
      'call',
      'phone',
      'phone_search',
      'agent',
      'skill_group',
      'agent_list',
      'sync_window',
      'meta',
    ]),
  );
  expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
});

test('the step alone makes version 10', () => {
  const database = new Database(':memory:');
  migrate(database, [calls]);
  expect(versionOf(database)).toBe(10);
  database.close();
});

test('a current file has nothing to do and keeps what it holds', () => {
  const path = newFile();
  const first = openDatabase(path);
  first.exec("INSERT INTO instance (instance_id) VALUES ('ccc-test')");
  const schema = schemaOf(first);
  first.close();
  const again = openDatabase(path);
  expect(schemaOf(again)).toEqual(schema);
  expect(again.prepare('SELECT instance_id FROM instance').pluck().all()).toEqual(['ccc-test']);
  again.close();
});

test('steps are numbered in tens, upwards, each once', () => {
  const versions = migrations.map(({ version }) => version);
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
  for (const version of versions) expect(version % 10).toBe(0);
});

describe('what cannot be', () => {
  test('a step that fails leaves the file as it was', () => {
    const path = newFile();
    openDatabase(path).close();
    const database = new Database(path);
    const schema = schemaOf(database);
    const steps = [
      ...migrations,
      { version: newest + 10, statements: 'CREATE TABLE extra (a INTEGER); INSERT INTO nowhere VALUES (1);' },
    ];
    expect(() => migrate(database, steps)).toThrow(/nowhere/);
    expect([versionOf(database), schemaOf(database)]).toEqual([newest, schema]);
    const good = [...migrations, { version: newest + 10, statements: 'CREATE TABLE extra (a INTEGER);' }];
    migrate(database, good);
    expect(versionOf(database)).toBe(newest + 10);
    database.close();
  });

  test('the first step that fails leaves an empty file empty', () => {
    const database = new Database(':memory:');
    expect(() =>
      migrate(database, [{ version: 10, statements: 'CREATE TABLE a (b INTEGER); SELEKT;' }]),
    ).toThrow();
    expect([versionOf(database), schemaOf(database)]).toEqual([0, []]);
    database.close();
  });

  test.each(['delete', 'wal'])('a newer file (journal mode %s) is refused and not touched', (mode) => {
    const path = newFile();
    const newer = new Database(path);
    newer.pragma(`journal_mode = ${mode}`);
    newer.exec('CREATE TABLE future (a); INSERT INTO future VALUES (1); PRAGMA user_version = 990;');
    newer.close();
    const before = readFileSync(path);
    expect(() => openArchive(path, rules)).toThrow(expect.objectContaining({ code: 'databaseNewer' }));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test.each([
    ['text', Buffer.from('this is no database, it only has the name of one. '.repeat(40))],
    ['zeros behind a proper start', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(9000)])],
  ])('a file of %s is said to be damaged and not touched', (_, content) => {
    const path = newFile();
    writeFileSync(path, content);
    expect(() => openArchive(path, rules)).toThrow(expect.objectContaining({ code: 'databaseDamaged' }));
    expect(readFileSync(path).equals(content)).toBe(true);
  });
});
