// Access keys: in the keychain of the operating system and nowhere else. They are handed to the data process per run.
import keytar from 'keytar';
import type { KeyPair } from '../../shared/contract';
import { AppError } from '../../shared/envelope';
import { registerSecret } from './log';

const service = 'CCC Reports';

/** One entry an instance and profile, so that two profiles do not share keys by accident. */
function accountOf(profile: string, instanceId: string): string {
  return `${instanceId} (${profile})`;
}

/** @throws AppError keychain when the keychain is missing or locked */
export async function saveKeys(profile: string, instanceId: string, keys: KeyPair): Promise<void> {
  registerSecret(keys.accessKeySecret);
  try {
    await keytar.setPassword(service, accountOf(profile, instanceId), JSON.stringify(keys));
  } catch (error) {
    throw new AppError('keychain', error instanceof Error ? error.message : '');
  }
}

/** The stored pair, or null. @throws AppError keychain */
export async function readKeys(profile: string, instanceId: string): Promise<KeyPair | null> {
  let text: string | null;
  try {
    text = await keytar.getPassword(service, accountOf(profile, instanceId));
  } catch (error) {
    throw new AppError('keychain', error instanceof Error ? error.message : '');
  }
  if (text === null) return null;
  const keys = JSON.parse(text) as KeyPair;
  registerSecret(keys.accessKeySecret);
  return keys;
}

/** @throws AppError keychain */
export async function deleteKeys(profile: string, instanceId: string): Promise<void> {
  try {
    await keytar.deletePassword(service, accountOf(profile, instanceId));
  } catch (error) {
    throw new AppError('keychain', error instanceof Error ? error.message : '');
  }
}

/** Keys of the environment, for the command line; they win over the keychain. */
export function environmentKeys(): KeyPair | null {
  const accessKeyId = process.env['ALIBABA_CLOUD_ACCESS_KEY_ID'] ?? '';
  const accessKeySecret = process.env['ALIBABA_CLOUD_ACCESS_KEY_SECRET'] ?? '';
  if (accessKeyId === '' || accessKeySecret === '') return null;
  registerSecret(accessKeySecret);
  return { accessKeyId, accessKeySecret };
}
