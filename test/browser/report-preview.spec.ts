// The preview of a report in the window, and whose name and logo stand on it.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { newInstance } from '#shared/domain/settings';
import { fillCenter, reportInstance } from '#test/kit/report-center';
import { expect, test } from '#test/kit/app';
import { readPdf } from '#test/kit/pdf';

function fill(folder: string): void {
  const profile = join(folder, 'profile');
  mkdirSync(profile, { recursive: true });
  const instance = newInstance({ id: reportInstance, name: '华东客服中心', enabled: false });
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language: 'en', instances: [instance] }));
  const plan = {
    firstDay: '2026-03-01',
    days: 3,
    callsPerDay: 40,
    agentNames: ['王芳'],
    groupNames: ['售后'],
  };
  fillCenter({ ...plan, path: join(profile, 'calls.db') }).close();
}
const open = (page: Page, place: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, place);
/** Of a PNG's head. */
const sizeOf = (png: Buffer): number[] => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('the preview shows the pages that are saved, with the company that was entered', async ({
  start,
  folder,
}) => {
  fill(folder);
  const { page, files, profile } = await start();

  await open(page, '#settings');
  const card = page.getByRole('region', { name: 'Report header' });
  await card.getByLabel('Company name').fill('Star Services Ltd');
  await card.getByLabel('Company name').press('Enter');
  // What only calls itself a picture is refused.
  writeFileSync(join(files, 'opened.png'), 'no picture');
  await card.getByRole('button', { name: 'Choose image…' }).click();
  await expect(page.getByText("This image can't be used")).toBeVisible();
  expect(existsSync(join(profile, 'logo.png'))).toBe(false);
  writeFileSync(
    join(files, 'opened.png'),
    // The window itself as a picture: larger than what is kept.
    await page.screenshot(),
  );
  await card.getByRole('button', { name: 'Choose image…' }).click();
  await expect(card.getByRole('img', { name: 'Company logo' })).toBeVisible();
  const [width = 0, height = 0] = sizeOf(readFileSync(join(profile, 'logo.png')));
  expect(height).toBe(160);
  expect(width).toBeLessThanOrEqual(600);
  // A drawing is kept as a picture of the same shape, and what it would run is not.
  rmSync(join(files, 'opened.png'));
  const script = '<script>document.title = "run"</script>';
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 2">${script}<rect width="10" height="2" fill="#0072b2"/></svg>`;
  writeFileSync(join(files, 'opened.svg'), drawing);
  await card.getByRole('button', { name: 'Change…' }).click();
  await expect.poll(() => sizeOf(readFileSync(join(profile, 'logo.png')))).toEqual([600, 120]);

  await open(page, '#reports');
  const sheet = page.getByRole('img', { name: 'Page 1 of 1' });
  await expect(sheet).toBeVisible();
  const isDrawn = (): Promise<boolean> =>
    sheet.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      if (canvas.width === 0) return false;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.some((value, place) => place % 4 < 3 && value > 0 && value < 128);
    });
  await expect.poll(isDrawn).toBe(true);

  const before = (await sheet.boundingBox())!.width;
  await page.getByRole('group', { name: 'Report preview' }).focus();
  await page.keyboard.press('+');
  await expect.poll(async () => (await sheet.boundingBox())!.width).toBeGreaterThan(before);
  await page.keyboard.press('0');
  await expect.poll(async () => Math.round((await sheet.boundingBox())!.width)).toBe(Math.round(before));

  await page.getByRole('checkbox', { name: 'Definitions' }).check();
  await expect(page.getByRole('img', { name: 'Page 1 of 2' })).toBeVisible();
  await expect(page.getByRole('img', { name: 'Page 2 of 2' })).toBeAttached();

  await page.getByRole('button', { name: 'Save PDF' }).click();
  const saved = (): string | undefined => readdirSync(files).find((name) => name.endsWith('.pdf'));
  await expect.poll(saved).toBeDefined();
  const pdf = await readPdf(join(files, saved()!));
  expect(pdf.pages).toHaveLength(2);
  expect(pdf.text).toContain('StarServicesLtd');
  expect(pdf.roles).toContain('Figure');
});

test('the reader of PDFs is not part of what the window loads at its start', async ({ start, folder }) => {
  fill(folder);
  const { page } = await start();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const ofReader = (): string[] => asked.filter((address) => /\/pdf[.-]/.test(address));
  expect(asked.length).toBeGreaterThan(1);
  expect(ofReader()).toEqual([]);
  await open(page, '#reports');
  await expect(page.getByRole('img', { name: 'Page 1 of 1' })).toBeVisible();
  expect(ofReader().length).toBeGreaterThan(0);
});
