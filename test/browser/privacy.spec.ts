// A caller is forgotten, as a person does it, and does not come back with a sync.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { callsBefore, manual, startCenter } from '#test/kit/center';
import { connected } from '#test/kit/connected';
import { expect, test } from '#test/kit/app';
import { DeskPage } from '#test/kit/pages/desk-page';
import { RecordsPage } from '#test/kit/pages/records-page';
import { SettingsPage } from '#test/kit/pages/settings-page';

const id = 'ccc-privacy';
const days = 20;
const perDay = 5;

test('a number is erased everywhere and stays away', async ({ start, folder }) => {
  const service = await startCenter(id, callsBefore(days, perDay));
  const { settings, forget } = await connected(folder, [manual(id, service.url, { lookBackDays: days + 1 })]);
  try {
    const { page, profile, close } = await start({ settings: { ...settings, language: 'en', mask: false } });
    const desk = new DeskPage(page);
    const records = new RecordsPage(page);
    const settingsPage = new SettingsPage(page);
    const sync = (): Promise<void> =>
      desk.runEnds('done', () => page.getByRole('button', { name: 'Sync now' }).first().click());
    await sync();
    await records.open();
    await desk.choosePeriod('All');
    await expect.poll(() => records.total()).toBe(days * perDay);
    const number = (await records.texts('From', 1))[0]!;
    expect(number).toMatch(/^\d{8,}$/);

    await settingsPage.open();
    await page.getByRole('button', { name: 'Erase number…' }).click();
    const dialog = page.getByRole('dialog', { name: "Erase a caller's number" });
    await dialog.getByLabel('Phone number').fill('138');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('alert')).toBeVisible();
    await dialog.getByLabel('Phone number').fill(number);
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(/^\d+ calls? have this number/)).toBeVisible();
    await dialog.getByRole('button', { name: 'Erase permanently' }).click();
    await expect(page.getByText('Number erased from')).toBeVisible();

    // Ninety days reach further back than the calls: nothing to ask.
    const keep = page.getByLabel('Data retention');
    await keep.selectOption({ label: '90 days' });
    await expect(page.getByRole('dialog')).toBeHidden();
    await sync();
    await records.open();
    await expect.poll(() => records.total()).toBe(days * perDay);
    await records.search.fill(number);
    await expect(records.grid).toBeHidden();
    await close();
    const files = readdirSync(profile, { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    for (const file of files)
      expect(readFileSync(join(file.parentPath, file.name), 'latin1').includes(number), file.name).toBe(
        false,
      );
  } finally {
    await forget();
    await service.close();
  }
});
