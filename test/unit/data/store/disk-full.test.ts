// The drive of the archive is full: reports and exports say so, and neither believes what was not written.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openArchive } from '#electron/data/store/archive';
import { openDatabase } from '#electron/data/store/database';
import { listExports } from '#electron/data/export/log';
import { writeLostCallers } from '#electron/data/export/lost';
import { createReportRuns } from '#electron/data/reports/history';
import { keepCalls } from '#electron/data/reports/snapshots';
import { toRowV2 } from '#electron/simulator/rows';
import { sampleCall } from '#electron/simulator/source';
import { archiveOfRows, exportTo } from '#test/kit/exported';
import { temporaryFolder } from '#test/kit/folder';
import { rules } from '#test/kit/rules';
import { noon } from '#test/kit/sync-desk';

const run = {
  template: '',
  title: 'Report',
  cause: 'manual',
  period: 'daily',
  firstDay: '2026-03-02',
  lastDay: '2026-03-02',
  dueAt: noon,
} as const;

test('a report that cannot be entered in the history is not begun', () => {
  const database = openDatabase(':memory:');
  // As a full disk does, this lets the statement run and fails when it is committed.
  database.exec(`
    CREATE TABLE full_disk (call REFERENCES call (id) DEFERRABLE INITIALLY DEFERRED);
    CREATE TRIGGER fails AFTER INSERT ON report_run BEGIN INSERT INTO full_disk VALUES (-1); END`);
  expect(() => createReportRuns(database).take(run, noon, false)).toThrow();
  expect(createReportRuns(database).list(10, 0).total).toBe(0);
  database.close();
});

test('a report that is removed while it is counted is canceled, not an unexpected failure', () => {
  const archive = openArchive(':memory:', rules);
  const runs = createReportRuns(archive.database);
  const { id } = runs.take(run, noon, false)!;
  runs.remove(id);
  expect(() => keepCalls(archive, id, new Uint32Array(0))).toThrow(
    expect.objectContaining({ code: 'cancelled' }),
  );
  archive.close();
});

const rows = [toRowV2(sampleCall({ contactId: 'job-1', startedAt: noon - 1000 }), 'ccc-test')];
/** So long that its line needs another page. */
const filter = {
  from: noon - 86_400_000,
  agents: Array.from({ length: 100 }, (_, n) => `${n}`.padEnd(200, 'x')),
};
const lost = { filter, header: 'en', mask: true, code: false } as const;

test('where an export cannot be recorded, no file is written, and the message names the drive of the data', async () => {
  const archive = archiveOfRows(rows);
  const folder = temporaryFolder();
  const pages = archive.database.pragma('page_count', { simple: true }) as number;
  archive.database.pragma(`max_page_count = ${pages}`);
  for (const format of ['csv', 'xlsx', 'ndjson'] as const)
    await expect(
      exportTo(archive, join(folder, `calls.${format}`), { format, filter }),
    ).rejects.toMatchObject({
      code: 'dataDiskFull',
    });
  await expect(
    writeLostCallers(archive, { ...lost, path: join(folder, 'lost.csv') }, noon),
  ).rejects.toMatchObject({
    code: 'dataDiskFull',
  });
  expect(readdirSync(folder)).toEqual([]);
  archive.close();
});

test('a drive without room for the file is told of before anything is written', async () => {
  const archive = archiveOfRows(rows);
  const path = join(temporaryFolder(), 'calls.csv');
  await expect(exportTo(archive, path, {}, { freeBytes: () => 2 })).rejects.toMatchObject({
    code: 'diskFull',
  });
  expect(existsSync(path)).toBe(false);
  expect(listExports(archive.database)).toEqual([]);
  archive.close();
});

test('a file that could not be written has no line in the log of exports', async () => {
  const archive = archiveOfRows(rows);
  const gone = join(temporaryFolder(), 'gone', 'calls.csv');
  await expect(exportTo(archive, gone)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(writeLostCallers(archive, { ...lost, path: gone }, noon)).rejects.toMatchObject({
    code: 'ENOENT',
  });
  expect(listExports(archive.database)).toEqual([]);
  await exportTo(archive, join(temporaryFolder(), 'calls.csv'));
  expect(listExports(archive.database)).toHaveLength(1);
  archive.close();
});
