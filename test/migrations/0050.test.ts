// Step 50: a file learns which calls were rid of a number; nothing else changes, and a failed step changes nothing.
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate, migrations } from '#electron/data/store/migrate';
import { erasure } from '#electron/data/store/migrations/0050-erasure';

const before = migrations.filter(({ version }) => version < 50);
const tables = (database: Database.Database): unknown[] =>
  database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();

test('a file of step 40 gets the table and keeps what it has', () => {
  const database = new Database(':memory:');
  migrate(database, before);
  database.prepare("INSERT INTO call_review VALUES (1, 'c', 1, 'heard', 5)").run();
  const known = tables(database);
  migrate(database, [...before, erasure]);
  expect(tables(database)).toEqual([...known, 'erased_call'].sort());
  expect(database.prepare('SELECT note FROM call_review').pluck().all()).toEqual(['heard']);
  expect(database.pragma('user_version', { simple: true })).toBe(50);
});

test('a file that has it is left alone', () => {
  const database = new Database(':memory:');
  migrate(database);
  database.prepare("INSERT INTO erased_call VALUES (1, 'c', 3)").run();
  migrate(database);
  expect(database.prepare('SELECT sides FROM erased_call').pluck().all()).toEqual([3]);
});

test('where the table cannot be made nothing is changed', () => {
  const database = new Database(':memory:');
  migrate(database, before);
  database.exec('CREATE TABLE erased_call (other INTEGER)');
  expect(() => migrate(database)).toThrow(/erased_call/);
  expect(database.pragma('user_version', { simple: true })).toBe(40);
});
