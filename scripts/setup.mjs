// Sets up everything that a fresh clone needs until Electron runs. Repeatable; prints nothing when there is nothing to do.
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './lib/build.mjs';
import { fingerprint, hashOf } from './lib/files.mjs';
import { alone } from './lib/lock.mjs';
import { createLog, seconds } from './lib/log.mjs';
import { inModules } from './lib/paths.mjs';
import { StepFailed, runMain } from './lib/run.mjs';
import { together } from './lib/together.mjs';
import { electronIsReady, ensureElectron, readElectron } from './setup/electron.mjs';
import { ensurePackages, packagesAreReady, packagesKey } from './setup/npm-packages.mjs';
import { compiledBinding, compilerIsNeeded, ensureSqlite } from './setup/sqlite.mjs';
import { clearStamp, readStamp, writeStamp } from './setup/stamp.mjs';
import { compilerPackages, ensureSystemPackages, runtimePackages } from './setup/system-packages.mjs';
import { verifyElectron } from './setup/verify.mjs';

/** [major, minor]: the oldest version of each Node line that the build tools run on. Newer lines are accepted too. */
const OLDEST_NODES = [
  [20, 19],
  [22, 13],
  [24, 0],
];

/**
 * Sets up what is missing. `stream` gets the progress; `build` also builds the application if necessary, while
 * better-sqlite3 is being compiled; `fresh` ignores the results of earlier runs (tries the official Electron again).
 * @throws StepFailed with a message for the user when something cannot be installed
 */
export async function setup({ stream = process.stdout, build = false, fresh = false } = {}) {
  checkNode();
  if (fresh || !isVerified()) {
    await alone('set-up', stream, async () => {
      // Another process may have finished the set-up while this one waited.
      if (!fresh && isVerified()) return;
      if (fresh) clearStamp();
      await setUpAll(stream, build);
    });
  }
  if (build) await ensureBuilt(stream);
}

async function setUpAll(stream, build) {
  const log = createLog(stream);
  const startedAt = Date.now();
  const wanted = compilerIsNeeded() ? [...runtimePackages, ...compilerPackages] : runtimePackages;
  const system = ensureSystemPackages(wanted, log);
  const packages = ensurePackages(log);
  const electron = packages.then(() => ensureElectron(log));
  const built = build ? electron.then(() => ensureBuilt(stream)) : undefined;
  const sqlite = ensureSqlite({ system, packages, electron }, log);
  const [missing] = await together([system, packages, electron, sqlite, built]);
  await log.step('Check: Electron opens a window and loads better-sqlite3 and keytar', () =>
    verifyElectron(missing),
  );
  writeStamp({ verified: stateKey() });
  log.note(`Set-up complete in ${seconds(startedAt)} s.`);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const isFine = OLDEST_NODES.some(([line, oldest]) => major === line && minor >= oldest);
  if (isFine || major > OLDEST_NODES.at(-1)[0]) return;
  throw new StepFailed(
    `CCC Reports cannot be built with Node ${process.versions.node}. Install the latest version of Node 20, 22 or 24.`,
  );
}

function isVerified() {
  return packagesAreReady() && electronIsReady() && readStamp().verified === stateKey();
}

/** Identifies what the last check was made on; the check is repeated when any of it changes. */
function stateKey() {
  return hashOf(
    packagesKey(),
    fingerprint(readElectron().executable),
    fingerprint(compiledBinding),
    fingerprint(inModules('keytar', 'package.json')),
  );
}

async function main() {
  const startedAt = Date.now();
  await setup({ fresh: process.argv.includes('--fresh'), build: process.argv.includes('--build') });
  console.log(`Ready (${seconds(startedAt)} s).`);
}

// The address of a module has all links resolved, the path of the command has not.
const command = process.argv[1];
if (command && fs.realpathSync(command) === fileURLToPath(import.meta.url)) await runMain(main);
