// What a later reading of a call does to the row that is known: V1 and V2, ratings, names, and nothing where nothing differs.
import { expect, test } from 'vitest';
import type { RawRow } from '#shared/domain/call';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { changeData } from '#electron/data/store/data-change';
import type { StoredCall } from '#electron/data/store/call-row';
import { parseRow } from '#electron/data/call/parse-row';
import { checkArchive } from '#electron/data/backup/check';
import { noRating } from '#electron/data/store/columns';
import { noon } from '#test/kit/sync-desk';
import { rules } from '#test/kit/rules';

const base = { ContactId: 'job-1', StartTime: noon, ContactType: 'Inbound', ContactDisposition: 'Success' };
const call = (fields: RawRow = {}): NonNullable<ReturnType<typeof parseRow>> =>
  parseRow({ ...base, ...fields })!;

/** An archive that reads rows one after the other, each a minute later, and says what became of the first call. */
function reader(): {
  archive: Archive;
  read(api: 1 | 2, ...rows: RawRow[]): { inserted: number; updated: number; unchanged: number };
  stored(): StoredCall;
  received(): RawRow;
} {
  const archive = openArchive(':memory:', rules);
  const instance = archive.store.instanceOf('ccc-test');
  let at = noon;
  return {
    archive,
    read(api, ...rows) {
      at += 60_000;
      const { inserted, updated, unchanged } = archive.write(instance, rows.map(call), null, { api, at });
      expect(checkArchive(archive).problems).toEqual([]);
      return { inserted, updated, unchanged };
    },
    stored: () => archive.store.get(1)!,
    received: () => archive.store.received(archive.store.get(1)!),
  };
}
const minute = (count: number): number => noon + count * 60_000;
const inserted = { inserted: 1, updated: 0, unchanged: 0 };
const updated = { inserted: 0, updated: 1, unchanged: 0 };
const unchanged = { inserted: 0, updated: 0, unchanged: 1 };

test('V1 and V2 rows of a call become the richer one, whichever came first', () => {
  const v1 = { CallDuration: '30', Broker: '', TalkTime: null };
  const v2 = { CallDuration: '30', TalkTime: 25, QueueTime: 4, Broker: '170', AgentIds: 'a' };
  for (const [first, second] of [
    [1, 2],
    [2, 1],
  ] as const) {
    const { archive, read, received, stored } = reader();
    expect(read(first, first === 1 ? v1 : v2)).toEqual(inserted);
    read(second, second === 1 ? v1 : v2);
    expect(received()).toEqual({ ...base, ...v2 });
    expect(stored()).toMatchObject({ talk_seconds: 25, queue_seconds: 4 });
    archive.close();
  }
});

test('the version alone is no reason to write', () => {
  const { archive, read, stored } = reader();
  read(2, { TalkTime: 25 });
  const version = archive.version;
  expect(read(1, { TalkTime: 25 })).toEqual(unchanged);
  expect(read(1, {})).toEqual(unchanged);
  expect(stored().api).toBe(2);
  expect(archive.version).toBe(version);
  expect(read(1, { TalkTime: 26 })).toEqual(updated);
  expect(stored().api).toBe(1);
  archive.close();
});

test.each([null, ''])(
  '%o takes a value back within a version, and not from the other or an unknown one',
  (nothing) => {
    const { archive, read, stored } = reader();
    read(2, { TalkTime: 25 });
    expect(read(1, { TalkTime: nothing })).toEqual(unchanged);
    archive.database.exec('UPDATE call SET api = 0');
    expect(read(2, { TalkTime: nothing })).toEqual(unchanged);
    archive.database.exec('UPDATE call SET api = 2');
    expect(read(2, { TalkTime: nothing })).toEqual(updated);
    expect(stored().talk_seconds).toBeNull();
    archive.close();
  },
);

test('a rating keeps the time at which it was first seen', () => {
  const { archive, read, stored } = reader();
  read(2, {});
  expect(stored().rating_seen_at).toBeNull();
  read(2, { SatisfactionIndex: 4 });
  expect(stored()).toMatchObject({ rating: 4, rating_seen_at: minute(2) });
  read(2, { SatisfactionIndex: 4, TalkTime: 7 });
  read(2, { SatisfactionIndex: 5 });
  expect(stored()).toMatchObject({ rating: 5, rating_seen_at: minute(2) });
  read(2, { SatisfactionIndex: null });
  expect(stored()).toMatchObject({ rating: null, rating_seen_at: null });
  expect(archive.columns.rating[0]).toBe(noRating);
  read(2, { SatisfactionIndex: 1 });
  expect(stored().rating_seen_at).toBe(minute(6));
  archive.close();
});

