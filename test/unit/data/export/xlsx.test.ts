// Workbooks: read back by a library that did not write them, and looked at as the XML that they are.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Archive } from '#electron/data/store/archive';
import type { ExportInput } from '#shared/domain/export';
import { noon } from '#test/kit/sync-desk';
import { archiveOfRows, exportTo } from '#test/kit/exported';
import { temporaryFolder } from '#test/kit/folder';

const long = `start${'长'.repeat(40_000)}`;
/** Texts that spreadsheets or XML stumble over, as names of agents. */
const awkward = [
  '=1+1',
  '@SUM(A1)',
  '+cmd|calc',
  '-2',
  '＝1',
  '00123',
  'a,b "c" <d> & \'e\'',
  'two\nlines',
  'two\r\nlines',
  ' edge ',
  '😀👩‍👩‍👧 emoji',
  'bell\u0007 and \u0000 nothing',
  'half \ud83d of a pair',
  '_x0041_',
  '2026-03-04',
  '1E5',
  long,
];
const expected = awkward.map((text) =>
  text === 'two\r\nlines'
    ? 'two\nlines'
    : text === 'half \ud83d of a pair'
      ? 'half \ufffd of a pair'
      : text === long
        ? long.slice(0, 32_767)
        : // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
          text.replace(/[\u0000\u0007]/g, ''),
);
const rows = awkward.map((name, index) => ({
  ContactId: index === 0 ? '123456789012345678901234567890' : `0${index}`,
  StartTime: noon + index * 1000 + 345,
  ContactType: 'INBOUND',
  ContactDisposition: 'Success',
  CallingNumber: index === 1 ? '=HYPERLINK("http://x")' : `+8613800001${String(index).padStart(3, '0')}`,
  CalledNumber: '057188880000',
  AgentIds: `agent-${index}`,
  AgentNames: name,
  QueueTime: 9,
  RingTime: 6,
  TalkTime: 120,
  SatisfactionIndex: 5,
  Later: -5,
}));

let archive: Archive;
let folder: string;
beforeEach(() => {
  archive = archiveOfRows(rows);
  folder = temporaryFolder();
});
afterEach(() => archive.close());

async function written(input: Partial<ExportInput> = {}, sheetRows?: number): Promise<string> {
  const path = join(folder, 'calls.xlsx');
  const options = sheetRows === undefined ? {} : { sheetRows };
  await exportTo(archive, path, { format: 'xlsx', header: 'zh', mask: false, ...input }, options);
  return path;
}
const partsOf = (path: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(readFileSync(path))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );

describe('cells', () => {
  test('have the types of what they say', async () => {
    const [calls] = await readWorkbook(await written(), { trim: false });
    const [head, ...lines] = calls!.data;
    expect(head).toEqual([
      '开始时间',
      '方向',
      '通话结果',
      '主叫号码',
      '被叫号码',
      '坐席',
      '技能组',
      '等待时长（秒）',
      '通话时长（秒）',
      '评分',
      '邀评渠道',
      '挂机方',
      '录音',
      '通话 ID',
    ]);
    const cell = (line: number, name: string): unknown => lines[line]![head!.indexOf(name)];
    // The report zone's wall clock, whole seconds.
    const start = cell(2, '开始时间') as Date;
    expect(Math.floor(start.getTime() / 1000)).toBe(Date.UTC(2026, 2, 4, 12, 0, 2) / 1000);
    expect([cell(0, '等待时长（秒）'), cell(0, '通话时长（秒）'), cell(0, '评分')]).toEqual([15, 120, 5]);
    expect(cell(3, '主叫号码')).toBe('+8613800001003');
    expect(cell(0, '通话 ID')).toBe('123456789012345678901234567890');
    expect(cell(5, '通话 ID')).toBe('05');
    expect(lines.map((line) => line[head!.indexOf('坐席')])).toEqual(expected);
  });

  test('are never formulas, whatever stands in them', async () => {
    for (const header of ['zh', 'en', 'api'] as const) {
      const parts = partsOf(await written({ header }));
      const sheets = Object.entries(parts).filter(([name]) => name.includes('worksheets/'));
      expect(sheets).toHaveLength(2);
      for (const [, xml] of sheets) {
        expect(xml).not.toMatch(/<f[ >/]/);
        expect(xml).not.toMatch(/t="(?:str|e)"/);
        // oxlint-disable-next-line no-control-regex -- as above
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
      }
    }
  });

  test('of the service’s own fields keep their types too', async () => {
    const [calls] = await readWorkbook(await written({ header: 'api' }));
    const [head, first] = calls!.data as [string[], unknown[]];
    expect(first![head!.indexOf('StartTime')]).toBe(noon + 345);
    expect(first![head!.indexOf('Later')]).toBe(-5);
    expect(first![head!.indexOf('CallingNumber')]).toBe('+8613800001000');
  });
});

