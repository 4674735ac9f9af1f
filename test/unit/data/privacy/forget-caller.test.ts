// Forgetting a caller: the number is nowhere, in the archive or in its file, and does not come back; all else is as it was.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { RawRow } from '#shared/domain/call';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { writeBackup } from '#electron/data/backup/copy';
import { inspectorHere } from '#electron/data/backup/inspect';
import { parseRow } from '#electron/data/call/parse-row';
import { checkArchive } from '#electron/data/backup/check';
import { findCaller, patternOf } from '#electron/data/privacy/forget-caller';
import { maintainHere } from '#electron/data/privacy/maintenance';
import { findPhones } from '#electron/data/store/phone-numbers';
import { keepModel } from '#electron/data/reports/snapshots';
import { computeStats } from '#electron/data/stats/stats';
import { generateCallCenter } from '#electron/simulator/generator';
import { toRowV2 } from '#electron/simulator/rows';
import { metricIds, metricGroups } from '#shared/domain/metrics';
import { noon } from '#test/kit/sync-desk';
import { temporaryFolder } from '#test/kit/folder';
import { fill, openKeeper } from '#test/kit/kept-archive';
import { rules } from '#test/kit/rules';

const callerIds: ReadonlySet<string> = new Set(Object.keys(metricGroups.callers));
const number = '13877776666';
const rows: readonly RawRow[] = [
  { CallingNumber: number, CalledNumber: '05718888', AgentIds: 'a', AgentNames: 'Ann', SatisfactionIndex: 3 },
  { CallingNumber: `+86${number}`, CalledNumber: '05718888', TalkTime: 20, Transfer: 'kept nowhere' },
  { CallingNumber: '05718888', CalledNumber: '138 7777-6666', ContactType: 'Outbound' },
  { CallingNumber: '13800001111', CalledNumber: '05718888', TransferTo: { number: `0086${number}` } },
  { CallingNumber: '13877776660', CalledNumber: '05718888', Other: `9${number}1` },
];
const rowOf = (row: RawRow, index: number): RawRow => ({
  ContactId: `c-${index}`,
  StartTime: noon - index * 1000,
  InstanceId: 'ccc-test',
  ...row,
});
const entry = {
  from: noon - 10_000,
  to: noon,
  state: 'complete',
  reason: '',
  attempts: 1,
  asOf: noon,
} as const;

function write(archive: Archive, api: 1 | 2 = 2, part: RawRow = {}): void {
  const instance = archive.store.instanceOf('ccc-test');
  const calls = rows.map((row, index) => parseRow({ ...rowOf(row, index), ...part })!);
  const counts = { counted: calls.length, stored: calls.length };
  archive.write(instance, calls, { ...entry, ...counts }, { api, at: noon });
}
const received = (archive: Archive): RawRow[] =>
  (archive.database.prepare('SELECT id FROM call ORDER BY contact_id').pluck().all() as number[]).map((id) =>
    archive.store.received(archive.store.get(id)!),
  );
/** Every file of the folder as text: free pages, log and cache too. */
const bytesOf = (folder: string): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');

function opened(): { archive: Archive; folder: string } {
  const folder = temporaryFolder();
  const archive = openArchive(join(folder, 'calls.db'), rules);
  write(archive);
  return { archive, folder };
}
const figures = (archive: Archive): unknown =>
  computeStats(
    archive,
    { filter: {}, metrics: ['calls', 'satisfiedRate'], by: 'none', attribution: 'every', language: 'en' },
    noon,
  ).rows;

test('it is found in every spelling, whole', () => {
  const { archive } = opened();
  for (const spelling of [number, `+86${number}`, '0086 138-7777-6666'])
    expect(findCaller(archive, spelling)).toEqual({ calls: 3, first: noon - 2000, last: noon });
  expect(findCaller(archive, '13877776667').calls).toBe(0);
  for (const wrong of ['1387', 'anonymous', '138****6666', ''])
    expect(() => findCaller(archive, wrong), wrong).toThrow(expect.objectContaining({ code: 'badInput' }));
  archive.close();
});

