// One open profile: settings, data process, the demo's service, and the runs of the sync. Window and command line share it.
import { join } from 'node:path';
import type { EventName, Events } from '#shared/contract/contract';
import type { KeyPair, KeyPlace } from '#shared/contract/profile';
import { AppError, failureOf, type ErrorCode, type Failure } from '#shared/base/envelope';
import type { Instance, Settings } from '#shared/domain/settings';
import type { SyncCause, SyncProgress, SyncSummary } from '#shared/domain/sync';
import { startDataProcess, type DataProcess } from './data-process';
import { log } from '../base/log';
import { createRetention, withinRetention } from './retention';
import { openSettings, type SettingsFile } from './settings-file';
import { startSimulator, type SimulatorProcess } from './simulator-process';
import { deleteKeys, environmentKeys, keepForSession, readKeys, saveKeys } from './vault';

export interface Profile {
  readonly folder: string;
  readonly settings: SettingsFile;
  readonly data: DataProcess;
  saveSettings(change: Partial<Settings>): Promise<Settings>;
  /** Adds an instance, or replaces the one with the same id; with keys, these are put where they are kept first. */
  putInstance(instance: Instance, keys?: KeyPair, keep?: KeyPlace): Promise<void>;
  /** Puts keys that were for this session only into the keychain. */
  storeKeys(instance: Instance): Promise<void>;
  /**
   * Ends its sync, deletes its keys, and its calls too where they are not kept.
   * @returns whether the keychain could not be reached and may still hold the keys
   */
  removeInstance(instanceId: string, keepCalls: boolean): Promise<{ keysMayRemain: boolean }>;
  /** Keys and address of an instance; starts the demo's service on first use. */
  access(instance: Instance): Promise<{ keys: KeyPair; endpoint: string }>;
  sync(instance: Instance, order: SyncOrder): Promise<SyncSummary>;
  /** The last progress of every instance that was synced, or could not be, since the start. */
  progress(): Promise<readonly SyncProgress[]>;
  /** Code of the failure that ended the instance's last sync; undefined after one that went well or since it was changed. */
  lastFailure(instanceId: string): ErrorCode | undefined;
  /** Deletes calls that are older than the settings allow, once a day and setting; a sync ends with it. Never rejects. */
  deleteExpired(): Promise<void>;
  close(): Promise<void>;
}

export interface SyncOrder {
  readonly cause: SyncCause;
  /** How long the run waits for a service that went away, ms. */
  readonly patienceMs: number;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly lackingOnly?: boolean | undefined;
}

export interface ProfileOptions {
  readonly folder: string;
  readonly onEvent: <N extends EventName>(name: N, payload: Events[N]) => void;
  /** Whether the demo's calls go on as the clock passes. */
  readonly livingDemo: boolean;
}

/** What views are told of a run that could not begin, or whose process died and can tell nothing more. */
function brokenOff(instance: Instance, cause: SyncCause, error: Failure): SyncProgress {
  return {
    instanceId: instance.id,
    phase: 'failed',
    cause,
    startedAt: Date.now(),
    rows: 0,
    inserted: 0,
    updated: 0,
    share: 0,
    daysTotal: 0,
    daysDone: 0,
    day: null,
    rowsPerSecond: 0,
    secondsLeft: null,
    requests: 0,
    requestsPerSecond: 0,
    pacePerSecond: instance.requestsPerSecond,
    limitPerSecond: instance.requestsPerSecond,
    retries: 0,
    throttled: 0,
    nextTryAt: null,
    error,
    lacking: null,
  };
}

