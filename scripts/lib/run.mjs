// Starts other programs, captures or passes on their output, and ends them with this process.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { isWindows } from './paths.mjs';

/** Reports a step that failed, with a message for the user that is shown without a stack. */
export class StepFailed extends Error {}

const PATIENCE_MS = 10_000;

/** A function for each running program that ends it by a signal. */
const running = new Set();
let receivedSignal = null;

/**
 * Runs a program to its end. `stdio` as for spawn ('pipe' captures); `limitMs` ends it when it takes longer.
 * Resolves to {code, signal, stdout, stderr, output, timedOut}; never rejects for a failing program. `output` is both
 * streams in the order of arrival. `code` is 127 when the program does not exist.
 * @throws StepFailed after a signal to end: no further program starts
 */
export async function run(command, args, options = {}) {
  if (receivedSignal) throw new StepFailed('Interrupted.');
  const { limitMs, input, ...spawnOptions } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'pipe', detached: hasOwnGroup(options), ...spawnOptions });
    const end = (signal) => endProgram(child, hasOwnGroup(options), signal);
    const result = { code: null, signal: null, stdout: '', stderr: '', output: '', timedOut: false };
    running.add(end);
    collect(child.stdout, 'stdout', result);
    collect(child.stderr, 'stderr', result);
    child.stdin?.on('error', () => {}); // a program that does not read its input closes it early
    child.stdin?.end(input ?? '');
    const timer = limitMs && setTimeout(() => endLate(end, result), limitMs);
    const finish = (code, signal) => {
      clearTimeout(timer);
      running.delete(end);
      resolve({ ...result, code, signal });
    };
    child.on('error', (error) => {
      result.output += error.message;
      finish(127, null);
    });
    child.on('close', finish);
  });
}

function collect(stream, name, result) {
  stream?.setEncoding('utf8');
  stream?.on('data', (text) => {
    result[name] += text;
    result.output += text;
  });
}

// What captured programs start themselves (npm, make, a compiler) must end with them; programs that use the terminal have
// to stay in its group.
function hasOwnGroup({ stdio = 'pipe' }) {
  return !isWindows && stdio === 'pipe';
}

function endProgram(child, isGroup, signal) {
  try {
    if (isGroup) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function endLate(end, result) {
  result.timedOut = true;
  end('SIGKILL');
}

/** Runs npm, by the npm that started this process where there is one, so that version and settings are the same. */
export function runNpm(args, options = {}) {
  const script = npmScript();
  return script ? run(process.execPath, [script, ...args], options) : run('npm', args, options);
}

function npmScript() {
  const { npm_execpath: current } = process.env;
  if (current?.endsWith('npm-cli.js')) return current;
  // On Windows npm is a .cmd file, which only a shell can start; the script that it runs is beside Node.
  const besideNode = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  return isWindows && fs.existsSync(besideNode) ? besideNode : undefined;
}

/** The last lines of a program's output, for an error message. */
export function lastLines(text, count = 15) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/** The exit code a shell would give: 128 + signal number for a program that was killed. */
export function exitCodeOf(result) {
  if (result.code !== null) return result.code;
  return { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[result.signal] ?? 1;
}

/** Ends the programs that are still running when this process is to end, so that they end in order. */
function passOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      receivedSignal = signal;
      // On Windows this would kill the program at once, and Ctrl+C reaches every program of the console anyway.
      if (!isWindows) for (const end of running) end(signal);
      // Usually run() resolves before; this is for a program that ignores the signal or, on Windows, did not get it.
      setTimeout(() => {
        for (const end of running) end('SIGKILL');
        process.exit(exitCodeOf({ code: null, signal }));
      }, PATIENCE_MS).unref();
    });
  }
}

/** Runs a script's main function. A failed step ends it with its message alone; any other error shows its stack. */
export async function runMain(main) {
  passOnSignals();
  try {
    process.exitCode = codeAfterSignal((await main()) ?? 0);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    // A step that was interrupted fails too, for no reason of its own.
    console.error(receivedSignal ? '\nInterrupted.' : `\n${error.message}`);
    process.exitCode = codeAfterSignal(0) || 1;
  }
}

// Electron exits with 0 on a signal; to a caller an interrupted command must not look like a complete one.
function codeAfterSignal(code) {
  return code === 0 && receivedSignal ? exitCodeOf({ code: null, signal: receivedSignal }) : code;
}
