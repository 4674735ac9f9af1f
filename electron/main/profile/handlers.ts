// Answers what is asked of the profile: settings, instances and their keys, the demo, and runs of the sync.
import { app } from 'electron';
import type { HandlersOf, RequestOf } from '#shared/contract/contract';
import type { profileRequests } from '#shared/contract/profile';
import { AppError } from '#shared/base/envelope';
import { demoInstanceId, type Instance, type Settings } from '#shared/domain/settings';
import { languageOf, systemLanguage } from '../base/language';
import type { Profile, SyncOrder } from './profile';
import { demoFor, demoInstance } from './simulator-process';
import { readKeys } from './vault';

type ProfileRequest =
  | keyof typeof profileRequests
  | Extract<RequestOf<'main'>, 'calls.refresh' | `sync.${string}`>;

const demoCalls = 50_000;

interface ProfileHandlerOptions {
  /** How long a run that a person asks for waits for a service that went away, ms. */
  readonly patienceMs: number;
  /** Called before a page's change of settings is saved. @throws AppError badInput where it names a folder nobody chose */
  readonly check: (change: Partial<Settings>) => void;
  /** Called with the settings after such a change. */
  readonly saved: (settings: Settings) => void;
}

export function createProfileHandlers(
  profile: Profile,
  { patienceMs, check, saved }: ProfileHandlerOptions,
): Pick<HandlersOf<'main'>, ProfileRequest> {
  const { settings } = profile;

  function start(instance: Instance, span: Omit<SyncOrder, 'cause' | 'patienceMs'> = {}): void {
    const cause = span.lackingOnly === true ? 'retry' : 'manual';
    // Views follow it by events, and the profile logs it.
    profile.sync(instance, { ...span, cause, patienceMs }).catch(() => undefined);
  }

  function instanceOf(id: string): Instance {
    const found = settings.current.instances.find((one) => one.id === id);
    if (found === undefined) throw new AppError('badInput', 'no such instance');
    return found;
  }

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
      const defined = Object.fromEntries(
        Object.entries(change).filter(([, value]) => value !== undefined),
      ) as Partial<Settings>;
      check(defined);
      const next = await profile.saveSettings(defined);
      saved(next);
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
      // The demo's calls are generated from its numbers, and stay the same only while these do.
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
  };
}
