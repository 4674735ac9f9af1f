// Step 30: a file gets the table of reviewed calls; nothing else changes, and a newer file is refused.
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate } from '#electron/data/store/migrate';
import { calls } from '#electron/data/store/migrations/0010-calls';
import { review } from '#electron/data/store/migrations/0030-review';
import { syncProof } from '#electron/data/store/migrations/0020-sync-proof';

const before = [calls, syncProof];
const tables = (database: Database.Database): unknown[] =>
  database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();

test('a file of step 20 gets the table and keeps what it has', () => {
  const database = new Database(':memory:');
  migrate(database, before);
  database.prepare("INSERT INTO instance (instance_id) VALUES ('ccc-a')").run();
  const known = tables(database);
  migrate(database, [...before, review]);
  expect(tables(database)).toEqual([...known, 'call_review'].sort());
  expect(database.prepare('SELECT count(*) FROM instance').pluck().get()).toBe(1);
  expect(database.pragma('user_version', { simple: true })).toBe(30);
});

test('a file that has it is left alone', () => {
  const database = new Database(':memory:');
  migrate(database);
  database.prepare("INSERT INTO call_review VALUES (1, 'c', 1, 'heard', 5)").run();
  migrate(database);
  expect(database.prepare('SELECT note FROM call_review').pluck().all()).toEqual(['heard']);
});

test('where the table cannot be made nothing is changed', () => {
  const database = new Database(':memory:');
  migrate(database, before);
  database.exec('CREATE TABLE call_review (other INTEGER)');
  expect(() => migrate(database)).toThrow(/call_review/);
  expect(database.pragma('user_version', { simple: true })).toBe(20);
});
