// Exported files: every call once, masked where asked, whole or absent.
import { chmodSync, existsSync, readdirSync, readFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { writeExport } from '#electron/data/export/export';
import type { ExportInput, ExportResult } from '#shared/domain/export';
import { noon } from '#test/kit/sync-desk';
import { temporaryFolder } from '#test/kit/folder';
import { parseCsv } from '#test/kit/parse-csv';
import { rules } from '#test/kit/rules';

const calls = 2100;
/** Ten digits and more, each of them in one row alone. */
const numberOf = (index: number): string => `139${String(index * 7 + 10_000_000)}`;
const rowOf = (index: number): Record<string, unknown> => ({
  ContactId: `job-${index}`,
  StartTime: noon - ((index * 7919) % calls) * 1000,
  ContactType: index % 2 === 0 ? 'INBOUND' : 'OUTBOUND',
  CallingNumber: index % 3 === 0 ? Number(numberOf(index)) : numberOf(index),
  CalledNumber: `+86${numberOf(index + calls)}`,
  Broker: numberOf(index + 2 * calls),
  AdditionalBroker: [numberOf(index + 3 * calls)],
  OffsiteAgentDestinationNumbers: {
    first: numberOf(index + 4 * calls),
    more: [Number(numberOf(index + 5 * calls))],
  },
  AgentNames: `=Agent, ${index % 7}`,
  AgentIds: `agent${index % 7}@ccc-test`,
});

const plainInput = {
  filter: {},
  format: 'csv',
  header: 'en',
  encoding: 'utf8-bom',
  mask: true,
  code: false,
  names: true,
  readme: false,
  ticket: 'test',
  version: '1.0',
} as const;

let archive: Archive;
let path: string;
beforeEach(() => {
  archive = openArchive(':memory:', rules);
  path = join(temporaryFolder(), 'out.csv');
  const rows = Array.from({ length: calls }, (_, index) => parseRow(rowOf(index))!);
  const entry = {
    from: 0,
    to: noon,
    state: 'complete',
    counted: calls,
    stored: calls,
    reason: '',
    attempts: 1,
    asOf: noon,
  } as const;
  archive.write(archive.store.instanceOf('ccc-test'), rows, entry, { api: 2, at: noon });
});
afterEach(() => archive.close());

const write = (
  input: Partial<ExportInput> = {},
  signal = new AbortController().signal,
  progress = (): void => undefined,
): Promise<ExportResult> =>
  writeExport(archive, { ...plainInput, path, ...input }, { signal, progress, now: noon });
const filesLeft = (): string[] => readdirSync(join(path, '..'));

describe('a file', () => {
  test('holds every call once, oldest first, with BOM and CRLF', async () => {
    expect(await write()).toEqual({ rows: calls, sheets: 0 });
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('\uFEFFStart,')).toBe(true);
    const [head, ...rows] = parseCsv(text.slice(1)) as [string[], ...string[][]];
    expect(rows).toHaveLength(calls);
    const ids = rows.map((row) => row[head.indexOf('Contact ID')]);
    expect(new Set(ids).size).toBe(calls);
    const starts = rows.map((row) => Date.parse(row[0]!));
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(filesLeft()).toEqual(['out.csv']);
  });

  test('holds the calls of the filter, and an empty one just the head', async () => {
    const filter = { contactTypes: ['inbound' as const], from: noon - 999_000, to: noon + 1 };
    const { rows } = await write({ filter });
    const expected = Array.from({ length: calls }, (_, index) => rowOf(index)).filter(
      (row) => row['ContactType'] === 'INBOUND' && (row['StartTime'] as number) >= filter.from,
    );
    expect(rows).toBe(expected.length);
    expect(parseCsv(readFileSync(path, 'utf8').slice(1))).toHaveLength(rows + 1);
    expect(await write({ filter: { dispositions: ['busy'] } })).toEqual({ rows: 0, sheets: 0 });
    expect(parseCsv(readFileSync(path, 'utf8').slice(1))).toHaveLength(1);
  });

  test('goes by one zone: its hours and weekdays select, its times are written', async () => {
    // The calls lie between 11:25 and 12:00 on a Wednesday in Shanghai, 22:25 to 23:00 on Tuesday in New York.
    const zone = 'America/New_York';
    expect(await write({ zone, filter: { hours: [22], weekdays: [2] } })).toEqual({
      rows: calls - 1,
      sheets: 0,
    });
    const [head, ...rows] = parseCsv(readFileSync(path, 'utf8').slice(1)) as [string[], ...string[][]];
    const times = rows.map((row) => row[head.indexOf('Local time')]!);
    expect(times.every((time) => time.startsWith('2026-03-03 22:'))).toBe(true);
    expect(await write({ zone, filter: { hours: [11] } })).toEqual({ rows: 0, sheets: 0 });
    expect(await write({ zone, filter: { weekdays: [3] } })).toEqual({ rows: 0, sheets: 0 });
    expect(await write({ filter: { hours: [11], weekdays: [3] } })).toEqual({ rows: calls - 1, sheets: 0 });
  });

  test('in GB18030 reads the same as in UTF-8', async () => {
    await write({ header: 'zh', encoding: 'gb18030' });
    const chinese = iconv.decode(readFileSync(path), 'gb18030');
    await write({ header: 'zh', encoding: 'utf8' });
    expect(chinese).toBe(readFileSync(path, 'utf8'));
    expect(chinese.startsWith('开始时间,')).toBe(true);
  });

  test('as ndjson gives each call as received', async () => {
    await write({ format: 'ndjson', mask: false });
    const rows = readFileSync(path, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const byId = new Map(rows.map((row) => [row['ContactId'], row]));
    expect(rows).toHaveLength(calls);
    for (let index = 0; index < calls; index += 97) expect(byId.get(`job-${index}`)).toEqual(rowOf(index));
  });

  test.each([
    ['csv', 'en'],
    ['csv', 'api'],
    ['ndjson', 'api'],
  ] as const)('as %s with %s head shows no whole number when masked', async (format, header) => {
    await write({ format, header, mask: false });
    const open = readFileSync(path, 'utf8');
    expect(open).toContain(numberOf(3));
    await write({ format, header, mask: true });
    const masked = readFileSync(path, 'utf8');
    const whole = new Set(Array.from({ length: 6 * calls }, (_, index) => numberOf(index)));
    expect(masked.match(/\d{9,}/g)?.filter((digits) => whole.has(digits.slice(-11))) ?? []).toEqual([]);
    expect(masked).toContain(`139****${numberOf(3).slice(-4)}`);
  });
});

describe('an export that does not end well leaves no file', () => {
  test('when it is cancelled', async () => {
    const abort = new AbortController();
    const seen: number[] = [];
    const writing = write({}, abort.signal, ((rows: number) => {
      seen.push(rows);
      abort.abort();
    }) as () => void);
    await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen).toHaveLength(1);
    expect(filesLeft()).toEqual([]);
  });

  test('when a call cannot be read', async () => {
    archive.database.exec('DELETE FROM call WHERE id = 2050');
    await expect(write()).rejects.toMatchObject({ code: 'callsChanged' });
    expect(filesLeft()).toEqual([]);
  });

  test('when the place is a folder, does not exist or is read-only', async () => {
    mkdirSync(path);
    await expect(write()).rejects.toThrow(/EISDIR|EPERM/);
    expect(filesLeft()).toEqual(['out.csv']);
    await expect(write({ path: join(path, 'no', 'such.csv') })).rejects.toThrow(/ENOENT/);
    chmodSync(path, 0o500);
    const inside = join(path, 'x.csv');
    // Root may write everywhere, and Windows keeps rights otherwise.
    if (process.platform !== 'win32' && process.getuid?.() !== 0)
      await expect(write({ path: inside })).rejects.toThrow(/EACCES/);
    chmodSync(path, 0o700);
    expect(existsSync(`${path}.part`)).toBe(false);
  });

  test('and an earlier file of that name stays as it was', async () => {
    await write({ filter: { hours: [3] } });
    const before = readFileSync(path);
    archive.database.exec('DELETE FROM call WHERE id = 2050');
    await expect(write()).rejects.toThrow();
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(filesLeft()).toEqual(['out.csv']);
  });

  test('with a column that does not exist', async () => {
    await expect(write({ columns: ['nope'] })).rejects.toMatchObject({ code: 'usage' });
    expect(filesLeft()).toEqual([]);
  });
});

