// Installs Debian's packages that Electron and its tests need when run as root, otherwise prints the command to type.
import { isLinux } from '../lib/paths.mjs';
import { StepFailed, lastLines, run } from '../lib/run.mjs';

// Newer Debian and Ubuntu renamed some libraries at the change to 64-bit time; either name will do.
export const runtimePackages = [
  ['xvfb'],
  ['xauth'],
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libxss1'],
  ['libxtst6'],
  ['libdrm2'],
  ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
  ['libsecret-1-0'],
  ['fonts-noto-cjk'],
  ['dbus'],
  ['dbus-x11'],
  ['gnome-keyring'],
];

// Only needed where better-sqlite3 has to be compiled.
export const compilerPackages = [['python3'], ['make'], ['g++']];

/**
 * Installs what is missing, or says how. Returns the command for whatever is still missing ('' for nothing), so that
 * a later failure can name it; on other systems than Debian and its kin there is nothing to check.
 */
export async function ensureSystemPackages(wanted, log) {
  if (!isLinux) return '';
  const missing = await missingPackages(wanted);
  if (missing.length === 0) return '';
  const isRoot = process.getuid() === 0;
  if (isRoot) {
    const title = `System packages: ${missing.map((names) => names[0]).join(' ')} (usually 20 s)`;
    await log.step(title, () => aptInstall(missing));
    return '';
  }
  const command = `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${(await knownNames(missing)).join(' ')}`;
  log.note(`• System packages: some are missing. To install them:\n  ${command}`);
  return command;
}

async function missingPackages(wanted) {
  const query = await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...wanted.flat()]);
  if (query.code === 127) return []; // not a Debian; the check at the end tells whether anything is missing
  const installed = new Set(
    query.stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return wanted.filter((names) => !names.some((name) => installed.has(name)));
}

async function aptInstall(missing) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update'], { env });
  const names = await knownNames(missing);
  // Another set-up or the system's own updates may be installing at the same time.
  const args = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', ...names];
  const install = await run('apt-get', args, { env });
  if (install.code === 0) return;
  throw new StepFailed(
    `apt-get ${args.join(' ')} failed.\n${lastLines(update.code === 0 ? '' : update.output)}\n${lastLines(install.output)}`,
  );
}

/** For each package the name that this system's lists know; the older one where they cannot tell. */
async function knownNames(wanted) {
  return Promise.all(wanted.map(knownName));
}

async function knownName(names) {
  for (const name of names) {
    // `show` fails for a name that is only provided by others, which is what the old names have become.
    if (names.length === 1 || (await run('apt-cache', ['show', '--no-all-versions', name])).code === 0)
      return name;
  }
  return names[0];
}
