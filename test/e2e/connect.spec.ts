// Connecting to a service: help on wrong input, the secret in the keychain and nowhere else.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import keytar from 'keytar';
import { sampleCall, sourceFromFacts } from '#electron/simulator/source';
import { expect, test } from '#test/kit/app';
import { keys, startCenter } from '#test/kit/center';
import { otherReader } from '#test/kit/connected';
import { DeskPage } from '#test/kit/pages/desk-page';

async function fill(page: Page, url: string, secret: string): Promise<void> {
  await page.getByLabel('Instance ID').fill('ccc-e2e');
  await page.getByLabel('Display name').fill('Test center');
  await page.getByLabel('Custom endpoint').fill(url);
  await page.getByLabel('AccessKey ID').fill(keys.accessKeyId);
  await page.getByLabel('AccessKey secret').fill(secret);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test('a connection is tested, saved to the keychain and synced', async ({ start }) => {
  test.skip(process.platform === 'darwin', otherReader);
  const startedAt = Date.now() - 3_600_000;
  const calls = Array.from({ length: 120 }, (_, index) =>
    sampleCall({ contactId: `job-${index}`, startedAt: startedAt + index * 1000 }),
  );
  const service = await startCenter('ccc-e2e', sourceFromFacts(calls));
  try {
    const { app, page, profile } = await start({ settings: { language: 'en' } });
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'Test connection' }).click();
    await expect(page.getByRole('alert')).toContainText('Required: Instance ID');

    await fill(page, service.url, 'a-wrong-secret');
    await page.getByRole('button', { name: 'Test connection' }).click();
    await expect(page.getByRole('alert')).toContainText('the secret does not match');

    await fill(page, service.url, keys.accessKeySecret);
    await page.getByRole('button', { name: 'Test connection' }).click();
    await expect(page.getByRole('status')).toContainText('Connected: 120 calls');
    await page.getByRole('button', { name: 'Save and start sync' }).click();
    const desk = new DeskPage(page);
    await desk.syncFinished();
    await expect.poll(() => desk.figure('inbound')).toBe('120');

    await test.step('a service that is gone is named, and what was read stays', async () => {
      await service.close();
      await page.getByRole('button', { name: 'Sync now' }).click();
      await expect(page.getByText('Waiting for the service')).toBeVisible({ timeout: 60_000 });
      await expect(page.getByText(/cannot be reached/)).toBeVisible();
      expect(await desk.figure('inbound')).toBe('120');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await expect(page.getByText('Sync canceled')).toBeVisible();
    });

    const stored = await keytar.getPassword('CCC Reports', `ccc-e2e (${profile})`);
    expect(JSON.parse(stored ?? 'null')).toEqual(keys);
    await app.close();
    for (const file of filesBelow(profile))
      expect(readFileSync(file).includes(keys.accessKeySecret), `${file} holds the secret`).toBe(false);
    await keytar.deletePassword('CCC Reports', `ccc-e2e (${profile})`);
  } finally {
    await service.close();
  }
});
