// Forgetting an instance: nothing of it is left, in the archive or in the file, and everything else is as it was.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { RawRow } from '#shared/domain/call';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { checkArchive } from '#electron/data/backup/check';
import { maintainHere } from '#electron/data/privacy/maintenance';
import { findPhones } from '#electron/data/store/phone-numbers';
import { noon } from '#test/kit/sync-desk';
import { temporaryFolder } from '#test/kit/folder';
import { rules } from '#test/kit/rules';

const entry = {
  from: noon - 10_000,
  to: noon,
  state: 'complete',
  reason: '',
  attempts: 1,
  asOf: noon,
} as const;

function write(archive: Archive, instanceId: string, rows: readonly RawRow[]): void {
  const instance = archive.store.instanceOf(instanceId);
  const calls = rows.map((row, index) =>
    parseRow({
      ContactId: `${instanceId}-${index}`,
      StartTime: noon - index,
      InstanceId: instanceId,
      ...row,
    })!,
  );
  const counts = { counted: calls.length, stored: calls.length };
  archive.write(instance, calls, { ...entry, ...counts }, { api: 2, at: noon });
  archive.ledger.ask(instance, entry);
  archive.database
    .prepare("INSERT INTO sync_run (instance, cause, started_at, outcome) VALUES (?, 'manual', 5, 'done')")
    .run(instance);
}
const gone = [
  { CallingNumber: '13877776666', AgentIds: 'x', AgentNames: '赵忘', SatisfactionIndex: 3 },
  {
    CallingNumber: '13800001111',
    AgentIds: 'a',
    AgentNames: 'Ann',
    SkillGroupIds: 's',
    SkillGroupNames: '消失组',
  },
  { CallingNumber: 'anonymous', CalledNumber: '+8613855554444' },
];
const kept = [
  {
    CallingNumber: '+8613800001111',
    AgentIds: 'a,b',
    AgentNames: 'Ann,Bob',
    SkillGroupIds: 's',
    SkillGroupNames: 'Sales',
  },
  { CallingNumber: '13855550000', CalledNumber: '008613855554444' },
  { CallingNumber: '13855554444', CalledNumber: 'anonymous', TalkTime: 7 },
];
const received = (archive: Archive): unknown =>
  (archive.database.prepare('SELECT id FROM call ORDER BY contact_id').pluck().all() as number[]).map((id) =>
    archive.store.received(archive.store.get(id)!),
  );

test('leaves nothing of the instance and all of the others', () => {
  const archive = openArchive(':memory:', rules);
  write(archive, 'gone', gone);
  write(archive, 'kept', kept);
  const keptNow = (): unknown => {
    const rows = received(archive) as { InstanceId: string }[];
    return rows.filter((row) => row.InstanceId === 'kept');
  };
  const before = keptNow();
  const { version } = archive;
  expect(maintainHere(archive, 'forgetInstance', { instanceId: 'gone' })).toBe(3);
  expect(archive.version).toBeGreaterThan(version);
  expect(received(archive)).toEqual(before);
  expect(checkArchive(archive)).toEqual({ ok: true, calls: 3, aside: 0, problems: [] });
  // The columns hold no places for calls that are gone.
  expect(archive.columns.length).toBe(3);
  for (const table of ['sync_window', 'sync_run', 'sync_asked', 'rating_delay', 'agent', 'skill_group'])
    expect(
      archive.database
        .prepare(`SELECT count(*) FROM ${table} WHERE instance NOT IN (SELECT id FROM instance)`)
        .pluck()
        .get(),
      table,
    ).toBe(0);
  expect(archive.database.prepare('SELECT instance_id FROM instance').pluck().all()).toEqual(['kept']);
  expect(archive.database.prepare('SELECT name FROM agent ORDER BY name').pluck().all()).toEqual([
    'Ann',
    'Bob',
  ]);
  expect(archive.database.prepare('SELECT ids FROM agent_list').pluck().all()).toEqual(['a,b']);
  expect(archive.database.prepare('SELECT count(*) FROM agent_list_member').pluck().get()).toBe(2);
  const people = archive.members.agent.people.filter(Boolean).map(({ name }) => name);
  expect(people.sort()).toEqual(['Ann', 'Bob']);
  archive.close();
});

test('keeps the numbers that others have, each found and each with its twins', () => {
  const archive = openArchive(':memory:', rules);
  write(archive, 'gone', gone);
  write(archive, 'kept', kept);
  maintainHere(archive, 'forgetInstance', { instanceId: 'gone' });
  const numbers = archive.database.prepare('SELECT raw, same_as, id FROM phone ORDER BY id').all() as {
    raw: string;
    same_as: number;
    id: number;
  }[];
  const idOf = (raw: string): number => numbers.find((one) => one.raw === raw)!.id;
  expect(numbers.map(({ raw }) => raw).sort()).toEqual([
    '+8613800001111',
    '008613855554444',
    '13855550000',
    '13855554444',
    'anonymous',
  ]);
  const twin = Math.min(idOf('008613855554444'), idOf('13855554444'));
  for (const { raw, same_as: sameAs, id } of numbers)
    expect(sameAs, raw).toBe(raw.endsWith('55554444') ? twin : id);
  const found = (digits: string): number =>
    findPhones(archive.database, digits).reduce((sum, one) => sum + one, 0);
  expect([found('0000111'), found('5555'), found('7777')]).toEqual([1, 3, 0]);
  archive.database.exec("INSERT INTO phone_search (phone_search, rank) VALUES ('integrity-check', 1)");
  archive.close();
});

