// When instances are synced: at start and every N minutes of the settings.
import { log } from './log';
import type { Profile } from './session';

/** @returns a function that ends the schedule */
export function startSchedule(profile: Profile): () => void {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;

  async function syncAll(): Promise<void> {
    for (const instance of profile.settings.current.instances) {
      if (ended) return;
      await profile.sync(instance).catch((error: unknown) => log('warn', `scheduled sync: ${String(error)}`));
    }
    const minutes = profile.settings.current.syncEveryMinutes;
    if (!ended && minutes > 0) timer = setTimeout(() => void syncAll(), minutes * 60_000);
  }

  void syncAll();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
