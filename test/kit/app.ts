// Opens the application for a test: a profile of its own, a folder for files instead of save dialogs. Tests of screens
// share one program that stays open (kit/host); the others start the real application, the packaged one where it is named.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import {
  _electron,
  test as base,
  type ElectronApplication,
  type Page,
  type TestInfo,
} from '@playwright/test';
import electronPath from 'electron';
import { withDisplay } from '../../scripts/lib/display.mjs';
import { testHost } from '../../scripts/lib/test-host.mjs';
import { partsInOneProgram } from '../../scripts/lib/test-parts.mjs';
import type { Settings } from '#shared/domain/settings';
import { zone } from './center';
import type { CommandResult, Host } from './host/host';

const root = resolve(import.meta.dirname, '../..');
const packaged = process.env['CCC_REPORTS_EXECUTABLE'];
/** The packaged application where the run names one, else the checkout in the installed Electron. */
export const executablePath = packaged ?? (electronPath as unknown as string);
/** Only test machines run as root, where Chromium's sandbox cannot work. */
const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
/** What stands before the application's own words. */
export const firstWords = packaged === undefined ? [...sandbox, root] : sandbox;

/**
 * Starts the program so that Playwright does not miss its first window: the installed Electron, which it finds without a
 * path, holds that back for Playwright's loader; a package takes no loader and reads a variable instead.
 * @param executable a package; without one the checkout runs
 */
export function launch(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  executable = packaged,
): Promise<ElectronApplication> {
  const isPackage = executable !== undefined;
  return _electron.launch({
    ...(isPackage ? { executablePath: executable } : {}),
    args: [...firstWords, ...words],
    chromiumSandbox: sandbox.length === 0,
    env: {
      ...(process.env as Record<string, string>),
      ...(isPackage ? { CCC_REPORTS_WAIT_FOR_DEBUGGER: '1' } : {}),
      ...environment,
    },
    colorScheme: null,
  });
}

export interface Desk {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Where exported files land. */
  readonly files: string;
  readonly profile: string;
  /** Runs scheduled work that is due now. The real application checks for it every few seconds. */
  tick(): Promise<void>;
  /** Closes window and profile in order, as quitting does. */
  close(): Promise<void>;
}

export interface StartOptions {
  readonly settings?: Partial<Settings>;
  /** Use a copy of the profile in which the demo was synced. Automatic syncing is off in it. */
  readonly demo?: boolean;
}

export interface Fixtures {
  /** A folder that is removed after the test. */
  readonly folder: string;
  readonly start: (options?: StartOptions) => Promise<Desk>;
  readonly cli: (...words: string[]) => Promise<CommandResult>;
}

export interface WorkerFixtures {
  /** Each worker has its own screen, and with it its own clipboard (Linux). */
  readonly display: string;
  /** Starts, once, the program that stays open for all tests of a worker. */
  readonly openHost: () => Promise<ElectronApplication>;
}

interface InnerFixtures extends Fixtures {
  /** The program that stays open, where the test uses it. */
  readonly host: ElectronApplication | undefined;
}

/**
 * Tests of screens and commands use the program that stays open, except when the package is tested. Only that program has
 * a page for single components.
 */
function usesHost(file: string): boolean {
  const part = basename(dirname(file));
  return part === 'components' || (packaged === undefined && partsInOneProgram.includes(part));
}

/** Calls the program of kit/host. */
function inHost<K extends keyof Host>(
  host: ElectronApplication,
  name: K,
  ...given: Parameters<Host[K]>
): Promise<Awaited<ReturnType<Host[K]>>> {
  return host.evaluate(
    (_electron, [method, words]) => {
      const { host: program } = globalThis as unknown as {
        host: Record<string, (...all: unknown[]) => never>;
      };
      return program[method]!(...words);
    },
    [name, given] as [string, unknown[]],
  );
}

/** Writes the settings that a test wants; a profile that was used before keeps its own. */
function prepareProfile(profile: string, { settings, demo = false }: StartOptions): void {
  const settingsPath = join(profile, 'settings.json');
  mkdirSync(profile, { recursive: true });
  if (demo) {
    cpSync(process.env['CCC_TEST_DEMO']!, profile, { recursive: true });
    const made = JSON.parse(readFileSync(settingsPath, 'utf8')) as Settings;
    const schedule = { onStart: false, everyMinutes: 0, at: [] };
    const instances = made.instances.map((one) => ({ ...one, schedule }));
    writeFileSync(settingsPath, JSON.stringify({ ...made, tourSeen: true, instances, ...settings }));
    return;
  }
  // The guided tour stands above the page; a test that is about it says so.
  if (settings !== undefined || !existsSync(settingsPath))
    writeFileSync(settingsPath, JSON.stringify({ tourSeen: true, zone, ...settings }));
}

