// `npm test`: every check there is, ending with the time of each step and the line "N passed, N failed".
//
//   npm test                      everything, with a quarter of the property runs and all screens in one program
//   npm test -- full              what a release has to pass: all property runs, typed lint of components, and every
//                                 test with a window on the packaged application
//   npm test -- PART [options]    one part: static, unit, components, browser, command, e2e or package. The options are
//                                 passed to vitest or Playwright (`npm test -- browser --grep keyboard`)
//   --workers N                   run N tests at once
import { randomInt } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { withDisplay } from './lib/display.mjs';
import { removeFolder } from './lib/files.mjs';
import { withKeychain } from './lib/keychain.mjs';
import { seconds } from './lib/log.mjs';
import { inModules, root } from './lib/paths.mjs';
import { StepFailed, run, runMain } from './lib/run.mjs';
import { sandboxSwitch } from './lib/sandbox.mjs';
import { countOne, countPlaywright, countVitest, sum } from './lib/test-counts.mjs';
import { ensureTestHost } from './lib/test-host.mjs';
import { partsInOneProgram } from './lib/test-parts.mjs';
import { setup } from './setup.mjs';
import { readElectron } from './setup/electron.mjs';

const DEMO_CALLS = '50000';
const windowParts = ['package', 'e2e', ...partsInOneProgram];
const parts = ['static', 'unit', ...windowParts];

const native = ['@typescript', 'native', 'bin', 'tsc'];
const staticChecks = [
  { title: 'lint of components (eslint)', bin: ['eslint', 'bin', 'eslint.js'], args: ['.'] },
  {
    title: 'types of the renderer (svelte-check)',
    bin: ['svelte-check', 'bin', 'svelte-check'],
    args: ['--tsgo', '--tsconfig', 'tsconfig.web.json', '--fail-on-warnings'],
  },
  { title: 'format (oxfmt)', bin: ['oxfmt', 'bin', 'oxfmt'], args: ['--check', '.'] },
  { title: 'lint (oxlint)', bin: ['oxlint', 'bin', 'oxlint'], args: ['.'] },
  { title: 'types of Node code (tsc)', bin: native, args: ['-p', 'tsconfig.node.json'] },
  { title: 'types of tests with windows (tsc)', bin: native, args: ['-p', 'tsconfig.e2e.json'] },
];

const startedAt = Date.now();
/** {title, seconds, passed, failed} of every step that ended, in that order. */
const steps = [];

