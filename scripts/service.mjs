// Runs `npm run service`: the stand-in for the CCC service by itself, to try the application by hand against a service that fails
// or lies. `-- --help` lists the options.
import { runProgram } from './lib/program.mjs';
import { runMain } from './lib/run.mjs';
import { setup } from './setup.mjs';

async function main() {
  await setup();
  return runProgram('electron/simulator/by-hand.ts', process.argv.slice(2));
}

await runMain(main);
