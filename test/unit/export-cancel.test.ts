// An export that is cancelled by a request, as the window's button does, ends at once and leaves no file.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHandlers } from '../../electron/data/handlers';
import { sampleCall, sourceFromFacts } from '../../electron/simulator/source';
import { startService } from '../../electron/simulator/service';
import { defaultSettings, newInstance } from '../../shared/settings';
import { instanceId, keys, noon } from '../fixtures/desk';
import { temporaryFolder } from '../fixtures/folder';

test('export.cancel stops the running export, and the next one runs', async () => {
  const calls = Array.from({ length: 2500 }, (_, index) =>
    sampleCall({ contactId: `job-${index}`, startedAt: noon - 7_200_000 + index }),
  );
  const service = await startService({ source: sourceFromFacts(calls), instanceId, keys, clock: () => noon });
  const emit = (): void => undefined;
  const handlers = createHandlers({ databasePath: ':memory:', fetch, clock: () => noon, emit });
  const folder = temporaryFolder();
  const input = { format: 'csv', header: 'en', encoding: 'utf8', mask: true, filter: {} } as const;
  try {
    await handlers['rules.set']({ settings: defaultSettings });
    const instance = newInstance({ id: instanceId, requestsPerSecond: 1000, lookBackDays: 1 });
    await handlers['sync.run']({ instance, keys, endpoint: service.url, cause: 'manual', patienceMs: 0 });
    const running = handlers['export.write']({ ...input, path: join(folder, 'calls.csv') });
    await expect(handlers['export.write']({ ...input, path: join(folder, 'x.csv') })).rejects.toMatchObject({
      code: 'busy',
    });
    await handlers['export.cancel'](undefined);
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
    expect(await handlers['export.write']({ ...input, path: join(folder, 'calls.csv') })).toEqual({
      rows: 2500,
    });
  } finally {
    await handlers['database.close'](undefined);
    await service.close();
  }
});
