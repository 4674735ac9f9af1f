// Every page, in both themes and with its layers open, without a finding of axe; and all of it by keyboard.
import type { Page } from '@playwright/test';
import { expect, test } from '#test/kit/app';
import { findings } from '#test/kit/axe';
import { DeskPage, railPages } from '#test/kit/pages/desk-page';
import { ReportsPage } from '#test/kit/pages/reports-page';

/** A dialog, or what opened over the page. */
const layer = 'dialog[open], [role="dialog"]';

async function settle(page: Page): Promise<void> {
  await expect(page.locator('main [aria-busy="true"]')).toHaveCount(0);
  await expect(page.locator('main .skeleton')).toHaveCount(0);
}

test('axe finds nothing on the first page, in both themes', async ({ start }) => {
  const { page } = await start({ settings: { language: 'en', theme: 'light' } });
  await expect(page.getByRole('button', { name: 'Open demo' })).toBeVisible();
  expect(await findings(page)).toEqual([]);
});

test('axe finds nothing on any page, in both themes', async ({ start }) => {
  const { page } = await start({ demo: true, settings: { language: 'en', theme: 'light' } });
  const desk = new DeskPage(page);
  for (const name of railPages) {
    await desk.goTo(name);
    await settle(page);
    expect(await findings(page), name).toEqual([]);
  }
  const reports = new ReportsPage(page);
  await reports.open();
  await reports.pagesShown(1);
  await page.getByRole('button', { name: 'Save PDF…' }).click();
  await expect(page.getByRole('status').getByText(/^Saved /)).toBeVisible();
  await reports.open('Scheduled');
  await page.getByRole('button', { name: 'New scheduled report' }).click();
  expect(await findings(page, 'main'), 'a scheduled report').toEqual([]);
  await reports.open('History');
  await expect(reports.runs).toHaveCount(1);
  expect(await findings(page, 'main'), 'history').toEqual([]);
  await reports.runs.getByRole('button', { name: 'Compare with current data' }).click();
  await expect(page.getByText('No changes')).toBeVisible();
  expect(await findings(page, 'main'), 'a comparison').toEqual([]);
  await desk.goTo('Agents');
  await page.locator('[data-person] button').first().click();
  await expect(page.getByRole('complementary')).toBeVisible();
  await settle(page);
  expect(await findings(page, 'aside'), 'an agent').toEqual([]);
  await desk.goTo('Call records');
  await desk.filter('Direction', 'Inbound');
  await desk.grid.getByRole('row').nth(2).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary')).toBeVisible();
  expect(await findings(page, 'aside'), 'a call').toEqual([]);
  await page.keyboard.press('ControlOrMeta+k');
  expect(await findings(page, layer), 'search').toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ControlOrMeta+e');
  await expect(page.getByText(/^Current period and filter: /)).toBeVisible();
  expect(await findings(page, layer), 'export').toEqual([]);
  await page.keyboard.press('Escape');
  for (const title of ['Filter', 'Views', 'Export', 'Choose a period']) {
    await page.getByTitle(title, { exact: true }).click();
    expect(await findings(page, layer), title).toEqual([]);
    await page.keyboard.press('Escape');
  }
  await desk.choosePeriod('Today');
  await page.evaluate(() => (location.hash = '#overview?first=2001-01-01&last=2001-01-02'));
  await settle(page);
  expect(await findings(page), 'an empty overview').toEqual([]);
});

test('each page can be reached and left with Tab, and shows where the focus is', async ({ start }) => {
  const { page } = await start({ demo: true, settings: { language: 'en' } });
  const desk = new DeskPage(page);
  await page.evaluate(() => {
    const seen: { what: string; isShown: boolean }[] = [];
    document.addEventListener('focusin', () => {
      const one = document.activeElement as HTMLElement;
      // A grid keeps the focus and shows it on the cell that it names.
      const cell = document.getElementById(one.getAttribute('aria-activedescendant') ?? '');
      const { outlineStyle, boxShadow } = getComputedStyle(cell ?? one);
      // Where a whole row is the button, its cover shows it.
      const cover = getComputedStyle(one, '::after').outlineStyle;
      const isShown = outlineStyle !== 'none' || cover !== 'none' || boxShadow !== 'none';
      seen.push({ what: `${one.tagName} ${one.getAttribute('aria-label') ?? one.textContent}`, isShown });
    });
    Object.assign(globalThis, { seen });
  });
  /** What had the focus since the last call. */
  const takeSeen = (): Promise<{ what: string; isShown: boolean }[]> =>
    page.evaluate(() =>
      (globalThis as unknown as { seen: { what: string; isShown: boolean }[] }).seen.splice(0),
    );
  for (const name of railPages) {
    await desk.goTo(name);
    await settle(page);
    await takeSeen();
    for (let step = 0; step < 40; step++) await page.keyboard.press('Tab');
    const seen = await takeSeen();
    const hidden = seen.filter(({ isShown }) => !isShown).map(({ what }) => what);
    expect(new Set(seen.map(({ what }) => what)).size, name).toBeGreaterThan(12);
    expect(hidden, `${name}: focus that cannot be seen`).toEqual([]);
  }
});