export function openProfile({ folder, onEvent, livingDemo }: ProfileOptions): Profile {
  const settings = openSettings(join(folder, 'settings.json'));
  const data = startDataProcess({
    databasePath: join(folder, 'calls.db'),
    settings: () => settings.current,
    onEvent(name, payload) {
      if (name === 'sync.progressed') {
        const { instanceId, phase } = payload as SyncProgress;
        toldPhases.set(instanceId, phase);
      }
      onEvent(name, payload);
    },
  });
  const deleteExpired = createRetention({ settings, data }, Date.now);
  const failures = new Map<string, ErrorCode>();
  /** The phase of the last progress that the data process told of each instance. */
  const toldPhases = new Map<string, SyncProgress['phase']>();
  /** Runs that could not begin or lost their process: nobody else can tell of them. */
  const broken = new Map<string, SyncProgress>();
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
    const keys = environmentKeys() ?? (await readKeys(folder, instance));
    if (keys === null) throw new AppError('noKey');
    return { keys, endpoint: instance.endpoint };
  }

  async function putInstance(given: Instance, keys?: KeyPair, keep: KeyPlace = 'keychain'): Promise<void> {
    if (keys !== undefined && keep === 'keychain') await saveKeys(folder, given.id, keys);
    if (keys !== undefined && keep === 'session') keepForSession(folder, given.id, keys);
    const { instances, formerInstances } = settings.current;
    const known = instances.find((one) => one.id === given.id);
    // Where the keys are is known here; a page cannot say otherwise.
    const { sessionKeys: _said, ...bare } = given;
    const isForSession = keys === undefined ? known?.sessionKeys === true : keep === 'session';
    const instance: Instance = isForSession ? { ...bare, sessionKeys: true } : bare;
    failures.delete(instance.id);
    broken.delete(instance.id);
    await saveSettings({
      instances:
        known !== undefined
          ? instances.map((one) => (one.id === instance.id ? instance : one))
          : [...instances, instance],
      formerInstances: formerInstances.filter((one) => one.id !== instance.id),
    });
  }

  /** Deletes the keys of an instance. @returns whether a keychain that cannot be reached may still hold them */
  async function keepsKeys({ id, sessionKeys }: Instance): Promise<boolean> {
    try {
      await deleteKeys(folder, id);
      return false;
    } catch (error) {
      log('warn', `keys of ${id} could not be deleted: ${failureOf(error).detail}`);
      return sessionKeys === undefined;
    }
  }

  return {
    folder,
    settings,
    data,
    saveSettings,
    access,
    putInstance,
    async storeKeys(instance) {
      const keys = await readKeys(folder, instance);
      if (keys === null) throw new AppError('noKey');
      await putInstance(instance, keys);
    },
    async removeInstance(instanceId, keepCalls) {
      const isOther = ({ id }: { readonly id: string }): boolean => id !== instanceId;
      const removed = settings.current.instances.find((one) => one.id === instanceId);
      const keysMayRemain = removed !== undefined && removed.demo === undefined && (await keepsKeys(removed));
      // First out of the schedule's sight, so that no run begins meanwhile; until its calls are gone it is a former one.
      if (removed !== undefined)
        await saveSettings({
          instances: settings.current.instances.filter(isOther),
          formerInstances: [
            ...settings.current.formerInstances.filter(isOther),
            { id: instanceId, name: removed.name },
          ],
        });
      failures.delete(instanceId);
      broken.delete(instanceId);
      await data.call('sync.end', { instanceId });
      if (keepCalls) return { keysMayRemain };
      await data.call('instance.forget', { instanceId });
      await saveSettings({ formerInstances: settings.current.formerInstances.filter(isOther) });
      return { keysMayRemain };
    },
    async progress() {
      const told = await data.call('run.states', undefined).catch(() => []);
      return [...told.filter(({ instanceId }) => !broken.has(instanceId)), ...broken.values()];
    },
    lastFailure: (instanceId) => failures.get(instanceId),
    async sync(asked, orderAsked) {
      const { instance, order } = withinRetention(settings.current, asked, orderAsked, Date.now());
      const tell = (failure: Failure): void => {
        const progress = brokenOff(instance, order.cause, failure);
        broken.set(instance.id, progress);
        onEvent('sync.progressed', progress);
      };
      const ended = (error: unknown): never => {
        const failure = failureOf(error);
        if (failure.code !== 'cancelled' && failure.code !== 'busy') failures.set(instance.id, failure.code);
        if (failure.code !== 'busy')
          log('warn', `sync ${instance.id} (${order.cause}): ${failure.code} ${failure.detail}`);
        throw error;
      };
      const { keys, endpoint } = await access(instance).catch(async (error: unknown) => {
        const failure = failureOf(error);
        tell(failure);
        const run = { instanceId: instance.id, cause: order.cause, reason: failure.code };
        await data.call('run.refused', run).catch(() => undefined);
        return ended(error);
      });
      broken.delete(instance.id);
      toldPhases.delete(instance.id);
      const run = data.call('sync.run', { instance, keys, endpoint, ...order });
      const summary = await run.catch((error: unknown) => {
        const failure = failureOf(error);
        // A run that began tells how it ended; one that could not, or whose process died, does not.
        const isTold = ['failed', 'cancelled'].includes(toldPhases.get(instance.id) ?? '');
        if (failure.code !== 'busy' && failure.code !== 'cancelled' && !isTold) tell(failure);
        return ended(error);
      });
      failures.delete(instance.id);
      const counts = { ...summary, partial: summary.partial.length, failed: summary.failed.length };
      log('info', `sync ${instance.id} (${order.cause}) ${JSON.stringify(counts)}`);
      await deleteExpired();
      return summary;
    },
    deleteExpired,
    async close() {
      await data.stop();
      await simulator?.then((running) => running.stop()).catch(() => undefined);
    },
  };
}
