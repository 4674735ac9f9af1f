// Provides better-sqlite3 for both runtimes, Electron and the plain Node that runs unit tests.
// Its prebuilt binary needs Node-API 10. A runtime with Node-API 9 (Node 20, Electron 33) crashes without a message when
// it loads that binary, so there the module is compiled once against the experimental interface, which had the same
// functions before. The result is cached outside of the repository.
import fs from 'node:fs';
import path from 'node:path';
import { hashOf, makeFolderWhole, readJson, removeFolder } from '../lib/files.mjs';
import { cacheFolder, inModules, isWindows, root } from '../lib/paths.mjs';
import { StepFailed, lastLines, run } from '../lib/run.mjs';
import { npmCi, packagesAreReady } from './npm-packages.mjs';
import { compilerPackages, ensureSystemPackages } from './system-packages.mjs';

const PREBUILT_NAPI = 10;
const nodeNapi = Number(process.versions.napi);
// -O2 instead of the package's -O3: half the compile time for SQLite's single source file, the same speed in queries
// (measured), and never part of a release.
const CFLAGS = '-O2';
const CXXFLAGS = '-O2 -UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';
const bindingName = 'better_sqlite3.node';

/** The compiled module; better-sqlite3 prefers it to the prebuilt binary. */
export const compiledBinding = inModules('better-sqlite3', 'build', 'Release', bindingName);

/** Whether a compiled module is needed that is neither installed nor cached. Usable before npm has run. */
export function compilerIsNeeded() {
  return (
    nodeNapi < PREBUILT_NAPI && !fs.existsSync(compiledBinding) && !fs.existsSync(cachedBinding(nodeNapi))
  );
}

/**
 * Installs a module that is compiled, or comes from the cache, where one of the runtimes needs that. The arguments are
 * the other steps of set-up, as promises: on a Node that needs the module in any case, compiling starts beside them.
 */
export async function ensureSqlite({ system, packages, electron }, log) {
  const napi = nodeNapi < PREBUILT_NAPI ? nodeNapi : Math.min(nodeNapi, (await electron).napi);
  if (napi >= PREBUILT_NAPI) return;
  if (packagesAreReady() && (await loads(compiledBinding))) return;
  const cached = cachedBinding(napi);
  if (fs.existsSync(cached) && !(await loads(cached))) {
    // Compiled on a system with other libraries, for example in a home folder that machines share.
    removeFolder(path.dirname(cached));
  }
  if (!fs.existsSync(cached)) {
    await log.step(`better-sqlite3: compiled for Node-API ${napi} (once, usually 60 s)`, () =>
      makeFolderWhole(path.dirname(cached), (folder) => compile(folder, system, log)),
    );
  }
  await packages;
  place(cached);
}

/** Tries a module in a child process, because a wrong one crashes the process that loads it. */
async function loads(binding) {
  if (!fs.existsSync(binding)) return false;
  const result = await run(process.execPath, ['-e', 'require(process.argv[1])', binding], {
    limitMs: 30_000,
  });
  return result.code === 0;
}

function cachedBinding(napi) {
  const { version } = readLock().packages['node_modules/better-sqlite3'];
  const key = hashOf(CFLAGS, CXXFLAGS, findHeaders()?.version ?? process.version).slice(0, 12);
  const name = `better-sqlite3-${version}-${process.platform}-${process.arch}-napi${napi}-${key}`;
  return path.join(cacheFolder(), name, bindingName);
}

function readLock() {
  return readJson(path.join(root, 'package-lock.json'));
}

function place(cached) {
  fs.mkdirSync(path.dirname(compiledBinding), { recursive: true });
  const partial = `${compiledBinding}.part`;
  fs.copyFileSync(cached, partial);
  fs.renameSync(partial, compiledBinding);
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

/** Compiles outside of node_modules, which npm may be filling at the same time, and puts the module into `folder`. */
async function compile(folder, system, log) {
  if (isWindows) {
    // Visual Studio does not take the macros below from the environment.
    throw new StepFailed(
      `On Windows CCC Reports needs Node 22.14 or newer; this is Node ${process.versions.node}.`,
    );
  }
  const workshop = fs.mkdtempSync(path.join(path.dirname(folder), 'part-'));
  try {
    await installSources(workshop);
    await system;
    await ensureSystemPackages(compilerPackages, log);
    await runNodeGyp(workshop);
    const result = path.join(workshop, 'node_modules', 'better-sqlite3', 'build', 'Release', bindingName);
    if (!(await loads(result))) throw new StepFailed('better-sqlite3 was compiled but does not load.');
    fs.copyFileSync(result, path.join(folder, bindingName));
  } finally {
    removeFolder(workshop);
  }
}

/** Installs what the lockfile says of better-sqlite3 and node-gyp alone, which takes five seconds. */
async function installSources(workshop) {
  const lock = readLock();
  const { dependencies, devDependencies } = lock.packages[''];
  const needed = {
    'better-sqlite3': dependencies['better-sqlite3'],
    'node-gyp': devDependencies['node-gyp'],
  };
  const manifest = { name: 'sqlite', version: '1.0.0', dependencies: needed };
  // npm ci leaves out what nothing depends on.
  lock.packages[''] = manifest;
  fs.writeFileSync(path.join(workshop, 'package.json'), JSON.stringify(manifest));
  fs.writeFileSync(path.join(workshop, 'package-lock.json'), JSON.stringify(lock));
  fs.copyFileSync(path.join(root, '.npmrc'), path.join(workshop, '.npmrc'));
  await npmCi(workshop);
}

async function runNodeGyp(workshop) {
  const headers = findHeaders();
  const python = await findPython();
  const nodeGyp = path.join(workshop, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js');
  const args = [nodeGyp, 'rebuild', '--release', '--force_build=1', '--jobs=max'];
  if (python) args.push(`--python=${python}`);
  if (headers) args.push(`--nodedir=${headers.folder}`);
  const result = await run(process.execPath, args, {
    cwd: path.join(workshop, 'node_modules', 'better-sqlite3'),
    env: {
      ...process.env,
      CFLAGS: `${process.env.CFLAGS ?? ''} ${CFLAGS}`.trim(),
      CXXFLAGS: `${process.env.CXXFLAGS ?? ''} ${CXXFLAGS}`.trim(),
    },
  });
  if (result.code === 0) return;
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
