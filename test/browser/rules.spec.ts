// The rules behind the figures: what keys mean, when a scale changed, how the service level counts, the calendar.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { dayStart, dayText, daysPeriod, localDay, monthStart } from '#shared/base/period';
import { expect, test } from '#test/kit/app';
import { zone } from '#test/kit/center';
import { DeskPage } from '#test/kit/pages/desk-page';
import { SettingsPage } from '#test/kit/pages/settings-page';
import { demoCalls, percent, recount } from '#test/kit/demo-calls';

const lastMonth = (): { first: number; last: number } => {
  const today = localDay(zone, Date.now());
  return { first: monthStart(today, -1), last: monthStart(today) - 1 };
};

async function openLastMonth(page: Page): Promise<DeskPage> {
  const desk = new DeskPage(page);
  await desk.choosePeriod('Last month');
  await expect(desk.tile('satisfiedRate')).toBeVisible();
  return desk;
}

test('the answer to what the keys mean counts, and can be taken back', async ({ start }) => {
  const { page, profile } = await start({ demo: true, settings: { language: 'en' } });
  const desk = await openLastMonth(page);
  const { first, last } = lastMonth();
  const { from, to } = daysPeriod(zone, first, last);
  const counted = recount(demoCalls(profile, from, to, Date.now()));
  const assumed = percent(counted.satisfied, counted.rated);
  const turned = percent(counted.dissatisfied, counted.rated);
  const notice = page.getByText('The meaning of the rating keys is not confirmed');

  await expect.poll(() => desk.figure('satisfiedRate')).toBe(assumed);
  await expect(notice).toBeVisible();
  await desk.question.getByRole('button', { name: 'No, 1 is best' }).click();
  await expect.poll(() => desk.figure('satisfiedRate')).toBe(turned);
  await expect(desk.question).toBeHidden();
  await expect(notice).toBeHidden();

  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(desk.question).toBeVisible();
  await expect.poll(() => desk.figure('satisfiedRate')).toBe(assumed);
  await desk.question.getByRole('button', { name: 'Yes, 5 is best' }).click();
  await expect(desk.question).toBeHidden();
  await expect.poll(() => desk.figure('satisfiedRate')).toBe(assumed);
});

test('a second version of the scale counts from its day on and is drawn as a break', async ({ start }) => {
  const { page, profile } = await start({ demo: true, settings: { language: 'en' } });
  const desk = await openLastMonth(page);
  const { first, last } = lastMonth();
  const middle = first + 14;
  const settings = new SettingsPage(page);
  await settings.open();
  await settings.editScale('Demo call center');
  await settings.main.getByRole('button', { name: 'Add version' }).click();
  const added = settings.scale(dayText(localDay(zone, Date.now())));
  await added.getByRole('button', { name: 'Reverse direction' }).click();

  await test.step('what cannot be saved is said', async () => {
    await added.getByLabel('Valid from', { exact: true }).fill('2026-02-31');
    await expect(page.getByRole('alert')).toContainText('"2026-02-31" is not a date');
    await expect(settings.main.getByRole('button', { name: 'Save scale' })).toBeDisabled();
    const wrong = settings.scale('2026-02-31');
    await wrong.getByLabel('Valid from', { exact: true }).fill('');
    await expect(page.getByRole('alert')).toContainText('Two versions are valid from the first call');
    await settings.scale().first().getByLabel('Valid from', { exact: true }).fill(dayText(middle));
    await expect(page.getByRole('alert')).toBeEmpty();

    const version = settings.scale(dayText(middle));
    const key = version.getByRole('textbox', { name: /^Key of key/ }).first();
    const points = version.getByRole('textbox', { name: /^Points of key/ }).first();
    const [typedKey, typedPoints] = [await key.inputValue(), await points.inputValue()];
    await key.fill('1e2');
    await expect(key).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByRole('alert')).toContainText('key "1e2" must be a whole number');
    await key.fill(typedKey);
    await expect(key).toHaveAttribute('aria-invalid', 'false');
    await points.fill('５');
    await expect(points).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByRole('alert')).toContainText('"５", must be a number');
    await points.fill('-10');
    await expect(page.getByRole('alert')).toBeEmpty();
    await expect(page.getByText(/\(Satisfied, -10 points\) is lower than key/)).toBeVisible();
    await points.fill(typedPoints);
    await expect(page.getByText(/is lower than key/)).toBeHidden();
  });

  await test.step('leaving asks first, by every way', async () => {
    const heading = page.getByRole('heading', { name: 'Rating scale' });
    for (const leave of [
      () => settings.main.getByRole('button', { name: 'Cancel' }).click(),
      () => settings.main.getByRole('button', { name: 'Back' }).click(),
      () => desk.goTo('Overview'),
      () => page.evaluate(() => history.back()),
    ]) {
      await leave();
      await settings.unsaved.getByRole('button', { name: 'Keep editing' }).click();
      await expect(settings.unsaved).toBeHidden();
      await expect(heading).toBeVisible();
      await expect(settings.scale(dayText(middle))).toBeVisible();
    }
  });
  await settings.saveScale();

  await desk.goTo('Overview');
  const before = recount(demoCalls(profile, dayStart(zone, first), dayStart(zone, middle), Date.now()));
  const after = recount(demoCalls(profile, dayStart(zone, middle), dayStart(zone, last + 1), Date.now()));
  await expect
    .poll(() => desk.figure('satisfiedRate'))
    .toBe(percent(before.satisfied + after.dissatisfied, before.rated + after.rated));
  await expect(desk.tile('satisfiedRate').locator('[data-break]')).toHaveCount(1);
  await expect(desk.tile('answerRate').locator('[data-break]')).toHaveCount(0);
  await expect(page.getByText('The rating scale changed within the period')).toBeVisible();
  const ratings = page.getByRole('region', { name: 'Rating distribution' });
  await expect(ratings.getByText('(counted as satisfied)').first()).toBeVisible();
  await expect(ratings.getByText('(counted as dissatisfied)').first()).toBeVisible();

  await test.step('ratings by another scale are not compared', async () => {
    await desk.choosePeriod('Last 30 days');
    await expect(desk.tile('satisfiedRate')).toContainText('Not comparable: rating scale changed');
    await expect(desk.tile('answerRate')).not.toContainText('Not comparable');
    await expect(
      page.getByText('Rating metrics are not compared: the previous period used a different rating scale'),
    ).toBeVisible();
  });
});

