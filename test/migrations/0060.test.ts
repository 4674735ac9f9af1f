// Step 60: calls of an older file whose start no column can hold are marked, and ids get their spaces back.
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { parseRow } from '#electron/data/call/parse-row';
import { latestStart } from '#electron/data/limits';
import { migrate, migrations } from '#electron/data/store/migrate';
import { oddity } from '#electron/data/call/oddities';
import { describeRow } from '#electron/data/call/row-shape';

const before = migrations.filter(({ version }) => version < 60);

/** Rows as an older version stored them: with their ids trimmed. */
const rows: readonly [row: Record<string, string | number>, id: string, oddities: number][] = [
  [{ ContactId: 'plain', StartTime: 1_700_000_000_000 }, 'plain', 0],
  [{ ContactId: 'late', StartTime: latestStart + 1 }, 'late', oddity.dateOutside],
  [{ ContactId: 'early', StartTime: 1_700_000_000 }, 'early', oddity.dateOutside],
  [{ CallIds: 'c', ContactId: ' spaced ', StartTime: 1_700_000_000_000 }, ' spaced ', 0],
  [{ ContactId: 12, StartTime: 1_700_000_000_000 }, '12', 0],
  [{ ContactId: 'torn', StartTime: 1_700_000_000_000, CallIds: '\ufffd' }, 'torn', oddity.brokenText],
  [{ ContactId: 'half', StartTime: 1_700_000_000_000, CallIds: '\ud800' }, 'half', oddity.brokenText],
];

function olderFile(): Database.Database {
  const database = new Database(':memory:');
  migrate(database, before);
  const addShape = database.prepare('INSERT OR IGNORE INTO row_shape (shape) VALUES (?)');
  const shapeOf = database.prepare('SELECT id FROM row_shape WHERE shape = ?').pluck();
  const add = database.prepare(
    `INSERT INTO call (instance, contact_id, started_at, contact_type, disposition, release_initiator, survey_channel,
       calling_phone, called_phone, agent_list, skill_group_list, shape, rest) VALUES (1, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, ?, ?)`,
  );
  for (const [row] of rows) {
    const call = parseRow(row)!;
    const trimmed = { ...call, contactId: call.contactId.trim() };
    const { shape, rest } = describeRow(trimmed);
    addShape.run(shape);
    add.run(trimmed.contactId, call.startedAt, shapeOf.get(shape), rest);
  }
  return database;
}
const found = (database: Database.Database): unknown[] =>
  database.prepare('SELECT contact_id, oddities FROM call ORDER BY id').raw().all();

test('odd dates and texts are marked, and ids are as the service has them', () => {
  const database = olderFile();
  migrate(database);
  expect(found(database)).toEqual(rows.map(([, id, oddities]) => [id, oddities]));
  expect(database.pragma('user_version', { simple: true })).toBeGreaterThanOrEqual(60);
});

test('a file that was migrated is left alone', () => {
  const database = olderFile();
  migrate(database);
  database.exec("UPDATE call SET oddities = 1, contact_id = 'x' || id");
  const known = found(database);
  migrate(database);
  expect(found(database)).toEqual(known);
});

test('where a call cannot be marked nothing is changed', () => {
  const database = olderFile();
  database.exec(`CREATE TRIGGER fails BEFORE UPDATE ON call BEGIN SELECT raise(ABORT, 'no'); END`);
  const known = found(database);
  expect(() => migrate(database)).toThrow('no');
  expect(found(database)).toEqual(known);
  expect(database.pragma('user_version', { simple: true })).toBe(50);
});
