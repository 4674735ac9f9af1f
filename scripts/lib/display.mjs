// A virtual screen for programs that need one where there is none (Linux only).
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { isLinux } from './paths.mjs';
import { StepFailed } from './run.mjs';

const START_LIMIT_MS = 20_000;
// Chromium's GPU process ends a moment after the main one, and complains aloud when its display went first.
const LAST_CHILD_MS = 200;

export function hasDisplay() {
  return !isLinux || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Runs `work(env)` with an environment that has a display: the user's, or an Xvfb of its own that ends with the work.
 * `always` takes the virtual one even on a desktop, so that tests neither disturb nor depend on it.
 * Own start instead of xvfb-run: Xvfb picks the number itself, and no shell stands between a signal and the program.
 */
export async function withDisplay(work, { always = false } = {}) {
  if (!isLinux || (hasDisplay() && !always)) return work(process.env);
  const { server, display } = await startXvfb();
  const end = () => server.kill();
  process.on('exit', end);
  try {
    const env = { ...process.env, DISPLAY: display };
    delete env.WAYLAND_DISPLAY;
    const result = await work(env);
    await sleep(LAST_CHILD_MS);
    return result;
  } finally {
    process.off('exit', end);
    end();
  }
}

// Where util-linux has it, setpriv ends the server even when this process is killed outright (and Electron with it).
const START_XVFB = `
  command -v setpriv >/dev/null && exec setpriv --pdeathsig TERM Xvfb "$@"
  exec Xvfb "$@"
`;

function startXvfb() {
  const args = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'];
  // Its own group: Ctrl-C goes to the program first, and the display stays until that has ended.
  const server = spawn('sh', ['-c', START_XVFB, 'sh', ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    detached: true,
  });
  return new Promise((resolve, reject) => {
    let complaint = '';
    let number = '';
    const fail = (reason) => {
      clearTimeout(timer);
      server.kill();
      reject(
        new StepFailed(
          `No display, and no virtual one (Xvfb): ${reason}\nOn Debian: sudo apt-get install xvfb`,
        ),
      );
    };
    const timer = setTimeout(() => fail('it did not start in time'), START_LIMIT_MS);
    server.on('error', (error) => fail(error.message));
    server.on('exit', () => fail(complaint.trim() || 'it ended at once'));
    server.stderr.on('data', (text) => (complaint += text));
    server.stdio[3].on('data', (text) => {
      number += text;
      if (!number.includes('\n')) return;
      clearTimeout(timer);
      server.removeAllListeners('exit');
      releaseFromEventLoop(server);
      resolve({ server, display: `:${number.trim()}` });
    });
  });
}

// The server must not keep this process alive when the work is done.
function releaseFromEventLoop(server) {
  server.unref();
  server.stderr.unref();
  server.stdio[3].unref();
}
