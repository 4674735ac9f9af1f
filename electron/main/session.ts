// One open profile: settings, data process, the demo's service, and the runs of the sync. Window and command line share it.
import { join } from 'node:path';
import type { EventName, Events, KeyPair, ReportModel } from '../../shared/contract';
import { AppError, failureOf, type Failure } from '../../shared/envelope';
import type { Filter } from '../../shared/filter';
import type { Language } from '../../shared/format';
import { message } from '../../shared/messages/ui';
import type { Instance, Settings } from '../../shared/settings';
import type { SyncProgress, SyncSummary } from '../../shared/views';
import { startDataProcess, type DataProcess } from './data-process';
import { log } from './log';
import { openSettings, type SettingsFile } from './settings-file';
import { startSimulator, type SimulatorProcess } from './simulator-process';
import { environmentKeys, readKeys } from './vault';

export interface Profile {
  readonly folder: string;
  readonly settings: SettingsFile;
  readonly data: DataProcess;
  saveSettings(change: Partial<Settings>): Promise<Settings>;
  /** Adds an instance, or replaces the one with the same id. */
  putInstance(instance: Instance): Promise<void>;
  /** Keys and address of an instance; starts the demo's service on first use. */
  access(instance: Instance): Promise<{ keys: KeyPair; endpoint: string }>;
  sync(
    instance: Instance,
    span?: { from?: number | undefined; to?: number | undefined },
  ): Promise<SyncSummary>;
  reportModel(filter: Filter, template: string, language: Language, version: string): Promise<ReportModel>;
  close(): Promise<void>;
}

export interface ProfileOptions {
  readonly folder: string;
  readonly onEvent: <N extends EventName>(name: N, payload: Events[N]) => void;
  /** Whether the demo's calls go on as the clock passes. */
  readonly livingDemo: boolean;
}

/** What views are told of a run that could not begin, or whose process died and can tell nothing more. */
function brokenOff(instanceId: string, error: Failure): SyncProgress {
  const none = { rows: 0, inserted: 0, updated: 0, windowsDone: 0, windowsTotal: 0, rowsPerSecond: 0 };
  return {
    instanceId,
    phase: 'failed',
    ...none,
    secondsLeft: null,
    day: null,
    retries: 0,
    throttled: 0,
    error,
    lacking: null,
  };
}

export function openProfile({ folder, onEvent, livingDemo }: ProfileOptions): Profile {
  const settings = openSettings(join(folder, 'settings.json'));
  const data = startDataProcess({
    databasePath: join(folder, 'calls.db'),
    settings: () => settings.current,
    onEvent,
  });
  let simulator: Promise<SimulatorProcess> | undefined;

  async function saveSettings(change: Partial<Settings>): Promise<Settings> {
    const next = settings.save(change);
    await data.call('rules.set', { settings: next });
    onEvent('settings.changed', next);
    return next;
  }

  async function access(instance: Instance): Promise<{ keys: KeyPair; endpoint: string }> {
    if (instance.demo !== undefined) {
      simulator ??= startSimulator(instance.demo, livingDemo);
      const { url, keys } = await simulator;
      return { keys, endpoint: url };
    }
    const keys = environmentKeys() ?? (await readKeys(folder, instance.id));
    if (keys === null) throw new AppError('credentials', 'no access key is stored for this instance');
    return { keys, endpoint: instance.endpoint };
  }

  return {
    folder,
    settings,
    data,
    saveSettings,
    access,
    async putInstance(instance) {
      const others = settings.current.instances.filter((one) => one.id !== instance.id);
      await saveSettings({ instances: [...others, instance] });
    },
    async sync(instance, span = {}) {
      const tell = (failure: Failure): void => onEvent('sync.progressed', brokenOff(instance.id, failure));
      const { keys, endpoint } = await access(instance).catch((error: unknown) => {
        tell(failureOf(error));
        throw error;
      });
      const run = data.call('sync.run', { instance, keys, endpoint, from: span.from, to: span.to });
      const summary = await run.catch((error: unknown) => {
        const failure = failureOf(error);
        // Other failures the run itself has told.
        if (failure.code === 'dataProcessDown') tell(failure);
        throw error;
      });
      log(
        'info',
        `sync ${JSON.stringify({ ...summary, partial: summary.partial.length, failed: summary.failed.length })}`,
      );
      return summary;
    },
    async reportModel(filter, template, language, version) {
      const overview = await data.call('overview.load', { filter });
      const instanceNames = settings.current.instances
        .filter((one) => filter.instances === undefined || filter.instances.includes(one.id))
        .map((one) => (one.demo === undefined ? one.name : message(language, 'demo.name')));
      return {
        overview,
        settings: settings.current,
        language,
        instanceNames,
        template,
        version,
        madeAt: Date.now(),
      };
    },
    async close() {
      await data.stop();
      await simulator?.then((running) => running.stop()).catch(() => undefined);
    },
  };
}
