// The commands `backup`, `restore` and `check`.
import { AppError } from '#shared/base/envelope';
import { filled } from '#shared/language/text';
import { restoreArchive } from '../archive/handlers';
import { exitCodes, outPathOf, pathOf, print } from './common';
import { problemsTold } from './progress';
import type { Values } from './words';
import type { Profile } from '../profile/profile';

function fileOf({ file }: Values<'backup' | 'restore'>, what: string): string {
  if (file === undefined) throw new AppError('usage', `FILE: specify the file ${what}`);
  return file;
}

export async function backup(profile: Profile, values: Values<'backup'>): Promise<number> {
  const path = outPathOf(profile, fileOf(values, 'to write'));
  const { calls } = await profile.data.call('backup.write', { path });
  if (values.json === true) print({ calls, path });
  else
    process.stdout.write(
      filled('en', '{calls} {calls|call|calls} written to {path} and verified\n', { calls, path }),
    );
  return exitCodes.ok;
}

export async function restore(profile: Profile, values: Values<'restore'>): Promise<number> {
  const path = pathOf(fileOf(values, 'to restore'));
  const result = await restoreArchive(profile, { path });
  const { calls, replaced, problems } = result;
  if (values.json === true) print(result);
  else {
    process.stdout.write(filled('en', '{calls} {calls|call|calls} restored from {path}\n', { calls, path }));
    if (replaced !== null) process.stdout.write(`The previous archive was kept as ${replaced}\n`);
    for (const problem of problems.slice(0, problemsTold)) process.stdout.write(`${problem}\n`);
  }
  return problems.length === 0 ? exitCodes.ok : exitCodes.failed;
}

export async function check(profile: Profile, values: Values<'check'>): Promise<number> {
  const result = await profile.data.call('database.check', undefined);
  if (values.json === true) print(result);
  else {
    process.stdout.write(
      result.ok
        ? filled('en', 'No problems found: {n} {n|call|calls}\n', { n: result.calls })
        : `${result.problems.join('\n')}\n`,
    );
    if (result.aside > 0)
      process.stdout.write(
        `${result.aside} of them start before 2000 or after 2058 and are not included in any metric\n`,
      );
  }
  return result.ok ? exitCodes.ok : exitCodes.failed;
}

/** As the window does after a run: at most once a day, and no reason for the command to fail. */
export async function backUpAfterSync({ data }: Profile): Promise<void> {
  await data.call('backup.daily', undefined).catch(() => undefined);
}
