// `npm run package`: the application as a folder that runs by itself (`-- --linux deb` and so on for other targets).
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { inModules, root } from './lib/paths.mjs';
import { StepFailed, exitCodeOf, run, runMain } from './lib/run.mjs';
import { readElectron } from './setup/electron.mjs';
import { setup } from './setup.mjs';

const platformSwitch = { linux: '--linux', darwin: '--mac', win32: '--win' }[process.platform];

async function main() {
  await setup();
  await ensureBuilt();
  const given = process.argv.slice(2);
  const target = given.length > 0 ? given : [platformSwitch, 'dir'];
  const args = [
    inModules('electron-builder', 'cli.js'),
    ...target,
    '--publish',
    'never',
    ...electronSettings(target),
  ];
  const code = exitCodeOf(await run(process.execPath, args, { cwd: root, stdio: 'inherit' }));
  removeDefaultApp();
  return code;
}

// The fallback Electron carries the start-up helper of development; a packaged application has no use for it.
function removeDefaultApp() {
  const dist = path.join(root, 'dist');
  for (const folder of fs.existsSync(dist) ? fs.readdirSync(dist) : [])
    fs.rmSync(path.join(dist, folder, 'resources', 'default_app.asar'), { force: true });
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

await runMain(main);
