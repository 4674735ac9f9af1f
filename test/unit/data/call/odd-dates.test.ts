// Calls that started at no possible time: stored and counted, in no figure, and no other call suffers from them.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { checkArchive } from '#electron/data/backup/check';
import { parseRow } from '#electron/data/call/parse-row';
import { earliestStart, latestStart } from '#electron/data/limits';
import { dataQuality } from '#electron/data/sync/quality';
import { loadOverview } from '#electron/data/stats/overview';
import { spanOf } from '#electron/data/stats/statement';
import { dayStart, localDay } from '#shared/base/period';
import { temporaryFolder } from '#test/kit/folder';
import { rules } from '#test/kit/rules';
import { day, minute, noon } from '#test/kit/sync-desk';

const odd = [earliestStart - 1, latestStart + 1, 1, Date.UTC(2059, 8, 19), Date.UTC(2238, 0, 1), 8e15];
const today = localDay(rules.zone, noon);
const twoDays = { from: dayStart(rules.zone, today - 2), to: dayStart(rules.zone, today) };

function write(archive: Archive, starts: readonly (readonly [id: string, at: number])[]): void {
  const calls = starts.map(([ContactId, StartTime]) =>
    parseRow({ ContactId, StartTime, ContactType: 'Inbound' })!,
  );
  archive.write(archive.store.instanceOf('one'), calls, null, { api: 2, at: noon });
}
const plain = (count: number): [string, number][] =>
  Array.from({ length: count }, (_, index) => [`job-${index}`, twoDays.from + index * minute]);
const countedIn = (archive: Archive): number => loadOverview(archive, twoDays, noon).statement.n;

describe('calls at impossible times', () => {
  test('take no other call out of the figures, with the cache of columns and without it', () => {
    const path = join(temporaryFolder(), 'calls.db');
    let archive = openArchive(path, rules);
    // Between the others, so that a wrong day would touch the blocks that these are in.
    const good = plain(438);
    write(archive, [
      ...good.slice(0, 200),
      ...odd.map((at, index) => [`odd-${index}`, at] as const),
      ...good.slice(200),
    ]);
    for (const cache of ['kept', 'kept', 'deleted']) {
      expect(countedIn(archive)).toBe(438);
      expect(loadOverview(archive, {}, noon).statement.n).toBe(438);
      expect(spanOf(archive)).toEqual({ first: good[0]![1], last: good.at(-1)![1] });
      expect(checkArchive(archive)).toEqual({
        ok: true,
        calls: 438 + odd.length,
        aside: odd.length,
        problems: [],
      });
      expect(dataQuality(archive, 1)).toContainEqual({ kind: 'dateOutside', value: '', calls: odd.length });
      archive.close();
      if (cache === 'deleted') rmSync(`${path}.columns`);
      archive = openArchive(path, rules);
    }
    archive.setRules({ ...rules, zone: 'America/New_York' });
    expect(loadOverview(archive, {}, noon).statement.n).toBe(438);
    archive.close();
  });

  test('are in the figures when their time is corrected, and a wrong time takes none out', () => {
    const archive = openArchive(':memory:', rules);
    write(archive, [['a', odd[3]!]]);
    expect(countedIn(archive)).toBe(0);
    write(archive, [['a', twoDays.from]]);
    expect(countedIn(archive)).toBe(1);
    write(archive, [['a', odd[4]!]]);
    expect(countedIn(archive)).toBe(1);
    expect(checkArchive(archive)).toMatchObject({ ok: true, aside: 0 });
    archive.close();
  });

  test('alone leave an archive without a span', () => {
    const archive = openArchive(':memory:', rules);
    write(archive, [
      ['early', odd[0]!],
      ['late', odd[1]!],
    ]);
    expect(spanOf(archive)).toBeNull();
    write(archive, [
      ['first', earliestStart],
      ['last', latestStart],
    ]);
    expect(spanOf(archive)).toEqual({ first: earliestStart, last: latestStart });
    expect(loadOverview(archive, { from: latestStart - day, to: latestStart + 1 }, noon).statement.n).toBe(1);
    archive.close();
  });
});

test('texts that could not be read are counted', () => {
  const archive = openArchive(':memory:', rules);
  const rows = [
    { AgentNames: 'Zo\ufffd' },
    { CallingNumber: '138\ud800' },
    { SatisfactionDescription: 'gut\ufffd' },
    { CallerLocation: '\udc00 far' },
    { SkillGroupNames: '售后 😀' },
    {},
  ];
  const calls = rows.map((row, index) =>
    parseRow({
      ContactId: `job-${index}`,
      StartTime: noon,
      ContactType: 'Outbound',
      ContactDisposition: 'Reject',
      ...row,
    })!,
  );
  const one = archive.store.instanceOf('one');
  archive.write(one, calls, null, { api: 2, at: noon });
  expect(dataQuality(archive, one)).toEqual([{ kind: 'brokenText', value: '', calls: 4 }]);
  // Read again they are the same, and come back as they came.
  expect(archive.write(one, calls, null, { api: 2, at: noon })).toMatchObject({ updated: 0, unchanged: 6 });
  for (const [index, call] of calls.entries())
    expect(archive.store.received(archive.store.get(index + 1)!)).toEqual(call.raw);
  archive.close();
});
