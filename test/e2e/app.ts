// Starts the built application on a profile of its own, with a folder for files instead of save dialogs.
import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import electronPath from 'electron';
import type { Settings } from '../../shared/settings';

const root = resolve(import.meta.dirname, '../..');
const packaged = process.env['CCC_REPORTS_EXECUTABLE'];
/** The packaged application where the run names one, else the checkout in the installed Electron. */
export const executablePath = packaged ?? (electronPath as unknown as string);
/** Only test machines run as root, where Chromium's sandbox cannot work. */
const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
/** What stands before the application's own words. */
export const firstWords = packaged === undefined ? [...sandbox, root] : sandbox;

export interface Desk {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Where exported files land. */
  readonly files: string;
  readonly profile: string;
}

export interface StartOptions {
  readonly settings?: Partial<Settings>;
}

export interface Fixtures {
  /** A folder that is removed after the test. */
  readonly folder: string;
  readonly start: (options?: StartOptions) => Promise<Desk>;
  readonly cli: (...words: string[]) => Promise<{ code: number; stdout: string; stderr: string }>;
  /** The standard output of a command whose reader takes its time. */
  readonly cliReadSlowly: (...words: string[]) => Promise<string>;
}

export const test = base.extend<Fixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the pattern to see what a fixture needs
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'ccc-reports-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  start: async ({ folder }, use) => {
    const started: ElectronApplication[] = [];
    await use(async ({ settings } = {}) => {
      const profile = join(folder, 'profile');
      const files = join(folder, 'files');
      mkdirSync(profile, { recursive: true });
      mkdirSync(files, { recursive: true });
      const settingsPath = join(profile, 'settings.json');
      // The guided tour stands above the page; a test that is about it says so.
      if (settings !== undefined || !existsSync(settingsPath))
        writeFileSync(settingsPath, JSON.stringify({ tourSeen: true, ...settings }));
      const app = await _electron.launch({
        executablePath,
        args: [...firstWords, '--profile', profile],
        env: { ...(process.env as Record<string, string>), CCC_REPORTS_SAVE_FOLDER: files },
        colorScheme: null,
      });
      started.push(app);
      return { app, page: await app.firstWindow(), files, profile };
    });
    for (const app of started) await app.close();
  },
  cliReadSlowly: async ({ folder }, use) => {
    await use(async (...words) => {
      const args = [...firstWords, ...words, '--profile', join(folder, 'profile')];
      const { stdout } = spawn(executablePath, args, {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      let text = '';
      for await (const part of stdout.setEncoding('utf8')) {
        text += part as string;
        for (let turn = 0; turn < 2000; turn++) await setImmediate();
      }
      return text;
    });
  },
  cli: async ({ folder }, use) => {
    await use(async (...words) => {
      const args = [...firstWords, ...words, '--profile', join(folder, 'profile')];
      try {
        const { stdout, stderr } = await promisify(execFile)(executablePath, args, {
          maxBuffer: 64 * 1024 * 1024,
        });
        return { code: 0, stdout, stderr };
      } catch (error) {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { code, stdout, stderr };
      }
    });
  },
});
export { expect } from '@playwright/test';
