// `npm run soak [-- --part month|kills|files] [-- --seed N] [-- --days N] [-- --kills N]`: ends with 1 and the first difference
// when anything is wrong. `-- --write FOLDER` only makes the crafted files, to be tried by hand.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { files, writeFiles } from './files';
import { kills } from './kills';
import { month } from './month';
import { say, SoakFailed, whenEnding, within } from './watch';

const { values } = parseArgs({
  options: {
    part: { type: 'string' },
    seed: { type: 'string', default: '1' },
    days: { type: 'string', default: '30' },
    kills: { type: 'string', default: '60' },
    write: { type: 'string' },
    /** Electron's executable and the folder of the built application. */
    electron: { type: 'string', default: '' },
    app: { type: 'string', default: '.' },
  },
});
const seed = Number(values.seed);
const minute = 60_000;

const parts: Readonly<Record<string, (folder: string) => Promise<void>>> = {
  month: (folder) => month({ folder, seed, days: Number(values.days) }),
  kills: (folder) =>
    kills({ folder, seed, kills: Number(values.kills), electron: values.electron, app: values.app }),
  files: (folder) => files({ folder, electron: values.electron, app: values.app }),
};

async function soak(part: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `ccc-soak-${part}-`));
  whenEnding(() => rmSync(folder, { recursive: true, force: true }));
  say(`• ${part}, seed ${seed}`);
  await within(60 * minute, part, parts[part]!(folder));
  say(`✓ ${part}`);
}

const chosen = values.part === undefined ? Object.keys(parts) : [values.part];
try {
  if (values.write !== undefined) {
    writeFiles(values.write);
    process.exit(0);
  }
  for (const part of chosen) {
    if (!(part in parts)) throw new SoakFailed(`--part: choose from ${Object.keys(parts).join(', ')}`);
    await soak(part);
  }
  process.exit(0);
} catch (error) {
  const message = error instanceof SoakFailed ? error.message : error instanceof Error ? error.stack : error;
  say(`✗ ${String(message)}`);
  process.exit(1);
}