describe('the text beside a file', () => {
  const textOf = (): string => readFileSync(`${path}_readme.txt`, 'utf8');

  test('says what the file is, in the language of its heads', async () => {
    await write({ readme: true, filter: { from: noon - 500_000, to: noon, contactTypes: ['inbound'] } });
    expect(filesLeft().sort()).toEqual(['out.csv', 'out.csv_readme.txt']);
    const text = textOf();
    expect(text).toContain('Period: 2026-03-04 – 2026-03-04');
    expect(text).toContain('Filter: Direction: Inbound');
    expect(text).toMatch(/Rows: \d+ calls, verified against the filter/);
    expect(text).toContain('Time zone: Asia/Shanghai');
    expect(text).toContain('Phone numbers: masked');
    expect(text).toContain('CSV (RFC 4180), UTF-8 with BOM');
    expect(text).toContain('App version: CCC Reports 1.0');
    expect(text).toMatch(/Wait time \(sec\): Queue and ring time of answered/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);

    await write({
      readme: true,
      header: 'zh',
      mask: false,
      names: false,
      filter: { agents: ['agent3@ccc-test'] },
    });
    expect(textOf()).toContain('筛选：坐席：坐席 4');
    expect(textOf()).toContain('电话号码：完整号码');
    expect(textOf()).not.toContain('agent3');
  });

  test('tells the days that are not complete', async () => {
    await write({ readme: true, filter: { from: noon - 3 * 86_400_000, to: noon } });
    expect(textOf()).toContain('Completeness: 1 of 4 days is incomplete: 2026-03-04');
  });
});
