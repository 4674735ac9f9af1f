// Builds out/ when it is older than its sources.
import fs from 'node:fs';
import path from 'node:path';
import { readElectron } from '../setup/electron.mjs';
import { filesBelow, fingerprint, hashOf, readJson, writeWhole } from './files.mjs';
import { alone } from './lock.mjs';
import { createLog } from './log.mjs';
import { inModules, root } from './paths.mjs';
import { StepFailed, run } from './run.mjs';

const sourceFolders = ['electron', 'renderer', 'shared'];
const sourceFiles = ['package.json', 'package-lock.json', 'electron.vite.config.ts', 'svelte.config.mjs'];
const stampFile = path.join(root, 'out', 'build-stamp.json');

/** Builds if necessary; throws StepFailed with the build's output. Resolves to whether it had to. */
export async function ensureBuilt(stream = process.stdout) {
  if (isBuilt()) return false;
  return alone('build', stream, async () => {
    if (isBuilt()) return false; // another process built it while this one waited
    await createLog(stream).step('Build: electron-vite (usually 10 s)', build);
    return true;
  });
}

function isBuilt() {
  return (
    readJson(stampFile)?.sources === sourcesKey() && fs.existsSync(path.join(root, 'out', 'main', 'main.js'))
  );
}

function sourcesKey() {
  const folders = sourceFolders.flatMap((folder) => filesBelow(path.join(root, folder)));
  const settings = [
    ...sourceFiles,
    ...fs.readdirSync(root).filter((name) => name.startsWith('tsconfig')),
  ].map((name) => path.join(root, name));
  return hashOf(readElectron().version, ...[...folders, ...settings].map(fingerprint));
}

async function build() {
  // Computed first, so that a file that changes during the build counts as newer than the build.
  const sources = sourcesKey();
  fs.rmSync(stampFile, { force: true });
  const result = await run(process.execPath, [electronVite, 'build'], { cwd: root, env: buildEnvironment() });
  if (result.code !== 0) throw new StepFailed(`The build failed.\n${result.output.trim()}`);
  writeWhole(stampFile, JSON.stringify({ sources }));
}

export const electronVite = inModules('electron-vite', 'bin', 'electron-vite.js');

/** electron-vite chooses the JavaScript level by the pinned Electron; it has to be the one that really runs. */
export function buildEnvironment() {
  const { kind, version } = readElectron();
  if (kind !== 'fallback') return process.env;
  return { ...process.env, ELECTRON_MAJOR_VER: version.split('.')[0] };
}
