// An export that is cancelled by a request, as the window's button does, ends at once and leaves no file.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createHandlers } from '#electron/data/handlers';
import { sampleCall, sourceFromFacts } from '#electron/simulator/source';
import { defaultSettings, newInstance } from '#shared/domain/settings';
import { keys, startCenter } from '#test/kit/center';
import { instanceId, noon } from '#test/kit/sync-desk';
import { temporaryFolder } from '#test/kit/folder';

test('export.cancel stops the running export, and the next one runs', async () => {
  const calls = Array.from({ length: 2500 }, (_, index) =>
    sampleCall({ contactId: `job-${index}`, startedAt: noon - 7_200_000 + index }),
  );
  const service = await startCenter(instanceId, sourceFromFacts(calls), { clock: () => noon });
  const emit = (): void => undefined;
  const handlers = createHandlers({ databasePath: ':memory:', fetch, clock: () => noon, emit });
  const folder = temporaryFolder();
  const plain = { format: 'csv', header: 'en', encoding: 'utf8', mask: true, filter: {} } as const;
  const input = { ...plain, code: false, names: true, readme: false, ticket: 'first', version: '' };
  try {
    await handlers['rules.set']({ settings: defaultSettings });
    const instance = newInstance({ id: instanceId, requestsPerSecond: 1000, lookBackDays: 1 });
    await handlers['sync.run']({ instance, keys, endpoint: service.url, cause: 'manual', patienceMs: 0 });
    const running = handlers['export.write']({ ...input, path: join(folder, 'calls.csv') });
    await expect(handlers['export.write']({ ...input, path: join(folder, 'x.csv') })).rejects.toMatchObject({
      code: 'busy',
    });
    // Another one beside it goes on when the first is cancelled.
    const beside = handlers['export.write']({ ...input, ticket: 'other', path: join(folder, 'other.csv') });
    await handlers['export.cancel']({ ticket: 'first' });
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(await beside).toEqual({ rows: 2500, sheets: 0 });
    expect(readdirSync(folder)).toEqual(['other.csv']);
    expect(await handlers['export.write']({ ...input, path: join(folder, 'calls.csv') })).toEqual({
      rows: 2500,
      sheets: 0,
    });
    const log = await handlers['export.log'](undefined);
    expect(log.map(({ kind, rows, isMasked }) => [kind, rows, isMasked])).toEqual([
      ['csv', 2500, true],
      ['csv', 2500, true],
    ]);
    // A process that ends does not leave what it was writing.
    const ending = handlers['export.write']({ ...input, format: 'xlsx', path: join(folder, 'calls.xlsx') });
    const ended = expect(ending).rejects.toMatchObject({ code: 'cancelled' });
    await handlers['database.close'](undefined);
    await ended;
    expect(readdirSync(folder).sort()).toEqual(['calls.csv', 'other.csv']);
  } finally {
    await handlers['database.close'](undefined);
    await service.close();
  }
});
