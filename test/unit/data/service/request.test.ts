// Limits of a single request: they hold for the whole answer, whatever the network layer and the garbage collector do.
import { runInNewContext } from 'node:vm';
import { setFlagsFromString } from 'node:v8';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { send, type Fetch, type Target } from '#electron/data/service/request';
import { parametersV2 } from '#electron/data/service/query';
import { keys } from '#test/kit/center';

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

const parameters = parametersV2({ from: 1, to: 2 }, { instanceId: 'ccc-test', pageNumber: 1, pageSize: 100 });
const target = (fetch: Fetch, more: Partial<Target> = {}): Target => ({
  endpoint: 'http://127.0.0.1:9',
  keys,
  fetch,
  clock: Date.now,
  signal: new AbortController().signal,
  requestMs: 100,
  ...more,
});
const ask = (one: Target): Promise<unknown> => send(one, 'ListCallDetailRecordsV2', parameters);

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

/** A service that answers with what `head` gives, and then nothing more. */
async function serviceThatStops(head: string | null): Promise<string> {
  server = createServer((_request, response) => {
    if (head !== null) response.writeHead(200, { 'content-type': 'application/json' }).write(head);
  });
  await new Promise<void>((listening) => server!.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('a request ends at its limit', () => {
  test.each([
    ['without an answer', null],
    ['in the middle of the body', '{"Code":"OK","Data":'],
  ])('%s, also when garbage is collected meanwhile', async (_, head) => {
    const endpoint = await serviceThatStops(head);
    const asked = ask(target((url, init) => fetch(url, init), { endpoint }));
    const collecting = setInterval(collectGarbage, 10);
    await expect(asked).rejects.toMatchObject({ code: 'unreachable', detail: 'timeout', retry: true });
    clearInterval(collecting);
  });

  test('where the network layer does not hear of the abort', async () => {
    const deaf: Fetch = () => new Promise(() => undefined);
    await expect(ask(target(deaf))).rejects.toMatchObject({ code: 'unreachable' });
    const silent = new ReadableStream({ start: () => undefined });
    const answered: Fetch = () => Promise.resolve(new Response(silent));
    await expect(ask(target(answered))).rejects.toMatchObject({ code: 'unreachable' });
  });

  test('and at once when the run is canceled', async () => {
    const abort = new AbortController();
    const asked = ask(
      target(() => new Promise(() => undefined), { signal: abort.signal, requestMs: 3_600_000 }),
    );
    abort.abort(new Error('the user'));
    await expect(asked).rejects.toThrow('the user');
    await expect(ask(target(fetch, { signal: abort.signal }))).rejects.toThrow('the user');
  });
});

describe('an answer', () => {
  const body = JSON.stringify({ Code: 'OK', Data: { List: [] } });

  test('is no longer read when it is too large', async () => {
    let sent = 0;
    const endless: Fetch = () =>
      Promise.resolve(
        new Response(
          new ReadableStream({
            pull(controller) {
              sent += 1;
              controller.enqueue(new Uint8Array(1_000_000));
            },
          }),
        ),
      );
    await expect(ask(target(endless, { requestMs: 60_000 }))).rejects.toMatchObject({
      code: 'answerTooLarge',
      retry: false,
    });
    expect(sent).toBeLessThan(20);
  });

  test('brings no cookies along, and its date is the service’s clock', async () => {
    let asked: RequestInit | undefined;
    const date = 'Wed, 04 Mar 2026 04:00:00 GMT';
    const answered: Fetch = (_, init) => {
      asked = init;
      return Promise.resolve(new Response(body, { headers: { date, 'set-cookie': 'trace=1' } }));
    };
    expect(await ask(target(answered))).toEqual({
      data: { List: [] },
      characters: body.length,
      servedAt: Date.parse(date),
    });
    expect(asked).toMatchObject({ credentials: 'omit', redirect: 'error' });
  });

  test('with a very long text is read', async () => {
    const text = `${'\\"'.repeat(2_000_000)}`;
    const long = `{"Code":"OK","Data":{"Id":1234567890123456789,"Text":"${text}"}}`;
    const received = (await ask(target(() => Promise.resolve(new Response(long))))) as {
      data: { Id: unknown; Text: string };
    };
    expect(received.data.Id).toBe('1234567890123456789');
    expect(received.data.Text).toHaveLength(2_000_000);
  });
});
