// Serves pages: the files of the program, the requests of a profile, and events.
import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import type { EventName, Events } from '#shared/contract/contract';
import { createMainHandlers } from './requests/handlers';
import { listenToPages } from './requests/ipc';
import { serveApp } from './window/protocol';
import { makeReport } from './reports/make';
import { createReportScheduler, type ReportScheduler } from './reports/schedule';
import { hardenSession } from './window/security';
import type { Profile } from './profile/profile';
import { createAppUpdates, type Updates } from './update/update';

/** Once, after `ready`. */
export async function preparePages(folder = join(import.meta.dirname, '../renderer')): Promise<void> {
  await hardenSession();
  serveApp(folder);
}

export function tellPages<N extends EventName>(name: N, payload: Events[N]): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send('event', name, payload);
}

/** Answers the pages of a profile: the window's, or the hidden one that the command line prints. */
export function serveProfile(profile: Profile): {
  readonly reports: ReportScheduler;
  readonly updates: Updates;
} {
  const reports = createReportScheduler(profile, {
    clock: Date.now,
    make: (job) => makeReport(profile, job),
  });
  const updates = createAppUpdates(
    () => profile.settings.current.updates.feed,
    (state) => tellPages('update.changed', state),
  );
  listenToPages(
    createMainHandlers(profile, () => reports, updates),
    profile.data,
  );
  return { reports, updates };
}
