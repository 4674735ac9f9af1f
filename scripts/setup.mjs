// Set-up: everything from a fresh clone to a running Electron. Idempotent; says nothing when there is nothing to do.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOf, fingerprint } from './lib/files.mjs';
import { alone } from './lib/lock.mjs';
import { createLog, seconds } from './lib/log.mjs';
import { inModules } from './lib/paths.mjs';
import { StepFailed, runMain } from './lib/run.mjs';
import { electronIsReady, ensureElectron, readElectron } from './setup/electron.mjs';
import { ensurePackages, packagesAreReady, packagesKey } from './setup/npm-packages.mjs';
import { compiledBinding, ensureSqlite } from './setup/sqlite.mjs';
import { clearStamp, readStamp, writeStamp } from './setup/stamp.mjs';
import { ensureSystemPackages, runtimePackages } from './setup/system-packages.mjs';
import { verifyElectron } from './setup/verify.mjs';

const OLDEST_NODE = [20, 19];

/**
 * Makes everything ready. Throws StepFailed with a message for the user when something cannot be had.
 * `stream` gets the progress; `fresh` forgets what earlier runs found out (tries the official Electron again).
 */
export async function setup({ stream = process.stdout, fresh = false } = {}) {
  checkNode();
  if (!fresh && isVerified()) return;
  await alone('setup', async () => {
    // Another process may have done it while this one waited.
    if (!fresh && isVerified()) return;
    if (fresh) clearStamp();
    await setUpAll(createLog(stream));
  });
}

async function setUpAll(log) {
  const startedAt = Date.now();
  const missing = await ensureSystemPackages(runtimePackages, log);
  await ensurePackages(log);
  await ensureElectron(log);
  await ensureSqlite(log);
  await log.step('Check: Electron starts, better-sqlite3 and keytar load in it', () =>
    verifyElectron(missing),
  );
  writeStamp({ verified: stateKey() });
  log.note(`Set-up complete in ${seconds(startedAt)} s.`);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new StepFailed(
    `Node ${process.versions.node} is too old: CCC Reports needs Node ${OLDEST_NODE.join('.')} or newer.`,
  );
}

function isVerified() {
  return packagesAreReady() && electronIsReady() && readStamp().verified === stateKey();
}

/** What the last check was made on; it is repeated when any of it changes. */
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
  await setup({ fresh: process.argv.includes('--fresh') });
  console.log(`Ready (${seconds(startedAt)} s).`);
}

if (path.resolve(process.argv[1] ?? '') === fileURLToPath(import.meta.url)) await runMain(main);
