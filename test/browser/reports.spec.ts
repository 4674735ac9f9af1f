// Reports in the real window: put together with a preview, saved, made by schedule, kept, and compared with later.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { dayStart, localDay, parseDay } from '#shared/base/period';
import { defaultLook } from '#shared/domain/report';
import type { ReportRun } from '#shared/contract/report-runs';
import type { ReportTemplate } from '#shared/domain/report-template';
import type { Settings } from '#shared/domain/settings';
import { expect, test } from '#test/kit/app';
import { zone } from '#test/kit/center';
import { ReportsPage } from '#test/kit/pages/reports-page';

const startOfToday = dayStart(zone, localDay(zone, Date.now()));

const template = (part: Partial<ReportTemplate>): ReportTemplate => ({
  id: 'morning',
  name: 'Morning report',
  period: 'daily',
  filter: {},
  look: defaultLook,
  languages: ['en'],
  files: ['pdf', 'csv'],
  hasCodes: true,
  folder: '',
  at: '00:00',
  weekday: 1,
  monthDay: 1,
  waitHours: 0,
  isActive: true,
  activeSince: startOfToday - 60_000,
  ...part,
});

function changeSettings(profile: string, change: (settings: Settings) => Partial<Settings>): void {
  const path = join(profile, 'settings.json');
  const settings = JSON.parse(readFileSync(path, 'utf8')) as Settings;
  writeFileSync(path, JSON.stringify({ ...settings, ...change(settings) }));
}

