// Opens a profile in the application's window: menu, requests, schedules; and closes it again.
import { BrowserWindow, net, powerMonitor } from 'electron';
import { createBackupScheduler } from './schedule/backup-schedule';
import { languageOf } from './base/language';
import { setMenu } from './window/menu';
import { serveProfile, tellPages } from './pages';
import { createScheduler, tickMs } from './schedule/sync-schedule';
import { openProfile, type Profile } from './profile/profile';
import { applyTheme, createWindow } from './window/window';

export interface Desktop {
  /** Brings the window to the front. */
  focus(): void;
  /** Opens the window again where it was closed. */
  reopen(): void;
  /** Runs syncs, reports, deletions and backups that are due. A timer calls it every few seconds. */
  tick(): void;
  /** Ends what runs and closes the archive; the window stays until it is destroyed. */
  close(): Promise<void>;
}

/** @param folder of the profile */
export function openDesktop(folder: string): Desktop {
  const profile: Profile = openProfile({
    folder,
    livingDemo: true,
    onEvent(name, payload) {
      if (name === 'settings.changed') renewMenu();
      tellPages(name, payload);
    },
  });
  applyTheme(profile.settings.current);
  const renewMenu = (): void =>
    setMenu(languageOf(profile.settings.current), (command) => tellPages('menu.chosen', command));
  renewMenu();
  const { reports, updates } = serveProfile(profile);
  let window = createWindow();
  const scheduler = createScheduler(profile, { clock: Date.now, isOnline: () => net.isOnline() });
  const backups = createBackupScheduler(profile, Date.now);
  const tick = (): void => {
    scheduler.tick();
    void reports.tick();
    updates.tick();
    void profile.deleteExpired();
    backups.tick();
  };
  const timer = setInterval(tick, tickMs);
  const woke = (): void => scheduler.woke();
  powerMonitor.on('resume', woke);

  return {
    focus() {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.focus();
    },
    reopen() {
      if (BrowserWindow.getAllWindows().length === 0) window = createWindow();
    },
    tick,
    async close() {
      clearInterval(timer);
      powerMonitor.off('resume', woke);
      await profile.close();
    },
  };
}
