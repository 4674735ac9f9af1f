// The overview: its sentences, its threshold slider against a recount, and what it says of few calls and none.
import { daysPeriod, localDay, monthStart } from '#shared/base/period';
import { expect, test } from '#test/kit/app';
import { zone } from '#test/kit/center';
import { DeskPage } from '#test/kit/pages/desk-page';
import { countIn, OverviewPage } from '#test/kit/pages/overview-page';
import { demoCalls, percent } from '#test/kit/demo-calls';

test('the overview speaks in sentences and answers "what if" exactly', async ({ start }) => {
  const { page, profile } = await start({ demo: true, settings: { language: 'en' } });
  const overview = new OverviewPage(page);
  const { desk } = overview;
  const thirtyDays = await desk.figure('inbound');
  await desk.choosePeriod('Last month');
  await expect.poll(() => desk.figure('inbound')).not.toBe(thirtyDays);

  await test.step('at most three sentences, and they lead to their calls', async () => {
    const sentences = overview.card('Key points');
    await expect(sentences.locator('button, span').first()).toBeVisible();
    expect(await sentences.locator('button, span').count()).toBeLessThanOrEqual(3);
    const lost = sentences.locator('[data-sentence="lost"]');
    if ((await lost.count()) > 0) {
      const [, count] = /\(([\d,]+) of/.exec(await lost.innerText()) ?? [];
      await overview.opens(lost, countIn(count ?? ''));
    }
  });

  await test.step('the slider begins at what is set and recounts by the second', async () => {
    const slider = page.getByRole('slider', { name: /If the threshold were/ });
    const level = overview.card('Wait time distribution').locator('[data-level]');
    await expect(level).toContainText(`Service level ${await desk.figure('serviceLevel')}%`);
    const today = localDay(zone, Date.now());
    const { from, to } = daysPeriod(zone, monthStart(today, -1), monthStart(today) - 1);
    const inbound = demoCalls(profile, from, to, Date.now()).filter(
      (call) => call.contactType.toLowerCase() === 'inbound',
    );
    const wait = (call: (typeof inbound)[number]): number =>
      (call.queueSeconds ?? 0) + (call.ringSeconds ?? 0);
    const answered = inbound.filter((call) => call.disposition === 'Success');
    const abandoned = inbound.filter((call) => /^AbandonedIn(Queue|Ring)$/.test(call.disposition));
    await slider.focus();
    for (const seconds of [5, 7, 33, 120]) {
      await slider.fill(String(seconds));
      const inTime = answered.filter((call) => wait(call) <= seconds).length;
      await expect(level).toContainText(
        `Service level ${percent(inTime, answered.length + abandoned.length)}%`,
      );
      const gaveUp = abandoned.filter((call) => wait(call) <= seconds).length;
      await expect(overview.card('Wait time distribution').locator('[data-gave-up]')).toContainText(
        `${percent(gaveUp, abandoned.length)}%`,
      );
    }
    await page.keyboard.press('ArrowLeft');
    await expect(slider).toHaveValue('119');
  });
});

test('targets that are set are drawn, and a limit is missed from above', async ({ start }) => {
  const { page } = await start({
    demo: true,
    settings: {
      language: 'en',
      targets: { serviceLevel: 0.8, answerRate: 0.9, abandonRate: 0.01, satisfiedRate: 0.99 },
    },
  });
  const overview = new OverviewPage(page);
  await expect(overview.desk.tile('abandonRate')).toContainText('Target 1% · missed');
  await expect(overview.desk.tile('satisfiedRate')).toContainText('Target 99% · missed');
  await expect(overview.desk.tile('abandonRate').locator('.goal')).toBeVisible();
  await expect(overview.desk.tile('inbound').locator('.goal')).toBeHidden();
  await expect(overview.card('Key points')).toContainText('significantly above the limit of 1%');
});

test('a period that was never read says so, is read on demand, and leads out', async ({ start }) => {
  const { page } = await start({ demo: true, settings: { language: 'en' } });
  const desk = new DeskPage(page);
  await page.evaluate(() => {
    location.hash = '#overview?first=2020-01-01&last=2020-01-31';
  });
  await expect(page.getByText('These days are not synced')).toBeVisible();
  await page.locator('main').getByRole('button', { name: 'Sync now' }).click();
  await expect(page.getByText('No calls in this period')).toBeVisible();
  await page.getByRole('button', { name: 'Show last 30 days' }).click();
  await expect(desk.tile('inbound')).toBeVisible();
});
