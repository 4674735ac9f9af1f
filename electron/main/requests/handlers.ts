// Composes the handlers of all requests that the main process owns.
import type { HandlersOf } from '#shared/contract/contract';
import { createExportHandlers } from '../archive/exports';
import { assertBackupFolder, createArchiveHandlers } from '../archive/handlers';
import { createPrivacyHandlers } from '../archive/privacy';
import { createHelpHandlers } from '../help/handlers';
import { createProfileHandlers } from '../profile/handlers';
import type { Profile } from '../profile/profile';
import { createReports } from '../reports/handlers';
import type { ReportScheduler } from '../reports/schedule';
import { windowPatienceMs } from '../schedule/sync-schedule';
import { createUpdateHandlers } from '../update/handlers';
import type { Updates } from '../update/update';
import { createWindowHandlers } from '../window/handlers';
import { applyTheme } from '../window/window';

/** @param scheduler generates the reports that are due; asked for when it is needed */
export function createMainHandlers(
  profile: Profile,
  scheduler: () => ReportScheduler,
  updates: Updates,
): HandlersOf<'main'> {
  const { settings } = profile;
  /** Files this session wrote: only these are shown in their folder. */
  const written = new Set<string>(settings.damaged === null ? [] : [settings.damaged]);
  const reports = createReports(profile, scheduler);
  return {
    ...createProfileHandlers(profile, {
      patienceMs: windowPatienceMs,
      check(change) {
        reports.assertFolders(change.reports);
        assertBackupFolder(settings.current, change.backups);
      },
      saved: applyTheme,
    }),
    ...createExportHandlers(profile, written),
    ...createArchiveHandlers(profile, written),
    ...createPrivacyHandlers(profile),
    ...createWindowHandlers(profile, written),
    ...reports.handlers,
    ...createUpdateHandlers(updates),
    ...createHelpHandlers(profile),
  };
}
