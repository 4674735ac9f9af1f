// Lets one process at a time work on shared folders (set-up, build), by a lock file that names its owner.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashOf } from './files.mjs';
import { root } from './paths.mjs';
import { StepFailed } from './run.mjs';

// In the temporary folder and not in node_modules, because `npm ci` empties that one.
function lockFile(name) {
  return path.join(os.tmpdir(), `ccc-reports-${name}-${hashOf(root).slice(0, 12)}.lock`);
}

const QUIET_WAIT_MS = 2000;

/**
 * Runs `work` while no other process of this checkout does the same; takes over from a process that has ended. `stream`
 * gets a line when there is something to wait for.
 */
export async function alone(name, stream, work) {
  const file = lockFile(name);
  const startedAt = Date.now();
  let isReported = false;
  while (!tryLock(file)) {
    if (!isReported && Date.now() - startedAt > QUIET_WAIT_MS) {
      isReported = true;
      stream.write(`• Waiting for another ${name} of this folder (${ownerOf(file)}) …\n`);
    }
    await sleep(200);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function tryLock(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!ownerIsAlive(file)) removeLock(file);
    return false;
  }
}

function removeLock(file) {
  try {
    fs.rmSync(file, { force: true });
  } catch (error) {
    throw new StepFailed(
      `${file} was left behind by another user (${error.code}). Delete it, then start again.`,
    );
  }
}

function ownerOf(file) {
  try {
    return `process ${fs.readFileSync(file, 'utf8')}; if none is running, delete ${file}`;
  } catch {
    return 'which has just ended';
  }
}

function ownerIsAlive(file) {
  try {
    const text = fs.readFileSync(file, 'utf8');
    // The file is empty for a moment between its creation and the write of the number.
    if (text === '') return Date.now() - fs.statSync(file).mtimeMs < 5000;
    process.kill(Number(text), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
