// The sync page against the stand-in: what a run did, what is lacking and why, and how it is mended.
import type { Service } from '#electron/simulator/service';
import { mixedFaults, noFaults, type FaultPlan } from '#electron/simulator/faults';
import { sampleCall } from '#electron/simulator/source';
import { dayStart, dayText } from '#shared/base/period';
import { expect, test } from '#test/kit/app';
import { callsBefore, keys, manual, startCenter, today, zone } from '#test/kit/center';
import { connected } from '#test/kit/connected';
import { DeskPage } from '#test/kit/pages/desk-page';
import { SyncPage } from '#test/kit/pages/sync-page';

const perDay = 40;
const services: Pick<Service, 'close'>[] = [];
const forgets: (() => Promise<void>)[] = [];
test.afterEach(async () => {
  for (const service of services.splice(0)) await service.close();
  for (const forget of forgets.splice(0)) await forget();
});

test('a run through faults ends with every day complete and the numbers of the service', async ({
  start,
  folder,
}) => {
  const source = callsBefore(5, perDay);
  const service = await startCenter('ccc-a', source, { faults: mixedFaults(7, 0.3) });
  services.push(service);
  const profile = await connected(folder, [manual('ccc-a', service.url)]);
  forgets.push(profile.forget);
  const { page } = await start(profile);
  const desk = new DeskPage(page);
  const sync = new SyncPage(page);
  await sync.open();
  await desk.runEnds('done', () => sync.button('Sync now').click());
  await expect(sync.run).toContainText(`${source.size} rows fetched`);
  await expect(sync.run).toContainText(`${source.size} / 0`);
  for (let back = 1; back <= 5; back++) {
    const cell = await sync.day(dayText(today() - back));
    await expect(cell).toHaveAttribute('data-state', 'complete');
    await expect(cell).toHaveAccessibleName(new RegExp(`complete.*, ${perDay} calls$`));
  }
  await expect(sync.log.getByRole('row').nth(1)).toContainText('manual');
  expect(service.requests.total).toBeGreaterThan(0);

  await test.step('the calendar is driven by keys', async () => {
    const newest = await sync.day(dayText(today() - 1));
    await newest.click();
    await expect(newest).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('ArrowLeft');
    const before = sync.main.locator(`[data-day="${dayText(today() - 2)}"]`);
    await expect(before).toBeFocused();
    await expect(before).toHaveAttribute('aria-pressed', 'false');
    await page.keyboard.press('Enter');
    await expect(before).toHaveAttribute('aria-pressed', 'true');
    await expect(sync.windows).toContainText('complete');
  });
});

test('a run is paused and goes on where it stopped', async ({ start, folder }) => {
  const source = callsBefore(6, 300);
  const service = await startCenter('ccc-b', source, { latencyMs: 60 });
  services.push(service);
  const profile = await connected(folder, [manual('ccc-b', service.url, { requestsPerSecond: 5 })]);
  forgets.push(profile.forget);
  const { page } = await start(profile);
  const desk = new DeskPage(page);
  const sync = new SyncPage(page);
  await sync.open();
  await desk.runEnds('done', async () => {
    await sync.button('Sync now').click();
    await sync.button('Pause').click();
    await expect(sync.run).toHaveAttribute('data-phase', 'paused');
    await expect(sync.run).toContainText('Select Resume to continue where it left off');
    await sync.button('Resume').click();
    await expect(sync.run).not.toHaveAttribute('data-phase', 'paused');
  });
  const cell = await sync.day(dayText(today() - 3));
  await expect(cell).toHaveAccessibleName(/complete.*, 300 calls$/);
});

