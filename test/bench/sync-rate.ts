// How much of the allowed request rate a sync uses against a service that takes 50 ms for every answer.
import { openArchive } from '#electron/data/store/archive';
import { createRuns } from '#electron/data/sync/runs';
import { generateCallCenter } from '#electron/simulator/generator';
import { startService } from '#electron/simulator/service';
import { defaultSettings, newInstance, rulesOf } from '#shared/domain/settings';

const instanceId = 'ccc-bench';
const keys = { accessKeyId: 'bench', accessKeySecret: 'bench-secret' };
/** The last of the generated days is over: nothing is read twice, nothing is open. */
const firstDay = '2026-01-01';
const days = 30;
const now = Date.UTC(2026, 1, 2);

export interface RateResult {
  readonly requests: number;
  readonly requestsPerSecond: number;
  /** Of the allowed rate. */
  readonly share: number;
  /** Most requests that the service saw within any second. */
  readonly mostInOneSecond: number;
}

/** @param calls about a hundred of them a request */
export async function measureSyncRate(calls: number, allowedPerSecond: number): Promise<RateResult> {
  const source = generateCallCenter({ seed: 1, calls, firstDay, days, instanceId });
  const service = await startService({ source, instanceId, keys, latencyMs: 50, clock: () => now });
  const archive = openArchive(':memory:', rulesOf(defaultSettings));
  // Signatures need a clock that agrees with the service's; the pace runs on the real one all the same.
  const startedAt = performance.now();
  const clock = (): number => now + Math.round(performance.now() - startedAt);
  const ignore = (): void => undefined;
  const runs = createRuns({ fetch, clock, changed: ignore, progressed: ignore });
  try {
    const summary = await runs.run(archive, {
      instance: newInstance({ id: instanceId, requestsPerSecond: allowedPerSecond, lookBackDays: days + 3 }),
      keys,
      endpoint: service.url,
      cause: 'manual',
      patienceMs: 0,
    });
    if (summary.inserted !== calls) throw new Error(`${summary.inserted} of ${calls} calls came`);
    const requestsPerSecond = summary.requests / (summary.elapsedMs / 1000);
    return {
      requests: summary.requests,
      requestsPerSecond,
      share: requestsPerSecond / allowedPerSecond,
      mostInOneSecond: service.requests.maxInOneSecond,
    };
  } finally {
    archive.close();
    await service.close();
  }
}
