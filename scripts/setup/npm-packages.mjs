// Installs the npm packages exactly as the lockfile says, without running any package's own scripts.
import fs from 'node:fs';
import path from 'node:path';
import { hashOf, readJson } from '../lib/files.mjs';
import { inModules, root } from '../lib/paths.mjs';
import { StepFailed, runNpm } from '../lib/run.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

const lockfile = path.join(root, 'package-lock.json');

// Optional packages with binaries were chosen for this runtime.
const runtime = `${process.platform}-${process.arch}-${process.version}`;

/** Changes with the lockfile and with the running Node. */
export function packagesKey() {
  return `${runtime} ${hashOf(fs.readFileSync(lockfile))}`;
}

export function packagesAreReady() {
  return readStamp().packages === packagesKey();
}

export async function ensurePackages(log) {
  if (packagesAreReady()) return;
  if (!isForThisRuntime() || !matchesLockfile())
    await log.step('npm packages: npm ci (usually 30 s)', () => npmCi(root));
  writeStamp({ packages: packagesKey() });
}

function isForThisRuntime() {
  return (readStamp().packages ?? runtime).startsWith(runtime);
}

/** Installs in a folder what its lockfile says. */
export async function npmCi(folder) {
  // Scripts stay off: the two native modules bring binaries, Electron's is fetched by the next step, and nothing else
  // needs one; code that does not run cannot do harm either.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const result = await runNpm(args, { cwd: folder });
  if (result.code === 0) return;
  const isLocked = /\b(EBUSY|EPERM)\b/.test(result.output);
  throw new StepFailed(
    `npm ci failed.\n${firstLines(result.output)}\n` +
      (isLocked
        ? 'A program uses files below node_modules. Close CCC Reports and your editor, then start again.'
        : 'Check the network and the npm settings (registry, proxy, certificates), then start again.'),
  );
}

// npm names the reason first and explains its usage after it.
function firstLines(text) {
  return text.trim().split('\n').slice(0, 12).join('\n');
}

/**
 * Whether somebody ran `npm install` by hand and got what the lockfile says: then nothing has to be fetched again.
 * npm keeps a list of what it installed in node_modules/.package-lock.json.
 */
function matchesLockfile() {
  const installed = readJson(inModules('.package-lock.json'))?.packages;
  const wanted = readJson(lockfile)?.packages;
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(
    ([place, entry]) =>
      place === '' || installed[place]?.version === entry.version || mayBeAbsent(place, entry),
  );
}

// Optional packages are the binaries of other platforms.
function mayBeAbsent(place, entry) {
  return Boolean(entry.optional || entry.devOptional) && !fs.existsSync(path.join(root, place));
}
