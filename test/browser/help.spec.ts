// Help by key and menu: glossary, differences with live facts, keys, licences, diagnostics; and the guided tour.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillCenter, reportInstance } from '#test/kit/report-center';
import { demoInstanceId, newInstance, type Settings } from '#shared/domain/settings';
import { dayText, localDay } from '#shared/base/period';
import { expect, test } from '#test/kit/app';
import { violations } from '#test/kit/axe';
import { DeskPage } from '#test/kit/pages/desk-page';
import { chooseMenu, HelpPage, tourTitles } from '#test/kit/pages/help-page';

/** That of the calls that `fillCenter` makes. */
const zone = 'Asia/Shanghai';
const days = 3;
const name = '华东客服中心';
const settings: Partial<Settings> = {
  language: 'en',
  zone,
  company: { name: '杭州某某有限公司' },
  instances: [newInstance({ id: reportInstance, name, enabled: false })],
};

const firstDay = localDay(zone, Date.now()) - days;

/** The calls of the days before today, of which one is missing; nothing syncs them. */
function fill(folder: string): void {
  const profile = join(folder, 'profile');
  mkdirSync(profile, { recursive: true });
  fillCenter({
    firstDay: dayText(firstDay),
    days,
    callsPerDay: 40,
    agentNames: ['王芳'],
    groupNames: ['售后'],
    missing: [1],
    path: join(profile, 'calls.db'),
  }).close();
}