test('a call that comes rated has its rating from then, and one of an older file has it from no known time', () => {
  const { archive, read, stored } = reader();
  read(2, { SatisfactionIndex: 4 });
  expect(stored().rating_seen_at).toBe(minute(1));
  archive.database.exec('UPDATE call SET rating_seen_at = NULL');
  expect(read(2, { SatisfactionIndex: 4 })).toEqual(unchanged);
  read(2, { SatisfactionIndex: 5 });
  expect(stored().rating_seen_at).toBeNull();
  archive.close();
});

test('known and new calls in any order, also the same one twice in a batch', () => {
  const { archive, read } = reader();
  const job = (id: number, talk: number): RawRow => ({ ContactId: `job-${id}`, TalkTime: talk });
  expect(read(2, job(1, 1), job(2, 1), job(3, 1))).toEqual({ inserted: 3, updated: 0, unchanged: 0 });
  const batch = [job(4, 1), job(1, 1), job(5, 1), job(2, 9), job(3, 1), job(6, 1), job(6, 1), job(4, 2)];
  expect(read(2, ...batch)).toEqual({ inserted: 3, updated: 2, unchanged: 3 });
  expect(
    archive.database.prepare('SELECT contact_id, talk_seconds FROM call ORDER BY id').raw().all(),
  ).toEqual([
    ['job-1', 1],
    ['job-2', 9],
    ['job-3', 1],
    ['job-4', 2],
    ['job-5', 1],
    ['job-6', 1],
  ]);
  archive.close();
});

test('several windows or none are entered with their rows', () => {
  const { archive } = reader();
  const entry = { state: 'complete', counted: 0, stored: 0, reason: '', attempts: 1, asOf: noon } as const;
  const windows = [
    { from: noon - 20, to: noon - 11 },
    { from: noon - 10, to: noon - 1 },
  ];
  const seen = { api: 2, at: noon } as const;
  archive.write(
    1,
    [call()],
    windows.map((window) => ({ ...entry, ...window })),
    seen,
  );
  archive.write(1, [call({ TalkTime: 1 })], [], seen);
  archive.write(1, [call({ TalkTime: 2 })], null, seen);
  expect(archive.ledger.entries(1, { from: 0, to: noon })).toMatchObject(windows);
  archive.close();
});

test('a name that changes while no row does is told at once', () => {
  const { archive, read } = reader();
  const named = { AgentIds: 'a', AgentNames: 'Ann' };
  read(2, named);
  // As if the name had been taken from an older call since.
  changeData(archive.database, () => archive.database.exec("UPDATE agent SET name = 'Older', named_at = 0"));
  archive.reload();
  expect(archive.members.agent.people[1]!.name).toBe('Older');
  const { version } = archive;
  expect(read(2, named)).toEqual(unchanged);
  expect(archive.members.agent.people[1]!.name).toBe('Ann');
  expect(archive.version).toBe(version + 1);
  archive.close();
});

test('a batch that fails leaves no trace, and the next one fits', () => {
  const { archive, read } = reader();
  read(2, { AgentIds: 'a', AgentNames: 'Ann', CallingNumber: '13800001111' });
  const broken = { ...call({ ContactId: 'job-3' }), startedAt: NaN };
  const rows = [call({ ContactId: 'job-2', CallingNumber: '13900002222', AgentIds: 'b', AgentNames: 'Bob' })];
  expect(() => archive.write(1, [...rows, broken], null, { api: 2, at: noon })).toThrow();
  expect(checkArchive(archive)).toEqual({ ok: true, calls: 1, aside: 0, problems: [] });
  read(2, { ContactId: 'job-4', CallingNumber: '13700003333', AgentIds: 'c', AgentNames: 'Cid' });
  expect(archive.store.received(archive.store.get(2)!)).toMatchObject({
    CallingNumber: '13700003333',
    AgentNames: 'Cid',
  });
  expect(archive.members.agent.people.filter(Boolean).map(({ name }) => name)).toEqual(['Ann', 'Cid']);
  archive.close();
});
