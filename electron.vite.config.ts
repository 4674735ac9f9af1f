// Three builds: main (with the data process and the stand-in as further inputs), preload (CommonJS, so that it
// runs sandboxed) and renderer (the window and the hidden report page).
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const page = (name: string): string => resolve(import.meta.dirname, 'renderer', name);

/** Fonts come as woff2 with woff as a fallback for old browsers; Electron needs the first only. */
const woff2Only: Plugin = {
  name: 'woff2-only',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.css') ? code.replace(/, url\([^)]*\.woff\) format\('woff'\)/g, '') : undefined,
};

export default defineConfig({
  main: {
    // The form for Node declares a `require` of its own, which in a chunk by itself meets the one that the build adds. It
    // is there for worker threads, which nothing here uses.
    resolve: { alias: { fflate: 'fflate/browser' } },
    build: {
      rollupOptions: {
        input: {
          main: 'electron/main/main.ts',
          data: 'electron/data/entry.ts',
          inspect: 'electron/data/backup/inspect-worker.ts',
          maintenance: 'electron/data/privacy/maintenance-worker.ts',
          simulator: 'electron/simulator/entry.ts',
        },
      },
    },
  },
  preload: {
    build: {
      rollupOptions: {
        input: { preload: 'electron/preload/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [woff2Only, svelte({ configFile: '../svelte.config.mjs' })],
    build: {
      minify: true,
      // The content security policy knows no data: fonts or scripts.
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: page('index.html'), report: page('report.html') } },
    },
  },
});
