// The program that browser tests hold open (test/kit/host): built where it is older than its sources, out of git.
import fs from 'node:fs';
import path from 'node:path';
import { buildEnvironment, electronVite, ensureBuilt } from './build.mjs';
import { filesBelow, fingerprint, hashOf, readJson, removeFolder, writeWhole } from './files.mjs';
import { alone } from './lock.mjs';
import { createLog } from './log.mjs';
import { inModules, root } from './paths.mjs';
import { StepFailed, run } from './run.mjs';

const sources = path.join(root, 'test', 'kit', 'host');
const built = path.join(root, 'out');
/** As test/kit/host/electron.vite.config.ts says. */
export const testHost = inModules('.cache', 'ccc-test-host');
const stampFile = path.join(testHost, 'stamp.json');

/** Builds the application and the program around it where necessary; throws StepFailed with the build's output. */
export async function ensureTestHost(stream = process.stdout) {
  await ensureBuilt(stream);
  await alone('test host', stream, async () => {
    const key = hashOf(...[...filesBelow(sources), ...filesBelow(built)].map(fingerprint));
    if (readJson(stampFile)?.key === key) return;
    await createLog(stream).step('Test host: electron-vite (usually 5 s)', () => build(key));
  });
}

async function build(key) {
  removeFolder(testHost);
  const args = [electronVite, 'build', '--config', path.join(sources, 'electron.vite.config.ts')];
  const result = await run(process.execPath, args, { cwd: root, env: buildEnvironment() });
  if (result.code !== 0)
    throw new StepFailed(`The program for browser tests could not be built.\n${result.output.trim()}`);
  fs.cpSync(path.join(built, 'preload'), path.join(testHost, 'preload'), { recursive: true });
  fs.cpSync(path.join(built, 'renderer'), path.join(testHost, 'renderer'), { recursive: true });
  // Under the same origin as the application's pages, so that the same rules hold for them.
  fs.cpSync(path.join(testHost, 'components'), path.join(testHost, 'renderer'), { recursive: true });
  const { name, productName, version } = readJson(path.join(root, 'package.json'));
  const packageJson = { name, productName, version, type: 'module', main: 'main/main.js' };
  fs.writeFileSync(path.join(testHost, 'package.json'), JSON.stringify(packageJson));
  writeWhole(stampFile, JSON.stringify({ key }));
}
