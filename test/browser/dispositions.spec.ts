// Dispositions: every mark leads to exactly its calls; the list of lost callers, by keyboard and as a file.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseCsv } from '#test/kit/parse-csv';
import { expect, test, type Desk } from '#test/kit/app';
import { DispositionsPage } from '#test/kit/pages/dispositions';
import { countIn } from '#test/kit/pages/overview-page';

async function openPage({ page }: Desk): Promise<DispositionsPage> {
  const found = new DispositionsPage(page);
  const { desk } = found.charts;
  // A month that is over, so that a sync in between changes nothing.
  await desk.choosePeriod('Last month');
  await found.open();
  return found;
}

test('every mark leads to exactly the calls it counts', async ({ start }) => {
  test.setTimeout(240_000);
  const found = await openPage(await start({ demo: true, settings: { language: 'en' } }));
  const { page, charts } = found;

  await test.step('tiles', async () => {
    await found.opens(charts.desk.tile('systemLost'), countIn(await charts.desk.figure('systemLost')));
    const n = /n = ([\d,]+)/.exec(await charts.desk.tile('patienceMedian').innerText())?.[1] ?? '';
    // The demo knows every wait.
    await found.opens(charts.desk.tile('abandonRate'), countIn(n));
  });

  await test.step('the mix of a day, as shares, and all calls of the day', async () => {
    const opened = await found.cellsOpen('Outcome mix over time', 4, [1, 8]);
    expect(opened).toBe(2);
  });

  await test.step('the mix as numbers, under the pointer', async () => {
    const card = charts.card('Outcome mix over time');
    await card.getByRole('radio', { name: 'Count' }).click();
    const canvas = card.locator('canvas').first();
    const box = (await canvas.boundingBox())!;
    const position = { x: box.width / 2, y: box.height * 0.75 };
    await canvas.hover({ position });
    const count = countIn(await card.locator('.tip .chosen .value').innerText());
    await canvas.click({ position });
    await charts.desk.gridHas(count);
    await page.evaluate(() => history.back());
    await expect(charts.desk.tile('abandonRate')).toBeVisible();
  });

  await test.step('waits of those who gave up, and all until then', async () => {
    expect(await found.cellsOpen('Time to abandon', 4, [1, 2])).toBe(2);
  });

  await test.step('an hour', async () => {
    expect(await found.cellsOpen('Lost calls by hour', 11, [1, 3])).toBe(2);
  });

  await test.step('a skill group', async () => {
    expect(await found.cellsOpen('Abandonment rate by skill group', 1, [1, 4])).toBe(2);
  });

  await test.step('who hung up', async () => {
    for (const side of ['customer', 'agent', 'short']) {
      const button = charts.card('Who hung up').locator(`[data-side="${side}"]`);
      const count = countIn(await button.locator('.number').first().innerText());
      expect(count).toBeGreaterThan(0);
      await found.opens(button, count);
    }
  });

  await test.step('who calls again, and who calls most', async () => {
    const title = 'Time until callers call again';
    expect(await found.cellsOpen(title, 1, [1])).toBe(1);
    const most = charts.card(title).getByRole('list', { name: 'Numbers that call most often' });
    const first = most.getByRole('button').first();
    await found.opens(first, countIn(await first.locator('.number').innerText()));
  });
});

test('lost callers: by keyboard to their calls, and as a file, masked or in full', async ({ start }) => {
  const desk = await start({ demo: true, settings: { language: 'en' } });
  const found = await openPage(desk);
  const { page, charts } = found;
  const rows = await found.lostRows();
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.every(([number]) => number!.includes('*'))).toBe(true);

  await test.step('the tile counts those that are judged, and leads to the list', async () => {
    const lost = countIn(await charts.desk.figure('lostCallers'));
    await expect(found.lost).toContainText(`${lost.toLocaleString('en-US')} callers abandoned`);
    await charts.desk.tile('lostCallers').click();
    await expect(found.lost).toBeInViewport();
  });

  const fileOf = async (choice: 'Save masked' | 'Save full numbers'): Promise<string[][]> => {
    await found.saveLost(choice);
    const [name] = readdirSync(desk.files).filter((file) => file.endsWith('.csv'));
    const path = join(desk.files, name!);
    const [, ...lines] = parseCsv(readFileSync(path, 'utf8').slice(1));
    rmSync(path);
    return lines;
  };
  await test.step('the file has the rows of the list and all that were cut', async () => {
    const masked = await fileOf('Save masked');
    const [, lost, open] = /([\d,]+) callers abandoned.* hours; ([\d,]+) more/.exec(
      await found.lost.innerText(),
    )!;
    expect(masked).toHaveLength(countIn(lost!) + countIn(open!));
    for (const [index, row] of rows.entries()) {
      const [number, calls, last, wait, group] = masked[index]!;
      const seconds = Math.round(Number(wait));
      const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      expect(row.slice(0, 5)).toEqual([number, calls, last!.slice(0, 16), shown, group]);
    }
    const full = await fileOf('Save full numbers');
    expect(full).toHaveLength(masked.length);
    expect(full.some(([number]) => number!.includes('*'))).toBe(false);
    expect(full.map((row) => row.slice(1))).toEqual(masked.map((row) => row.slice(1)));
    for (const [index, [number]] of full.entries())
      expect(number!.slice(-2)).toBe(masked[index]![0]!.slice(-2));
  });

  await test.step('arrows move in the list, Enter opens the calls of the caller', async () => {
    const buttons = found.lost.getByRole('table').getByRole('button');
    await expect(found.lost.getByRole('table').locator('button[tabindex="0"]')).toHaveCount(1);
    await buttons.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(buttons.nth(2)).toBeFocused();
    await page.keyboard.press('End');
    await expect(buttons.last()).toBeFocused();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await expect.poll(() => charts.desk.gridRows()).toBeGreaterThanOrEqual(Number(rows[0]![1]));
    expect(await page.evaluate(() => location.hash)).toContain('period=all');
  });
});
