// What belongs to every page: filter and chips, back and forward, saved views, search, side bar, names, backup.
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from '#test/kit/app';
import { DeskPage, railPages } from '#test/kit/pages/desk-page';
import { PeoplePage } from '#test/kit/pages/people-page';

const number = (text: string): number => Number(text.replaceAll(',', ''));

test('one filter for all pages, as chips, in the address, with back and forward', async ({ start }) => {
  const { page } = await start({ demo: true, settings: { language: 'en' } });
  const desk = new DeskPage(page);
  const all = number(await desk.figure('inbound'));
  await desk.filter('Outcome', 'Abandoned in queue');
  await expect(desk.chips).toHaveText(['Outcome: Abandoned in queue']);
  await expect.poll(async () => number(await desk.figure('inbound'))).toBeLessThan(all);
  const left = number(await desk.figure('inbound'));

  await desk.goTo('Call records');
  await desk.gridHas(left);
  await desk.goTo('Overview');
  await desk.chips.getByRole('button').click();
  await desk.filter('Outcome', 'Abandoned in queue', 'Exclude');
  await expect(desk.chips).toHaveText(['Not Outcome: Abandoned in queue']);
  await expect.poll(async () => number(await desk.figure('inbound'))).toBe(all - left);

  await page.keyboard.press('Alt+ArrowLeft');
  await expect(desk.chips).toHaveCount(0);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(desk.chips).toHaveText(['Outcome: Abandoned in queue']);
  await page.keyboard.press('Alt+ArrowRight');
  await expect(desk.chips).toHaveCount(0);
  await expect.poll(async () => number(await desk.figure('inbound'))).toBe(all);
});

test('a view is saved, opened, shared, taken from a file, deleted and brought back, and the window starts with it', async ({
  start,
}) => {
  const first = await start({ demo: true, settings: { language: 'en' } });
  const { page, files } = first;
  const desk = new DeskPage(page);
  await desk.goTo('Skill groups');
  await desk.choosePeriod('Last month');
  await desk.filter('Direction', 'Inbound');
  const views = page.getByRole('dialog', { name: 'Views' });
  const openViews = (): Promise<void> => page.getByRole('button', { name: 'Views', exact: true }).click();
  await openViews();
  await views.getByRole('textbox', { name: 'Name' }).fill('Groups in bound');
  await views.getByRole('button', { name: 'Save current view' }).click();
  await expect(page.getByRole('status').getByText(/^View ".*" saved$/)).toBeVisible();
  const saved = await page.evaluate(() => location.hash);

  await desk.goTo('Overview');
  await openViews();
  await views.getByRole('button', { name: 'Groups in bound', exact: true }).click();
  await expect.poll(() => page.evaluate(() => location.hash)).toBe(saved);

  const act = async (action: string): Promise<void> => {
    await openViews();
    await views.getByRole('button', { name: 'Actions for view "Groups in bound"' }).click();
    await views.getByRole('button', { name: action, exact: true }).click();
    await expect(views).toBeHidden();
  };
  await act('Save as file…');
  const shared = join(files, 'Groups in bound.cccview');
  await expect.poll(() => existsSync(shared)).toBe(true);
  await act('Delete');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await act('Open at startup');

  // A file that is none of ours is refused; one of ours is added under a name of its own.
  writeFileSync(join(files, 'opened.cccview'), '{"kind":"something else"}');
  await openViews();
  await views.getByRole('button', { name: 'Import from file…' }).click();
  await expect(page.getByRole('alert')).toContainText('This file is not a saved view');
  copyFileSync(shared, join(files, 'opened.cccview'));
  await openViews();
  await views.getByRole('button', { name: 'Import from file…' }).click();
  await expect(page.getByRole('status').getByText('"Groups in bound 2" imported')).toBeVisible();
  await first.close();

  const second = await start();
  await expect(second.page.getByRole('heading', { name: 'Skill groups', level: 1 })).toBeVisible();
  expect(await second.page.evaluate(() => location.hash)).toBe(saved);
});

