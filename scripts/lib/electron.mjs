// Starts the built application in the installed Electron, with a window or for one command line.
import fs from 'node:fs';
import path from 'node:path';
import { readElectron } from '../setup/electron.mjs';
import { root } from './paths.mjs';
import { exitCodeOf, run } from './run.mjs';
import { sandboxSwitch } from './sandbox.mjs';

// Chromium reports missing buses and GPUs of a build machine as errors; only fatal messages are of use on a terminal.
const QUIET_CHROMIUM = '--log-level=3';

/**
 * Runs the application with these words and the user's terminal; resolves to its exit code. Switches for Chromium come
 * before the application's folder, so that everything after it belongs to the application.
 */
export async function runApplication(words, env = process.env) {
  const args = [QUIET_CHROMIUM, ...sandboxSwitch(), root, ...words];
  const result = await run(readElectron().executable, args, {
    cwd: userFolder(),
    stdio: 'inherit',
    // Set by editors that are Electron themselves; it would make a plain Node of ours.
    env: { ...env, ELECTRON_RUN_AS_NODE: undefined },
  });
  return exitCodeOf(result);
}

/** Returns the folder in which the command was typed, which relative paths refer to: npm changes to the repository. */
export function userFolder() {
  const isFromNpm = fs.realpathSync(process.cwd()) === root && process.env.npm_lifecycle_event;
  return (isFromNpm && process.env.INIT_CWD) || process.cwd();
}

/** Returns the value of `--name VALUE` or `--name=VALUE` among the words, as an absolute path; undefined when absent. */
export function pathOption(words, name) {
  const index = words.findIndex((word) => word === name || word.startsWith(`${name}=`));
  if (index < 0) return undefined;
  const value = words[index] === name ? words[index + 1] : words[index].slice(name.length + 1);
  return value && path.resolve(userFolder(), value);
}
