// Files as a spreadsheet program opens them: LibreOffice converts them, where it is installed.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseCsv } from 'hucre/csv';
import { describe, expect, test } from 'vitest';
import type { ExportInput } from '#shared/domain/export';
import { noon } from '#test/kit/sync-desk';
import { archiveOfRows, exportTo } from '#test/kit/exported';
import { temporaryFolder } from '#test/kit/folder';

const hasOffice = spawnSync('soffice', ['--version']).status === 0;
const names = ['=1+1', '00123', 'two\nlines', 'a,b "c"', '😀 emoji', '王芳'];
const rows = names.map((name, index) => ({
  ContactId: `${index}12345678901234567890`,
  StartTime: noon + index * 1000,
  ContactType: 'INBOUND',
  ContactDisposition: 'Success',
  CallingNumber: '+8613800001111',
  AgentIds: `agent-${index}`,
  AgentNames: name,
  QueueTime: 9,
}));

const csvFilter = 'Text - txt - csv (StarCalc)';
/** Comma, quote, UTF-8, from the first line; as shown; every sheet a file of its own. */
const output = `csv:${csvFilter}:44,34,76,1,,0,false,true,false,false,false,-1`;

/** Exports, has the program open it and write it again, and reads that. @param sheet of a workbook */
async function throughOffice(
  input: Partial<ExportInput>,
  sheet: string,
  charset = 0,
): Promise<(name: string) => unknown[]> {
  const archive = archiveOfRows(rows);
  const folder = temporaryFolder();
  const name = `calls.${input.format ?? 'csv'}`;
  await exportTo(archive, join(folder, name), { header: 'zh', mask: false, ...input });
  archive.close();
  const source = charset === 0 ? [] : [`--infilter=${csvFilter}:44,34,${charset},1,,0,true`];
  const words = ['--headless', ...source, '--convert-to', output, '--outdir', join(folder, 'out'), name];
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'office')).href}`;
  execFileSync('soffice', [profile, ...words], { cwd: folder, stdio: 'ignore' });
  const [head, ...lines] = parseCsv(readFileSync(join(folder, 'out', `calls-${sheet}.csv`), 'utf8'));
  return (column) => lines.map((line) => line[head!.indexOf(column)]);
}

describe.skipIf(!hasOffice)('LibreOffice', () => {
  test('opens the workbook with every cell as it was written', async () => {
    const column = await throughOffice({ format: 'xlsx' }, '通话');
    expect(column('坐席')).toEqual(names);
    expect(column('通话 ID')).toEqual(rows.map(({ ContactId }) => ContactId));
    expect(column('开始时间')[1]).toBe('2026-03-04 12:00:01');
    expect(new Set(column('主叫号码'))).toEqual(new Set(['+8613800001111']));
  });

  test('finds the second sheet', async () => {
    const column = await throughOffice({ format: 'xlsx' }, '说明');
    expect(column('通话记录')).toContain('时区');
  });

  // By the numbers that the program gives to encodings.
  test.each([
    ['utf8-bom', 76],
    ['gb18030', 85],
  ] as const)('opens CSV in %s without a garbled character or a formula run', async (encoding, charset) => {
    const column = await throughOffice({ encoding }, 'calls', charset);
    // The file holds 00123; a spreadsheet takes what looks like a number for one, which only a workbook can prevent.
    expect(column('坐席')).toEqual(["'=1+1", '123', ...names.slice(2)]);
    expect(column('开始时间')[0]).toBe('2026-03-04T12:00:00.000+08:00');
  });
});