async function main() {
  const { part, words, isFull, workers } = readWords(process.argv.slice(2));
  if (!(await isSetUp())) return finish();
  removeFolder(path.join(root, 'test-results'));
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ccc-reports-test-run-'));
  process.env.CCC_TEST_ZONE ??= quietZone();
  process.env.CCC_TEST_SEED ??= String(randomInt(2 ** 31));
  if (isFull) process.env.CCC_TEST_FULL = '1';
  console.log(
    `Property tests: ${isFull ? 'all' : 'a quarter'} of the runs, seed ${process.env.CCC_TEST_SEED} (set CCC_TEST_SEED to repeat)`,
  );
  try {
    await runParts(part ? [part] : parts, { folder, words, isFull, workers });
    return finish();
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function readWords(given) {
  const words = [...given];
  const at = words.indexOf('--workers');
  const workers = at < 0 ? undefined : Number(words.splice(at, 2)[1]);
  if (workers !== undefined && !(Number.isInteger(workers) && workers > 0))
    throw new StepFailed('npm test -- --workers N: N is a whole number from 1 on.');
  const [first] = words;
  const isFull = first === 'full';
  if (first !== undefined) words.shift();
  if (first !== undefined && !isFull && !parts.includes(first))
    throw new StepFailed(`npm test -- ${first}: choose from full, ${parts.join(', ')}.`);
  return { part: isFull ? undefined : first, words, isFull, workers };
}

// Without set-up nothing can run, and the last line still has to say so.
async function isSetUp() {
  const begun = Date.now();
  try {
    await setup({ build: true });
    if (Date.now() - begun > 5000) note('set-up', begun, countOne(0));
    return true;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    note('set-up', begun, countOne(1), error.message);
    return false;
  }
}

/**
 * First, at the same time: build and test the package, run the static checks one after the other, and run vitest. Then the
 * other tests with windows, which use all cores.
 */
async function runParts(chosen, options) {
  const has = (part) => chosen.includes(part);
  const withWindows = windowParts.filter(has);
  const checks = has('static') ? [...staticChecks] : [];
  let programs;
  await Promise.all([
    buildAndTestPackage().then(() => runChecks(checks)),
    runChecks(checks),
    has('unit') ? runUnit({ ...options, isAlone: chosen.length === 1 }) : undefined,
  ]);
  const shared = withWindows.filter((part) => part !== 'package');
  if (programs && shared.length > 0) await runPlaywright(shared, programs, options);

  async function buildAndTestPackage() {
    if (withWindows.length === 0) return;
    programs = await makePrograms(withWindows, options);
    if (programs && has('package')) await runPlaywright(['package'], programs, options);
  }
}

/** Takes one check after the other from a list that lanes share. */
async function runChecks(checks) {
  for (let next = checks.shift(); next; next = checks.shift()) await runStatic(next);
}

async function runStatic({ title, bin, args }) {
  const begun = Date.now();
  const result = await run(process.execPath, [inModules(...bin), ...args], { cwd: root });
  note(title, begun, countOne(result.code), result.output);
}

/** While other steps run it keeps its output, and prints it if a test fails. */
async function runUnit({ folder, words, workers, isAlone }) {
  const begun = Date.now();
  const report = path.join(folder, 'vitest.json');
  const title = 'unit, property, contract and migration tests (vitest)';
  const args = [inModules('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json'];
  args.push(`--outputFile.json=${report}`, ...(workers ? [`--maxWorkers=${workers}`] : []), ...words);
  const stdio = isAlone ? ['ignore', 'inherit', 'inherit'] : 'pipe';
  const { code, output } = await run(process.execPath, args, { cwd: root, stdio });
  note(title, begun, countVitest(report, code), output);
}

/**
 * What the tests with windows use. Resolves to variables that name it; to undefined where it could not be made, and then
 * says so.
 */
async function makePrograms(wanted, { folder, isFull }) {
  const onPackage = wanted.includes('package') || isFull;
  try {
    await timed('build', ensureBuilt);
    await timed('build of the program for tests of screens', ensureTestHost);
    const variables = { CCC_TEST_DEMO: path.join(folder, 'demo') };
    await timed('demo profile, by a real sync', () => makeDemo(variables.CCC_TEST_DEMO));
    if (!onPackage) return { variables, packaged: {} };
    // Only now: it needs packages that set-up installs.
    const { ensurePackaged, packagedExecutable } = await import('./lib/packaged.mjs');
    const executable = await timed('package', ensurePackaged);
    const packaged = { CCC_REPORTS_EXECUTABLE: executable, CCC_REPORTS_PACKAGED: packagedExecutable };
    return { variables, packaged };
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    return undefined;
  }
}

async function timed(title, work) {
  const begun = Date.now();
  try {
    const result = await work();
    note(title, begun, countOne(0));
    return result;
  } catch (error) {
    if (error instanceof StepFailed) note(title, begun, countOne(1), error.message);
    throw error;
  }
}

/**
 * A time zone in which no day begins or ends while the tests run: "today" stays the same day for all of them, and yesterday
 * is long over.
 */
function quietZone() {
  const hourIn = (timeZone) =>
    Number(new Intl.DateTimeFormat('en-US', { hour: 'numeric', hourCycle: 'h23', timeZone }).format());
  const zones = ['Asia/Shanghai', 'America/New_York'];
  return zones.find((zone) => hourIn(zone) >= 3 && hourIn(zone) < 20) ?? zones[0];
}

async function makeDemo(profile) {
  fs.mkdirSync(profile, { recursive: true });
  const settings = { language: 'en', zone: process.env.CCC_TEST_ZONE, tourSeen: true };
  fs.writeFileSync(path.join(profile, 'settings.json'), JSON.stringify(settings));
  const words = ['demo', '--calls', DEMO_CALLS, '--seed', '1', '--json', '--profile', profile];
  const args = [...sandboxSwitch(), root, ...words];
  const { code, output } = await withDisplay((env) => run(readElectron().executable, args, { env }), {
    always: true,
  });
  if (code !== 0) throw new StepFailed(`The demo could not be synced.\n${output}`);
}

async function runPlaywright(chosen, { variables, packaged }, { folder, words, isFull, workers }) {
  const begun = Date.now();
  const title = `${chosen.join(', ')}: tests with windows (Playwright)`;
  console.log(`\n• ${title}`);
  const report = path.join(folder, `playwright-${chosen[0]}.json`);
  const cli = inModules('@playwright', 'test', 'cli.js');
  const args = [cli, 'test', '-c', 'test/playwright.config.ts', '--reporter=list,json'];
  args.push(
    ...new Set(chosen.map((part) => `--project=${partsInOneProgram.includes(part) ? 'screens' : part}`)),
  );
  args.push(...(workers ? [`--workers=${workers}`] : []), ...words);
  const env = {
    ...process.env,
    ...variables,
    ...(isFull || chosen.includes('package') ? packaged : {}),
    CCC_TEST_PARTS: chosen.join(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  const { code } = await withKeychain((wrap) =>
    run(...wrap(process.execPath, args), {
      ...options,
      env: { ...env, CCC_KEYCHAIN: process.env.CCC_KEYCHAIN },
    }),
  );
  note(title, begun, countPlaywright(report, code));
}

function note(title, begun, { passed, failed }, output = '') {
  steps.push({ title, seconds: seconds(begun), passed, failed });
  console.log(`${failed === 0 ? '✓' : '✗'} ${title} (${seconds(begun)} s)`);
  if (failed > 0 && output !== '') console.log(output.trimEnd().replace(/^/gm, '    '));
}

function finish() {
  console.log('\nSeconds of each step (some run side by side):');
  for (const { title, seconds: time, failed } of steps)
    console.log(`${time.padStart(7)}  ${title}${failed === 0 ? '' : `: ${failed} failed`}`);
  console.log(`${seconds(startedAt).padStart(7)}  all together`);
  const { passed, failed } = sum(steps);
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

await runMain(main);
