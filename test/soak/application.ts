// The real application on its command line, in a process group of its own that can be killed as a whole.
import { spawn } from 'node:child_process';
import { within, whenEnding } from './watch';

export interface ApplicationOptions {
  readonly electron: string;
  readonly app: string;
  readonly profile: string;
  readonly keys: { readonly accessKeyId: string; readonly accessKeySecret: string };
}

export interface Ended {
  /** Null: it was killed. */
  readonly code: number | null;
  readonly killed: boolean;
  readonly stdout: string;
  readonly stderr: string;
  readonly elapsedMs: number;
}

/** No command takes longer than this. */
const limitMs = 120_000;
/** Only build machines run as root, where Chromium's sandbox cannot work. */
const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Runs a command to its end, or kills it after that time. */
export function runCommand(
  { electron, app, profile, keys }: ApplicationOptions,
  words: readonly string[],
  killAfterMs = Infinity,
  beforeKill: () => void = () => undefined,
): Promise<Ended> {
  const startedAt = Date.now();
  const args = ['--log-level=3', ...sandbox, app, ...words, '--profile', profile];
  const child = spawn(electron, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ELECTRON_RUN_AS_NODE: undefined,
      ALIBABA_CLOUD_ACCESS_KEY_ID: keys.accessKeyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: keys.accessKeySecret,
    },
  });
  const killGroup = (): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch (error) {
      if ((error as { code?: string }).code !== 'ESRCH') throw error;
    }
  };
  const forget = whenEnding(killGroup);
  let killed = false;
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  const ended = new Promise<Ended>((resolve, reject) => {
    const timer =
      killAfterMs === Infinity
        ? undefined
        : setTimeout(() => {
            beforeKill();
            killed = true;
            killGroup();
          }, killAfterMs);
    child.on('error', reject);
    // Not before every process that writes to them is gone: nobody uses the profile any more.
    child.on('close', (code) => {
      clearTimeout(timer);
      forget();
      resolve({ code, killed: killed && code === null, stdout, stderr, elapsedMs: Date.now() - startedAt });
    });
  });
  return within(limitMs, words.join(' '), ended);
}
