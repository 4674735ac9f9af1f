// Satisfaction: figures against a recount, each mark against its calls, and a review that is kept.
import { daysPeriod, localDay, monthStart } from '#shared/base/period';
import { expect, test } from '#test/kit/app';
import { zone } from '#test/kit/center';
import { countIn } from '#test/kit/pages/overview-page';
import { SatisfactionPage } from '#test/kit/pages/satisfaction';
import { demoCalls, grouped, percent, recount } from '#test/kit/demo-calls';

const trend = 'Satisfied rate over time';
const durations = 'Satisfied rate by wait and talk time';
const who = 'Satisfaction by agent and skill group';

test('figures are those of a recount, and every mark leads to exactly its calls', async ({ start }) => {
  test.setTimeout(240_000);
  const { page, profile } = await start({ demo: true, settings: { language: 'en' } });
  const satisfaction = new SatisfactionPage(page);
  const { desk } = satisfaction;
  await satisfaction.open();
  await desk.choosePeriod('Last month');
  const today = localDay(zone, Date.now());
  const { from, to } = daysPeriod(zone, monthStart(today, -1), monthStart(today) - 1);
  const calls = demoCalls(profile, from, to, Date.now());
  const counted = recount(calls);
  const isRated = (call: (typeof calls)[number]): boolean =>
    call.surveyOffered === true && [1, 2, 3, 4, 5].includes(call.rating ?? 0);
  const success = calls.filter((call) => call.disposition === 'Success');
  const offered = calls.filter((call) => call.surveyOffered === true);

  await test.step('tiles', async () => {
    await expect.poll(() => desk.figure('satisfiedRate')).toBe(percent(counted.satisfied, counted.rated));
    expect(await desk.figure('dissatisfiedRate')).toBe(percent(counted.dissatisfied, counted.rated));
    expect(await desk.figure('offerRate')).toBe(percent(offered.length, success.length));
    expect(await desk.figure('responseRate')).toBe(percent(counted.rated, offered.length));
    const keys = calls.filter(isRated).reduce((sum, call) => sum + (call.rating ?? 0), 0);
    expect(await desk.figure('csatMean')).toBe((keys / counted.rated).toFixed(2));
    await satisfaction.opens(desk.tile('satisfiedRate'), counted.rated);
    await satisfaction.opens(desk.tile('dissatisfiedRate'), counted.dissatisfied);
    await satisfaction.opens(desk.tile('offerRate'), offered.length);
  });

  await test.step('the funnel', async () => {
    const unsurveyed = success.filter((call) => call.surveyOffered !== true).length;
    for (const [name, count] of [
      ['success', success.length],
      ['offered', offered.length],
      ['rated', counted.rated],
      ['satisfied', counted.satisfied],
      ['unsurveyed', unsurveyed],
    ] as const) {
      await expect(satisfaction.step(name)).toContainText(grouped(count));
      await satisfaction.opens(satisfaction.step(name), count);
    }
    const channels = page.getByRole('table', { name: 'By survey channel' });
    for (const cell of await channels.getByRole('row').nth(1).getByRole('button').all())
      await satisfaction.opens(cell, countIn((await cell.innerText()).split(' ')[0] ?? ''));
  });

  await test.step('pressed keys', async () => {
    for (const key of [1, 3, 5]) {
      const count = calls.filter((call) => isRated(call) && call.rating === key).length;
      await expect(satisfaction.rating(key)).toContainText(grouped(count));
      await satisfaction.opens(satisfaction.rating(key), count);
    }
    const bars = satisfaction.card('Rating distribution').getByRole('button', { name: /^SMS, / });
    for (const bar of await bars.all()) {
      const name = (await bar.getAttribute('aria-label')) ?? '';
      await satisfaction.opens(bar, countIn(/: ([\d,]+) \(/.exec(name)?.[1] ?? ''));
    }
  });

  await test.step('days, by their table and by key', async () => {
    for (const column of [1, 2, 3]) {
      const cell = (await satisfaction.table(trend)).getByRole('row').nth(5).getByRole('cell').nth(column);
      const text = (await cell.innerText()).trim();
      const count = countIn(/([\d,]+) \//.exec(text)?.[1] ?? text);
      if (count > 0) await satisfaction.opens(cell.getByRole('button'), count);
    }
    // A page that was left shows its charts again as charts.
    await desk.goTo('Overview');
    await satisfaction.open();
    const chart = satisfaction.card(trend).getByRole('application');
    const spoken = chart.locator('[aria-live]');
    for (const [key, pattern] of [
      ['Home', /Satisfied rate .*, n = ([\d,]+)/],
      ['ArrowUp', /Dissatisfied .* · ([\d,]+) of/],
    ] as const) {
      await chart.focus();
      await page.keyboard.press('Home');
      await page.keyboard.press(key);
      await expect(spoken).toContainText(pattern);
      const count = countIn(pattern.exec(await spoken.innerText())?.[1] ?? '');
      await page.keyboard.press('Enter');
      await desk.gridHas(count);
      await page.evaluate(() => history.back());
      await satisfaction.settled();
    }
  });

  await test.step('classes of waits and talks', async () => {
    for (const place of [1, 2, 6, 7, 12]) {
      const row = (await satisfaction.table(durations)).getByRole('row').nth(place);
      const count = countIn(await row.getByRole('cell').nth(1).innerText());
      if (count > 0) await satisfaction.opens(row.getByRole('button'), count);
    }
  });

  await test.step('people: ranked by the lower end, and each opens', async () => {
    const lows: number[] = [];
    for (const row of await (await satisfaction.twin(who)).getByRole('row').all()) {
      const [, rank = '', , interval = '', n = ''] = await row.getByRole('cell').allInnerTexts();
      if (!/^\d+$/.test(rank)) continue;
      expect(Number(rank)).toBe(lows.length + 1);
      expect(countIn(n)).toBeGreaterThanOrEqual(30);
      lows.push(Number(interval.split('–')[0]));
    }
    expect(lows.length).toBeGreaterThan(3);
    expect(lows).toEqual([...lows].sort((a, b) => b - a));
    await desk.goTo('Overview');
    await satisfaction.open();
    const name = await satisfaction.raters.first().getByRole('button').innerText();
    await satisfaction.raters.first().click();
    await expect(page.getByRole('complementary').getByRole('heading', { level: 2 }).first()).toHaveText(name);
  });
});

test('a review is checked, noted and kept, and can be taken back', async ({ start }) => {
  test.setTimeout(240_000);
  const first = await start({ demo: true, settings: { language: 'en' } });
  let satisfaction = new SatisfactionPage(first.page);
  await satisfaction.open();
  const progress = (): Promise<string> =>
    satisfaction.review.getByRole('status').filter({ hasText: ' reviewed' }).first().innerText();
  await expect(satisfaction.reviewed.first()).toBeVisible();
  const shown = await satisfaction.reviewed.count();
  expect(await progress()).toContain(`0 of ${shown} reviewed`);

  await test.step('more or fewer of each agent', async () => {
    await satisfaction.review.getByRole('radio', { name: '1', exact: true }).click();
    await expect.poll(() => satisfaction.reviewed.count()).toBeLessThan(shown);
    await satisfaction.review.getByRole('radio', { name: '3', exact: true }).click();
    await expect.poll(() => satisfaction.reviewed.count()).toBe(shown);
  });

  const ids = await satisfaction.reviewed.evaluateAll((rows) =>
    rows.map((row) => row.getAttribute('data-review')),
  );
  const [one, two, three] = [0, 1, 2].map((place) => satisfaction.reviewed.nth(place));
  await satisfaction.check(one!).check();
  await satisfaction.isSaved(one!);
  await satisfaction.note(two!).fill('interrupted the caller');
  await first.page.keyboard.press('Enter');
  await satisfaction.isSaved(two!);
  // Without Enter: leaving the field keeps it, with the mark of the same call.
  await satisfaction.note(three!).fill('listen again');
  await satisfaction.check(three!).check();
  await satisfaction.isSaved(three!);
  await expect.poll(progress).toContain(`2 of ${shown} reviewed`);
  await first.close();

  const second = await start();
  satisfaction = new SatisfactionPage(second.page);
  await satisfaction.open();
  const row = (place: number) => second.page.locator(`[data-review="${ids[place]}"]`);
  await expect(satisfaction.check(row(0))).toBeChecked();
  await expect(satisfaction.note(row(1))).toHaveValue('interrupted the caller');
  await expect(satisfaction.check(row(1))).not.toBeChecked();
  await expect(satisfaction.note(row(2))).toHaveValue('listen again');
  expect(await progress()).toContain('2 of ');

  await test.step('what is checked can be left out, and stays in sight until the list comes anew', async () => {
    await satisfaction.review.getByRole('checkbox', { name: 'Not reviewed only' }).check();
    await expect(row(0)).toBeHidden();
    await satisfaction.check(row(1)).check();
    await satisfaction.isSaved(row(1));
    await expect(row(1)).toBeVisible();
    await satisfaction.check(row(1)).uncheck();
    await expect.poll(progress).toContain('2 of ');
    await satisfaction.review.getByRole('checkbox', { name: 'Not reviewed only' }).uncheck();
    await satisfaction.check(row(0)).uncheck();
    await expect.poll(progress).toContain('1 of ');
  });

  await test.step('a row leads to its call', async () => {
    await row(1).getByRole('button').click();
    await expect(satisfaction.desk.grid).toBeVisible();
    expect(new URL(second.page.url()).hash).toContain(`call=${ids[1]}`);
  });
});

test('calls without ratings say why, and lead out', async ({ start }) => {
  const { page } = await start({ demo: true, settings: { language: 'en' } });
  const satisfaction = new SatisfactionPage(page);
  await satisfaction.open();
  await page.evaluate(() => {
    location.hash = `#satisfaction?period=last30Days&filter=${encodeURIComponent('{"surveyOffered":false}')}`;
  });
  await expect(page.getByText('No ratings in this selection')).toBeVisible();
  await expect(satisfaction.desk.tile('satisfiedRate')).toContainText('–');
  await expect(satisfaction.step('offered')).toBeDisabled();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(satisfaction.card(trend)).toBeVisible();
});