test('the search leads to pages, people, periods and numbers, by keyboard alone', async ({ start }) => {
  const { page } = await start({ demo: true, settings: { language: 'en' } });
  const desk = new DeskPage(page);
  for (const [index, name] of railPages.entries()) {
    await page.keyboard.press(`ControlOrMeta+${index + 1}`);
    const button = page.getByRole('navigation').getByRole('button', { name, exact: true });
    await expect(button).toHaveAttribute('aria-current', 'page');
  }
  await desk.find('records');
  await expect(desk.grid).toBeVisible();
  await desk.find('last month');
  await expect(page.getByTitle('Choose a period')).toContainText('Last month');
  await desk.find('4001234');
  await expect(desk.chips).toHaveText(['Number: 4001234']);
  await desk.find('clear filters');
  await expect(desk.chips).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox', { name: 'Search' }).fill('nothing like this');
  await expect(page.getByText('No results.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+b');
  await expect(page.getByRole('button', { name: 'Expand sidebar' })).toBeVisible();
});

test('agents: order, panel, calls behind a figure, and hidden names', async ({ start }) => {
  const { page } = await start({ demo: true, settings: { language: 'en' } });
  const desk = new DeskPage(page);
  const people = new PeoplePage(page);
  await desk.goTo('Agents');
  const names = await people.names();
  const calls = (await people.column('Calls')).map(number).slice(0, -1);
  expect(calls.length).toBeGreaterThan(20);
  expect(calls).toEqual([...calls].sort((a, b) => b - a));

  await people.open(4);
  await expect(people.heading).toHaveText(names[4]!);
  await people.panel.getByRole('button', { name: 'Show calls' }).click();
  await desk.gridHas(calls[4]!);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(people.panel).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(people.panel).toBeHidden();

  // Shares are ranked by the lower end of their interval, those with few ratings after them.
  await people.sortBy('Satisfied');
  const ranked = people.rows.locator('td.sorted');
  const isFew = await ranked.evaluateAll((cells) => cells.map((cell) => cell.classList.contains('few')));
  const firstFew = isFew.indexOf(true);
  expect(isFew.slice(firstFew, -1).every((few) => few)).toBe(true);

  await page.getByRole('button', { name: 'Hide names' }).click();
  await expect(people.rows.first().locator('th')).toHaveText(/^Agent \d+$/);
  const shown = await page.locator('body').innerText();
  for (const name of new Set(names))
    if (name.length > 1 && name !== '(none)') expect(shown).not.toContain(name);
  await desk.goTo('Call records');
  await expect(desk.grid.getByText(/^Agent \d+/).first()).toBeVisible();
  expect(await page.locator('body').innerText()).not.toContain(names[0]!);
});

test('by keyboard the focus goes along: to pages, into panels and menus, and back', async ({ start }) => {
  const { page } = await start({ demo: true, settings: { language: 'en' } });
  const desk = new DeskPage(page);
  const people = new PeoplePage(page);
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('Overview');
  await expect(title).toBeFocused();

  await desk.tile('inbound').press('Enter');
  await expect(desk.grid).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(title).toHaveText('Overview');
  await expect(title).toBeFocused();
  const menu = page.getByTitle(/^Chart menu/).first();
  await menu.press('Enter');
  const items = page.getByRole('menuitem');
  await expect(items.first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(items.last()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();

  await desk.goTo('Agents');
  const names = await people.names();
  await people.row(0).focus();
  await page.keyboard.press('ArrowDown');
  await expect(people.row(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(people.heading).toHaveText(names[1]!);
  await expect(people.heading).toBeFocused();
  await people.row(1).focus();
  await page.keyboard.press('ArrowDown');
  await expect(people.heading).toHaveText(names[2]!);
  await expect(people.row(2)).toBeFocused();
  await people.panel.getByRole('button', { name: 'Close details' }).focus();
  await page.keyboard.press('Escape');
  await expect(people.panel).toBeHidden();
  await expect(people.row(2)).toBeFocused();
  await page.keyboard.press('End');
  await expect(people.row(names.length - 1)).toBeFocused();

  await desk.goTo('Settings');
  await page.getByRole('button', { name: 'Edit calendar' }).press('Enter');
  await expect(title).toHaveText('Calendar');
  await expect(title).toBeFocused();
});

test('a backup is a whole copy, and targets can be left empty', async ({ start }) => {
  const { page, files, profile } = await start({ demo: true, settings: { language: 'en' } });
  const desk = new DeskPage(page);
  await desk.goTo('Settings');
  await page.getByRole('button', { name: 'Back up now…' }).click();
  await expect(page.getByRole('status').getByText(/calls backed up to/)).toBeVisible({
    timeout: 30_000,
  });
  const [name] = readdirSync(files).filter((file) => file.endsWith('.sqlite'));
  const copy = new Database(join(files, name!), { readonly: true });
  const archive = new Database(join(profile, 'calls.db'), { readonly: true });
  const [copied, kept] = [copy, archive].map((one) => one.prepare('SELECT count(*) FROM call').pluck().get());
  archive.close();
  expect(copied).toBe(kept);
  copy.close();

  const target = page.getByRole('textbox', { name: 'Satisfied rate target (%)' });
  await target.fill('85');
  await target.press('Enter');
  const stored = (): unknown =>
    JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8')).targets.satisfiedRate;
  await expect.poll(stored).toBe(0.85);
  await target.fill('');
  await target.press('Enter');
  await expect.poll(stored).toBeNull();
});