test('another service-level formula recounts its tile', async ({ start }) => {
  const { page, profile } = await start({ demo: true, settings: { language: 'en' } });
  const desk = await openLastMonth(page);
  await expect(desk.tile('serviceLevel')).toContainText('Service level (20 sec)');
  const settings = new SettingsPage(page);
  await settings.open();
  await settings.main.getByRole('radio', { name: /^2 · All abandons excluded/ }).check();
  await desk.goTo('Overview');
  const { first, last } = lastMonth();
  const { from, to } = daysPeriod(zone, first, last);
  const counted = recount(demoCalls(profile, from, to, Date.now()));
  await expect.poll(() => desk.figure('serviceLevel')).toBe(percent(counted.inTime, counted.answered));

  await test.step('an agent leads to their calls, and the comparison is part of the address', async () => {
    await page.getByRole('radio', { name: 'Last year' }).click();
    await expect.poll(() => page.evaluate(() => location.hash)).toContain('against=lastYear');
    const agents = page.getByRole('region', { name: 'Agents and skill groups' });
    await agents.getByRole('row').nth(1).getByRole('button').click();
    await expect(page.getByRole('button', { name: /Remove filter: Agent/ })).toBeVisible();
    await expect(desk.grid).toBeVisible();
  });
});

test('the calendar is checked, saved and kept', async ({ start }) => {
  const first = await start({ demo: true, settings: { language: 'en' } });
  const desk = new DeskPage(first.page);
  const settings = new SettingsPage(first.page);
  await settings.open();
  await settings.editCalendar();
  await first.page.getByRole('combobox', { name: 'Report time zone' }).fill('tokyo');
  await first.page.keyboard.press('Enter');
  await settings.main.getByRole('radio', { name: 'Sun' }).click();
  await settings.main.getByLabel('Mon, interval 1, to').fill('8:00');
  await expect(first.page.getByRole('alert')).toContainText('does not end after it begins');
  await settings.main.getByLabel('Mon, interval 1, to').fill('20:30');
  await settings.main.getByRole('button', { name: 'Copy to all workdays: Mon' }).click();
  await settings.main.getByRole('button', { name: 'Add date' }).click();
  await settings.main.getByLabel('Date, row 1', { exact: true }).fill('2026-12-24');
  await settings.main.getByLabel('Name, row 1').fill('Company day');
  await desk.goTo('Overview');
  await settings.unsaved.getByRole('button', { name: 'Keep editing' }).click();
  await settings.saveCalendar();
  const summary = 'Asia/Tokyo UTC+09:00 · Weeks start on Sun · Mon–Fri 09:00–20:30';
  await expect(settings.main.getByText(summary)).toBeVisible();
  await first.close();

  const second = await start();
  const again = new SettingsPage(second.page);
  await again.open();
  await expect(again.main.getByText(summary)).toBeVisible();
  await again.editCalendar();
  await expect(again.main.getByLabel('Name, row 1')).toHaveValue('Company day');
  await expect(again.main.getByText('The holidays of 2027 are not included yet')).toBeVisible();
  await again.main.getByLabel('Name, row 1').fill('Another name');
  await new DeskPage(second.page).goTo('Overview');
  await again.unsaved.getByRole('button', { name: 'Discard changes' }).click();
  await expect(second.page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  await again.open();
  await again.editCalendar();
  await expect(again.main.getByLabel('Name, row 1')).toHaveValue('Company day');
});

test('two targets that are changed within a moment are both kept', async ({ start }) => {
  const { page, profile } = await start({ demo: true, settings: { language: 'en' } });
  await new SettingsPage(page).open();
  await expect(page.getByRole('textbox', { name: 'Answer rate target (%)' })).toBeVisible();
  await page.evaluate(() => {
    for (const [label, text] of [
      ['Answer rate target (%)', '71'],
      ['Service level target (%)', '72'],
    ] as const) {
      const field = document.querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)!;
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    }
  });
  const stored = (): unknown =>
    (JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8')) as { targets?: unknown }).targets;
  await expect.poll(stored).toMatchObject({ answerRate: 0.71, serviceLevel: 0.72 });
});
