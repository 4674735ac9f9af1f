// `npm run bench`: builds test/bench/bench.ts as a Node program and runs it with the given arguments.
import fs from 'node:fs';
import path from 'node:path';
import { inModules, root } from './lib/paths.mjs';
import { StepFailed, exitCodeOf, run, runMain } from './lib/run.mjs';
import { setup } from './setup.mjs';

const entry = path.join('test', 'bench', 'bench.ts');
// Below node_modules, so that the program finds its packages and no other tool takes it for source.
const outFolder = inModules('.cache', 'ccc-bench');

async function main() {
  await setup();
  await build();
  const args = [...process.execArgv, path.join(outFolder, 'bench.js'), ...process.argv.slice(2)];
  return exitCodeOf(await run(process.execPath, args, { cwd: root, stdio: 'inherit' }));
}

async function build() {
  const vite = inModules('vite', 'bin', 'vite.js');
  const args = ['build', '--ssr', entry, '--outDir', outFolder, '--emptyOutDir', '--logLevel', 'error'];
  const result = await run(process.execPath, [vite, ...args], { cwd: root });
  if (result.code !== 0) throw new StepFailed(`The benchmark could not be built.\n${result.output.trim()}`);
  // The package.json of the repository does not reach into node_modules.
  fs.writeFileSync(path.join(outFolder, 'package.json'), '{ "type": "module" }');
}

await runMain(main);
