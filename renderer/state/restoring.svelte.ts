// A restore from the question to its end; whichever page asked for it may be gone by then.
import type { SoundBackup } from '#shared/contract/archive';
import { formatCount } from '#shared/language/format';
import { call } from './api';
import { attempt, notice } from './notice.svelte';
import { t } from './session.svelte';

/** `isFile`: chosen in a dialog, not one of the automatic backups. */
type Asked = SoundBackup & { readonly isFile: boolean };

let asked = $state.raw<Asked>();
let isLooking = $state(false);
let isRunning = $state(false);

export const restoring = {
  get asked(): Asked | undefined {
    return asked;
  },
  get isLooking(): boolean {
    return isLooking;
  },
  get isRunning(): boolean {
    return isRunning;
  },
  ask(backup: SoundBackup): void {
    asked = { ...backup, isFile: false };
  },
  async askFile(): Promise<void> {
    if (isLooking || isRunning) return;
    isLooking = true;
    await attempt(async () => {
      const chosen = await call('restore.choose', undefined);
      if (chosen !== null) asked = { ...chosen, isFile: true };
    });
    isLooking = false;
  },
  cancel(): void {
    if (!isRunning) asked = undefined;
  },
  async run(): Promise<void> {
    const backup = asked;
    if (backup === undefined || isRunning) return;
    isRunning = true;
    await attempt(async () => {
      const done = await call('restore.run', backup.isFile ? {} : { name: backup.name });
      const n = formatCount(done.calls);
      const problems = done.problems.length;
      const path = done.replaced;
      if (problems > 0) notice.tell(t('restore.problems', { n, problems }));
      else if (path === null) notice.tell(t('restore.doneAlone', { n }));
      else
        notice.tell(t('restore.done', { n }), {
          label: t('common.showInFolder'),
          run: () => void call('file.show', { path }),
        });
    });
    isRunning = false;
    asked = undefined;
  },
};

/** Asks for a place and writes a backup there. */
export async function backUp(): Promise<void> {
  await attempt(async () => {
    const done = await call('backup.save', undefined);
    if (done === null) return;
    const { path, calls } = done;
    const file = path.split(/[\\/]/).at(-1) ?? '';
    notice.tell(t('settings.backup.done', { n: formatCount(calls), file }), {
      label: t('common.showInFolder'),
      run: () => void call('file.show', { path }),
    });
  });
}
