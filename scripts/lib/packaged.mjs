// Packages the application in dist/, and makes a copy of the package that tests can control.
import fs from 'node:fs';
import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { writeNotices } from '../notices.mjs';
import { writeIcons } from '../packaging/icons.mjs';
import { publicKeyOf, signManifests } from '../packaging/sign-manifests.mjs';
import { readElectron } from '../setup/electron.mjs';
import { ensureBuilt } from './build.mjs';
import { filesBelow, fingerprint, hashOf, readJson, removeFolder, writeWhole } from './files.mjs';
import { createLog } from './log.mjs';
import { inModules, root } from './paths.mjs';
import { StepFailed, run } from './run.mjs';

const dist = path.join(root, 'dist');
const productName = 'CCC Reports';
// electron-builder names the processor in the folder except for x64.
const processor = process.arch === 'x64' ? '' : `-${process.arch}`;
const systems = {
  linux: { option: '--linux', folder: `linux${processor}-unpacked`, executable: 'ccc-reports' },
  win32: { option: '--win', folder: `win${processor}-unpacked`, executable: `${productName}.exe` },
  darwin: {
    option: '--mac',
    folder: `mac${processor}`,
    executable: path.join(`${productName}.app`, 'Contents', 'MacOS', productName),
  },
};
const system = systems[process.platform];

/** The folder that `npm run package` makes, and the program in it. */
export const packagedFolder = path.join(dist, system.folder);
export const packagedExecutable = path.join(packagedFolder, system.executable);

const stampFile = path.join(dist, 'package-stamp.json');
const copyFolder = path.join(dist, 'under-test');

/**
 * Runs electron-builder for targets in its own words (`--linux deb --arm64`); without any, the folder of this system.
 * @throws StepFailed with what to do
 */
export async function packageApplication(words, { stdio = 'inherit', env = process.env } = {}) {
  const target = words.length > 0 ? words : [system.option, 'dir'];
  const settings = electronSettings(target);
  await writeIcons(path.join(dist, 'icons'));
  fs.writeFileSync(path.join(dist, 'release-notes.md'), releaseNotes());
  writeNotices(path.join(dist, 'notices', 'THIRD-PARTY-NOTICES.txt'));
  const builder = inModules('electron-builder', 'cli.js');
  const args = [builder, ...target, '--publish', 'never', ...settings, ...updateSettings()];
  const result = await run(process.execPath, args, { cwd: root, stdio, env });
  if (result.code !== 0) throw new StepFailed(`Packaging failed.\n${result.output.trim()}`);
  if (process.env.UPDATE_PRIVATE_KEY) signManifests(dist, process.env.UPDATE_PRIVATE_KEY);
}

/** The changelog's section for this version, which updates show. Only a release, built from a tag, must have its own. */
function releaseNotes() {
  const { version } = readJson(path.join(root, 'package.json'));
  const sections = fs.readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8').split(/^## /m);
  const find = (name) => sections.find((section) => section.startsWith(`[${name}]`));
  const own = find(version) ?? (process.env.GITHUB_REF_TYPE === 'tag' ? undefined : find('Unreleased'));
  if (own === undefined) throw new StepFailed(`CHANGELOG.md has no section for ${version}.`);
  return own.slice(own.indexOf('\n')).trim();
}

function electronSettings(target) {
  const { executable, kind, version } = readElectron();
  // The native modules are Node-API and ready; a rebuild would need headers from the network.
  const settings = ['-c.npmRebuild=false'];
  if (kind !== 'fallback') return settings;
  if (!target.includes('dir')) {
    throw new StepFailed(
      `This machine runs Electron ${version} from the package registry, which must never reach a release.\n` +
        'Only the folder target ("dir") can be made here; releases are built where the official Electron can be had.',
    );
  }
  return [...settings, `-c.electronDist=${path.dirname(executable)}`];
}

/**
 * UPDATE_PRIVATE_KEY (PEM, Ed25519) signs what a feed of updates says, and its public half goes into the program, which
 * takes nothing else. Without it the program never updates by itself.
 */
function updateSettings() {
  const key = process.env.UPDATE_PRIVATE_KEY;
  return key ? [`-c.extraMetadata.updatePublicKey=${publicKeyOf(key)}`] : [];
}

/**
 * The packaged application of this system, made anew only where something that goes into it changed.
 * @returns the program of a copy in which one fuse differs: Playwright holds on to Electron through the inspector, which
 *   the product shuts. Everything else of the copy is the package.
 */
export async function ensurePackaged(stream = process.stdout) {
  await ensureBuilt(stream);
  const copy = path.join(copyFolder, system.executable);
  if (readJson(stampFile)?.key === packageKey() && fs.existsSync(copy)) return copy;
  await createLog(stream).step('Package: electron-builder (usually 20 s)', async () => {
    fs.rmSync(stampFile, { force: true });
    // A developer's certificate must not make the Mac ask for a password in the middle of tests.
    const env = { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' };
    await packageApplication([], { stdio: 'pipe', env });
    removeFolder(copyFolder);
    fs.cpSync(packagedFolder, copyFolder, { recursive: true, verbatimSymlinks: true });
    await flipFuses(copy, {
      version: FuseVersion.V1,
      resetAdHocDarwinSignature: process.platform === 'darwin',
      [FuseV1Options.EnableNodeCliInspectArguments]: true,
    });
    writeWhole(stampFile, JSON.stringify({ key: packageKey() }));
  });
  return copy;
}

function packageKey() {
  const files = [
    ...filesBelow(path.join(root, 'out')),
    ...filesBelow(path.join(root, 'scripts', 'packaging')),
    ...['electron-builder.yml', 'package.json', 'package-lock.json'].map((name) => path.join(root, name)),
    path.join(root, 'scripts', 'notices.mjs'),
    readElectron().executable,
  ];
  return hashOf(...files.map(fingerprint));
}

/** [part, bytes] of the packaged folder, the largest first: what the size is made of. */
export function sizesOf(folder) {
  const sizes = new Map();
  for (const file of filesBelow(folder)) {
    const relative = path.relative(folder, file).split(path.sep);
    const part = partOf(relative);
    sizes.set(part, (sizes.get(part) ?? 0) + fs.lstatSync(file).size);
  }
  return [...sizes].sort((one, other) => other[1] - one[1]);
}

function partOf(relative) {
  if (relative.some((name) => name.startsWith('app.asar')))
    return 'the application (app.asar and native modules)';
  if (relative.includes('locales') || relative.some((name) => name.endsWith('.lproj')))
    return 'languages of Chromium';
  return 'Electron';
}
