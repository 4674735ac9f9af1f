// The real application is told to restore each crafted file; it says why it does not, and the archive stays as it is.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { craftedFiles, craftedPath } from '#test/kit/crafted-files';
import { fill } from '#test/kit/kept-archive';
import { runCommand, type ApplicationOptions } from './application';
import { fail, say } from './watch';

const calls = 30;

export interface FilesOptions {
  readonly folder: string;
  readonly electron: string;
  readonly app: string;
}

/** Makes all crafted files in a folder, to be tried by hand. */
export function writeFiles(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const file of craftedFiles) {
    const path = craftedPath(folder, file);
    file.make(path);
    say(`  ${path}: ${file.refused ?? 'taken'}`);
  }
}

export async function files({ folder, electron, app }: FilesOptions): Promise<void> {
  const profile = join(folder, 'profile');
  mkdirSync(profile);
  fill(join(profile, 'calls.db'), calls);
  const keys = { accessKeyId: 'LTAIsoak00000001', accessKeySecret: 'soak-secret-4c1e' };
  const application: ApplicationOptions = { electron, app, profile, keys };
  for (const file of craftedFiles) {
    if (file.refused === undefined) continue;
    const path = craftedPath(folder, file);
    file.make(path);
    const { code, stdout, stderr } = await runCommand(application, ['restore', path]);
    if (code === 0) fail(`${file.name}: restored\n${stdout}`);
    say(`  ${file.name}: exit ${code}; ${stderr.trim().split('\n').at(-1)}`);
  }
  const { stdout } = await runCommand(application, ['check', '--json']);
  const found = JSON.parse(stdout) as { ok: boolean; calls: number; problems: string[] };
  if (!found.ok || found.calls !== calls) fail(`check: ${stdout}`);
}
