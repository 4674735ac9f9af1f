// Tests with a window. Which of them run, and with how many workers, scripts/test.mjs says.
import { defineConfig } from '@playwright/test';
import type { WorkerFixtures } from './kit/app';

/**
 * Three, since a test waits for about a third of its time. The whole system has one clipboard but on Linux, where each
 * worker has a screen of its own.
 */
const workers = process.platform === 'linux' ? 3 : 1;
/** A run on the package starts it for every test. */
const runtime = process.env['CCC_REPORTS_EXECUTABLE'] === undefined ? 'host' : 'application';

export default defineConfig<object, WorkerFixtures>({
  outputDir: '../test-results',
  workers,
  fullyParallel: true,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: true,
  /** Those with long tests first: what begins last keeps the others waiting. */
  projects: [
    /** What packaging can break. */
    { name: 'package', testDir: 'package', workers: 1 },
    /** What the real Electron can break: start and end, windows, protocol, permissions, processes. */
    { name: 'e2e', testDir: 'e2e' },
    /** Commands of the command line and what they print, in one program that stays open (kit/host). */
    { name: 'command', testDir: 'command', use: { runtime } },
    /** Screens, in the same program. */
    { name: 'browser', testDir: 'browser', use: { runtime } },
    /** Single components; only the program that stays open has a page for them. */
    { name: 'components', testDir: 'components', use: { runtime: 'host' } },
  ],
});
