// Runs `npm start`: set-up, build and the window; `--dev` with hot reload; without a display a demonstration in files.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildEnvironment, electronVite } from './lib/build.mjs';
import { hasDisplay, withDisplay } from './lib/display.mjs';
import { pathOption, runApplication } from './lib/electron.mjs';
import { root } from './lib/paths.mjs';
import { StepFailed, exitCodeOf, run, runMain } from './lib/run.mjs';
import { sandboxSwitch } from './lib/sandbox.mjs';
import { setup } from './setup.mjs';

const DEMO_CALLS = '50000';

async function main() {
  const words = process.argv.slice(2).filter((word) => word !== '--dev');
  const profile = pathOption(words, '--profile');
  const isDevelopment = process.argv.includes('--dev');
  await setup({ build: !isDevelopment });
  if (isDevelopment) return develop(words);
  if (hasDisplay()) return runApplication(words);
  if (words.includes('--help')) return withDisplay((env) => runApplication(words, env));
  return demonstrate(profile ?? path.join(os.tmpdir(), 'ccc-reports-demo'));
}

async function develop(words) {
  if (!hasDisplay())
    throw new StepFailed('There is no display. Hot reload needs one, since it opens a window.');
  const switches = sandboxSwitch().length > 0 ? ['--noSandbox'] : [];
  const result = await run(process.execPath, [electronVite, 'dev', ...switches, '--', ...words], {
    cwd: root,
    stdio: 'inherit',
    env: buildEnvironment(),
  });
  return exitCodeOf(result);
}

/** Makes what can be looked at without a display: a synced demo profile, a report and the records. */
async function demonstrate(profile) {
  console.log('There is no display, so no window can open: the demonstration runs without one.');
  // Beside the profile: no file may be exported into it.
  const files = `${profile}-files`;
  for (const folder of [profile, files]) fs.mkdirSync(folder, { recursive: true });
  const pdf = path.join(files, 'monthly-report.pdf');
  const csv = path.join(files, 'calls.csv');
  const commands = [
    ['demo', '--calls', DEMO_CALLS, '--seed', '1'],
    ['report', '--template', 'monthly', '--out', pdf],
    ['export', '--format', 'csv', '--out', csv],
  ];
  const code = await withDisplay((env) => runInTurn(commands, profile, env));
  if (code === 0) console.log(`\nMonthly report: ${pdf}\nCall records:   ${csv}`);
  return code;
}

async function runInTurn(commands, profile, env) {
  for (const words of commands) {
    console.log(`\n• ${words.join(' ')}`);
    const code = await runApplication([...words, '--profile', profile], env);
    if (code !== 0) {
      console.error(`"${words[0]}" ended with exit code ${code}.`);
      return code;
    }
  }
  return 0;
}

await runMain(main);
