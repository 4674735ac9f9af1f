// Installs the system packages of Debian or Ubuntu and nothing else, plus any that are named:
// `sudo node scripts/system-packages.mjs libreoffice-calc`. Needs no npm packages. `npm start` and `npm test` do the same.
import { createLog } from './lib/log.mjs';
import { runMain } from './lib/run.mjs';
import { ensureSystemPackages, runtimePackages } from './setup/system-packages.mjs';

async function main() {
  const more = process.argv.slice(2).map((name) => [name]);
  const missing = await ensureSystemPackages([...runtimePackages, ...more], createLog());
  return missing === '' ? 0 : 1;
}

await runMain(main);
