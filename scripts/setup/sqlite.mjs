// Provides better-sqlite3 for both runtimes, Electron and the plain Node that runs unit tests.
// Its prebuilt binary needs Node-API 10. A runtime with Node-API 9 (Node 20, Electron 33) crashes without a message when
// it loads that binary, so there the module is compiled once against the experimental interface, which had the same
// functions before. The result is cached outside of the repository.
import fs from 'node:fs';
import path from 'node:path';
import { hashOf, makeFolderWhole, readJson } from '../lib/files.mjs';
import { cacheFolder, inModules, isWindows, root } from '../lib/paths.mjs';
import { StepFailed, lastLines, run } from '../lib/run.mjs';
import { compilerPackages, ensureSystemPackages } from './system-packages.mjs';

const PREBUILT_NAPI = 10;
const nodeNapi = Number(process.versions.napi);
// -O2 instead of the package's -O3: half the compile time for SQLite's single source file, the same speed in queries
// (measured), and never part of a release.
const CFLAGS = '-O2';
const CXXFLAGS = '-O2 -UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';
const packageFolder = inModules('better-sqlite3');

/** The compiled module; better-sqlite3 prefers it to the prebuilt binary. */
export const compiledBinding = path.join(packageFolder, 'build', 'Release', 'better_sqlite3.node');

/** Whether this Node needs a compiled module that is neither installed nor cached. Usable before npm has run. */
export function compilerIsNeeded() {
  return (
    nodeNapi < PREBUILT_NAPI && !fs.existsSync(compiledBinding) && !fs.existsSync(cachedBinding(nodeNapi))
  );
}

/**
 * Compiles the module, or takes it from the cache, where one of the runtimes needs that. `electron` is a promise of the
 * installed one; it is not awaited where plain Node decides already.
 */
export async function ensureSqlite(electron, log) {
  const napi = nodeNapi < PREBUILT_NAPI ? nodeNapi : Math.min(nodeNapi, (await electron).napi);
  if (napi >= PREBUILT_NAPI || (await loadsInNode())) return;
  const cached = cachedBinding(napi);
  if (fs.existsSync(cached)) {
    await log.step('better-sqlite3: from the cache', () => place(cached));
    if (await loadsInNode()) return;
    // Compiled on a system with other libraries, for example in a home folder that machines share.
    fs.rmSync(path.dirname(cached), { recursive: true, force: true });
  }
  if (isWindows) {
    // Visual Studio does not take the macros below from the environment.
    throw new StepFailed(
      `On Windows CCC Reports needs Node 22.14 or newer; this is Node ${process.versions.node}.`,
    );
  }
  await ensureSystemPackages(compilerPackages, log);
  await log.step(`better-sqlite3: compiled for Node-API ${napi} (once, usually 60 s)`, async () => {
    await compile();
    await keep(cached);
  });
}

/** Tries the module in a child process, because a wrong binary crashes the process that loads it. */
async function loadsInNode() {
  if (!fs.existsSync(compiledBinding)) return false;
  const script = "new (require('better-sqlite3'))(':memory:').prepare('SELECT 1').get()";
  const result = await run(process.execPath, ['-e', script], { cwd: packageFolder, limitMs: 30_000 });
  return result.code === 0;
}

function cachedBinding(napi) {
  const { version } = readJson(path.join(root, 'package-lock.json')).packages['node_modules/better-sqlite3'];
  const key = hashOf(CFLAGS, CXXFLAGS, findHeaders()?.version ?? process.version).slice(0, 12);
  const name = `better-sqlite3-${version}-${process.platform}-${process.arch}-napi${napi}-${key}`;
  return path.join(cacheFolder(), name, 'better_sqlite3.node');
}

function place(cached) {
  fs.rmSync(path.join(packageFolder, 'build'), { recursive: true, force: true });
  fs.mkdirSync(path.dirname(compiledBinding), { recursive: true });
  const partial = `${compiledBinding}.part`;
  fs.copyFileSync(cached, partial);
  fs.renameSync(partial, compiledBinding);
}

async function keep(cached) {
  await makeFolderWhole(path.dirname(cached), async (folder) =>
    fs.copyFileSync(compiledBinding, path.join(folder, path.basename(cached))),
  );
}

/** Finds Node's header files on this machine: {folder, version}; undefined when node-gyp has to download them. */
function findHeaders() {
  const places = [
    process.env.npm_config_nodedir,
    path.dirname(path.dirname(process.execPath)),
    '/usr',
    '/usr/local',
  ];
  for (const folder of places.filter(Boolean)) {
    const version = headersVersion(folder);
    // Headers of another major version describe another Node-API.
    if (version?.split('.')[0] === process.versions.node.split('.')[0]) return { folder, version };
  }
  return undefined;
}

function headersVersion(folder) {
  try {
    const text = fs.readFileSync(path.join(folder, 'include', 'node', 'node_version.h'), 'utf8');
    const numbers = ['MAJOR', 'MINOR', 'PATCH'].map(
      (part) => new RegExp(`#define NODE_${part}_VERSION (\\d+)`).exec(text)[1],
    );
    return numbers.join('.');
  } catch {
    return undefined;
  }
}

async function compile() {
  const headers = findHeaders();
  const python = await findPython();
  const args = ['rebuild', '--release', '--force_build=1', '--jobs=max'];
  if (python) args.push(`--python=${python}`);
  if (headers) args.push(`--nodedir=${headers.folder}`);
  const result = await run(process.execPath, [inModules('node-gyp', 'bin', 'node-gyp.js'), ...args], {
    cwd: packageFolder,
    env: {
      ...process.env,
      CFLAGS: `${process.env.CFLAGS ?? ''} ${CFLAGS}`.trim(),
      CXXFLAGS: `${process.env.CXXFLAGS ?? ''} ${CXXFLAGS}`.trim(),
    },
  });
  if (result.code === 0 && (await loadsInNode())) return removeByproducts();
  fs.rmSync(path.join(packageFolder, 'build'), { recursive: true, force: true });
  throw new StepFailed(
    `better-sqlite3 could not be compiled.\n${lastLines(result.output)}\n` +
      'It needs Python 3, make, a C++20 compiler and the header files of Node. Node 22.14 or newer needs none of them.',
  );
}

// Wrappers such as pyenv's exist under the name but depend on files in the home folder; take one that really starts.
async function findPython() {
  for (const candidate of ['python3', '/usr/bin/python3', 'python']) {
    if ((await run(candidate, ['--version'], { limitMs: 20_000 })).code === 0) return candidate;
  }
  return undefined;
}

// Object files and the like are ten times the size of the result.
function removeByproducts() {
  const release = path.dirname(compiledBinding);
  for (const name of fs.readdirSync(release)) {
    if (name !== path.basename(compiledBinding))
      fs.rmSync(path.join(release, name), { recursive: true, force: true });
  }
}