/** Attaches what helps to find the cause of a failure: the screen, the log of the profile, and the processes. */
async function attach(info: TestInfo, desk: Desk | undefined): Promise<void> {
  if (desk === undefined) return;
  const screen = info.outputPath('screen.png');
  if (!desk.page.isClosed())
    await desk.page.screenshot({ path: screen }).then(
      () => info.attach('screen', { path: screen }),
      () => undefined,
    );
  const processes = info.outputPath('processes.txt');
  await desk.app
    .evaluate(({ app }) => app.getAppMetrics())
    .then(
      (metrics) => {
        writeFileSync(processes, JSON.stringify(metrics, null, 2));
        return info.attach('processes', { path: processes });
      },
      () => undefined,
    );
  const log = join(desk.profile, 'logs', 'ccc-reports.log');
  if (existsSync(log)) await info.attach('log', { path: log, contentType: 'text/plain' });
}

export const test = base.extend<InnerFixtures, WorkerFixtures>({
  display: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to see what a fixture needs
    async ({}, use) =>
      withDisplay(
        (environment) => {
          Object.assign(process.env, environment);
          delete process.env['WAYLAND_DISPLAY'];
          return use(environment['DISPLAY'] ?? '');
        },
        { always: true },
      ),
    { scope: 'worker', auto: true },
  ],
  openHost: [
    async ({ display }, use) => {
      const data = mkdtempSync(join(tmpdir(), 'ccc-reports-host-'));
      let host: Promise<ElectronApplication> | undefined;
      await use(() => {
        host ??= _electron.launch({
          args: ['--disable-gpu', '--force-prefers-reduced-motion', ...sandbox, testHost],
          chromiumSandbox: sandbox.length === 0,
          env: { ...(process.env as Record<string, string>), DISPLAY: display, CCC_TEST_HOST_DATA: data },
          colorScheme: null,
        });
        return host;
      });
      await (await host)?.close();
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: 'worker' },
  ],
  host: async ({ openHost }, use, info) => use(usesHost(info.file) ? await openHost() : undefined),
  // oxlint-disable-next-line no-empty-pattern -- as above
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'ccc-reports-test-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  start: async ({ folder, host }, use, info) => {
    const open: Desk[] = [];
    await use(async (options = {}) => {
      const profile = join(folder, 'profile');
      const files = join(folder, 'files');
      mkdirSync(files, { recursive: true });
      prepareProfile(profile, options);
      let isOpen = true;
      const closing = (close: () => Promise<unknown>) => async (): Promise<void> => {
        if (isOpen) await close();
        isOpen = false;
      };
      if (host !== undefined) {
        const [page] = await Promise.all([host.waitForEvent('window'), inHost(host, 'open', profile, files)]);
        const tick = (): Promise<void> => inHost(host, 'tick');
        open.push({ app: host, page, files, profile, tick, close: closing(() => inHost(host, 'close')) });
      } else {
        const app = await launch(['--profile', profile], { CCC_REPORTS_SAVE_FOLDER: files });
        const page = await app.firstWindow();
        const tick = (): Promise<void> => Promise.resolve();
        open.push({ app, page, files, profile, tick, close: closing(() => app.close()) });
      }
      const desk = open.at(-1)!;
      // A new window starts empty, and keys pressed before the page listens would be lost.
      await desk.page.waitForURL('app://bundle/**');
      if (options.demo === true) await desk.page.getByRole('heading', { level: 1 }).waitFor();
      return desk;
    });
    if (info.status !== info.expectedStatus) await attach(info, open.at(-1));
    for (const desk of open) await desk.close();
  },
  cli: async ({ folder, host }, use) => {
    const profile = join(folder, 'profile');
    await use(async (...words) => {
      if (host !== undefined) return inHost(host, 'command', profile, words);
      const args = [...firstWords, ...words, '--profile', profile];
      try {
        const { stdout, stderr } = await promisify(execFile)(executablePath, args, {
          maxBuffer: 64 * 1024 * 1024,
        });
        return { code: 0, stdout, stderr };
      } catch (error) {
        const { code, stdout, stderr } = error as CommandResult;
        return { code, stdout, stderr };
      }
    });
  },
});
export { expect } from '@playwright/test';
