// Both doors between the processes against input that nobody foresaw: pages to main, main to the data process. Every request
// gets a reply of the closed set, and no handler sees what was not checked.
import { type HandlersOf, contract, type RequestName } from '#shared/contract/contract';
import { join } from 'node:path';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createHandlers } from '#electron/data/handlers';
import { answer } from '#electron/data/serve';
import { isWithinLimits } from '#electron/main/base/input-limits';
import { answerPage } from '#electron/main/requests/ipc';
import { errorCodes, failureOf, type Reply } from '#shared/base/envelope';
import { defaultSettings } from '#shared/domain/settings';
import { likely, spoiled } from '#test/kit/any-input';
import { fuzzRuns, fuzzTimeout, runs } from '#test/kit/runs';
import { noon } from '#test/kit/sync-desk';

vi.mock('electron', () => ({ app: { isPackaged: true }, ipcMain: {}, protocol: {}, session: {}, shell: {} }));

const names = Object.keys(contract) as RequestName[];
const inputs = new Map(names.map((name) => [name, spoiled(likely(contract[name].input))]));
/** A request by its name with input that was meant for it, or something else altogether. */
const anyCall = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom(...names).chain((name) => fc.tuple(fc.constant(name), inputs.get(name)!)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.oneof(
        fc.constantFrom(...names, '__proto__', 'constructor', 'toString', ''),
        fc.string(),
        fc.anything(),
      ),
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
    ),
  },
);
const codes: ReadonlySet<string> = new Set(errorCodes);

interface Seen {
  readonly name: string;
  readonly input: unknown;
}
let seen: Seen[] = [];
/** Stands for every handler: notes what it is given. */
const handler = (name: string, input: unknown): null => {
  seen.push({ name, input });
  return null;
};
const mainHandlers = new Proxy({} as HandlersOf<'main'>, {
  get: (_target, name) => (input: unknown) => handler(String(name), input),
});
const dataHandlers = Object.fromEntries(
  names
    .filter((name) => contract[name].owner === 'data')
    .map((name) => [name, (input: unknown) => handler(name, input)]),
) as unknown as HandlersOf<'data'>;

/** @throws where the reply is none of the closed set or a handler saw what the contract does not allow */
function assertSafe(reply: Reply, refusals: readonly string[], isOpen: (name: RequestName) => boolean): void {
  if (!reply.ok && !(codes.has(reply.error.code) && refusals.includes(reply.error.code)))
    throw new Error(`refused with ${reply.error.code}`);
  if (reply.ok !== (seen.length === 1)) throw new Error(`${seen.length} handlers for one request`);
  for (const { name, input } of seen)
    if (!isOpen(name as RequestName) || !v.is(contract[name as RequestName].input, input))
      throw new Error(`${name} was given what it must not see`);
}

test(
  'a page gets a reply to whatever it sends, and no handler sees what is not for it',
  async () => {
    const relay = (name: string, input: unknown): Promise<Reply> =>
      Promise.resolve({ ok: true, value: handler(name, input) });
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(anyCall, async ([name, input]) => {
        seen = [];
        const reply = await answerPage(mainHandlers, { relay }, name, input, 1);
        answered += Number(reply.ok);
        assertSafe(reply, ['unknownRequest', 'badInput'], (one) => contract[one].asker !== 'main');
        for (const one of seen)
          if (!isWithinLimits(one.input)) throw new Error(`${one.name} was given too much`);
      }),
      { numRuns: fuzzRuns(2000) },
    );
    // Else nothing but refusals was tried.
    expect(answered).toBeGreaterThan(50);
    expect(({} as Record<string, unknown>)['isAdmin']).toBe(undefined);
  },
  fuzzTimeout,
);

test(
  'the data process answers whatever it is sent, and no handler sees what was not checked',
  async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(anyCall, async ([name, input]) => {
        seen = [];
        const reply = await answer(dataHandlers, name, input);
        answered += Number(reply.ok);
        assertSafe(reply, ['unknownRequest', 'badInput'], (one) => contract[one].owner === 'data');
      }),
      { numRuns: fuzzRuns(2000) },
    );
    expect(answered).toBeGreaterThan(50);
  },
  fuzzTimeout,
);

test('a name that is no text is no request, also where it cannot become one', async () => {
  // Found by the 455,309th case.
  for (const name of [{ toString: 0 }, null, 7, ['dimension.list']])
    expect(await answer(dataHandlers, name, undefined)).toMatchObject({ error: { code: 'unknownRequest' } });
});

test('whatever a handler throws becomes a failure of the closed set', async () => {
  const thrown = fc.oneof(
    fc.anything({ withNullPrototype: true }),
    fc.string().map((text) => new Error(text)),
    fc.record({
      code: fc.oneof(fc.anything(), fc.constantFrom('ENOSPC', 'SQLITE_FULL', 'toString')),
      message: fc.anything(),
    }),
  );
  await fc.assert(
    fc.asyncProperty(thrown, async (error) => {
      const broken = { 'dimension.list': () => Promise.reject(error) } as unknown as HandlersOf<'data'>;
      const reply = await answer(broken, 'dimension.list', undefined);
      if (reply.ok || !codes.has(reply.error.code)) throw new Error('not of the closed set');
      if (!codes.has(failureOf(error).code)) throw new Error('not of the closed set');
    }),
    { numRuns: runs(1000) },
  );
});

/** These write files, use the network or end the process's work. */
const reaching: ReadonlySet<RequestName> = new Set<RequestName>([
  'sync.run',
  'calls.reread',
  'connection.test',
  'export.write',
  'lost.write',
  'backup.write',
  'restore.inspect',
  'archive.restore',
  'archive.empty',
  'database.close',
]);
const folder = mkdtempSync(join(tmpdir(), 'ccc-fuzz-'));
let real: HandlersOf<'data'>;
beforeAll(async () => {
  real = createHandlers({
    databasePath: join(folder, 'calls.db'),
    fetch: () => Promise.reject(new Error('no network in this test')),
    clock: () => noon,
    emit: () => undefined,
  });
  await answer(real, 'rules.set', { settings: defaultSettings });
});
afterAll(async () => {
  await answer(real, 'database.close', undefined);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('the real handlers answer checked input without an unexpected failure', async () => {
  const asked = names.filter((name) => contract[name].owner === 'data' && !reaching.has(name));
  const call = fc.constantFrom(...asked).chain((name) => fc.tuple(fc.constant(name), inputs.get(name)!));
  await fc.assert(
    fc.asyncProperty(call, async ([name, input]) => {
      const reply = await answer(real, name, input);
      if (!reply.ok && (!codes.has(reply.error.code) || reply.error.code === 'internal'))
        throw new Error(`${name}: ${reply.error.code} ${reply.error.detail}`);
      structuredClone(reply);
    }),
    { numRuns: runs(1200) },
  );
});
