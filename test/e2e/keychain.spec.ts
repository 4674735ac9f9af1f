// Without a keychain, or with one that does not answer: keys for one session, in memory only, and a plain sentence.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import keytar from 'keytar';
import { callsBefore, keys, manual, startCenter, zone } from '#test/kit/center';
import { expect, test } from '#test/kit/app';
import { DeskPage } from '#test/kit/pages/desk-page';
import { SettingsPage } from '#test/kit/pages/settings-page';

// How a keychain is made to be missing or silent: by the address of its bus.
test.skip(process.platform !== 'linux', 'only on Linux programs reach the keychain by a bus');

const id = 'ccc-nokeychain';

/** Starts made meanwhile find this bus instead of the session's own. */
async function withBus<T>(address: string, work: () => Promise<T>): Promise<T> {
  const before = process.env['DBUS_SESSION_BUS_ADDRESS'];
  process.env['DBUS_SESSION_BUS_ADDRESS'] = address;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['DBUS_SESSION_BUS_ADDRESS'];
    else process.env['DBUS_SESSION_BUS_ADDRESS'] = before;
  }
}

async function enterKeys(page: Page): Promise<void> {
  await page.getByLabel('AccessKey ID').fill(keys.accessKeyId);
  await page.getByLabel('AccessKey secret').fill(keys.accessKeySecret);
}

function expectNoSecretBelow(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const file = join(entry.parentPath, entry.name);
      expect(readFileSync(file).includes(keys.accessKeySecret), `${file} holds the secret`).toBe(false);
    }
}

test('without a keychain keys are used for this session, asked for again after it, and stored once there is one', async ({
  start,
}) => {
  const service = await startCenter(id, callsBefore(1, 20));
  try {
    await test.step('connecting says what is wrong and offers the session', async () => {
      const { app, page, profile } = await withBus('unix:path=/nonexistent', () =>
        start({ settings: { language: 'en', zone } }),
      );
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await page.getByLabel('Instance ID').fill(id);
      await page.getByLabel('Custom endpoint').fill(service.url);
      await enterKeys(page);
      await page.getByRole('button', { name: 'Save and start sync' }).click();
      await expect(page.getByRole('alert')).toContainText('credential store is not available');
      await expect(page.getByText(/GNOME Keyring or KWallet/)).toBeVisible();
      await page.getByRole('button', { name: 'Use for this session only' }).click();
      await new DeskPage(page).syncFinished();
      const settings = new SettingsPage(page);
      await settings.open();
      await expect(page.getByText('AccessKey for this session only')).toBeVisible();
      await app.close();
      expectNoSecretBelow(profile);
    });

    await test.step('the next start asks again; the same form takes them', async () => {
      const { app, page } = await start();
      const settings = new SettingsPage(page);
      await page.getByRole('button', { name: 'Sync now' }).click();
      await expect(page.getByText(/no AccessKey/i).first()).toBeVisible();
      await settings.open();
      await page.getByRole('button', { name: `Enter the AccessKey of ${id} again` }).click();
      await expect(page.getByText('was for one session only and has been removed')).toBeVisible();
      await enterKeys(page);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      // Now there is a keychain, so that is where they go; the run that had failed is made at once.
      await new DeskPage(page).syncFinished();
      await settings.open();
      await expect(page.getByText('AccessKey for this session only')).toBeHidden();
      await app.close();
    });
  } finally {
    await service.close();
  }
});

test('keys of a session move into the keychain when it is back', async ({ start, folder }) => {
  const service = await startCenter(id, callsBefore(1, 5));
  const account = `${id} (${join(folder, 'profile')})`;
  try {
    const { page } = await start({
      settings: { language: 'en', zone, instances: [manual(id, service.url)] },
    });
    const kept = await page.evaluate(
      async (input) => {
        const { api } = window as unknown as {
          api: { call(name: string, input: unknown): Promise<{ ok: boolean }> };
        };
        return (await api.call('instance.update', input)).ok;
      },
      { instance: manual(id, service.url), keys, keep: 'session' },
    );
    expect(kept).toBe(true);
    expect(await keytar.getPassword('CCC Reports', account)).toBe(null);
    await new SettingsPage(page).open();
    await page.getByRole('button', { name: `Edit ${id}` }).click();
    await expect(page.getByText(/for this session only and removed when you quit/)).toBeVisible();
    await page.getByRole('button', { name: 'Save to credential store' }).click();
    await expect(page.getByText(/^Stored: LTAI…0001/)).toBeVisible();
    expect(JSON.parse((await keytar.getPassword('CCC Reports', account)) ?? 'null')).toEqual(keys);
  } finally {
    await keytar.deletePassword('CCC Reports', account);
    await service.close();
  }
});

test('a keychain that never answers holds nothing up: the sync says so, and the program ends', async ({
  start,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'ccc-reports-bus-'));
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(join(folder, 'bus'), resolve));
  try {
    const instances = ['ccc-a', 'ccc-b'].map((one) => manual(one, 'http://127.0.0.1:9'));
    const { app, page } = await start({ settings: { language: 'en', zone, instances } });
    // Only now: Chromium itself asks the bus while it starts.
    await app.evaluate(
      (_electron, address) => void (process.env['DBUS_SESSION_BUS_ADDRESS'] = address),
      `unix:path=${join(folder, 'bus')}`,
    );
    await page.getByRole('button', { name: 'Sync now' }).click();
    // Meanwhile the window is alive.
    await new SettingsPage(page).open();
    await expect(page.getByRole('navigation').getByText(/credential store is not available/)).toBeVisible({
      timeout: 30_000,
    });
    await app.close();
  } finally {
    silent.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
