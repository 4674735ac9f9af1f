// better-sqlite3 for both runtimes, Electron and the plain Node that runs unit tests.
// Its prebuilt binary is Node-API 10. A runtime with Node-API 9 (Node 20, Electron 33) ends without a word when it
// loads that, so there it is compiled once against the experimental interface, which the same functions had before.
import fs from 'node:fs';
import path from 'node:path';
import { hashOf, makeFolderWhole, readJson } from '../lib/files.mjs';
import { cacheFolder, inModules } from '../lib/paths.mjs';
import { StepFailed, lastLines, run } from '../lib/run.mjs';
import { readElectron } from './electron.mjs';
import { compilerPackages, ensureSystemPackages } from './system-packages.mjs';

const PREBUILT_NAPI = 10;
const FLAGS = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';
const packageFolder = inModules('better-sqlite3');

/** Takes precedence over the prebuilt binary when it exists. */
export const compiledBinding = path.join(packageFolder, 'build', 'Release', 'better_sqlite3.node');

export async function ensureSqlite(log) {
  const napi = Math.min(Number(process.versions.napi), readElectron().napi);
  if (napi >= PREBUILT_NAPI || (await loadsInNode())) return;
  const headers = findHeaders();
  const cached = cachedBinding(napi, headers);
  if (fs.existsSync(cached)) {
    await log.step('better-sqlite3 from the cache', () => place(cached));
    if (await loadsInNode()) return;
    // Compiled on a system with other libraries, for example in a home folder that machines share.
    fs.rmSync(path.dirname(cached), { recursive: true, force: true });
  }
  await ensureSystemPackages(compilerPackages, log);
  await log.step('better-sqlite3 compiled for Node-API 9 (about a minute, once)', async () => {
    await compile(headers);
    await keep(cached);
  });
}

/** In a child process, because the wrong binary ends the process that loads it. */
async function loadsInNode() {
  if (!fs.existsSync(compiledBinding)) return false;
  const script = "new (require('better-sqlite3'))(':memory:').prepare('SELECT 1').get()";
  const result = await run(process.execPath, ['-e', script], { cwd: packageFolder, limitMs: 30_000 });
  return result.code === 0;
}

function cachedBinding(napi, headers) {
  const version = readJson(path.join(packageFolder, 'package.json')).version;
  const key = hashOf(FLAGS, headers?.version ?? process.version).slice(0, 12);
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

/** Node's header files on this machine: {folder, version}; undefined when node-gyp has to download them. */
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

async function compile(headers) {
  const python = await findPython();
  const args = ['rebuild', '--release', '--force_build=1', ...(python ? [`--python=${python}`] : [])];
  if (headers) args.push(`--nodedir=${headers.folder}`);
  const result = await run(process.execPath, [inModules('node-gyp', 'bin', 'node-gyp.js'), ...args], {
    cwd: packageFolder,
    env: { ...process.env, CXXFLAGS: `${process.env.CXXFLAGS ?? ''} ${FLAGS}`.trim() },
  });
  if (result.code === 0 && (await loadsInNode())) return removeByproducts();
  fs.rmSync(path.join(packageFolder, 'build'), { recursive: true, force: true });
  throw new StepFailed(
    `better-sqlite3 could not be compiled.\n${lastLines(result.output)}\n` +
      'It needs Python 3, make, a C++20 compiler and the header files of Node. A Node of 22.14 or newer needs none of that.',
  );
}

// Wrappers such as pyenv's answer to the name but depend on files in the home folder; take one that really starts.
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
  return undefined;
}
