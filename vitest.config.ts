import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/kit/seed.ts'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Modules are loaded once a worker, which saves a third of the time; no test changes what another one imports.
    isolate: false,
    maxWorkers: 2,
  },
});
