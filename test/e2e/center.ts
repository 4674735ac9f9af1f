// A call center on the stand-in, and a profile that is connected to it already: keys in the keychain, nothing runs by itself.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import keytar from 'keytar';
import { settleMs } from '../../electron/data/sync';
import { startService, type Service, type ServiceOptions } from '../../electron/simulator/service';
import { sampleCall, sourceFromFacts, type ListSource } from '../../electron/simulator/source';
import { dayStart, dayText, localDay } from '../../shared/period';
import { newInstance, type Instance, type Settings } from '../../shared/settings';

export const zone = 'Asia/Shanghai';
export const keys = { accessKeyId: 'LTAItestkey0001', accessKeySecret: 'a-known-secret-7f3a91c2' };
const vault = 'CCC Reports';

const settledToday = localDay(zone, Date.now() - settleMs);
/** The day after the last one that can be complete: yesterday itself in the hour after midnight. The same for a whole file. */
export const today = (): number => settledToday;

/** So many calls on each of the days before today, a minute apart from eight o'clock on. */
export function callsBefore(days: number, perDay: number): ListSource {
  const calls = Array.from({ length: days * perDay }, (_, index) => {
    const day = today() - 1 - Math.floor(index / perDay);
    const startedAt = dayStart(zone, day) + 8 * 3_600_000 + (index % perDay) * 60_000;
    return sampleCall({ contactId: `job-${dayText(day)}-${index % perDay}`, startedAt });
  });
  return sourceFromFacts(calls);
}

export function serve(
  instanceId: string,
  source: ListSource,
  more: Partial<ServiceOptions> = {},
): Promise<Service> {
  return startService({ source, instanceId, keys, ...more });
}

/** An instance that is synced on demand only. */
export function manual(id: string, url: string, more: Partial<Instance> = {}): Instance {
  return newInstance({
    id,
    endpoint: url,
    requestsPerSecond: 200,
    lookBackDays: 8,
    ratingDays: 0,
    schedule: { onStart: false, everyMinutes: 0, at: [] },
    ...more,
  });
}

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
