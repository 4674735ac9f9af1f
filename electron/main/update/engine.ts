// electron-updater, asked for only where updates are on: it finds, loads and installs; whether it may is decided by update.ts.
import type { UpdateInfo } from 'electron-updater';
import { log } from '../base/log';

export interface Engine {
  /** What the feed offers; null where this installation cannot replace itself. */
  find(feed: string): Promise<{ readonly info: UpdateInfo; readonly isNewer: boolean } | null>;
  /** Loads what was found last and holds it against its hash. */
  load(tell: (share: number) => void): Promise<void>;
  install(): void;
}

export async function loadEngine(): Promise<Engine> {
  // A CommonJS package: its getters may stand on the default export alone.
  const module = await import('electron-updater');
  const updater = (module.default as typeof module | undefined)?.autoUpdater ?? module.autoUpdater;
  updater.logger = {
    info: (text) => log('info', `update: ${String(text)}`),
    warn: (text) => log('warn', `update: ${String(text)}`),
    error: (text) => log('warn', `update: ${String(text)}`),
  };
  // Nothing happens without being asked for, not even on quitting.
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  // Failures come as rejections; without a listener the same event would end the process.
  updater.on('error', () => undefined);
  return {
    async find(feed) {
      updater.setFeedURL({ provider: 'generic', url: feed });
      const found = await updater.checkForUpdates();
      return found === null ? null : { info: found.updateInfo, isNewer: found.isUpdateAvailable };
    },
    async load(tell) {
      const progressed = ({ percent }: { percent: number }): void => tell(percent / 100);
      updater.on('download-progress', progressed);
      try {
        await updater.downloadUpdate();
      } finally {
        updater.off('download-progress', progressed);
      }
    },
    install: () => updater.quitAndInstall(false, true),
  };
}
