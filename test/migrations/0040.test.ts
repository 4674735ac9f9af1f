// Step 40: a file gets the tables of reports, exports and the key; nothing else changes, and a failed step changes nothing.
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrate, migrations } from '#electron/data/store/migrate';
import { reports } from '#electron/data/store/migrations/0040-reports';

const before = migrations.filter(({ version }) => version < 40);
const tables = (database: Database.Database): unknown[] =>
  database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all();
const run = `INSERT INTO report_run (template, title, cause, period, first_day, last_day, state, due_at, taken_at, attempts, days_incomplete, files)
  VALUES ('t', 'Monthly', ?, 'monthly', '2026-10-01', '2026-10-31', 'done', 1, 1, 1, 0, '[]')`;

test('a file of step 30 gets the tables and keeps what it has', () => {
  const database = new Database(':memory:');
  migrate(database, before);
  database.prepare("INSERT INTO call_review VALUES (1, 'c', 1, 'heard', 5)").run();
  const known = tables(database);
  migrate(database, [...before, reports]);
  expect(tables(database)).toEqual(
    [...known, 'export_log', 'report_run', 'report_snapshot', 'secret'].sort(),
  );
  expect(database.prepare('SELECT note FROM call_review').pluck().all()).toEqual(['heard']);
  expect(database.pragma('user_version', { simple: true })).toBe(40);
});

test('a file that has them is left alone', () => {
  const database = new Database(':memory:');
  migrate(database);
  database.prepare(run).run('schedule');
  migrate(database);
  expect(database.prepare('SELECT title FROM report_run').pluck().all()).toEqual(['Monthly']);
});

test('a template has one scheduled report of a period, and as many by hand as are wanted', () => {
  const database = new Database(':memory:');
  migrate(database);
  database.prepare(run).run('schedule');
  expect(() => database.prepare(run).run('schedule')).toThrow(/UNIQUE/);
  database.prepare(run).run('manual');
  database.prepare(run).run('manual');
});

test('where a table cannot be made nothing is changed', () => {
  const database = new Database(':memory:');
  migrate(database, before);
  database.exec('CREATE TABLE secret (other INTEGER)');
  expect(() => migrate(database)).toThrow(/secret/);
  expect(database.pragma('user_version', { simple: true })).toBe(30);
  expect(tables(database)).not.toContain('report_run');
});