test('help: glossary, differences, keys, licences, diagnostics', async ({ folder, start }) => {
  fill(folder);
  const { app, page, profile } = await start({ settings });
  const desk = new DeskPage(page);
  const help = new HelpPage(page);
  await desk.goTo('Overview');
  await expect(desk.tile('serviceLevel')).toBeVisible();

  await desk.tile('abandonRate').hover();
  await help.open();
  await expect(help.entry('Abandonment rate')).toBeFocused();
  await expect(help.entry('Abandonment rate')).toBeInViewport();
  await expect(help.entry(/^Service level \(20 sec/)).toContainText('All abandons count as missed');
  await help.search('threshold of no kind');
  await expect(help.entries).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all' }).click();
  await help.search('平均等待时长（ASA）');
  await expect(help.entries.first()).toContainText('Average wait time (ASA)');
  await help.search('offered ÷');
  await expect(help.entry('Response rate')).toBeVisible();
  expect(await violations(page), 'glossary').toEqual([]);
  await help.entry('Response rate').getByRole('button', { name: 'Open in Satisfaction' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Satisfaction' })).toBeVisible();

  await desk.find('service level');
  await expect(help.entry(/^Service level \(20 sec/)).toBeInViewport();

  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#overview?first=${dayText(firstDay)}&last=${dayText(firstDay + days - 1)}`,
  );
  await chooseMenu(app, 'Differences from the CCC console');
  await expect(help.part('Differences from the CCC console')).toBeChecked();
  const incomplete = help.difference('incomplete');
  await expect(incomplete).toContainText(
    `1 of the ${days} days of this period is incomplete: ${dayText(firstDay + 1)}`,
  );
  await expect(incomplete).toHaveAttribute('data-bearing', 'here');
  await expect(help.difference('zone')).toContainText(zone);
  await expect(help.difference('level')).toContainText(
    'Current threshold 20 sec, formula "All abandons count as missed".',
  );
  await expect(help.difference('ended')).toHaveAttribute('data-bearing', 'none');
  await expect(help.difference('attribution')).toContainText('Agents add up to 80 for 80 calls');
  await expect(help.difference('ratings')).toContainText('are provisional');
  const sum = /(\d+) inbound = (\d+) offered \+ (\d+) ended .* \+ (\d+) IVR error \+ (\d+) voicemail/;
  const [inbound, ...parts] = sum
    .exec(await help.difference('offered').innerText())!
    .slice(1)
    .map(Number);
  expect(parts.reduce((total, one) => total + one, 0)).toBe(inbound);
  await incomplete.getByRole('checkbox').check();
  await expect(page.getByText('1 of 16 checked')).toBeVisible();
  expect(await violations(page), 'differences').toEqual([]);

  await chooseMenu(app, 'Keyboard shortcuts');
  await expect(page.getByRole('region', { name: 'Pages' }).getByRole('row')).toHaveCount(9);
  expect(await violations(page), 'keys').toEqual([]);

  await chooseMenu(app, 'About CCC Reports');
  const sqlite = page.getByRole('region', { name: 'About' });
  await expect(sqlite).toContainText(/SQLite\s*3\.\d+\.\d+/);
  const licences = page.getByRole('button', { name: 'Third-party licenses…' });
  const missing = page.getByText('The file THIRD-PARTY-NOTICES.txt was not found');
  await expect(licences.and(page.locator(':enabled')).or(missing)).toBeVisible();
  if (await licences.isEnabled()) {
    await licences.click();
    await expect(page.getByRole('dialog')).toContainText('better-sqlite3');
    await page.keyboard.press('Escape');
  }
  expect(await violations(page), 'about').toEqual([]);

  await chooseMenu(app, 'Copy diagnostics…');
  await expect(help.diagnostics).toContainText('== Archive ==');
  await expect(help.diagnostics).toContainText('calls: 80, instances: 1');
  expect(await violations(page), 'diagnostics').toEqual([]);
  await help.diagnostics.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByText('Diagnostics copied to the clipboard')).toBeVisible();
  const text = await app.evaluate(({ clipboard }) => clipboard.readText());
  expect(text).toContain('number of instances: 1');
  for (const hidden of [name, reportInstance, '杭州', '王芳', '售后', '1390000', profile])
    expect(text).not.toContain(hidden);
});

test('the tour: five steps by keyboard, once, and again from the help', async ({ folder, start }) => {
  fill(folder);
  const first = await start({ settings: { ...settings, theme: 'dark', tourSeen: false } });
  const { page } = first;
  const help = new HelpPage(page);
  for (const [index, title] of tourTitles.entries()) {
    const step = help.step(title);
    await expect(step).toBeVisible();
    await expect(step).toContainText(`${index + 1} of ${tourTitles.length}`);
    await expect(step.getByRole('button', { name: index === 4 ? 'Done' : 'Next' })).toBeFocused();
    if (index === 0) expect(await violations(page), title).toEqual([]);
    await page.keyboard.press(index % 2 === 0 ? 'Enter' : 'ArrowRight');
  }
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const { profile } = first;
  await expect
    .poll(() => (JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8')) as Settings).tourSeen)
    .toBe(true);
  await first.close();

  const again = await start();
  const desk = new DeskPage(again.page);
  await expect(desk.tile('inbound')).toBeVisible();
  await expect(again.page.getByRole('dialog')).toHaveCount(0);
  const anew = new HelpPage(again.page);
  await anew.open();
  expect(await violations(again.page), 'glossary, dark').toEqual([]);
  await anew.part('About').click();
  expect(await violations(again.page), 'about, dark').toEqual([]);
  await again.page.getByRole('button', { name: 'Start tour' }).click();
  await expect(anew.step(tourTitles[0])).toBeVisible();
  await again.page.keyboard.press('ArrowRight');
  await expect(anew.step(tourTitles[1])).toBeVisible();
  await again.page.keyboard.press('ArrowLeft');
  await expect(anew.step(tourTitles[0])).toBeVisible();
  await again.page.keyboard.press('Escape');
  await expect(again.page.getByRole('dialog')).toHaveCount(0);
  await expect(desk.tile('inbound')).toBeVisible();
});

test('the tour begins with the first figures and holds up no sync; skipped, it stays away', async ({
  start,
}) => {
  const demo = { seed: 1, calls: 3000, firstDay: dayText(localDay(zone, Date.now()) - 20), days: 20 };
  const instance = newInstance({ id: demoInstanceId, demo, requestsPerSecond: 1000 });
  const { page } = await start({ settings: { language: 'en', instances: [instance], tourSeen: false } });
  const help = new HelpPage(page);
  await expect(help.step(tourTitles[0])).toBeVisible();
  await expect(page.locator('nav section[data-phase]')).toHaveAttribute('data-phase', 'done', {
    timeout: 60_000,
  });
  await help.step(tourTitles[0]).getByRole('button', { name: 'Skip' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await new DeskPage(page).goTo('Call records');
  await new DeskPage(page).goTo('Overview');
  await expect(new DeskPage(page).tile('inbound')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('before there is an instance, help can be read and left', async ({ start }) => {
  const { page } = await start({ settings: { language: 'en', theme: 'dark' } });
  await expect(page.getByRole('button', { name: 'Open demo' })).toBeVisible();
  await new HelpPage(page).open('Differences from the CCC console');
  expect(await violations(page)).toEqual([]);
  await new HelpPage(page).part('About').click();
  await expect(page.getByRole('button', { name: 'Start tour' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
