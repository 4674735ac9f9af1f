// When the automatic backup is looked at: some time after the start, then now and then. Whether it is due the data process knows.
import { failureOf } from '#shared/base/envelope';
import { log } from '../base/log';
import type { Profile } from '../profile/profile';

/** The window and the first sync come first. */
const lookMs = 60_000;

export interface BackupScheduler {
  /** Called every few seconds. */
  tick(): void;
}

export function createBackupScheduler({ data }: Pick<Profile, 'data'>, clock: () => number): BackupScheduler {
  let lastLook = clock();
  let isAsking = false;
  return {
    tick() {
      const now = clock();
      // A clock that was set back must not hold the next look up until it is where it was.
      if (now < lastLook) lastLook = now;
      if (isAsking || now - lastLook < lookMs) return;
      lastLook = now;
      isAsking = true;
      data
        .call('backup.daily', undefined)
        .catch((error: unknown) => log('warn', `automatic backup: ${failureOf(error).code}`))
        .finally(() => {
          isAsking = false;
        });
    },
  };
}
