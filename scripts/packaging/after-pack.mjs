// Called by electron-builder when a folder is filled and before it is signed: nothing superfluous may be inside.
import fs from 'node:fs';
import path from 'node:path';
import { listPackage } from '@electron/asar';

const platforms = { linux: 'linux', mac: 'darwin', win: 'win32' };
const archs = { 1: 'x64', 3: 'arm64' }; // electron-builder's numbers

/** @throws Error when a native module of another system is inside, or the target's own is not */
export function afterPack({ appOutDir, arch, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  // The start-up helper of development that a fallback Electron carries.
  fs.rmSync(path.join(resources, 'default_app.asar'), { force: true });
  const target = `${platforms[packager.platform.name] ?? packager.platform.nodeName}-${archs[arch]}`;
  const natives = listPackage(path.join(resources, 'app.asar'))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.node'));
  const wanted = [
    `/node_modules/better-sqlite3/prebuilds/${target}.node`,
    `/node_modules/keytar/prebuilds/${target}/keytar.node`,
  ];
  const compiledHere = '/node_modules/better-sqlite3/build/Release/better_sqlite3.node';
  const missing = wanted.filter((file) => !natives.includes(file));
  const others = natives.filter((file) => !wanted.includes(file) && file !== compiledHere);
  if (missing.length > 0) throw new Error(`The package for ${target} lacks ${missing.join(', ')}`);
  if (others.length > 0) throw new Error(`The package for ${target} holds ${others.join(', ')}`);
  console.log(`  • native modules  ${natives.map((file) => path.basename(file)).join(', ')} for ${target}`);
}
