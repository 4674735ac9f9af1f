import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Tests that put something in the place of a module need modules of their own; the others share a worker's. */
const replacing = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join('test', name).replaceAll('\\', '/'))
  .filter((path) => readFileSync(path, 'utf8').includes('vi.mock('));

const common = {
  setupFiles: ['test/kit/setup.ts'],
  testTimeout: 180_000,
  hookTimeout: 60_000,
  pool: 'forks' as const,
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'shared modules',
          // Loading the same modules again for each of a hundred files took a third of the time.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: replacing,
        },
      },
      { test: { ...common, name: 'own modules', include: replacing } },
    ],
  },
});
