// Connects a profile to the stand-in: its keys are in the keychain, and automatic syncing is off.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from '@playwright/test';
import keytar from 'keytar';
import type { Instance, Settings } from '#shared/domain/settings';
import { keys, zone } from './center';

const vault = 'CCC Reports';
/** Why tests that share a key with the program are left out on macOS. */
export const otherReader = 'macOS asks a person before another program reads a key';

export interface Connected {
  readonly settings: Partial<Settings>;
  forget(): Promise<void>;
}

/** Puts the keys where the application looks for them. */
export async function connected(
  folder: string,
  instances: readonly Instance[],
  secret = keys.accessKeySecret,
): Promise<Connected> {
  test.skip(process.platform === 'darwin', otherReader);
  const profile = join(folder, 'profile');
  mkdirSync(profile, { recursive: true });
  const accounts = instances.map(({ id }) => `${id} (${profile})`);
  for (const account of accounts)
    await keytar.setPassword(vault, account, JSON.stringify({ ...keys, accessKeySecret: secret }));
  return {
    settings: { language: 'en', zone, instances: [...instances] },
    async forget() {
      for (const account of accounts) await keytar.deletePassword(vault, account);
    },
  };
}
