// Starts other programs: captured, or with their output passed on; ends them with this process.
import { spawn } from 'node:child_process';
import { isWindows } from './paths.mjs';

/** A step that cannot be done, with a message meant for the person at the keyboard (shown without a stack). */
export class StepFailed extends Error {}

const running = new Set();
let receivedSignal = null;

/**
 * Runs a program to its end. `stdio` as for spawn ('pipe' captures); `limitMs` ends it when it takes longer.
 * Resolves to {code, signal, stdout, stderr, output, timedOut}; never rejects for a failing program. `output` is both
 * streams in the order of arrival. `code` is 127 when the program does not exist.
 */
export function run(command, args, options = {}) {
  const { limitMs, input, ...spawnOptions } = options;
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'pipe', ...spawnOptions });
    const result = { code: null, signal: null, stdout: '', stderr: '', output: '', timedOut: false };
    running.add(child);
    collect(child.stdout, 'stdout', result);
    collect(child.stderr, 'stderr', result);
    child.stdin?.on('error', () => {}); // a program that does not read its input closes it early
    child.stdin?.end(input ?? '');
    const timer = limitMs && setTimeout(() => endLate(child, result), limitMs);
    const finish = (code, signal) => {
      clearTimeout(timer);
      running.delete(child);
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

function endLate(child, result) {
  result.timedOut = true;
  child.kill('SIGKILL');
}

/** Runs npm itself: through the npm that started us where there is one, so that its version and settings are the same. */
export function runNpm(args, options = {}) {
  const npmScript = process.env.npm_execpath;
  if (npmScript?.endsWith('npm-cli.js')) return run(process.execPath, [npmScript, ...args], options);
  // npm is a .cmd file on Windows, which only a shell can start.
  return run('npm', args, { ...options, shell: isWindows });
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

/** Hands our own end on to the programs that are still running, so that none outlives us. */
function passOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      receivedSignal = signal;
      for (const child of running) child.kill(signal);
      // The awaited run() resolves with that signal; this is for a program that ignores it.
      setTimeout(() => process.exit(exitCodeOf({ code: null, signal })), 5000).unref();
    });
  }
}

/** Runs a script's main function: a failed step ends it with its message alone, anything else is a bug and shows its stack. */
export async function runMain(main) {
  passOnSignals();
  try {
    process.exitCode = codeAfterSignal((await main()) ?? 0);
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}

// Electron ends orderly on a signal, with 0; to a caller an interrupted command must not look like a complete one.
function codeAfterSignal(code) {
  return code === 0 && receivedSignal ? exitCodeOf({ code: null, signal: receivedSignal }) : code;
}
