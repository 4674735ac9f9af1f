// Answers the requests that the main process owns.
import { app, shell } from 'electron';
import type { Contract, OutputOf, ParsedOf, RequestName } from '#shared/contract/contract';
import { AppError } from '#shared/base/envelope';
import { demoInstanceId, type Instance } from '#shared/domain/settings';
import { askFile, askPath } from '../window/dialogs';
import { assertBackupFolder, createBackupHandlers } from './archive-handlers';
import { createExportHandlers } from './export-handlers';
import { languageOf, systemLanguage } from '../profile/language';
import { chooseLogo, readLogo, removeLogo, saveLogo } from '../window/logo';
import { reportModelFor, reportReady } from '../reports/print';
import { plainName } from '../profile/file-names';
import { createHelpHandlers } from './help-handlers';
import { createPrivacyHandlers } from './privacy-handlers';
import { createReportDesk } from '../reports/handlers';
import type { ReportScheduler } from '../reports/schedule';
import { pictureName, writePicture } from '../window/pictures';
import { windowPatienceMs } from '../schedule/sync-schedule';
import type { Profile, SyncOrder } from '../profile/profile';
import { demoFor, demoInstance } from '../profile/simulator-process';
import type { Updates } from '../update/update';
import { createUpdateHandlers } from '../update/handlers';
import { readKeys } from '../profile/vault';
import { readView, viewExtension, writeView } from '../window/view-files';
import { applyTheme } from '../window/window';

export type MainRequest = {
  [N in RequestName]: Contract[N]['owner'] extends 'main' ? N : never;
}[RequestName];
/** The second argument is the id of the asking page's contents. */
export type MainHandlers = {
  readonly [N in MainRequest]: (input: ParsedOf<N>, contentsId: number) => OutputOf<N> | Promise<OutputOf<N>>;
};

const demoCalls = 50_000;

/** @param scheduler makes the reports that are due; asked for when it is needed */
export function createMainHandlers(
  profile: Profile,
  scheduler: () => ReportScheduler,
  updates: Updates,
): MainHandlers {
  const { settings } = profile;
  /** Files this session wrote: only these are shown in their folder. */
  const written = new Set<string>(settings.damaged === null ? [] : [settings.damaged]);

  function start(instance: Instance, span: Omit<SyncOrder, 'cause' | 'patienceMs'> = {}): void {
    const cause = span.lackingOnly === true ? 'retry' : 'manual';
    // Views are told by events, the log by the profile.
    profile.sync(instance, { ...span, cause, patienceMs: windowPatienceMs }).catch(() => undefined);
  }

  function instanceOf(id: string): Instance {
    const found = settings.current.instances.find((one) => one.id === id);
    if (found === undefined) throw new AppError('badInput', 'no such instance');
    return found;
  }

  const desk = createReportDesk(profile, scheduler);

  return {
    'app.state': () => ({
      damagedSettings: settings.damaged,
      settings: settings.current,
      systemLanguage: systemLanguage(),
      platform: process.platform,
      version: app.getVersion(),
      folder: profile.folder,
    }),
    'settings.save': async (change) => {
      desk.assertFolders(change.reports);
      assertBackupFolder(settings.current, change.backups);
      const defined = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const next = await profile.saveSettings(defined);
      applyTheme(next);
      return next;
    },
    'demo.start': async () => {
      const known = settings.current.instances.find((one) => one.id === demoInstanceId);
      const demo = demoFor(demoCalls, 1, Date.now(), settings.current.zone);
      const instance = known ?? demoInstance(demo, languageOf(settings.current));
      if (known === undefined) await profile.putInstance(instance);
      start(instance);
      return null;
    },
    'instance.test': async ({ instance, keys }) => {
      const stored = keys === undefined ? (await profile.access(instance)).keys : keys;
      return profile.data.call('connection.test', { instance, keys: stored, endpoint: instance.endpoint });
    },
    'instance.connect': async ({ instance, keys, keep }) => {
      await profile.putInstance(instance, keys, keep);
      start(instance);
      return null;
    },
    'instance.update': async ({ instance, keys, keep }) => {
      // The demo's calls are made anew from its numbers, and stay the same only while these do.
      await profile.putInstance({ ...instance, demo: instanceOf(instance.id).demo }, keys, keep);
      return null;
    },
    'instance.remove': ({ instanceId, keepCalls }) => profile.removeInstance(instanceId, keepCalls),
    'instance.keyId': async ({ instanceId }) => {
      const keys = await readKeys(profile.folder, instanceOf(instanceId));
      return keys === null ? null : `${keys.accessKeyId.slice(0, 4)}…${keys.accessKeyId.slice(-4)}`;
    },
    'instance.storeKeys': async ({ instanceId }) => {
      await profile.storeKeys(instanceOf(instanceId));
      return null;
    },
    'calls.refresh': async ({ instanceId, ...call }) => {
      const instance = instanceOf(instanceId);
      return profile.data.call('calls.reread', { instance, ...(await profile.access(instance)), ...call });
    },
    'sync.state': () => profile.progress(),
    'sync.start': ({ instanceId, ...span }) => {
      start(instanceOf(instanceId), span);
      return null;
    },
    ...createExportHandlers(profile, written),
    ...createBackupHandlers(profile, written),
    'picture.save': async ({ name, png }) => {
      const path = await askPath(profile, pictureName(name), 'png');
      if (path === undefined) return null;
      writePicture(path, png);
      written.add(path);
      return { path };
    },
    'view.share': async ({ view }) => {
      const path = await askPath(profile, `${plainName(view.name)}.${viewExtension}`, viewExtension);
      if (path === undefined) return null;
      writeView(path, view);
      written.add(path);
      return { path };
    },
    'view.read': async () => {
      const path = await askFile(viewExtension);
      return path === undefined ? null : readView(path);
    },
    'folder.show': async () => {
      await shell.openPath(profile.folder);
      return null;
    },
    'file.show': ({ path }) => {
      if (written.has(path)) shell.showItemInFolder(path);
      return null;
    },
    ...desk.handlers,
    ...createUpdateHandlers(updates),
    ...createPrivacyHandlers(profile),
    ...createHelpHandlers(profile),
    'logo.choose': () => chooseLogo(),
    'logo.save': ({ png }) => {
      saveLogo(profile.folder, png);
      return null;
    },
    'logo.read': () => readLogo(profile.folder),
    'logo.remove': () => {
      removeLogo(profile.folder);
      return null;
    },
    'report.model': (_input, contentsId) => reportModelFor(contentsId),
    'report.ready': (_input, contentsId) => {
      reportReady(contentsId);
      return null;
    },
  };
}