test('a wrong key and a wrong clock are named, with what to do', async ({ start, folder }) => {
  const source = callsBefore(2, perDay);
  const service = await startCenter('ccc-c', source);
  const late = await startCenter('ccc-d', source, { clock: () => Date.now() - 20 * 60_000 });
  services.push(service, late);
  const wrong = await connected(folder, [manual('ccc-c', service.url)], 'a-wrong-secret');
  const right = await connected(folder, [manual('ccc-d', late.url)]);
  forgets.push(wrong.forget, right.forget);
  const instances = [...(wrong.settings.instances ?? []), ...(right.settings.instances ?? [])];
  const { page } = await start({ settings: { ...wrong.settings, instances } });
  const desk = new DeskPage(page);
  const sync = new SyncPage(page);
  await sync.open();
  await sync.button('Sync now').click();
  await expect(sync.run.getByRole('alert')).toContainText('the secret does not match the AccessKey ID');
  await expect(sync.run).toContainText('Automatic sync is paused until this is fixed.');
  await expect(sync.run).toContainText('manual');
  await expect(sync.button('Copy details')).toBeVisible();
  await expect(sync.log.getByRole('row').nth(1)).toContainText('failed');

  await test.step('with the right key on its page it is synced at once', async () => {
    await sync.button('Edit instance').click();
    await page.getByLabel('AccessKey ID').fill(keys.accessKeyId);
    await page.getByLabel('AccessKey secret').fill(keys.accessKeySecret);
    await desk.runEnds('done', () => sync.button('Save').click());
    await sync.open();
    await expect(sync.run).toContainText(`${source.size} rows fetched`);
  });

  await sync.main.getByRole('radio', { name: 'ccc-d' }).click();
  await sync.button('Sync now').click();
  await expect(sync.run.getByRole('alert')).toContainText(
    "This computer's clock is 20 minutes ahead of the server's",
  );
});

test('a service that goes away is waited for, and the run goes on', async ({ start, folder }) => {
  const source = callsBefore(4, perDay);
  const service = await startCenter('ccc-e', source);
  const profile = await connected(folder, [manual('ccc-e', service.url)]);
  forgets.push(profile.forget);
  const { page } = await start(profile);
  const desk = new DeskPage(page);
  const sync = new SyncPage(page);
  await sync.open();
  await service.close();
  await desk.runEnds('done', async () => {
    await sync.button('Sync now').click();
    await expect(sync.run).toHaveAttribute('data-phase', 'waiting', { timeout: 60_000 });
    await expect(sync.run).toContainText('CCC cannot be reached');
    await expect(sync.run).toContainText(/next attempt in \d+:\d\d|retrying…/);
    services.push(await startCenter('ccc-e', source, { port: service.port }));
    await expect(sync.button('Pause')).toBeVisible();
    await sync.button('Retry now').click();
  });
  const cell = await sync.day(dayText(today() - 2));
  await expect(cell).toHaveAttribute('data-state', 'complete');
});

test('a day that lacks calls shows its windows and why, and is mended', async ({ start, folder }) => {
  const source = callsBefore(3, 120);
  const lacking = dayText(today() - 2);
  // A call turns up in that day whenever a second page is asked for: no reading of its window agrees with its count.
  let added = 0;
  const growing: FaultPlan = {
    next({ params }) {
      const startedAt = dayStart(zone, today() - 2) + 23 * 3_600_000 + added * 1000;
      if (params.get('PageNumber') === '2')
        source.insert(sampleCall({ contactId: `job-late-${added++}`, startedAt }));
      return undefined;
    },
  };
  const service = await startCenter('ccc-f', source, { faults: growing });
  services.push(service);
  const profile = await connected(folder, [manual('ccc-f', service.url)]);
  forgets.push(profile.forget);
  const { page } = await start(profile);
  const desk = new DeskPage(page);
  const sync = new SyncPage(page);
  await sync.open();
  await desk.runEnds('incomplete', () => sync.button('Sync now').click());
  const cell = await sync.day(lacking);
  await expect(cell).toHaveAttribute('data-state', 'partial');
  await expect(desk.strip).toContainText('1 day incomplete');
  await cell.click();
  await expect(sync.windows).toContainText('Rows kept changing');
  await expect(sync.windows.getByRole('row').filter({ hasText: /attempt/ })).not.toHaveCount(0);

  service.setFaults(noFaults);
  await desk.runEnds('done', () => sync.button('Retry missing data').click());
  await expect(cell).toHaveAttribute('data-state', 'complete');
  await expect(desk.strip).not.toContainText('incomplete');
  await expect(cell).toHaveAccessibleName(new RegExp(`complete.*, ${120 + added} calls$`));
  await expect(sync.windows).toContainText('complete');
});

