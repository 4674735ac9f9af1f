// A thread of the data process, built as the program builds it, for tests in plain Node.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '..', '..');

/** @param entry below electron/data, without extension @returns the path of the built script */
export async function buildThread(entry: string): Promise<string> {
  const name = basename(entry);
  // Below node_modules, so that it finds its packages.
  const outDir = join(root, 'node_modules', '.cache', `ccc-thread-${name}-${process.pid}`);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: `electron/data/${entry}.ts`, outDir, emptyOutDir: true },
  });
  mkdirSync(outDir, { recursive: true });
  writeFileSync(join(outDir, 'package.json'), '{ "type": "module" }');
  return join(outDir, `${name}.js`);
}
