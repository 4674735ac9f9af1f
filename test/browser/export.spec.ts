// Files of calls from the window: what is chosen is what is written, and what hinders it is said.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from '#test/kit/app';
import { ExportDialog } from '#test/kit/pages/export-dialog';
import { RecordsPage } from '#test/kit/pages/records-page';

const plainNumber = /(?<!\d)1[3-9]\d{9}(?!\d)/;

test('what is chosen is what is written', async ({ start }) => {
  const { page, files, profile } = await start({ demo: true, settings: { language: 'en' } });
  const asked = new ExportDialog(page);
  const records = new RecordsPage(page);
  await records.open();
  await expect.poll(() => records.total()).toBeGreaterThan(1000);
  const total = await records.total();
  const only = (extension: string): string => readdirSync(files).find((name) => name.endsWith(extension))!;

  await test.step('a workbook with codes, without names, and the text beside it', async () => {
    await page.getByRole('group', { name: 'Status bar' }).getByRole('button', { name: 'Export' }).click();
    await expect(
      asked.dialog.getByText(`Current period and filter: ${total.toLocaleString('en-US')} calls`),
    ).toBeVisible();
    await asked.choose('Format', 'Excel');
    await asked.box('Add number codes').check();
    await asked.box('Anonymize agents').check();
    await asked.box('Add a readme file').check();
    expect(await asked.write()).toContain(
      `(${total.toLocaleString('en-US')} calls, all that match the filter)`,
    );
    const parts = unzipSync(readFileSync(join(files, only('.xlsx'))));
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
    expect(sheet.match(/<row /g)).toHaveLength(total + 1);
    expect(plainNumber.exec(sheet)).toBeNull();
    expect(/<t>Agent \d+<\/t>/.test(sheet)).toBe(true);
    const readme = readFileSync(join(files, only('_readme.txt')), 'utf8');
    expect(readme).toContain(`Rows: ${total.toLocaleString('en-US')} calls, verified against the filter`);
    expect(readme).toMatch(/From code: One-way code/);
  });

  await test.step('full numbers only after the question, which is not remembered', async () => {
    await asked.open();
    await expect(asked.box('Add number codes')).toBeChecked();
    await asked.box('Mask phone numbers').click();
    await expect(asked.question).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(asked.question).toBeHidden();
    await expect(asked.box('Mask phone numbers')).toBeChecked();
    await asked.box('Mask phone numbers').click();
    await asked.question.getByRole('button', { name: 'Export full numbers' }).click();
    await expect(asked.box('Mask phone numbers')).not.toBeChecked();
    await asked.choose('Format', 'NDJSON');
    await asked.write();
    const lines = readFileSync(join(files, only('.ndjson')), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(total);
    expect(plainNumber.test(lines.join('\n'))).toBe(true);
    const log = readFileSync(join(profile, 'logs', 'ccc-reports.log'), 'utf8');
    expect(log).toContain('warn export with full phone numbers: ndjson');
    expect(log).not.toMatch(plainNumber);
    await asked.open();
    await expect(asked.box('Mask phone numbers')).toBeChecked();
    await asked.choose('Format', 'CSV');
    await page.keyboard.press('Escape');
    await expect(asked.dialog).toBeHidden();
  });

  await test.step('columns as they stand in the grid, in the chosen encoding', async () => {
    await records.head('Rating').getByRole('button').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /Hide/ }).click();
    await asked.open();
    await asked.choose('Format', 'CSV');
    await asked.choose('Encoding', 'UTF-8');
    await asked.box('Add number codes').uncheck();
    await asked.write();
    const text = readFileSync(join(files, only('.csv')), 'utf8');
    const [head] = text.split('\r\n');
    expect(head).toMatch(/^Start,Local time,/);
    expect(head).not.toContain('Rating');
    expect(head).not.toContain('code');
    expect(text.split('\r\n')).toHaveLength(total + 2);
  });

  await test.step('a folder that is gone is said, with what to do', async () => {
    rmSync(files, { recursive: true });
    await asked.open();
    await asked.dialog.getByRole('button', { name: 'Export…' }).click();
    await expect(page.getByRole('alert')).toContainText("The folder doesn't exist");
    mkdirSync(files);
  });
});

test('an export that runs while the window closes leaves no file', async ({ start }) => {
  const { page, files, close } = await start({ demo: true, settings: { language: 'en' } });
  await page.evaluate(() => (location.hash = '#overview?period=all'));
  const asked = new ExportDialog(page);
  await asked.open();
  await asked.choose('Format', 'NDJSON');
  await asked.dialog.getByRole('button', { name: 'Export…' }).click();
  await expect(page.getByText(/^Exporting [\d,]+ of/)).toBeVisible();
  await close();
  expect(readdirSync(files)).toEqual([]);
});

test('the command line writes every format, and says what it wrote', async ({ cli, folder }) => {
  await cli('demo', '--calls', '2000', '--seed', '7');
  const path = join(folder, 'calls.xlsx');
  const words = ['--format', 'xlsx', '--code', '--no-names', '--readme', '--header', 'zh', '--json'];
  const written = await cli('export', '--out', path, ...words);
  expect(written.code, written.stderr).toBe(0);
  expect(JSON.parse(written.stdout)).toEqual({ rows: 2000, path, sheets: 1 });
  const sheet = strFromU8(unzipSync(readFileSync(path))['xl/worksheets/sheet1.xml']!);
  expect(sheet.match(/<row /g)).toHaveLength(2001);
  expect(plainNumber.exec(sheet)).toBeNull();
  expect(/<t>坐席 \d+<\/t>/.test(sheet)).toBe(true);
  expect(readFileSync(join(folder, 'calls.xlsx_readme.txt'), 'utf8')).toContain('号码匿名码');
  const gone = await cli('export', '--out', join(folder, 'missing', 'x.csv'));
  expect(gone).toMatchObject({ code: 1, stdout: '' });
  expect(gone.stderr).toContain("The folder doesn't exist");
});
