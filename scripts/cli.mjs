// Runs `npm run cli -- COMMAND …`, one command of the application without a window. Standard output belongs to the
// command alone, since programs read it; set-up and build report on standard error.
import { withDisplay } from './lib/display.mjs';
import { runApplication } from './lib/electron.mjs';
import { runMain } from './lib/run.mjs';
import { setup } from './setup.mjs';

async function main() {
  await setup({ stream: process.stderr, build: true });
  // `electron .` without words would open the window.
  const given = process.argv.slice(2);
  const words = given.length > 0 ? given : ['--help'];
  return withDisplay((env) => runApplication(words, env));
}

await runMain(main);
