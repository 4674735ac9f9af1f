// The columns and their cache file: whatever is wrong with the file, the columns equal SQLite.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { checkArchive } from '#electron/data/backup/check';
import { bytesPerCall, columnNames, hourShift } from '#electron/data/store/columns';
import { buildColumns, readColumns } from '#electron/data/store/columns-cache';
import { noon } from '#test/kit/sync-desk';
import { temporaryFolder } from '#test/kit/folder';
import { archiveOf, plainCalls, rowOfPlain } from '#test/kit/plain-calls';
import { rules } from '#test/kit/rules';
import { runs } from '#test/kit/runs';

const entry = {
  from: 0,
  to: noon,
  state: 'complete',
  counted: 0,
  stored: 0,
  reason: '',
  attempts: 1,
  asOf: noon,
} as const;
const seen = { api: 2, at: noon } as const;
const rowAt = (index: number): NonNullable<ReturnType<typeof parseRow>> =>
  parseRow({
    ContactId: `job-${index}`,
    StartTime: noon - index * 1000,
    CallingNumber: `1380000${1000 + index}`,
    AgentNames: '王芳',
    AgentIds: 'agent1@ccc-test',
    SatisfactionIndex: (index % 5) + 1,
  })!;

function filled(path: string, count = 50): void {
  const archive = openArchive(path, rules);
  const calls = Array.from({ length: count }, (_, index) => rowAt(index));
  archive.write(archive.store.instanceOf('ccc-test'), calls, entry, seen);
  archive.close();
}
const keyOf = (archive: Archive, zone = rules.zone): Parameters<typeof readColumns>[1] => {
  const value = (name: string): number =>
    archive.database.prepare('SELECT value FROM meta WHERE name = ?').pluck().get(name) as number;
  return { dataVersion: value('data_version'), dataMark: value('data_mark'), zone };
};
function expectEqualToSqlite(path: string, calls = 50): void {
  const archive = openArchive(path, rules);
  expect(checkArchive(archive)).toEqual({ ok: true, calls, aside: 0, problems: [] });
  archive.close();
}

const hourOf = ({ columns }: Archive): number => columns.clock[0]! >>> hourShift;

describe('the cache file', () => {
  test('is read back as it was written, and holds neither numbers nor names', () => {
    const path = join(temporaryFolder(), 'a.db');
    filled(path);
    const archive = openArchive(path, rules);
    const cached = readColumns(`${path}.columns`, keyOf(archive))!;
    const built = buildColumns(archive.database, rules.zone);
    expect(cached.length).toBe(50);
    for (const name of columnNames)
      expect([...cached[name].subarray(0, 50)]).toEqual([...built[name].subarray(0, 50)]);
    archive.close();
    const content = readFileSync(`${path}.columns`);
    expect(content.includes('13800001000') || content.includes('王芳')).toBe(false);
    expect(content.length).toBe(256 + 50 * bytesPerCall);
    expect(readdirSync(join(path, '..')).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  test('is not believed when any byte of it is damaged', () => {
    const path = join(temporaryFolder(), 'a.db');
    filled(path);
    const content = readFileSync(`${path}.columns`);
    const archive = openArchive(path, rules);
    const key = keyOf(archive);
    archive.close();
    fc.assert(
      fc.property(fc.nat({ max: content.length - 1 }), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const damaged = Buffer.from(content);
        damaged[place] = damaged[place]! ^ change;
        writeFileSync(`${path}.columns`, damaged);
        expect(readColumns(`${path}.columns`, key)).toBeUndefined();
      }),
      { numRuns: runs(300) },
    );
    expectEqualToSqlite(path);
  });

  test.each([
    ['cut', (content: Buffer) => content.subarray(0, content.length - 7)],
    ['cut in its head', (content: Buffer) => content.subarray(0, 100)],
    ['empty', () => Buffer.alloc(0)],
    ['too long', (content: Buffer) => Buffer.concat([content, Buffer.from('x')])],
    ['something else', () => Buffer.from('{"a":1}'.padEnd(4000))],
  ])('that is %s is made anew', (_, spoil) => {
    const path = join(temporaryFolder(), 'a.db');
    filled(path);
    const content = readFileSync(`${path}.columns`);
    writeFileSync(`${path}.columns`, spoil(content));
    const lines: string[] = [];
    openArchive(path, rules, { told: (line) => lines.push(line) }).close();
    expect(lines).toEqual([expect.stringContaining('cache of columns')]);
    openArchive(path, rules, { told: (line) => lines.push(line) }).close();
    expect(lines).toHaveLength(1);
    writeFileSync(`${path}.columns`, spoil(content));
    expectEqualToSqlite(path);
    expect(readFileSync(`${path}.columns`).equals(content)).toBe(true);
  });

  test('of an older state, another zone or another file is not taken', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.db');
    filled(path);
    const old = readFileSync(`${path}.columns`);
    const archive = openArchive(path, rules);
    const key = keyOf(archive);
    expect(readColumns(`${path}.columns`, { ...key, zone: 'UTC' })).toBeUndefined();
    expect(readColumns(`${path}.columns`, { ...key, dataVersion: key.dataVersion + 1 })).toBeUndefined();
    expect(readColumns(`${path}.columns`, { ...key, dataMark: key.dataMark + 1 })).toBeUndefined();
    archive.write(1, [rowAt(77)], entry, seen);
    archive.close();
    writeFileSync(`${path}.columns`, old);
    expectEqualToSqlite(path, 51);

    const other = join(folder, 'b.db');
    filled(other);
    writeFileSync(`${other}.columns`, old);
    expectEqualToSqlite(other);
  });

  test('follows the zone of the rules', () => {
    const path = join(temporaryFolder(), 'a.db');
    filled(path);
    const archive = openArchive(path, rules);
    const here = hourOf(archive);
    archive.setRules({ ...rules, zone: 'America/New_York' });
    expect(hourOf(archive)).toBe((here + 24 - 13) % 24);
    expect(checkArchive(archive).ok).toBe(true);
    archive.setRules(rules);
    expect(hourOf(archive)).toBe(here);
    archive.close();
  });

  test('that cannot be written costs nothing but the next start', () => {
    const path = join(temporaryFolder(), 'a.db');
    mkdirSync(`${path}.columns`);
    filled(path);
    expectEqualToSqlite(path);
    expect(existsSync(`${path}.columns.new`)).toBe(false);
  });
});

describe('columns kept up to date batch by batch', () => {
  test('equal columns built from SQLite, also after updates', () => {
    fc.assert(
      fc.property(plainCalls, plainCalls, (first, second) => {
        const archive = archiveOf(first, rules);
        archive.write(
          1,
          second.map((call) => parseRow(rowOfPlain(call))!),
          entry,
          seen,
        );
        expect(checkArchive(archive).problems).toEqual([]);
        archive.close();
      }),
      { numRuns: runs(40) },
    );
  });
});

describe('a check', () => {
  test('finds a changed column, a lost call and a ledger that claims too much', () => {
    const archive = openArchive(':memory:', rules);
    const counts = { ...entry, counted: 2, stored: 2 };
    archive.write(archive.store.instanceOf('ccc-test'), [rowAt(1), rowAt(2)], counts, seen);
    expect(checkArchive(archive).ok).toBe(true);
    archive.columns.rating[1] = 9;
    expect(checkArchive(archive).problems).toEqual([expect.stringContaining('columns: rating of call 2')]);
    archive.database.exec('DELETE FROM call WHERE id = 2');
    expect(checkArchive(archive).problems.join()).toMatch(/ledger: .* 2 counted, 1 stored/);
    archive.close();
  });
});
