// The whole path: first start, demo, sync, figures against a recount, filter, records, CSV and PDF.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { daysPeriod, localDay, monthStart } from '#shared/base/period';
import { expect, test } from '#test/kit/app';
import { zone } from '#test/kit/center';
import { DeskPage } from '#test/kit/pages/desk-page';
import { demoCalls, grouped, percent, recount } from '#test/kit/demo-calls';
import { readPdf, squeezed } from '#test/kit/pdf';

test('a first start leads over the demo to figures, records, CSV and PDF that agree', async ({ start }) => {
  const { page, files, profile } = await start({ settings: { language: 'en' } });
  const desk = new DeskPage(page);
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toBeFocused();
  await desk.openDemo();
  await expect(title).toHaveText('Overview');
  await expect(title).toBeFocused();
  await desk.syncFinished();

  await desk.choosePeriod('Last month');
  const today = localDay(zone, Date.now());
  const span = daysPeriod(zone, monthStart(today, -1), monthStart(today) - 1);
  const counted = recount(demoCalls(profile, span.from, span.to, Date.now()));
  await expect(desk.tile('inbound')).toContainText(grouped(counted.inbound));
  const abandoned = counted.abandonedQueue + counted.abandonedRing;
  expect(await desk.figure('answerRate')).toBe(percent(counted.answered, counted.offered));
  expect(await desk.figure('serviceLevel')).toBe(percent(counted.inTime, counted.answered + abandoned));
  expect(await desk.figure('abandonRate')).toBe(percent(abandoned, counted.offered));
  expect(await desk.figure('satisfiedRate')).toBe(percent(counted.satisfied, counted.rated));
  expect(await desk.figure('waitMedian')).toContain(
    `0:${String(counted.medianWaitSeconds).padStart(2, '0')}`,
  );
  await expect(desk.loss('abandonedQueue')).toContainText(grouped(counted.abandonedQueue));

  await test.step('the PDF says the same', async () => {
    await desk.export('PDF report');
    const [name] = readdirSync(files).filter((file) => file.endsWith('.pdf'));
    const pdf = await readPdf(join(files, name!));
    expect(pdf.text).toContain(grouped(counted.inbound));
    expect(pdf.text).toContain(percent(counted.answered, counted.offered));
    expect(pdf.text).toContain(percent(counted.satisfied, counted.rated));
    expect(pdf.text).toContain(squeezed(`n = ${grouped(counted.calls)} calls`));
    expect(pdf.pages).toHaveLength(1);
    expect(pdf.roles).toContain('H1');
    expect(squeezed(pdf.title)).toContain('Callcenterreport');
  });

  await test.step('a mark leads to its calls, and back', async () => {
    await desk.loss('abandonedQueue').click();
    await desk.gridHas(counted.abandonedQueue);
    await expect(page.getByText('Outcome: Abandoned in queue')).toBeVisible();
    await page.getByRole('button', { name: /Remove filter: Outcome/ }).click();
    await desk.gridHas(counted.inbound);
    await page.getByRole('button', { name: /Remove filter: Direction/ }).click();
    await desk.gridHas(counted.calls);
  });

  await test.step('the grid reaches its last row and opens a call', async () => {
    await desk.grid.focus();
    await page.keyboard.press('Control+End');
    await expect(page.getByRole('row', { selected: true })).toHaveAttribute(
      'aria-rowindex',
      String(counted.calls + 1),
    );
    await expect(page.getByRole('row', { selected: true }).getByRole('gridcell').first()).toContainText(
      new Date(span.from + 8 * 3_600_000).toISOString().slice(0, 7),
    );
    await page.keyboard.press('Enter');
    await expect(page.getByText('ContactId', { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('ContactId', { exact: true })).toBeHidden();

    // Unmasking keeps the place and shows the numbers, in the grid and in the panel; masking hides them in both.
    const number = page.getByRole('row', { selected: true }).getByRole('gridcell').nth(3);
    await expect(number).toContainText('*');
    await page.getByLabel('Mask phone numbers').uncheck();
    await expect(number).toHaveText(/^\+?\d{5,}$/);
    await page.getByRole('row', { selected: true }).click();
    const panel = page.getByRole('complementary', { name: 'Call details' });
    await expect(panel).toContainText(await number.innerText());
    await page.getByLabel('Mask phone numbers').check();
    await expect(number).toContainText('*');
    await expect(panel).toContainText(await number.innerText());
    await page.keyboard.press('Escape');
  });

  await test.step('the CSV holds every call, masked', async () => {
    await desk.export('Call records');
    const [name] = readdirSync(files).filter((file) => file.endsWith('.csv'));
    const text = readFileSync(join(files, name!), 'utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const lines = text.split('\r\n');
    expect(lines).toHaveLength(counted.calls + 2);
    expect(text).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/);
  });
});
