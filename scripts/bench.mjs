// Runs `npm run bench`: builds test/bench/bench.ts as a Node program and runs it with the given arguments. The frames of
// the scrolling grid are measured in the built window.
import { withDisplay } from './lib/display.mjs';
import { runProgram } from './lib/program.mjs';
import { runMain } from './lib/run.mjs';
import { setup } from './setup.mjs';

async function main() {
  await setup({ build: true });
  return withDisplay((env) => runProgram('test/bench/bench.ts', process.argv.slice(2), env), {
    always: true,
  });
}

await runMain(main);
