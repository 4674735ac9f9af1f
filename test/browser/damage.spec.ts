// An archive that cannot be opened, and a disk that is full: the window says what happened and offers the way on, and nothing
// that was stored is lost.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  rmdirSync,
  statfsSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Service } from '#electron/simulator/service';
import { expect, test } from '#test/kit/app';
import {
  canMount,
  keepCalls,
  keptCalls,
  keptSettings,
  mountSmall,
  writeProtect,
} from '#test/kit/archive-file';
import { callsBefore, manual, startCenter } from '#test/kit/center';
import { connected } from '#test/kit/connected';
import { ArchivePage } from '#test/kit/pages/archive-page';
import { DeskPage } from '#test/kit/pages/desk-page';
import { SyncPage } from '#test/kit/pages/sync-page';

const cleanings: (() => unknown)[] = [];
test.afterEach(async () => {
  for (const clean of cleanings.splice(0).reverse()) await clean();
});

/** The grid's rows are counted from the archive in force. */
async function expectCalls(desk: DeskPage, calls: number): Promise<void> {
  await desk.goTo('Call records');
  await desk.gridHas(calls);
}

const spoilt: readonly [string, (path: string) => void, string][] = [
  [
    'damaged',
    (path) => writeFileSync(path, 'no database, only the name of one. '.repeat(3000)),
    'The call database is damaged',
  ],
  ['empty', (path) => truncateSync(path, 0), 'The call database is missing or empty'],
  [
    'newer',
    (path) => {
      const file = new Database(path);
      file.pragma('user_version = 990');
      file.close();
    },
    'was written by a newer version',
  ],
];
for (const [kind, spoil, sentence] of spoilt)
  test(`the window opens on an archive that is ${kind}, says so, and a click brings the calls back`, async ({
    start,
    folder,
  }) => {
    const path = keepCalls(folder);
    spoil(path);
    const before = readFileSync(path);
    const { page, profile } = await start({ settings: keptSettings });
    const archive = new ArchivePage(page);
    await archive.says(sentence);
    await expect(archive.lastGood).toContainText(`(${keptCalls} calls)`);
    expect(readFileSync(path).equals(before)).toBe(true);
    await archive.restoreLastGood();
    await expectCalls(new DeskPage(page), keptCalls);
    const [aside] = readdirSync(profile).filter((name) => name.startsWith('calls-replaced'));
    expect(readFileSync(join(profile, aside!)).equals(before)).toBe(true);
  });

test('damage inside is found after a crash, while the window is open already; an empty archive is a way out', async ({
  start,
  folder,
}) => {
  const path = keepCalls(folder);
  const content = readFileSync(path);
  content.fill(0xa5, 5 * 4096, content.length - 4096);
  writeFileSync(path, content);
  // As a killed process leaves it.
  writeFileSync(`${path}.open`, '');
  const { page, profile } = await start({ settings: keptSettings });
  const archive = new ArchivePage(page);
  await archive.says('The call database is damaged');
  await expect(archive.lastGood).toContainText(`(${keptCalls} calls)`);
  await archive.startEmpty();
  await new DeskPage(page).goTo('Call records');
  await expect(page.getByText('No calls yet')).toBeVisible();
  expect(readdirSync(profile).filter((name) => /^calls-replaced.*\.db$/.test(name))).toHaveLength(1);
  expect(existsSync(join(profile, 'backups', 'calls-2026-03-04.db'))).toBe(true);
  // The thread itself did the work.
  expect(readFileSync(join(profile, 'logs', 'ccc-reports.log'), 'utf8')).not.toContain('without a thread');
});

test('an archive that cannot be written, or whose place is taken, is opened once that is mended', async ({
  start,
  folder,
}) => {
  const path = keepCalls(folder);
  const unprotect = writeProtect(path);
  const { page } = await start({ settings: keptSettings });
  const archive = new ArchivePage(page);
  try {
    await archive.says('The data folder cannot be written to');
    await expect(archive.failure.getByRole('button', { name: /empty/ })).toBeHidden();
  } finally {
    unprotect();
  }
  renameSync(path, `${path}.away`);
  mkdirSync(path);
  await archive.retry();
  await archive.says('another file or folder has the name of the data file');
  rmdirSync(path);
  renameSync(`${path}.away`, path);
  await archive.retry();
  await expectCalls(new DeskPage(page), keptCalls);
});

test('a profile on a drive that cannot be written is told as such, by window and command line', async ({
  start,
  cli,
  folder,
}) => {
  test.skip(!canMount, 'only root can mount');
  keepCalls(folder);
  const profileFolder = join(folder, 'profile');
  writeFileSync(join(profileFolder, 'settings.json'), JSON.stringify({ ...keptSettings, tourSeen: true }));
  const unprotect = writeProtect(profileFolder);
  try {
    const { page, close } = await start();
    await expect(page.getByRole('alert')).toContainText('The data folder cannot be written to');
    await close();
    const { code, stderr } = await cli('check');
    expect(code).toBe(1);
    expect(stderr).toContain('The data folder cannot be written to');
  } finally {
    unprotect();
  }
});

