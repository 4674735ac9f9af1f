// Language, theme, pause, and a data process that dies.
import { dayText, defaultZone, localDay } from '#shared/base/period';
import { demoInstanceId, newInstance } from '#shared/domain/settings';
import { expect, test } from '#test/kit/app';
import { codeOf } from '#test/kit/attacks';
import { DeskPage } from '#test/kit/pages/desk-page';

test('language and theme change at once and are kept', async ({ start }) => {
  const first = await start({ demo: true, settings: { language: 'en', theme: 'light' } });
  const desk = new DeskPage(first.page);
  await desk.goTo('Settings');
  await first.page.getByRole('radio', { name: '简体中文' }).click();
  await expect(first.page.getByRole('heading', { name: '设置' })).toBeVisible();
  await first.page.getByRole('radio', { name: '深色' }).click();
  const ground = (): Promise<string> =>
    first.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await expect.poll(ground).toBe('rgb(15, 18, 22)');
  await first.close();

  const { page } = await start();
  await expect(page.getByRole('button', { name: '总览' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
});

test('a sync can be paused, resumed and cancelled', async ({ start }) => {
  // A pace at which the run lasts long enough for a hand, on any machine.
  const days = 30;
  const instance = newInstance({
    id: demoInstanceId,
    requestsPerSecond: 4,
    lookBackDays: days + 1,
    schedule: { onStart: false, everyMinutes: 0, at: [] },
    demo: { seed: 1, calls: 3000, days, firstDay: dayText(localDay(defaultZone, Date.now()) - days) },
  });
  const { page } = await start({ settings: { language: 'en', instances: [instance] } });
  const desk = new DeskPage(page);
  await page.getByRole('button', { name: 'Sync now' }).first().click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByText('Sync paused')).toBeVisible();
  const shown = await page.getByRole('progressbar').getAttribute('aria-valuenow');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText('Sync paused')).toBeHidden();
  expect(Number(shown)).toBeLessThan(100);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Sync now' })).toBeVisible();
  await page.getByRole('button', { name: 'Sync now' }).click();
  await desk.syncFinished();
});

test('when the data process dies it is started again and no committed call is lost', async ({ start }) => {
  const { app, page } = await start({ demo: true, settings: { language: 'en' } });
  const desk = new DeskPage(page);
  const thirtyDays = await desk.figure('inbound');
  await desk.choosePeriod('Last month');
  await expect.poll(() => desk.figure('inbound')).not.toBe(thirtyDays);
  const before = await desk.figure('inbound');
  const killed = await app.evaluate(({ app: electron }) => {
    const [data] = electron.getAppMetrics().filter((one) => one.name === 'CCC Reports data');
    if (data !== undefined) process.kill(data.pid, 'SIGKILL');
    return data?.pid;
  });
  expect(killed).toBeDefined();
  await expect
    .poll(async () => {
      // One that dies soon after its start is started again when it is asked.
      await codeOf(page, 'archive.status', {});
      return app.evaluate(({ app: electron }, old) => {
        const [data] = electron.getAppMetrics().filter((one) => one.name === 'CCC Reports data');
        return data !== undefined && data.pid !== old;
      }, killed);
    })
    .toBe(true);
  await desk.choosePeriod('Last 30 days');
  await desk.choosePeriod('Last month');
  await expect.poll(() => desk.figure('inbound')).toBe(before);
});

test('a report page that crashes while it is printed is told as that, and the next report is printed', async ({
  start,
}) => {
  const { app, page } = await start({ settings: { language: 'en', zone: defaultZone } });
  const order = {
    title: '',
    period: 'custom',
    filter: {},
    look: { paper: 'a4', orientation: 'portrait', appendix: [], hideNames: false },
    language: 'en',
  };
  const preview = (): Promise<string> => codeOf(page, 'report.preview', { order });
  await expect.poll(preview).toBe('answered');
  await app.evaluate(({ app: electron }) => {
    electron.once('web-contents-created', (_event, contents) => {
      const printer = contents as unknown as { _printToPDF(settings: object): Promise<Buffer> };
      const print = printer._printToPDF.bind(printer);
      printer._printToPDF = (settings) => {
        const printed = print(settings);
        contents.forcefullyCrashRenderer();
        return printed;
      };
    });
  });
  expect(await preview()).toBe('printFailed');
  expect(await preview()).toBe('answered');
});
