// Ends the program in order: what runs is ended and the archive is closed before the process goes.
import type { App, Event, PowerMonitor } from 'electron';

interface Quitting {
  readonly app: Pick<App, 'on' | 'quit'>;
  readonly powerMonitor: Pick<PowerMonitor, 'on'>;
  readonly platform: NodeJS.Platform;
  /** Resolves when all is closed. */
  readonly close: () => Promise<void>;
}

/**
 * Holds up quitting until all is closed. Not where macOS logs out or shuts down: a program that holds up its end there cancels
 * the whole logout. Closing is begun all the same, and a sync that is cut off loses no committed call.
 */
export function quitInOrder({ app, powerMonitor, platform, close }: Quitting): void {
  let isClosed = false;
  let isLogout = false;
  // On Linux a listener would hold up the shutdown; Windows does not ask by `before-quit`.
  if (platform === 'darwin') powerMonitor.on('shutdown', () => (isLogout = true));
  app.on('before-quit', (event: Event) => {
    if (isClosed) return;
    if (!isLogout) event.preventDefault();
    void close().finally(() => {
      isClosed = true;
      if (!isLogout) app.quit();
    });
  });
}
