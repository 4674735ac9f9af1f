// Programs in TypeScript that run in plain Node: built with vite into the package cache, then run with this process's terminal.
import fs from 'node:fs';
import path from 'node:path';
import { inModules, root } from './paths.mjs';
import { StepFailed, exitCodeOf, run } from './run.mjs';

/**
 * Builds `entry` (a path from the root) and runs it.
 * @returns its exit code
 */
export async function runProgram(entry, words, env = process.env) {
  const { name } = path.parse(entry);
  // Below node_modules, so that the program finds its packages and no other tool takes it for source.
  const outFolder = inModules('.cache', `ccc-${name}`);
  await build(entry, outFolder);
  const args = [...process.execArgv, path.join(outFolder, `${name}.js`), ...words];
  return exitCodeOf(await run(process.execPath, args, { cwd: root, stdio: 'inherit', env }));
}

async function build(entry, outFolder) {
  const vite = inModules('vite', 'bin', 'vite.js');
  const args = ['build', '--ssr', entry, '--outDir', outFolder, '--emptyOutDir', '--logLevel', 'error'];
  const result = await run(process.execPath, [vite, ...args], { cwd: root });
  if (result.code !== 0) throw new StepFailed(`${entry} could not be built.\n${result.output.trim()}`);
  // The package.json of the repository does not reach into node_modules.
  fs.writeFileSync(path.join(outFolder, 'package.json'), '{ "type": "module" }');
}