test('backups are listed, restored from the settings, and the check says what it found', async ({
  start,
  folder,
}) => {
  const path = keepCalls(folder);
  const smaller = new Database(join(folder, 'profile', 'backups', 'calls-2026-03-04.db'));
  smaller.exec('DELETE FROM call WHERE id > 100');
  smaller.close();
  const { page } = await start({ settings: keptSettings });
  const desk = new DeskPage(page);
  const archive = new ArchivePage(page);
  await expectCalls(desk, keptCalls);
  await desk.goTo('Settings');
  const row = archive.backups.getByRole('row').nth(1);
  await expect(row).toContainText('100');
  await row.getByRole('button', { name: /^Restore the backup of / }).click();
  await archive.confirmRestore();
  await archive.backups.getByRole('button', { name: 'Start check', exact: true }).click();
  await expect(archive.backups.getByText('No problems found: 100 calls')).toBeVisible();
  await expectCalls(desk, 100);
  expect(existsSync(path)).toBe(true);
});

test('on a new computer a backup is restored from the menu, and its calls can be looked at', async ({
  start,
  folder,
}) => {
  const other = join(folder, 'other');
  const backup = keepCalls(other);
  const { page, app, files } = await start({ settings: { language: 'en' } });
  await expect(page.getByRole('heading', { name: 'Welcome to CCC Reports' })).toBeVisible();
  cpSync(backup, join(files, 'opened.sqlite'));
  await app.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'File');
    file?.submenu?.items.find(({ label }) => label === 'Restore backup…')?.click();
  });
  await new ArchivePage(page).confirmRestore();
  await expectCalls(new DeskPage(page), keptCalls);
  await expect(page.getByRole('navigation').getByText('ccc-kept').first()).toBeVisible();
});

test('a full disk stops a sync and an export with a sentence; with room again both go on', async ({
  start,
  folder,
}) => {
  // Without root the same is done by `max_page_count`, in test/property/sync-stops, and to files in test/unit/data/export/file.
  test.skip(!canMount, 'only root can mount a small drive');
  const profileFolder = join(folder, 'profile');
  cleanings.push(mountSmall(profileFolder, 48));
  const source = callsBefore(6, 900);
  const service: Service = await startCenter('ccc-full', source);
  cleanings.push(() => service.close());
  const profile = await connected(folder, [manual('ccc-full', service.url)]);
  cleanings.push(profile.forget);
  const { page, files, close } = await start(profile);
  cleanings.push(close);
  cleanings.push(mountSmall(files, 1));
  const desk = new DeskPage(page);
  const sync = new SyncPage(page);
  const ballast = join(profileFolder, 'ballast');
  const fillUp = (path: string, leave: number): void => {
    const { bavail, bsize } = statfsSync(path);
    writeFileSync(join(path, 'ballast'), Buffer.alloc(Math.max(bavail * bsize - leave, 0), 1));
  };
  await sync.open();
  fillUp(profileFolder, 400_000);
  await desk.runEnds('failed', () => sync.button('Sync now').click());
  await expect(sync.run).toContainText('The disk is full. No saved data is lost');
  rmSync(ballast);
  await desk.runEnds('done', () => sync.button('Sync now').click());
  await expectCalls(desk, source.size);

  const exportCalls = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Export', exact: true }).first().click();
    await page.getByRole('dialog').getByText('Call records').click();
    await page
      .getByRole('dialog', { name: 'Export call records' })
      .getByRole('button', { name: 'Export…' })
      .click();
  };
  fillUp(files, 100_000);
  await exportCalls();
  await expect(page.getByRole('alert')).toContainText('The disk is full');
  expect(readdirSync(files)).toEqual(['ballast']);
  rmSync(join(files, 'ballast'));
  await exportCalls();
  await expect(page.getByText(/^Saved /)).toBeVisible();
});

test('backup, restore and check of the command line bring a damaged profile back', async ({
  cli,
  folder,
}) => {
  const path = keepCalls(folder);
  const copy = join(folder, 'copy.sqlite');
  expect(await cli('backup', copy)).toMatchObject({
    code: 0,
    stdout: `${keptCalls} calls written to ${copy} and verified\n`,
  });
  truncateSync(path, 20_000);
  const check = await cli('check', '--json');
  expect(check.code).toBe(1);
  expect(JSON.parse(check.stdout)).toMatchObject({ error: { code: 'databaseDamaged' } });
  const restored = await cli('restore', copy, '--json');
  expect(restored.code, restored.stderr).toBe(0);
  expect(JSON.parse(restored.stdout)).toMatchObject({
    calls: keptCalls,
    problems: [],
    instances: ['ccc-kept'],
  });
  expect(await cli('check')).toMatchObject({ code: 0, stdout: `No problems found: ${keptCalls} calls\n` });
  cpSync(copy, `${copy}.bad`);
  truncateSync(`${copy}.bad`, 20_000);
  const refused = await cli('restore', `${copy}.bad`);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain('The backup did not pass verification');
  expect(await cli('restore')).toMatchObject({ code: 2 });
});
