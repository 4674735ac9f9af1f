// Tests with a window. Which of them run, and with how many workers, scripts/test.mjs says.
import { defineConfig } from '@playwright/test';
import { partsInOneProgram } from '../scripts/lib/test-parts.mjs';

/**
 * Three, because a test spends about a third of its time waiting. Each worker needs its own clipboard, which only Linux
 * can give it, with its own screen.
 */
const workers = process.platform === 'linux' ? 3 : 1;
const chosen = process.env['CCC_TEST_PARTS']?.split(',') ?? partsInOneProgram;

export default defineConfig({
  /** One for each run of Playwright, since a run begins by emptying it. */
  outputDir: `../test-results/${chosen[0]}`,
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
    {
      name: 'screens',
      testMatch: partsInOneProgram.filter((part) => chosen.includes(part)).map((part) => `${part}/*.spec.ts`),
    },
  ],
});
