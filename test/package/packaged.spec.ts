// The package as it would be shipped: what is inside, what is shut, and that it runs. The other end-to-end tests hold on
// to a copy of it whose inspector is open; these take the package itself.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, type Browser, type Page } from '@playwright/test';
import { dayText, localDay } from '#shared/base/period';
import { demoInstanceId, newInstance } from '#shared/domain/settings';
import { expect, firstWords, test } from '#test/kit/app';
import { zone } from '#test/kit/center';
import { DeskPage } from '#test/kit/pages/desk-page';

const packaged = process.env['CCC_REPORTS_PACKAGED'] ?? '';
test.skip(packaged === '', 'run by `npm test` and `npm test -- package`, which make the package');

const resources =
  process.platform === 'darwin' ? join(packaged, '../../Resources') : join(packaged, '../resources');

/** What it wrote, whatever became of it. */
async function outputOf(words: string[], env: Record<string, string> = {}): Promise<string> {
  const options = { env: { ...process.env, ...env } as Record<string, string> };
  const ran = promisify(execFile)(packaged, [...firstWords, ...words], options);
  return ran.then(
    ({ stdout, stderr }) => stdout + stderr,
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  );
}

test('the fuses of the package are as wanted', async () => {
  const wire = await getCurrentFuseWire(packaged);
  // A fuse is one character in the program: 1 is on, 0 is off, r is gone.
  const on = (fuse: FuseV1Options): boolean => String.fromCharCode(Number(wire[fuse])) === '1';
  expect({
    runAsNode: on(FuseV1Options.RunAsNode),
    cookieEncryption: on(FuseV1Options.EnableCookieEncryption),
    nodeOptions: on(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: on(FuseV1Options.EnableNodeCliInspectArguments),
    asarIntegrity: on(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyFromAsar: on(FuseV1Options.OnlyLoadAppFromAsar),
    ownSnapshot: on(FuseV1Options.LoadBrowserProcessSpecificV8Snapshot),
    fileProtocol: on(FuseV1Options.GrantFileProtocolExtraPrivileges),
  }).toEqual({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    inspect: false,
    asarIntegrity: true,
    onlyFromAsar: true,
    ownSnapshot: false,
    fileProtocol: false,
  });
});

test('it cannot be turned into a Node that runs foreign code', async ({ folder }) => {
  const foreign = join(folder, 'foreign.cjs');
  const trace = join(folder, 'trace');
  writeFileSync(foreign, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'was here')`);
  const profile = ['--profile', join(folder, 'profile')];
  const asNode = await promisify(execFile)(packaged, [...firstWords, '--help', foreign], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  expect(asNode.stdout).toContain('CCC Reports');
  await outputOf(['--help', ...profile], { NODE_OPTIONS: `--require ${foreign}` });
  expect(await outputOf(['--inspect=0', '--help', ...profile])).not.toContain('Debugger listening');
  expect(existsSync(trace)).toBe(false);
});

test('an application that is not in the archive is not taken', async ({ folder }) => {
  const copy = join(folder, 'copy');
  const root = process.platform === 'darwin' ? join(packaged, '../../..') : dirname(packaged);
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true });
  const inside = join(copy, resources.slice(root.length));
  rmSync(join(inside, 'app.asar'));
  mkdirSync(join(inside, 'app'));
  writeFileSync(join(inside, 'app', 'package.json'), '{ "name": "foreign", "main": "main.js" }');
  writeFileSync(join(inside, 'app', 'main.js'), "console.log('foreign'); process.exit(0)");
  const ran = promisify(execFile)(join(copy, packaged.slice(root.length)), [...firstWords, '--help']);
  const output = await ran.then(
    ({ stdout }) => stdout,
    ({ stdout }: { stdout: string }) => stdout,
  );
  expect(output).not.toContain('foreign');
});

test('only what is needed is inside', () => {
  const files = listPackage(join(resources, 'app.asar'), { isPack: false }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const target = `${process.platform}-${process.arch}`;
  const natives = files.filter((file) => file.endsWith('.node'));
  expect(natives).toContain(`/node_modules/better-sqlite3/prebuilds/${target}.node`);
  expect(natives).toContain(`/node_modules/keytar/prebuilds/${target}/keytar.node`);
  expect(natives.filter((file) => file.includes('/prebuilds/') && !file.includes(target))).toEqual([]);
  expect(files.filter((file) => /\.(ts|svelte|map|md|c|h|cpp)$/.test(file))).toEqual([]);
  const modules = files.map((file) => /^\/node_modules\/((@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
  expect(new Set(modules.filter(Boolean))).toEqual(new Set(['better-sqlite3', 'keytar']));
  const notices = join(
    dirname(packaged),
    process.platform === 'darwin' ? '..' : '.',
    'THIRD-PARTY-NOTICES.txt',
  );
  expect(readFileSync(notices, 'utf8')).toContain('better-sqlite3');
});

test('it starts, syncs a demo and shows figures', async ({ folder }) => {
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  const firstDay = dayText(localDay(zone, Date.now()) - 20);
  const demo = { seed: 1, calls: 2000, firstDay, days: 20 };
  const instances = [newInstance({ id: demoInstanceId, requestsPerSecond: 1000, lookBackDays: 21, demo })];
  const settings = { language: 'en', zone, tourSeen: true, instances };
  writeFileSync(join(profile, 'settings.json'), JSON.stringify(settings));
  const args = [...firstWords, '--remote-debugging-port=0', '--profile', profile];
  const program = spawn(packaged, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => program.once('exit', resolve));
  try {
    const browser = await chromium.connectOverCDP(await debuggerOf(program));
    const page = await windowOf(browser);
    const desk = new DeskPage(page);
    await desk.syncFinished();
    expect(await desk.figure('inbound')).toMatch(/\d/);
    // Windows has no signal for an orderly end.
    const control = await browser.newBrowserCDPSession();
    await control.send('Browser.close').catch(() => undefined);
    expect(await ended).toBe(0);
  } finally {
    program.kill('SIGKILL');
  }
});

/** Its debugger, once the window is there: a connection made while it opens can wait for ever. */
async function debuggerOf(program: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: program.stderr! })) {
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (address !== undefined) {
      await windowOpens(address);
      return address;
    }
  }
  throw new Error('the program ended without a word about its debugger');
}

async function windowOpens(address: string): Promise<void> {
  const list = new URL('/json/list', address.replace(/^ws:/, 'http:'));
  const urls = async (): Promise<string[]> =>
    ((await (await fetch(list)).json()) as { url: string }[]).map(({ url }) => url);
  await expect.poll(async () => (await urls()).some((url) => url.startsWith('app:'))).toBe(true);
}

async function windowOf(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  return context!.pages()[0] ?? context!.waitForEvent('page');
}
