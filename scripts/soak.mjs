// Runs `npm run soak`: a month of the schedule in virtual time, the real application killed again and again, and told to restore
// crafted files. Not part of `npm test`, since it takes minutes. `-- --part month|kills|files`, `--seed N`, `--days N`, `--kills N`,
// `--write FOLDER`.
import fs from 'node:fs';
import path from 'node:path';
import { withDisplay } from './lib/display.mjs';
import { removeFolder } from './lib/files.mjs';
import { inModules, root } from './lib/paths.mjs';
import { runProgram } from './lib/program.mjs';
import { runMain } from './lib/run.mjs';
import { readElectron } from './setup/electron.mjs';
import { setup } from './setup.mjs';

async function main() {
  await setup({ build: true });
  const app = copyOfApplication();
  const words = [...process.argv.slice(2), '--electron', readElectron().executable, '--app', app];
  return withDisplay((env) => runProgram('test/soak/soak.ts', words, env), { always: true });
}

/** A build in the meantime must not take the application away under a run. */
function copyOfApplication() {
  // Below node_modules, so that it finds its packages.
  const folder = inModules('.cache', 'ccc-soak-app');
  removeFolder(folder);
  for (const name of ['out', 'package.json'])
    fs.cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  return folder;
}

await runMain(main);
