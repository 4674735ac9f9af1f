// Answers the requests that the main process owns.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, shell } from 'electron';
import type { Contract, OutputOf, ParsedOf, RequestName } from '../../shared/contract';
import { AppError } from '../../shared/envelope';
import type { Filter } from '../../shared/filter';
import { dayText, localDay } from '../../shared/period';
import { demoInstanceId, type Instance } from '../../shared/settings';
import { languageOf, systemLanguage } from './language';
import { printReport, reportModelFor, reportReady, writeWhole } from './print';
import { windowPatienceMs } from './schedule';
import type { Profile, SyncOrder } from './session';
import { demoFor, demoInstance } from './simulator-process';
import { readKeys } from './vault';
import { applyTheme } from './window';

export type MainRequest = {
  [N in RequestName]: Contract[N]['owner'] extends 'main' ? N : never;
}[RequestName];
/** The second argument is the id of the asking page's contents. */
export type MainHandlers = {
  readonly [N in MainRequest]: (input: ParsedOf<N>, contentsId: number) => OutputOf<N> | Promise<OutputOf<N>>;
};

const demoCalls = 50_000;

export function createMainHandlers(profile: Profile): MainHandlers {
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

  function fileName(filter: Filter, kind: string, extension: string): string {
    const { zone, instances } = settings.current;
    const name = filter.instances?.length === 1 ? filter.instances[0]! : (instances[0]?.id ?? 'CCC');
    const from = filter.from === undefined ? '' : dayText(localDay(zone, filter.from));
    const to = filter.to === undefined ? '' : dayText(localDay(zone, filter.to - 1));
    return (
      ['CCC', name, from, to === from ? '' : to, kind].filter((part) => part !== '').join('_') +
      `.${extension}`
    );
  }

  /** Asks for a place; tests name a folder instead, since no one can answer a system dialog for them. */
  async function askPath(name: string, extension: string): Promise<string | undefined> {
    const folder = process.env['CCC_REPORTS_SAVE_FOLDER'];
    if (folder !== undefined) return join(folder, name);
    const parent = BrowserWindow.getAllWindows()[0];
    const options = {
      defaultPath: join(app.getPath('documents') || homedir(), name),
      filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    };
    const answer = await (parent === undefined
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(parent, options));
    return answer.canceled ? undefined : answer.filePath;
  }

  return {
    'app.state': () => ({
      damagedSettings: settings.damaged,
      settings: settings.current,
      systemLanguage: systemLanguage(),
      platform: process.platform,
      version: app.getVersion(),
    }),
    'settings.save': async (change) => {
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
    'instance.connect': async ({ instance, keys }) => {
      await profile.putInstance(instance, keys);
      start(instance);
      return null;
    },
    'instance.update': async ({ instance, keys }) => {
      // The demo's calls are made anew from its numbers, and stay the same only while these do.
      await profile.putInstance({ ...instance, demo: instanceOf(instance.id).demo }, keys);
      return null;
    },
    'instance.remove': async ({ instanceId, keepCalls }) => {
      await profile.removeInstance(instanceId, keepCalls);
      return null;
    },
    'instance.keyId': async ({ instanceId }) => {
      const keys = await readKeys(profile.folder, instanceId);
      return keys === null ? null : `${keys.accessKeyId.slice(0, 4)}…${keys.accessKeyId.slice(-4)}`;
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
    'export.save': async ({ filter, header, mask }) => {
      const path = await askPath(fileName(filter, 'calls', 'csv'), 'csv');
      if (path === undefined) return null;
      const { rows } = await profile.data.call('export.write', {
        filter,
        format: 'csv',
        header,
        encoding: 'utf8-bom',
        mask,
        path,
      });
      written.add(path);
      return { path, rows };
    },
    'report.save': async ({ filter }) => {
      const path = await askPath(fileName(filter, 'overview', 'pdf'), 'pdf');
      if (path === undefined) return null;
      const language = languageOf(settings.current);
      const model = await profile.reportModel(filter, 'custom', language, app.getVersion());
      writeWhole(path, await printReport(model));
      written.add(path);
      return { path };
    },
    'file.show': ({ path }) => {
      if (written.has(path)) shell.showItemInFolder(path);
      return null;
    },
    'report.model': (_input, contentsId) => reportModelFor(contentsId),
    'report.ready': (_input, contentsId) => {
      reportReady(contentsId);
      return null;
    },
  };
}
