// One process at a time for work on shared folders (set-up, build): a lock file that names its owner.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashOf } from './files.mjs';
import { root } from './paths.mjs';

// In the temporary folder and not in node_modules, because `npm ci` empties that one.
function lockFile(name) {
  return path.join(os.tmpdir(), `ccc-reports-${name}-${hashOf(root).slice(0, 12)}.lock`);
}

/** Runs `work` alone; waits while another process of this checkout does the same, and takes over from a dead one. */
export async function alone(name, work) {
  const file = lockFile(name);
  while (!tryLock(file)) await sleep(200);
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
    if (!ownerIsAlive(file)) fs.rmSync(file, { force: true });
    return false;
  }
}

function ownerIsAlive(file) {
  try {
    const text = fs.readFileSync(file, 'utf8');
    // Empty for a moment between creation and the write of the number.
    if (text === '') return Date.now() - fs.statSync(file).mtimeMs < 5000;
    process.kill(Number(text), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
