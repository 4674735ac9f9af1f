// Builds the program that tests hold open: the application's own main process around another first file, and the page
// that shows single components.
import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import application from '../../../electron.vite.config';

const here = import.meta.dirname;
const root = resolve(here, '../../..');
const out = resolve(root, 'node_modules/.cache/ccc-test-host');
const { input } = application.main!.build!.rollupOptions!;

export default defineConfig({
  main: {
    resolve: application.main!.resolve!,
    build: {
      outDir: resolve(out, 'main'),
      rollupOptions: {
        input: { ...(input as Record<string, string>), main: resolve(here, 'host.ts') },
      },
    },
  },
  renderer: {
    root: resolve(here, 'components'),
    plugins: [svelte({ configFile: resolve(root, 'svelte.config.mjs') })],
    build: {
      outDir: resolve(out, 'components'),
      assetsInlineLimit: 0,
      rollupOptions: { input: { components: resolve(here, 'components/components.html') } },
    },
  },
});
