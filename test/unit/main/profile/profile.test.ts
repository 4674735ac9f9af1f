// What views are told of a sync that fails before it tells anything itself, and the removal of an instance without a keychain.
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Events, RequestName } from '#shared/contract/contract';
import { AppError, type ErrorCode } from '#shared/base/envelope';
import { newInstance } from '#shared/domain/settings';
import type { SyncPhase, SyncProgress } from '#shared/domain/sync';
import type { DataProcessOptions } from '#electron/main/profile/data-process';
import { openProfile, type Profile } from '#electron/main/profile/profile';
import { temporaryFolder } from '#test/kit/folder';

const vault = vi.hoisted(() => ({ isReachable: true, deleted: [] as string[] }));
const data = vi.hoisted(() => ({
  asked: [] as string[],
  run: undefined as ((options: unknown) => unknown) | undefined,
}));
vi.mock('electron', () => ({ app: { isPackaged: false } }));
vi.mock('#electron/main/profile/simulator-process', () => ({ startSimulator: vi.fn() }));
vi.mock('#electron/main/profile/vault', () => ({
  environmentKeys: () => ({ accessKeyId: 'id', accessKeySecret: 'secret' }),
  deleteKeys: (_folder: string, id: string) => {
    if (!vault.isReachable) return Promise.reject(new AppError('keychain', 'no answer'));
    vault.deleted.push(id);
    return Promise.resolve();
  },
}));
vi.mock('#electron/main/profile/data-process', () => ({
  startDataProcess: (options: DataProcessOptions) => ({
    async call(name: RequestName) {
      data.asked.push(name);
      return name === 'sync.run' ? data.run?.(options) : [];
    },
    stop: () => Promise.resolve(),
  }),
}));

const instance = newInstance({ id: 'ccc-a' });
let folder: string;
let profile: Profile;
let told: SyncProgress[];
beforeEach(async () => {
  folder = temporaryFolder();
  told = [];
  data.asked = [];
  vault.isReachable = true;
  vault.deleted = [];
  profile = openProfile({
    folder,
    livingDemo: false,
    onEvent: (name, payload) => {
      if (name === 'sync.progressed') told.push(payload as Events['sync.progressed']);
    },
  });
  await profile.putInstance(instance);
});

describe('a sync that fails', () => {
  const sync = (code: ErrorCode, phases: readonly SyncPhase[]): Promise<unknown> => {
    data.run = (options) => {
      for (const phase of phases)
        (options as DataProcessOptions).onEvent('sync.progressed', {
          instanceId: instance.id,
          phase,
        } as SyncProgress);
      throw new AppError(code);
    };
    return profile.sync(instance, { cause: 'manual', patienceMs: 0 }).catch(() => undefined);
  };
  test.each<[string, ErrorCode, SyncPhase[], (ErrorCode | undefined)[]]>([
    ['before it began, on a full disk, is told with its cause', 'diskFull', [], ['diskFull']],
    ['and told so itself is told once', 'diskFull', ['running', 'failed'], [undefined, undefined]],
    [
      'since its process died is told with that',
      'dataProcessDown',
      ['running'],
      [undefined, 'dataProcessDown'],
    ],
    ['since it was canceled is no failure', 'cancelled', [], []],
    ['since one is running is none of its own', 'busy', [], []],
  ])('%s', async (_what, code, phases, expected) => {
    await sync(code, phases);
    expect(told.map(({ error }) => error?.code)).toEqual(expected);
  });
});

describe('an instance is removed', () => {
  test('with its keys', async () => {
    expect(await profile.removeInstance(instance.id, true)).toEqual({ keysMayRemain: false });
    expect(vault.deleted).toEqual([instance.id]);
  });
  test.each([true, false])(
    'although no keychain can be reached, and that is told (calls kept: %s)',
    async (keepCalls) => {
      vault.isReachable = false;
      expect(await profile.removeInstance(instance.id, keepCalls)).toEqual({ keysMayRemain: true });
      const { instances, formerInstances } = profile.settings.current;
      expect(instances).toEqual([]);
      expect(formerInstances.map(({ id }) => id)).toEqual(keepCalls ? [instance.id] : []);
      expect(data.asked.includes('instance.forget')).toBe(!keepCalls);
    },
  );
});
