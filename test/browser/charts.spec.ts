// Charts: every mark leads to exactly its calls; tables, pictures and notes; and all of it by keyboard.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Desk } from '#test/kit/app';
import { countIn, OverviewPage } from '#test/kit/pages/overview-page';

const volume = 'Daily calls by outcome';

async function openOverview({ page }: Desk): Promise<OverviewPage> {
  const overview = new OverviewPage(page);
  const thirtyDays = await overview.desk.figure('inbound');
  await overview.desk.choosePeriod('Last month');
  await expect.poll(() => overview.desk.figure('inbound')).not.toBe(thirtyDays);
  return overview;
}

test('every mark leads to exactly the calls it counts', async ({ start }) => {
  test.setTimeout(240_000);
  const desk = await start({ demo: true, settings: { language: 'en' } });
  const overview = await openOverview(desk);
  const { page } = desk;

  await test.step('a day, by outcome and service level', async () => {
    const columns = await (await overview.table(volume)).getByRole('columnheader').count();
    for (let column = 1; column < columns; column++) {
      const row = (await overview.table(volume)).getByRole('row').nth(3 + column);
      const cell = row.getByRole('cell').nth(column);
      const text = (await cell.innerText()).trim();
      const inTime = /\(([\d,]+) \/ [\d,]+\)/.exec(text)?.[1];
      const count = countIn(inTime ?? text);
      if (count > 0) await overview.opens(cell.getByRole('button'), count);
    }
  });

  await test.step('the tree of losses, which adds up', async () => {
    const nodes = overview.card('Where calls are lost').locator('[data-outcome]');
    await expect(nodes.first()).toBeVisible();
    const counts = new Map<string, number>();
    for (const node of await nodes.all())
      counts.set(
        (await node.getAttribute('data-outcome')) ?? '',
        countIn(await node.locator('.number').first().innerText()),
      );
    const sum = (names: string[]): number =>
      names.reduce((total, name) => total + (counts.get(name) ?? 0), 0);
    const names = [...counts.keys()];
    const lost = names.filter((name) => name.startsWith('notOffered.'));
    const offered = names.filter((name) => !['inbound', 'offered', 'notOffered', ...lost].includes(name));
    expect(sum(['offered', 'notOffered'])).toBe(counts.get('inbound'));
    expect(sum(lost)).toBe(counts.get('notOffered'));
    expect(sum(offered)).toBe(counts.get('offered'));
    // What a mark stands for is proved for all of them in property/desk.
    for (const name of ['offered', 'abandonedQueue', lost[0]!])
      await overview.opens(overview.desk.loss(name), counts.get(name)!);
  });

  await test.step('an hour of a weekday, by each measure', async () => {
    const titles = {
      abandoned: 'When callers abandon',
      inbound: 'When callers call',
      serviceLevel: 'Service level by time of week',
      satisfied: 'Satisfied rate by time of week',
    };
    for (const [value, title] of Object.entries(titles)) {
      await overview.measure(value);
      const row = (await overview.table(title)).getByRole('row').nth(12);
      const count = countIn(await row.getByRole('cell').nth(1).innerText());
      expect(count).toBeGreaterThan(0);
      await overview.opens(row.getByRole('button'), count);
    }
  });

  await test.step('a class of waits, answered and abandoned', async () => {
    for (const column of [1, 2]) {
      const row = (await overview.table('Wait time distribution')).getByRole('row').nth(2);
      const cell = row.getByRole('cell').nth(column);
      const count = countIn(await cell.innerText());
      expect(count).toBeGreaterThan(0);
      await overview.opens(cell.getByRole('button'), count);
    }
  });

  await test.step('a key of the ratings', async () => {
    const row = (await overview.table('Rating distribution')).getByRole('row').nth(1);
    const count = countIn(await row.getByRole('cell').nth(1).innerText());
    expect(count).toBeGreaterThan(0);
    await overview.opens(row.getByRole('button'), count);
  });

  await test.step('a bar under the pointer', async () => {
    const canvas = overview.card(volume).locator('canvas').first();
    const box = (await canvas.boundingBox())!;
    await canvas.hover({ position: { x: box.width / 2, y: box.height * 0.7 } });
    const chosen = overview.card(volume).locator('.tip .chosen');
    const count = countIn(await chosen.locator('.value').innerText());
    await canvas.click({ position: { x: box.width / 2, y: box.height * 0.7 } });
    await overview.desk.gridHas(count);
    await expect(page.getByText(/Outcome: /)).toBeVisible();
  });
});

