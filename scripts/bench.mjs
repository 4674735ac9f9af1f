// `npm run bench`: builds test/bench/bench.ts as a Node program and runs it with the given arguments.
import { runProgram } from './lib/program.mjs';
import { runMain } from './lib/run.mjs';
import { setup } from './setup.mjs';

async function main() {
  await setup();
  return runProgram('test/bench/bench.ts', process.argv.slice(2));
}

await runMain(main);