describe('a workbook', () => {
  test('has a frozen head, widths, a filter over all rows, and formats', async () => {
    const parts = partsOf(await written());
    const sheet = parts['xl/worksheets/sheet1.xml']!;
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" state="frozen"');
    expect(sheet).toContain(`<autoFilter ref="A1:N${rows.length + 1}"/>`);
    expect(sheet).toContain(`<dimension ref="A1:N${rows.length + 1}"/>`);
    expect(sheet.match(/<col /g)).toHaveLength(14);
    expect(parts['xl/styles.xml']).toContain('formatCode="yyyy-mm-dd hh:mm:ss"');
    expect(parts['xl/styles.xml']).toMatch(/formatCode="@"|numFmtId="49"/);
  });

  test('says on a sheet of its own what it is', async () => {
    const filter = { contactTypes: ['inbound' as const], number: '13800001' };
    const sheets = await readWorkbook(await written({ mask: true, filter }));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['通话', '说明']);
    const facts = new Map(sheets[1]!.data.map(([label, text]) => [label as string, text as string]));
    expect(facts.get('文件')).toBe('calls.xlsx');
    expect(facts.get('筛选')).toContain('呼入');
    expect(facts.get('筛选')).not.toContain('13800001');
    expect(facts.get('行数')).toMatch(/^16 通/);
    expect(facts.get('时区')).toBe('Asia/Shanghai');
    expect(facts.get('电话号码')).toBe('已脱敏');
    expect(facts.get('程序版本')).toBe('CCC 报表 1.2.3');
    expect(facts.get('等待时长（秒）')).toContain('排队与振铃');
  });

  test('above the limit of a sheet goes on the next ones, and says so', async () => {
    const path = await written({}, 5);
    const sheets = await readWorkbook(path);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['通话', '通话 2', '通话 3', '通话 4', '说明']);
    expect(sheets.map(({ data }) => data.length).slice(0, 4)).toEqual([6, 6, 6, 3]);
    const ids = sheets.slice(0, 4).flatMap(({ data }) => data.slice(1).map((row) => row.at(-1)));
    expect(ids.sort()).toEqual(rows.map(({ ContactId }) => ContactId).sort());
    for (const { data } of sheets.slice(0, 4)) expect(data[0]![0]).toBe('开始时间');
    expect(sheets[4]!.data.flat().join()).toContain('分为 4 个工作表');
    expect(partsOf(path)['xl/worksheets/sheet4.xml']).toContain('<autoFilter ref="A1:N3"/>');
  });

  test('without a call holds the heads', async () => {
    const [calls] = await readWorkbook(await written({ filter: { dispositions: ['busy'] } }));
    expect(calls!.data).toHaveLength(1);
  });

  test('that fills its sheets exactly has no empty one', async () => {
    const sheets = await readWorkbook(await written({}, rows.length));
    expect(sheets).toHaveLength(2);
  });

  test('that is cancelled, or cannot be read, leaves no file', async () => {
    const abort = new AbortController();
    abort.abort();
    const path = join(folder, 'calls.xlsx');
    await expect(exportTo(archive, path, { format: 'xlsx' }, { signal: abort.signal })).rejects.toMatchObject(
      { code: 'cancelled' },
    );
    archive.database.exec('DELETE FROM call WHERE id = 3');
    await expect(exportTo(archive, path, { format: 'xlsx' })).rejects.toMatchObject({ code: 'callsChanged' });
    expect(readdirSync(folder)).toEqual([]);
  });
});
