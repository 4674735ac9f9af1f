// Verifies the result of set-up: a real window opens and the native modules load.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withDisplay } from '../lib/display.mjs';
import { readJson, removeFolder } from '../lib/files.mjs';
import { modules } from '../lib/paths.mjs';
import { StepFailed, lastLines, run } from '../lib/run.mjs';
import { sandboxSwitch } from '../lib/sandbox.mjs';
import { readElectron } from './electron.mjs';

const START_LIMIT_MS = 90_000;
const probeApp = path.join(path.dirname(fileURLToPath(import.meta.url)), 'probe-app');

/** Returns the versions as text; throws StepFailed with Electron's own words and `missingCommand` when it fails. */
export async function verifyElectron(missingCommand) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ccc-reports-probe-'));
  try {
    const resultFile = path.join(folder, 'result.json');
    const outcome = await withDisplay((env) => startProbe(env, folder, resultFile));
    const result = readJson(resultFile);
    if (!result || result.error) throw new StepFailed(explain(outcome, result, missingCommand));
    return `Electron ${result.electron}, Chromium ${result.chrome}, Node ${result.node}, SQLite ${result.sqlite}`;
  } finally {
    removeFolder(folder);
  }
}

function startProbe(env, folder, resultFile) {
  const args = [probeApp, `--user-data-dir=${path.join(folder, 'profile')}`, ...sandboxSwitch()];
  return run(readElectron().executable, args, {
    env: {
      ...env,
      CCC_PROBE_MODULES: modules,
      CCC_PROBE_RESULT: resultFile,
      ELECTRON_RUN_AS_NODE: undefined,
    },
    limitMs: START_LIMIT_MS,
  });
}

function explain(outcome, result, missingCommand) {
  const lines = ['Electron does not start on this machine.', result?.error ?? lastLines(outcome.output)];
  if (outcome.timedOut) lines.push(`It was given ${START_LIMIT_MS / 1000} s.`);
  if (outcome.signal && !outcome.timedOut) lines.push(`It ended with ${outcome.signal}.`);
  if (missingCommand) lines.push(`Missing system packages, install them with:\n  ${missingCommand}`);
  if (/sandbox/i.test(outcome.output)) {
    lines.push(
      'The kernel forbids unprivileged user namespaces; allow them, or give Electron its sandbox helper:',
    );
    const helper = path.join(path.dirname(readElectron().executable), 'chrome-sandbox');
    lines.push(`  sudo chown root "${helper}" && sudo chmod 4755 "${helper}"`);
  }
  return lines.join('\n');
}