test('it is gone from calls, fields, notes, reports, logs and the file, and figures stay', async () => {
  const { archive, folder } = opened();
  const { database } = archive;
  database.prepare("INSERT INTO call_review VALUES (1, 'c-0', 1, ?, 5)").run(`call back ${number} at noon`);
  const run = database.prepare(
    `INSERT INTO report_run (template, title, cause, period, first_day, last_day, state, due_at, taken_at, attempts, days_incomplete, files)
     VALUES ('', ?, 'manual', 'custom', '2026-03-01', '2026-03-02', 'done', 1, 1, 1, 0, '[]')`,
  );
  for (const title of [`Caller ${number}`, 'All calls']) run.run(title);
  for (const id of [1, 2]) database.prepare('INSERT INTO report_snapshot (run) VALUES (?)').run(id);
  keepModel(database, 1, { order: { filter: { number } } });
  keepModel(database, 2, { order: { filter: {} } });
  const before = figures(archive);
  expect(bytesOf(folder)).toContain(number);

  expect(maintainHere(archive, 'forgetCaller', { number: '+86 138 7777 6666', at: noon })).toEqual({
    calls: 4,
    reports: 1,
  });
  expect(figures(archive)).toEqual(before);
  expect(checkArchive(archive)).toMatchObject({ ok: true, calls: 5 });
  const [first, second, third, fourth, fifth] = received(archive);
  expect(first).toEqual({ ...rowOf(rows[0]!, 0), CallingNumber: '' });
  expect(second).not.toHaveProperty('Transfer');
  expect(third).toMatchObject({ CallingNumber: '05718888', CalledNumber: '' });
  expect(fourth).toMatchObject({ CallingNumber: '13800001111', CalledNumber: '05718888' });
  expect(fourth).not.toHaveProperty('TransferTo');
  // Another number that has it as a part of itself is another number.
  expect(fifth).toEqual(rowOf(rows[4]!, 4));
  expect(database.prepare('SELECT note FROM call_review').pluck().get()).toBe('call back *** at noon');
  expect(database.prepare('SELECT title FROM report_run ORDER BY id').pluck().all()).toEqual([
    'Caller ***',
    'All calls',
  ]);
  expect(database.prepare('SELECT run FROM report_snapshot WHERE model IS NOT NULL').pluck().all()).toEqual([
    2,
  ]);
  expect(findPhones(database, '77776666').includes(1)).toBe(false);

  await writeBackup(archive, join(folder, 'backup.db'), { inspect: inspectorHere.inspect });
  archive.close();
  const left = bytesOf(folder).replaceAll(`9${number}1`, '');
  expect(left.search(patternOf(number))).toBe(-1);
});

test('a later reading of the calls does not bring it back, by either action and after a restart', () => {
  const { archive, folder } = opened();
  maintainHere(archive, 'forgetCaller', { number: number, at: noon });
  const before = received(archive);
  write(archive);
  expect(received(archive)).toEqual(before);
  expect(archive.database.prepare('SELECT raw FROM phone WHERE normal = ?').all(number)).toEqual([]);
  archive.close();

  const again = openArchive(join(folder, 'calls.db'), rules);
  // What else is new is stored.
  write(again, 1, { SatisfactionIndex: 5 });
  expect(again.database.prepare('SELECT raw FROM phone WHERE normal = ?').all(number)).toEqual([]);
  expect(received(again).map((row) => row['SatisfactionIndex'])).toEqual([5, 5, 5, 5, 5]);
  // A new call of that number is a new matter.
  const call = parseRow({ ContactId: 'new', StartTime: noon, CallingNumber: number })!;
  again.write(again.store.instanceOf('ccc-test'), [call], null, { api: 2, at: noon });
  expect(findCaller(again, number).calls).toBe(1);
  again.close();
});

test('of all figures only those about callers change, with every field that the service sends', () => {
  const archive = openArchive(':memory:', rules);
  const center = generateCallCenter({
    seed: 5,
    calls: 400,
    firstDay: '2026-03-01',
    days: 3,
    instanceId: 'ccc-test',
  });
  const late = Date.UTC(2100, 0, 1);
  const sent = Array.from({ length: center.size }, (_, index) =>
    toRowV2(center.facts(index, late), 'ccc-test'),
  );
  const calls = sent.map((row) => parseRow(JSON.parse(JSON.stringify(row)))!);
  archive.write(archive.store.instanceOf('ccc-test'), calls, null, { api: 2, at: late });
  const all = (): unknown =>
    computeStats(
      archive,
      {
        filter: {},
        metrics: metricIds.filter((id) => !callerIds.has(id)),
        by: 'disposition',
        attribution: 'every',
        language: 'en',
      },
      late,
    ).rows;
  const before = all();
  const numbers = new Set(
    calls.map(({ callingNumber }) => callingNumber).filter((one) => /^\d{8,}$/.test(one)),
  );
  for (const one of [...numbers].slice(0, 40))
    maintainHere(archive, 'forgetCaller', { number: one, at: late });
  expect(all()).toEqual(before);
  archive.close();
});

test('a restore from an older backup forgets it again', async () => {
  const folder = temporaryFolder();
  fill(join(folder, 'calls.db'), 5);
  const kept = openKeeper({ folder });
  const backup = join(folder, 'older.db');
  await kept.handlers['backup.write']({ path: backup });
  const forgotten = { number: '13800001002' };
  expect(await kept.handlers['caller.find'](forgotten)).toMatchObject({ calls: 1 });
  await kept.handlers['caller.erase'](forgotten);
  await kept.handlers['archive.restore']({ path: backup });
  expect(await kept.handlers['caller.find'](forgotten)).toMatchObject({ calls: 0 });
  expect(kept.calls()).toBe(5);
  await kept.handlers['database.close'](undefined);
  expect(readFileSync(join(folder, 'calls.db'), 'latin1')).not.toContain(forgotten.number);
});
