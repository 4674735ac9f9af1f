// A real Secret Service for keytar in tests, without a desktop and without touching the user's own keyring (Linux only).
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isLinux } from './paths.mjs';
import { run } from './run.mjs';

// The daemon reads the keyring's password from standard input, an empty line, and goes to the background by itself. Its
// folders are temporary: the keyring it creates is for this session only. It ends with the session's bus.
const SESSION = `
  printf '\\n' | XDG_DATA_HOME="$CCC_KEYCHAIN" XDG_RUNTIME_DIR="$CCC_KEYCHAIN" \\
    gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
  exec "$@" 2>&3 3>&-
`;

// The bus reports every service it starts on standard error; only the program itself keeps that stream.
const QUIET_BUS = 'exec dbus-run-session -- sh -c "$0" sh "$@" 3>&2 2>/dev/null';

/** Runs `work(wrap)`: `wrap(command, args)` gives the [command, args] that run with a keychain where one can be had. */
export async function withKeychain(work) {
  if (!(await isAvailable())) return work((command, args) => [command, args]);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ccc-reports-keychain-'));
  process.env.CCC_KEYCHAIN = folder;
  try {
    return await work((command, args) => ['sh', ['-c', QUIET_BUS, SESSION, command, ...args]]);
  } finally {
    delete process.env.CCC_KEYCHAIN;
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function isAvailable() {
  if (!isLinux) return false;
  const programs = ['dbus-run-session', 'gnome-keyring-daemon'];
  const found = await Promise.all(
    programs.map((program) => run(program, ['--version'], { limitMs: 10_000 })),
  );
  return found.every((result) => result.code === 0);
}
