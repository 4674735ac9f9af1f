// `npm test`: every check there is, ending with "N passed, N failed". `-- static`, `-- unit`, `-- packaged` run one part,
// `-- e2e` the end-to-end tests on the checkout instead of the package; words after that go to the tool
// (`npm test -- e2e --grep keyboard`).
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { withDisplay } from './lib/display.mjs';
import { withKeychain } from './lib/keychain.mjs';
import { seconds } from './lib/log.mjs';
import { inModules, root } from './lib/paths.mjs';
import { StepFailed, run, runMain } from './lib/run.mjs';
import { countOne, countPlaywright, countVitest, sum } from './lib/test-counts.mjs';
import { setup } from './setup.mjs';

const AT_ONCE = 2; // more would only wait for each other on a build machine's two cores
const parts = ['static', 'unit', 'packaged'];
const choices = [...parts, 'e2e'];

const staticChecks = [
  { title: 'format (prettier)', bin: ['prettier', 'bin', 'prettier.cjs'], args: ['--check', '.'] },
  { title: 'lint (eslint)', bin: ['eslint', 'bin', 'eslint.js'], args: ['.'] },
  {
    title: 'types of Node code (tsc)',
    bin: ['typescript', 'bin', 'tsc'],
    args: ['-p', 'tsconfig.node.json'],
  },
  {
    title: 'types of end-to-end tests (tsc)',
    bin: ['typescript', 'bin', 'tsc'],
    args: ['-p', 'tsconfig.e2e.json'],
  },
  {
    title: 'types of the renderer (tsc)',
    bin: ['typescript', 'bin', 'tsc'],
    args: ['-p', 'tsconfig.web.json'],
  },
  {
    title: 'types of components (svelte-check)',
    bin: ['svelte-check', 'bin', 'svelte-check'],
    args: ['--tsconfig', 'tsconfig.web.json', '--fail-on-warnings'],
  },
];

async function main() {
  const [part, ...words] = process.argv.slice(2);
  if (part && !choices.includes(part))
    throw new StepFailed(`npm test -- ${part}: choose from ${choices.join(', ')}.`);
  if (!(await isSetUp())) return finish(countOne(1));
  const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'ccc-reports-test-'));
  try {
    return finish(sum(await runParts(part ? [part] : parts, words, reports)));
  } finally {
    fs.rmSync(reports, { recursive: true, force: true });
  }
}

// Without set-up nothing can run, and the last line still has to say so.
async function isSetUp() {
  try {
    await setup();
    return true;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    console.log(`✗ set-up\n${indent(error.message)}`);
    return false;
  }
}

async function runParts(chosen, words, reports) {
  const counts = [];
  if (chosen.includes('static'))
    counts.push(...(await inPool(staticChecks.map((check) => () => runStatic(check)))));
  if (chosen.includes('unit')) counts.push(await runUnit(words, path.join(reports, 'vitest.json')));
  const report = path.join(reports, 'playwright.json');
  if (chosen.includes('packaged'))
    counts.push(...(await runEndToEnd('package', ensurePackage, words, report)));
  if (chosen.includes('e2e')) counts.push(...(await runEndToEnd('build', ensureBuilt, words, report)));
  return counts;
}

function finish({ passed, failed }) {
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

async function inPool(tasks) {
  const results = [];
  const queue = tasks.entries(); // shared: every worker takes the next
  const work = async () => {
    for (const [index, task] of queue) results[index] = await task();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

async function runStatic({ title, bin, args }) {
  const startedAt = Date.now();
  const result = await run(process.execPath, [inModules(...bin), ...args], { cwd: root });
  say(result.code === 0, title, startedAt);
  if (result.code !== 0) console.log(indent(result.output));
  return countOne(result.code);
}

async function runUnit(words, report) {
  const startedAt = Date.now();
  console.log('\n• unit, property, contract and migration tests (vitest)');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await run(
    process.execPath,
    [inModules('vitest', 'vitest.mjs'), 'run', ...reporters, ...words],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  say(code === 0, 'vitest', startedAt);
  return countVitest(report, code);
}

/** Names the packaged programs to the tests: the package as it is, and the copy of it that they can hold on to. */
async function ensurePackage() {
  // Only now: it needs packages that set-up installs.
  const { ensurePackaged, packagedExecutable } = await import('./lib/packaged.mjs');
  return { CCC_REPORTS_EXECUTABLE: await ensurePackaged(), CCC_REPORTS_PACKAGED: packagedExecutable };
}

/** `make` makes what is tested and may resolve to variables for the tests. */
async function runEndToEnd(title, make, words, report) {
  const startedAt = Date.now();
  let made;
  try {
    made = await make();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    say(false, `${title}, and with it the end-to-end tests`, startedAt);
    console.log(indent(error.message));
    return [countOne(1), countOne(1)];
  }
  say(true, title, startedAt);
  return [countOne(0), await runPlaywright(words, report, made || {})];
}

async function runPlaywright(words, report, variables) {
  const startedAt = Date.now();
  console.log('\n• end-to-end tests in the real Electron (Playwright)');
  const cli = inModules('@playwright', 'test', 'cli.js');
  const args = [cli, 'test', '-c', 'test/e2e/playwright.config.ts', '--reporter=list,json', ...words];
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  const environment = (env) => ({
    ...env,
    ...variables,
    CCC_KEYCHAIN: process.env.CCC_KEYCHAIN,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const { code } = await withKeychain((wrap) =>
    withDisplay((env) => run(...wrap(process.execPath, args), { ...options, env: environment(env) }), {
      always: true,
    }),
  );
  say(code === 0, 'Playwright', startedAt);
  return countPlaywright(report, code);
}

function say(ok, title, startedAt) {
  console.log(`${ok ? '✓' : '✗'} ${title} (${seconds(startedAt)} s)`);
}

function indent(text) {
  return text.trimEnd().replace(/^/gm, '    ');
}

await runMain(main);
