// An update from a feed on this computer: signed, loaded, proved, asked for at every step. The package carries no key of a
// publisher, so a copy gets one; only on Linux does it still start then, elsewhere the archive is sealed.
import { createHash, generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { createPackage, extractAll } from '@electron/asar';
import type { ElectronApplication, Page } from '@playwright/test';
import { publicKeyOf, signManifests } from '../../scripts/packaging/sign-manifests.mjs';
import { executablePath, expect, launch, test } from '#test/kit/app';
import { DeskPage } from '#test/kit/pages/desk-page';

test.skip(process.platform !== 'linux', 'the archive of a package is sealed');
test.skip(process.env['CCC_REPORTS_PACKAGED'] === undefined, 'needs the package');

const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
const program = Buffer.from('a newer program');
let folder: string;
let server: Server;
let feed: string;
let executable: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ccc-reports-update-'));
  const copy = join(folder, 'copy');
  cpSync(dirname(executablePath), copy, { recursive: true });
  executable = join(copy, basename(executablePath));
  await putKey(join(copy, 'resources', 'app.asar'));
  mkdirSync(join(folder, 'feed'));
  server = createServer((request, response) => {
    try {
      response.end(readFileSync(join(folder, 'feed', basename(new URL(request.url!, feed).pathname))));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  feed = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function putKey(archive: string): Promise<void> {
  const sources = join(folder, 'sources');
  extractAll(archive, sources);
  const file = join(sources, 'package.json');
  const content = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...content, updatePublicKey: publicKeyOf(pem) }));
  await createPackage(sources, archive);
}

function publish(version: string): void {
  const name = `ccc-reports-${version}.AppImage`;
  const sha512 = createHash('sha512').update(program).digest('base64');
  const manifest = [
    `version: ${version}`,
    `files:\n  - url: ${name}\n    sha512: ${sha512}\n    size: ${program.length}`,
    `path: ${name}\nsha512: ${sha512}\nreleaseDate: '2026-11-01T00:00:00.000Z'`,
    'releaseNotes: <b>Faster</b> than before\n',
  ].join('\n');
  writeFileSync(join(folder, 'feed', name), program);
  const suffix = process.arch === 'x64' ? '' : `-${process.arch}`;
  writeFileSync(join(folder, 'feed', `latest-linux${suffix}.yml`), manifest);
  signManifests(join(folder, 'feed'), pem);
}

async function start(name: string): Promise<{ app: ElectronApplication; page: Page; cache: string }> {
  const profile = join(folder, name);
  const cache = join(folder, `${name}-cache`);
  const installed = join(folder, `${name}.AppImage`);
  mkdirSync(profile);
  writeFileSync(installed, 'the program as it is');
  writeFileSync(join(profile, 'settings.json'), JSON.stringify({ language: 'en', tourSeen: true }));
  const environment = { APPIMAGE: installed, XDG_CACHE_HOME: cache };
  const app = await launch(['--profile', profile], environment, executable);
  const page = await app.firstWindow();
  await new DeskPage(page).openDemo();
  await new DeskPage(page).goTo('Settings');
  return { app, page, cache };
}

test('is off until an address is set, and asks before it loads', async () => {
  publish('99.0.0');
  const { app, page, cache } = await start('first');
  const card = page.getByRole('region', { name: 'Updates' });
  await expect(card.getByText('Updates are off.')).toBeVisible();
  await card.getByLabel('Update address').fill('http://updates.example');
  await card.getByLabel('Update address').press('Enter');
  await expect(card.getByRole('alert')).toBeVisible();
  await card.getByLabel('Update address').fill(feed);
  await card.getByLabel('Update address').press('Enter');
  await card.getByRole('button', { name: 'Check now' }).click();
  const sign = page.getByRole('navigation').getByRole('button', { name: 'Version 99.0.0 is available' });
  await sign.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('Faster than before', { exact: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Download' }).click();
  await expect(dialog.getByText('99.0.0 is downloaded')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Restart and install' })).toBeVisible();
  const loaded = readdirSync(cache, { recursive: true, encoding: 'utf8' }).find((file) =>
    file.endsWith('.AppImage'),
  );
  expect(readFileSync(join(cache, loaded!))).toEqual(program);
  // "Later" is later: neither the dialog nor quitting installs.
  await dialog.getByRole('button', { name: 'Later' }).click();
  await app.close();
  expect(readFileSync(join(folder, 'first.AppImage'), 'utf8')).toBe('the program as it is');
});

test('is refused where it was changed after it was signed', async () => {
  publish('99.0.0');
  const name = readdirSync(join(folder, 'feed')).find((file) => file.endsWith('.yml'))!;
  const manifest = join(folder, 'feed', name);
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replaceAll('99.0.0', '99.0.1'));
  const { app, page } = await start('second');
  const card = page.getByRole('region', { name: 'Updates' });
  await card.getByLabel('Update address').fill(feed);
  await card.getByLabel('Update address').press('Enter');
  await card.getByRole('button', { name: 'Check now' }).click();
  await expect(card.getByText('Rejected')).toBeVisible();
  await expect(card.getByRole('button', { name: 'Show…' })).toBeHidden();
  await app.close();
});
