// Access keys: in the keychain of the operating system or, where a person chose so, in this process's memory until it ends;
// nowhere else. They are handed to the data process per run.
import { app } from 'electron';
import type Keytar from 'keytar';
import type { KeyPair } from '#shared/contract/profile';
import { AppError } from '#shared/base/envelope';
import { registerSecret } from '../base/log';

const service = 'CCC Reports';
/** A locked keychain may wait for a password that nobody types. */
export const patienceMs = 15_000;

/** One entry an instance and profile, so that two profiles do not share keys by accident. */
function accountOf(profile: string, instanceId: string): string {
  return `${instanceId} (${profile})`;
}

let queue: Promise<unknown> = Promise.resolve();
/** A question that the keychain has not answered in time; until it does, no other is asked. */
let unanswered: Promise<unknown> | undefined;

/** The thread that waits for the keychain would hold up the end of the program, when all else has been closed. */
function endAnyway(): void {
  if (unanswered !== undefined) process.kill(process.pid, 'SIGKILL');
}

/** Loaded when it is needed: where the system lacks the library, only keys cannot be kept. */
const load = async (): Promise<typeof Keytar> => (await import('keytar')).default;

/**
 * Asks the keychain, one question after the other: each holds up a thread of Node until it is answered, and there are few.
 * @throws AppError keychain when it is missing or locked, or does not answer
 */
function ask<T>(work: (keychain: typeof Keytar) => Promise<T>): Promise<T> {
  const turn = queue.then(async () => {
    if (unanswered !== undefined) throw new AppError('keychain', 'no answer yet');
    const asked = load().then(work);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        const ended = (): void => void (unanswered = undefined);
        unanswered = asked.then(ended, ended);
        app.off('quit', endAnyway).on('quit', endAnyway);
        reject(new AppError('keychain', 'no answer'));
      }, patienceMs);
    });
    try {
      return await Promise.race([asked, late]);
    } catch (error) {
      throw error instanceof AppError
        ? error
        : new AppError('keychain', error instanceof Error ? error.message : '');
    } finally {
      clearTimeout(timer);
    }
  });
  queue = turn.catch(() => undefined);
  return turn;
}

/** Keys that end with the program, by their account. */
const sessionKeys = new Map<string, KeyPair>();

export function keepForSession(profile: string, instanceId: string, keys: KeyPair): void {
  registerSecret(keys.accessKeySecret);
  sessionKeys.set(accountOf(profile, instanceId), keys);
}

/** @throws AppError keychain */
export async function saveKeys(profile: string, instanceId: string, keys: KeyPair): Promise<void> {
  registerSecret(keys.accessKeySecret);
  const account = accountOf(profile, instanceId);
  await ask((keychain) => keychain.setPassword(service, account, JSON.stringify(keys)));
  sessionKeys.delete(account);
}

/** Those of this session before the stored pair; null where there are none. @throws AppError keychain */
export async function readKeys(
  profile: string,
  instance: { readonly id: string; readonly sessionKeys?: true | undefined },
): Promise<KeyPair | null> {
  const account = accountOf(profile, instance.id);
  const held = sessionKeys.get(account);
  if (held !== undefined) return held;
  if (instance.sessionKeys === true) return null;
  const text = await ask((keychain) => keychain.getPassword(service, account));
  if (text === null) return null;
  const keys = JSON.parse(text) as KeyPair;
  registerSecret(keys.accessKeySecret);
  return keys;
}

/** @throws AppError keychain where it cannot be asked: it may still hold them */
export async function deleteKeys(profile: string, instanceId: string): Promise<void> {
  const account = accountOf(profile, instanceId);
  sessionKeys.delete(account);
  await ask((keychain) => keychain.deletePassword(service, account));
}

function takeEnvironmentKeys(): KeyPair | null {
  const { env } = process;
  const accessKeyId = env['ALIBABA_CLOUD_ACCESS_KEY_ID'] ?? '';
  const accessKeySecret = env['ALIBABA_CLOUD_ACCESS_KEY_SECRET'] ?? '';
  // Processes that this one starts have no use for them.
  delete env['ALIBABA_CLOUD_ACCESS_KEY_ID'];
  delete env['ALIBABA_CLOUD_ACCESS_KEY_SECRET'];
  if (accessKeyId === '' || accessKeySecret === '') return null;
  registerSecret(accessKeySecret);
  return { accessKeyId, accessKeySecret };
}
const fromEnvironment = takeEnvironmentKeys();

/** Keys of the environment, for the command line; they win over the keychain. */
export const environmentKeys = (): KeyPair | null => fromEnvironment;