test('the same instance may be read again', () => {
  const archive = openArchive(':memory:', rules);
  write(archive, 'gone', gone);
  write(archive, 'kept', kept);
  const before = received(archive);
  maintainHere(archive, 'forgetInstance', { instanceId: 'gone' });
  write(archive, 'gone', gone);
  expect(received(archive)).toEqual(before);
  expect(checkArchive(archive)).toEqual({ ok: true, calls: 6, aside: 0, problems: [] });
  expect(findPhones(archive.database, '7777').reduce((sum, one) => sum + one, 0)).toBe(1);
  archive.close();
});

test('the last instance leaves an empty archive, an unknown one leaves all', () => {
  const archive = openArchive(':memory:', rules);
  write(archive, 'gone', gone);
  const { version } = archive;
  expect(maintainHere(archive, 'forgetInstance', { instanceId: 'never heard of' })).toBeNull();
  expect(archive.version).toBe(version);
  expect(maintainHere(archive, 'forgetInstance', { instanceId: 'gone' })).toBe(3);
  expect(checkArchive(archive)).toEqual({ ok: true, calls: 0, aside: 0, problems: [] });
  for (const table of ['call', 'phone', 'agent_list', 'skill_group_list', 'row_shape', 'instance'])
    expect(archive.database.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
  expect(archive.columns.length).toBe(0);
  archive.close();
});

test('the file holds none of the numbers and names, and opens as before', () => {
  const path = join(temporaryFolder(), 'a.db');
  const archive = openArchive(path, rules);
  write(archive, 'gone', gone);
  write(archive, 'kept', kept);
  const holds = (text: string): boolean =>
    [path, `${path}-wal`].some((name) => readFileSync(name).includes(text));
  expect([holds('13877776666'), holds('赵忘')]).toEqual([true, true]);
  maintainHere(archive, 'forgetInstance', { instanceId: 'gone' });
  for (const text of ['13877776666', '赵忘', '消失组', 'gone-0']) expect(holds(text), text).toBe(false);
  expect(holds('13855550000')).toBe(true);
  archive.close();
  const again = openArchive(path, rules);
  expect(checkArchive(again)).toEqual({ ok: true, calls: 3, aside: 0, problems: [] });
  again.close();
});

test('deletes also where the file cannot be written anew', () => {
  const archive = openArchive(join(temporaryFolder(), 'a.db'), rules);
  write(archive, 'gone', gone);
  const exec = archive.database.exec.bind(archive.database);
  vi.spyOn(archive.database, 'exec').mockImplementation((sql) => {
    if (sql === 'VACUUM') throw new Error('database or disk is full');
    return exec(sql);
  });
  expect(maintainHere(archive, 'forgetInstance', { instanceId: 'gone' })).toBe(3);
  expect(checkArchive(archive)).toEqual({ ok: true, calls: 0, aside: 0, problems: [] });
  archive.close();
});

test('deletes nothing where the deletion fails half way', () => {
  const archive = openArchive(':memory:', rules);
  write(archive, 'gone', gone);
  const before = received(archive);
  archive.database.exec(
    "CREATE TRIGGER no BEFORE DELETE ON instance BEGIN SELECT RAISE(ABORT, 'refused'); END",
  );
  expect(() => maintainHere(archive, 'forgetInstance', { instanceId: 'gone' })).toThrow(/refused/);
  expect(received(archive)).toEqual(before);
  archive.database.exec('DROP TRIGGER no');
  expect(checkArchive(archive)).toEqual({ ok: true, calls: 3, aside: 0, problems: [] });
  write(archive, 'gone', gone);
  expect(received(archive)).toEqual(before);
  archive.close();
});

test('gaps are closed where there are many of them, and calls still follow each other', () => {
  const archive = openArchive(':memory:', rules);
  const many = (instanceId: string, count: number): void =>
    write(
      archive,
      instanceId,
      Array.from({ length: count }, (_, index) => ({ TalkTime: index })),
    );
  many('first', 10);
  many('few', 1);
  many('gone', 30);
  many('last', 10);
  maintainHere(archive, 'forgetInstance', { instanceId: 'few' });
  expect(archive.columns.length).toBe(51);
  maintainHere(archive, 'forgetInstance', { instanceId: 'gone' });
  expect(archive.columns.length).toBe(20);
  write(archive, 'new', [{ TalkTime: 99 }]);
  expect(archive.columns.length).toBe(21);
  expect(checkArchive(archive)).toEqual({ ok: true, calls: 21, aside: 0, problems: [] });
  archive.close();
});
