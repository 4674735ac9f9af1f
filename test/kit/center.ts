// The call center of the tests: the stand-in for the service, its keys, its calls, and instances that are read from it.
import { settleMs } from '#electron/data/sync/run';
import { startService, type Service, type ServiceOptions } from '#electron/simulator/service';
import { sampleCall, sourceFromFacts, type ListSource } from '#electron/simulator/source';
import { dayStart, dayText, localDay } from '#shared/base/period';
import { newInstance, type Instance } from '#shared/domain/settings';

export const keys = { accessKeyId: 'LTAItestkey0001', accessKeySecret: 'a-known-secret-7f3a91c2' };

/** The report's time zone of every test with a window: scripts/test.mjs chooses one in which midnight is far away. */
export const zone = process.env['CCC_TEST_ZONE'] ?? 'Asia/Shanghai';

const settledToday = localDay(zone, Date.now() - settleMs);
/** The day after the last one that can be complete. The same for a whole file. */
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

/** Starts the stand-in. It never closes idle connections, so that the number of requests does not depend on the load. */
export function startCenter(
  instanceId: string,
  source: ListSource,
  more: Partial<ServiceOptions> = {},
): Promise<Service> {
  return startService({ source, instanceId, keys, idleConnectionMs: 0, ...more });
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