test('a call is asked for again, alone and with others of its caller', async ({ start, folder }) => {
  const source = callsBefore(1, perDay);
  const service = await startCenter('ccc-r', source);
  services.push(service);
  const profile = await connected(folder, [manual('ccc-r', service.url)]);
  forgets.push(profile.forget);
  const { page } = await start(profile);
  const desk = new DeskPage(page);
  await desk.runEnds('done', () => page.getByRole('button', { name: 'Sync now' }).click());
  const newest = `job-${dayText(today() - 1)}-${perDay - 1}`;
  source.update(newest, { surveyOffered: true, surveyChannel: 'IVR', rating: 5 });

  await desk.goTo('Call records');
  await desk.gridHas(perDay);
  await desk.grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Call details' });
  await expect(panel).toContainText(newest);
  await expect(panel).not.toContainText('Rating first seen');
  await panel.getByRole('button', { name: 'Refresh this call' }).click();
  await expect(page.getByText('1 found, 0 new, 1 updated')).toBeVisible();
  await expect(panel).toContainText('Rating first seen');

  await panel.getByTitle('Refresh more calls').click();
  await panel.getByRole('button', { name: 'Calls from this number' }).click();
  await expect(page.getByText(`${perDay} found, 0 new, 0 updated`)).toBeVisible();
});

test('instances are renamed, switched off and removed, with their calls or without', async ({
  start,
  folder,
}) => {
  const first = await startCenter('ccc-g', callsBefore(3, perDay));
  const second = await startCenter('ccc-h', callsBefore(2, perDay));
  services.push(first, second);
  const instances = [manual('ccc-g', first.url), manual('ccc-h', second.url)];
  const profile = await connected(folder, instances);
  forgets.push(profile.forget);
  const { page } = await start(profile);
  const desk = new DeskPage(page);
  await page.getByRole('button', { name: 'Sync now' }).click();
  await expect.poll(() => desk.figure('inbound')).toBe(String(5 * perDay));
  await desk.syncFinished();

  await test.step('renamed', async () => {
    await desk.goTo('Settings');
    await page.getByRole('button', { name: 'Edit ccc-g' }).click();
    await expect(page.getByLabel('Instance ID')).toBeDisabled();
    await expect(
      page.getByText(`${keys.accessKeyId.slice(0, 4)}…${keys.accessKeyId.slice(-4)}`),
    ).toBeVisible();
    await page.getByLabel('Display name').fill('East');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Remove 08:30' })).toBeVisible();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Edit East' })).toBeVisible();
  });

  await test.step('switched off, and out of the figures', async () => {
    await page.getByRole('switch', { name: 'Sync ccc-h' }).click();
    await expect(page.getByRole('switch', { name: 'Sync ccc-h' })).not.toBeChecked();
    await desk.goTo('Overview');
    await expect.poll(() => desk.figure('inbound')).toBe(String(3 * perDay));
    await desk.chooseInstance('ccc-h');
    await expect.poll(() => desk.figure('inbound')).toBe(String(2 * perDay));
    await desk.chooseInstance('All enabled instances');
    await expect.poll(() => desk.figure('inbound')).toBe(String(3 * perDay));
  });

  await test.step('removed with its calls kept', async () => {
    await desk.goTo('Settings');
    await page.getByRole('button', { name: 'Remove East' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Keep calls' }).click();
    await expect(page.getByText('removed, calls kept')).toBeVisible();
    await desk.goTo('Overview');
    await desk.chooseInstance('East');
    await expect.poll(() => desk.figure('inbound')).toBe(String(3 * perDay));
  });

  await test.step('removed with its calls, and a former one deleted for good', async () => {
    await desk.goTo('Settings');
    await page.getByRole('button', { name: 'Remove ccc-h' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Delete calls' }).click();
    await expect(dialog).toContainText('Permanently delete');
    await dialog.getByRole('button', { name: 'Delete permanently' }).click();
    await expect(page.getByRole('button', { name: 'Remove ccc-h' })).toBeHidden();
    await page.getByRole('button', { name: 'Delete calls of East' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete permanently' }).click();
    await expect(page.getByRole('heading', { name: 'Welcome to CCC Reports' })).toBeVisible();
  });
});