test('a report is put together, looked at, saved, opened again, and compared with what came later', async ({
  start,
}) => {
  const first = await start({ demo: true, settings: { language: 'en' } });
  let reports = new ReportsPage(first.page);
  await reports.open();
  await reports.pagesShown(1);
  await reports.check('Agents');
  await reports.check('Definitions');
  await expect(reports.preview.first()).toHaveAccessibleName(/^Page 1 of [2-9]$/);
  await reports.choose('Landscape');
  const box = async (): Promise<number> => {
    const size = await reports.preview.first().boundingBox();
    return size === null ? 0 : size.width / size.height;
  };
  await expect.poll(box).toBeGreaterThan(1.3);

  await reports.choose('Custom');
  await first.page.getByRole('textbox', { name: 'End date' }).fill('2020-01-01');
  await expect(first.page.getByText('Enter a start and an end date.')).toBeVisible();
  await expect(first.page.getByRole('button', { name: 'Save PDF…' })).toBeDisabled();
  await reports.choose('Monthly');
  await first.page.getByRole('textbox', { name: 'Title (optional)' }).fill('October: for/the board');
  await first.page.getByRole('textbox', { name: 'Title (optional)' }).press('Tab');
  await first.page.getByRole('button', { name: 'Save PDF…' }).click();
  await expect(first.page.getByRole('status').getByText(/^Saved /)).toBeVisible();
  const [file] = readdirSync(first.files);
  expect(file).toMatch(/^CCC_ccc-demo_\d{4}-\d\d-01_\d{4}-\d\d-\d\d_October for the board\.pdf$/);

  await reports.open('History');
  await expect(reports.runs).toHaveCount(1);
  await expect(reports.run('October: for/the board')).toContainText('Done');
  await reports.runs.getByRole('button', { name: 'Compare with current data' }).click();
  await expect(first.page.getByText('No changes')).toBeVisible();
  await first.close();

  // A rating comes late: somebody changes one call of that month behind the program's back.
  const path = join(first.profile, 'calls.db');
  const database = new Database(path);
  const run = database.prepare('SELECT first_day, last_day FROM report_run').get() as {
    first_day: string;
    last_day: string;
  };
  const changed = database
    .prepare(
      `UPDATE call SET rating = 5, survey_offered = 1, survey_channel = 1 WHERE id = (
         SELECT id FROM call WHERE rating IS NULL AND survey_offered = 1 AND disposition = 1
         AND started_at BETWEEN :from AND :to LIMIT 1)`,
    )
    .run({
      from: dayStart(zone, parseDay(run.first_day)!),
      to: dayStart(zone, parseDay(run.last_day)! + 1) - 1,
    }).changes;
  expect(changed).toBe(1);
  database.close();
  rmSync(`${path}.columns`, { force: true });

  const { page, files } = await start();
  reports = new ReportsPage(page);
  await reports.open('History');
  await reports.runs.getByRole('button', { name: 'View' }).click();
  await expect(reports.preview.first()).toHaveAccessibleName(/^Page 1 of [2-9]$/);
  await page.getByRole('button', { name: 'Save as PDF…' }).click();
  await expect(page.getByRole('status').getByText(/^Saved /)).toBeVisible();
  expect(readdirSync(files)).toHaveLength(1);
  await page.getByRole('button', { name: 'Compare with current data' }).click();
  const figures = page.getByRole('region', { name: 'Metrics that changed' });
  await expect(figures.getByRole('row', { name: /Ratings/ }).first()).toContainText('+1');
  const calls = page.getByRole('region', { name: 'Changed calls' });
  await expect(calls).toContainText('0 added, 0 removed, 1 changed');
  await expect(calls).toContainText('Rating: – → 5');
  await calls.getByTitle('Open this call').click();
  await expect(page.getByRole('complementary').getByText('5').first()).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');

  await page.getByRole('button', { name: 'Back to history' }).click();
  await reports.runs.getByRole('button', { name: /^Delete from history/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('No reports yet')).toBeVisible();
  expect(readdirSync(files)).toHaveLength(1);
});

test('a scheduled report is set up, made by itself once, and tells why it could not be made', async ({
  start,
}) => {
  const first = await start({ demo: true, settings: { language: 'en', zone } });
  let reports = new ReportsPage(first.page);
  await reports.open('Scheduled');
  await first.page.getByRole('button', { name: 'New scheduled report' }).click();
  const save = first.page.getByRole('button', { name: 'Save', exact: true });
  await expect(save).toBeDisabled();
  await first.page.getByRole('textbox', { name: 'Name (printed as title)' }).fill('Weekly for the team');
  await reports.choose('Weekly');
  await reports.check('CSV call details');
  await reports.check('简体中文');
  await first.page.getByRole('button', { name: 'Choose folder…' }).click();
  await save.click();
  const entry = first.page.getByRole('region', { name: 'Weekly for the team' });
  await expect(entry).toContainText('Every Mon at 08:00');
  await entry.getByRole('button', { name: 'Generate now' }).click();
  await expect(first.page.getByRole('status').getByText(/generated\./)).toBeVisible();
  const names = readdirSync(first.files).sort();
  expect(names.map((name) => name.replace(/^.*team/, ''))).toEqual([
    '_en.csv',
    '_en.pdf',
    '_zh.csv',
    '_zh.pdf',
  ]);
  await first.close();

  // Due since midnight, and one whose folder is gone.
  changeSettings(first.profile, () => ({
    reports: [
      template({ folder: first.files }),
      template({ id: 'lost', name: 'Nowhere to go', folder: join(first.files, 'gone') }),
    ],
  }));
  const { page, files, tick } = await start();
  reports = new ReportsPage(page);
  await reports.open('History');
  await tick();
  await expect(reports.run('Morning report').first()).toContainText('Done', { timeout: 60_000 });
  await expect(reports.run('Morning report')).toHaveCount(1);
  await expect(reports.run('Nowhere to go')).toContainText("The folder doesn't exist", {
    timeout: 60_000,
  });
  expect(readdirSync(files).filter((name) => name.includes('Morning'))).toHaveLength(2);
  expect(readdirSync(files).filter((name) => name.endsWith('.part'))).toEqual([]);
  await page.getByRole('region', { name: 'Exported files' }).getByText('masked').first().waitFor();

  // The folder comes back, and a person does not want to wait.
  mkdirSync(join(files, 'gone'));
  await reports.run('Nowhere to go').getByRole('button', { name: 'Generate now' }).click();
  await expect(reports.run('Nowhere to go')).toContainText('Done', { timeout: 60_000 });
  expect(readdirSync(join(files, 'gone'))).toHaveLength(2);
});

test('on the command line what is due is made once, and says what lacks', async ({ cli, folder }) => {
  expect((await cli('demo', '--calls', '2000')).code).toBe(0);
  const profile = join(folder, 'profile');
  changeSettings(profile, () => ({
    zone,
    reports: [template({ folder, waitHours: 24, files: ['pdf'] })],
  }));
  const due = async (): Promise<{ code: number; runs: ReportRun[] }> => {
    const { code, stdout } = await cli('report', '--due', '--json');
    return { code, runs: (JSON.parse(stdout) as { runs: ReportRun[] }).runs };
  };
  const made = await due();
  expect(made).toMatchObject({
    code: 0,
    runs: [{ state: 'done', title: 'Morning report', daysIncomplete: 0 }],
  });
  expect(existsSync(made.runs[0]!.files[0]!)).toBe(true);
  expect(await due()).toEqual({ code: 0, runs: [] });
  expect((await cli('report', '--due', '--out', join(folder, 'a.pdf'))).code).toBe(2);

  // A day that nobody has read: it is waited for, and nothing is written.
  const database = new Database(join(profile, 'calls.db'));
  database.exec('DELETE FROM sync_window; DELETE FROM report_run');
  database.close();
  const before = readdirSync(folder);
  expect(await due()).toMatchObject({ code: 3, runs: [{ state: 'waiting', daysIncomplete: 1, files: [] }] });
  expect(readdirSync(folder)).toEqual(before);
  changeSettings(profile, ({ reports }) => ({
    reports: [{ ...reports[0]!, id: 'impatient', waitHours: 0 }],
  }));
  const marked = await due();
  expect(marked).toMatchObject({ code: 3 });
  const done = marked.runs.find(({ template: id }) => id === 'impatient');
  expect(done?.files[0]).toMatch(/_incomplete\.pdf$/);
});
