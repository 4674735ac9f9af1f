// Step 20: a file with calls gets the run log, what was asked for, and the oddities of the calls that it holds.
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { RawRow } from '#shared/domain/call';
import { parseRow } from '#electron/data/call/parse-row';
import { migrate } from '#electron/data/store/migrate';
import { calls } from '#electron/data/store/migrations/0010-calls';
import { syncProof } from '#electron/data/store/migrations/0020-sync-proof';
import { oddity, odditiesOf } from '#electron/data/call/oddities';
import { describeRow } from '#electron/data/call/row-shape';

const steps = [calls, syncProof];
const versionOf = (database: Database.Database): unknown => database.pragma('user_version', { simple: true });
const schemaOf = (database: Database.Database): unknown =>
  database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();

const start = Date.UTC(2026, 2, 4);
const plain = {
  ContactType: 'Inbound',
  ContactDisposition: 'Success',
  AgentIds: 'a@x,b@x',
  AgentNames: 'Ann,Bob',
  TalkTime: 60,
  ReleaseTime: start + 60_000,
};
/** Each as the service sent it, with what is odd in it. */
const rows: readonly (readonly [RawRow, number])[] = [
  [plain, 0],
  [{ ...plain, ContactType: 'Teleport' }, oddity.unknownType],
  [{ ...plain, ContactDisposition: 'Evaporated' }, oddity.unknownDisposition],
  [{ ...plain, SatisfactionSurveyChannel: 'FAX' }, oddity.unknownChannel],
  [{ ...plain, ReleaseInitiator: 'system' }, oddity.unknownInitiator],
  [{ ...plain, FieldOfTomorrow: 1 }, oddity.unknownField],
  [{ ...plain, TalkTime: -5 }, oddity.negativeDuration],
  [{ ...plain, TalkTime: 90_000 }, oddity.absurdDuration],
  [{ ...plain, AgentIds: '', AgentNames: '' }, oddity.noAgent],
  [{ ...plain, AgentIds: '', AgentNames: 'Nameless' }, oddity.noAgent],
];

/** A file of version 10 with these calls, written by SQL alone as the program of then did. */
function versionTen(): Database.Database {
  const database = new Database(':memory:');
  migrate(database, [calls]);
  const list = database.prepare('INSERT INTO agent_list (id, instance, ids, names) VALUES (?, 1, ?, ?)');
  list.run(1, 'a@x,b@x', 'Ann,Bob');
  list.run(2, '', 'Nameless');
  const addShape = database.prepare('INSERT OR IGNORE INTO row_shape (shape) VALUES (?)');
  const insert = database.prepare(
    `INSERT INTO call (instance, contact_id, started_at, released_at, contact_type, disposition, release_initiator,
       survey_channel, talk_seconds, calling_phone, called_phone, agent_list, skill_group_list, shape, rest)
     VALUES (1, :id, :start, :released, :type, :disposition, :initiator, :channel, :talk, 0, 0, :agents, 0,
       (SELECT id FROM row_shape WHERE shape = :shape), :rest)`,
  );
  for (const [index, [row]] of rows.entries()) {
    const call = parseRow({ ContactId: `job-${index}`, StartTime: start, ...row })!;
    const { shape, rest } = describeRow(call);
    addShape.run(shape);
    insert.run({
      id: call.contactId,
      start,
      released: call.releasedAt,
      type: call.contactType === 'unknown' ? 0 : 1,
      disposition: call.disposition === 'unknown' ? 0 : 1,
      initiator: call.releaseInitiator === 'unknown' ? 3 : 0,
      channel: call.surveyChannel === 'unknown' ? 4 : 0,
      talk: call.talkSeconds,
      agents: call.agentIds.length > 0 ? 1 : call.agentNames === '' ? 0 : 2,
      shape,
      rest,
    });
  }
  const asked = database.prepare(
    'INSERT INTO sync_run (instance, from_ms, to_ms, started_at) VALUES (?, ?, ?, 5)',
  );
  asked.run(1, 100, 200);
  asked.run(1, 50, 150);
  asked.run(2, 7, 8);
  return database;
}

test('calls keep what they hold and get their oddities, runs become the span that was asked for', () => {
  const database = versionTen();
  const before = database.prepare('SELECT * FROM call ORDER BY id').all() as object[];
  migrate(database, steps);
  expect(versionOf(database)).toBe(20);
  const after = database.prepare('SELECT * FROM call ORDER BY id').all();
  expect(after).toEqual(
    before.map((call, index) => ({ ...call, api: 0, rating_seen_at: null, oddities: rows[index]![1] })),
  );
  expect(database.prepare('SELECT * FROM sync_asked').raw().all()).toEqual([
    [1, 50, 200],
    [2, 7, 8],
  ]);
  expect(database.prepare('SELECT count(*) FROM sync_run').pluck().get()).toBe(0);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
});

test('the oddities are those that the program itself finds', () => {
  for (const [row, expected] of rows) {
    const call = parseRow({ ContactId: 'job', StartTime: start, ...row })!;
    expect(odditiesOf(call, describeRow(call).shape)).toBe(expected);
  }
});

test('a migrated file has nothing to do', () => {
  const database = versionTen();
  migrate(database, steps);
  database.exec('UPDATE call SET oddities = 1');
  const schema = schemaOf(database);
  migrate(database, steps);
  expect([versionOf(database), schemaOf(database)]).toEqual([20, schema]);
  expect(database.prepare('SELECT DISTINCT oddities FROM call').pluck().all()).toEqual([1]);
  database.close();
});

test('a migrated file has the schema of a new one', () => {
  const [migrated, fresh] = [versionTen(), new Database(':memory:')];
  migrate(migrated);
  migrate(fresh);
  expect(schemaOf(migrated)).toEqual(schemaOf(fresh));
  migrated.close();
  fresh.close();
});

test.each([
  ['statements', { ...syncProof, statements: `${syncProof.statements}INSERT INTO nowhere VALUES (1);` }],
  [
    'function',
    {
      ...syncProof,
      run(database: Database.Database) {
        syncProof.run!(database);
        throw new Error('nowhere');
      },
    },
  ],
])('a step whose %s fails leaves version 10 with all it held', (_, broken) => {
  const database = versionTen();
  const all = (): unknown => [
    versionOf(database),
    schemaOf(database),
    database.prepare('SELECT * FROM call').all(),
    database.prepare('SELECT * FROM sync_run').all(),
  ];
  const before = all();
  expect(() => migrate(database, [calls, broken])).toThrow(/nowhere/);
  expect(all()).toEqual(before);
  migrate(database, steps);
  expect(versionOf(database)).toBe(20);
  database.close();
});