test('a chart is read and opened by keyboard', async ({ start }) => {
  const desk = await start({ demo: true, settings: { language: 'en' } });
  const overview = await openOverview(desk);
  const { page } = desk;
  const chart = overview.card(volume).getByRole('application').first();
  const spoken = chart.locator('[aria-live]');

  await test.step('arrows move along the days and the series, Escape leaves', async () => {
    await page.keyboard.press('Tab');
    await chart.focus();
    await page.keyboard.press('ArrowRight');
    await expect(spoken).toContainText('Answered');
    const first = await spoken.innerText();
    await page.keyboard.press('ArrowUp');
    await expect(spoken).toContainText('Abandoned in queue');
    await page.keyboard.press('End');
    await expect(spoken).not.toContainText(first.slice(0, 10));
    await page.keyboard.press('Escape');
    await expect(spoken).toBeEmpty();
    await expect(chart.locator('.tip')).toBeHidden();
  });

  await test.step('the heat map is one stop, in which arrows move', async () => {
    const grid = page.getByRole('grid', { name: 'Weekday and hour' });
    await expect(grid.locator('button[tabindex="0"]')).toHaveCount(1);
    await grid.locator('button[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await expect(grid.locator('button[tabindex="0"]')).toBeFocused();
    const name = await grid.locator('button:focus').getAttribute('aria-label');
    expect(name).toContain('Tue');
    await expect(overview.card('When callers abandon').locator('.pointed')).toHaveText(name ?? '');
  });

  await test.step('an enlarged chart closes by Escape and gives the focus back', async () => {
    await overview.fromMenu(volume, 'Enlarge');
    await expect(overview.enlarged).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(overview.enlarged).toBeHidden();
    await expect(overview.card(volume).getByTitle(`Chart menu: ${volume}`)).toBeFocused();
  });

  await test.step('Enter opens the calls of the mark', async () => {
    await chart.focus();
    await page.keyboard.press('ArrowRight');
    await expect(spoken).toContainText('Answered');
    const count = countIn(/Answered ([\d,]+)/.exec(await spoken.innerText())?.[1] ?? '');
    await page.keyboard.press('Enter');
    await overview.desk.gridHas(count);
  });
});

test('a chart is taken along as a picture and as a table', async ({ start }) => {
  const desk = await start({ demo: true, settings: { language: 'en', theme: 'light' } });
  const overview = await openOverview(desk);
  const { page, app, files } = desk;
  const card = overview.card(volume);
  const { width, height } = (await card.boundingBox())!;

  await overview.fromMenu(volume, 'Save as PNG…');
  await expect(
    page
      .getByRole('status')
      .getByText(/^Saved CCC_Daily calls by outcome \d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.png$/),
  ).toBeVisible();
  const [name] = readdirSync(files).filter((file) => file.endsWith('.png'));
  const png = readFileSync(join(files, name!));
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect(png.readUInt32BE(16)).toBeGreaterThanOrEqual(Math.floor(width * 2));
  expect(png.readUInt32BE(20)).toBeGreaterThanOrEqual(Math.floor(height * 2));

  await overview.fromMenu(volume, 'Copy as image');
  await expect(page.getByRole('status').getByText('Image copied')).toBeVisible();
  const formats = await app.evaluate(({ clipboard }) =>
    (clipboard as unknown as { availableFormats(): string[] }).availableFormats(),
  );
  expect(formats).toContain('image/png');

  await overview.fromMenu(volume, 'Copy table');
  await expect(page.getByRole('status').getByText(/^\d+ rows copied$/)).toBeVisible();
  const text = await app.evaluate(({ clipboard }) => clipboard.readText());
  const lines = text.split('\r\n');
  expect(lines[0]).toMatch(/^Date\tAnswered\tAbandoned in queue\t/);
  const table = await overview.table(volume);
  expect(await table.getByRole('row').count()).toBe(lines.length);
  const second = (await table.getByRole('row').nth(2).getByRole('cell').allInnerTexts()).map((one) =>
    one.trim(),
  );
  expect(lines[2]).toBe(second.join('\t'));
});

test('a note is added, changed, deleted, taken back and kept', async ({ start }) => {
  const desk = await start({ demo: true, settings: { language: 'en' } });
  const overview = await openOverview(desk);
  const { page, profile } = desk;
  const kept = (): { text: string; first: string; last: string }[] =>
    (JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8')) as { notes: never[] }).notes;
  const text = page.getByRole('textbox', { name: /^Note \(up to 200/ });

  await overview.fromMenu(volume, 'Add note…');
  await expect(page.getByRole('button', { name: 'Save note' })).toBeDisabled();
  await text.fill('Line fault');
  const last = page.getByRole('textbox', { name: 'End date', exact: true });
  const day = await last.inputValue();
  await last.fill('2020-01-01');
  await expect(page.getByRole('alert').getByText('End date is before start date')).toBeVisible();
  await last.fill(day);
  await page.getByRole('button', { name: 'Save note' }).click();
  // The dialog gives the focus back when it has gone.
  await expect(text).toBeHidden();
  await expect
    .poll(() => existsSync(join(profile, 'settings.json')) && kept().map((note) => note.text))
    .toEqual(['Line fault']);
  expect(kept()[0]).toMatchObject({ first: day, last: day });

  await test.step('it is said at its mark', async () => {
    const chart = overview.card(volume).getByRole('application').first();
    // A chart that is reached by keyboard speaks; the last button was clicked.
    await page.keyboard.press('Tab');
    await chart.focus();
    await page.keyboard.press('End');
    await expect(chart.locator('[aria-live]')).toContainText('1. Line fault');
    await expect(chart.locator('.tip')).toContainText('1. Line fault');
  });

  await overview.fromMenu(volume, 'Enlarge');
  const list = overview.enlarged.getByRole('list', { name: 'Notes' });
  await expect(list).toContainText('Line fault');
  await list.getByRole('button', { name: 'Edit note 1' }).click();
  await text.fill('Line fault until noon');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(list).toContainText('Line fault until noon');

  await list.getByRole('button', { name: 'Delete note 1' }).click();
  await expect(list).toBeHidden();
  await overview.enlarged.getByRole('button', { name: 'Undo' }).click();
  await expect(list).toContainText('Line fault until noon');
  await expect.poll(() => kept().map((note) => note.text)).toEqual(['Line fault until noon']);
});
