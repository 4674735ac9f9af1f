// The stand-in's process as its parent sees it, with Electron's port played by an emitter.
import { EventEmitter } from 'node:events';
import { afterAll, expect, test } from 'vitest';
import type { FromSimulator, StartOptions, ToSimulator } from '#electron/simulator/messages';
import type { Service } from '#electron/simulator/service';
import { list, INSTANCE, KEYS, rowsOf } from './signed-call';

const replies: FromSimulator[] = [];
let onReply = (): void => undefined;
const port = Object.assign(new EventEmitter(), {
  postMessage(message: FromSimulator) {
    replies.push(message);
    onReply();
  },
});
Object.assign(process, { parentPort: port });
await import('#electron/simulator/entry');

afterAll(() => {
  Reflect.deleteProperty(process, 'parentPort');
});

function say(data: ToSimulator): void {
  port.emit('message', { data });
}

function ask(data: ToSimulator): Promise<FromSimulator> {
  const reply = new Promise<FromSimulator>((resolve) => {
    onReply = () => {
      resolve(replies.at(-1)!);
    };
  });
  say(data);
  return reply;
}

const firstDay = new Date(Date.now() + 8 * 3_600_000 - 5 * 86_400_000).toISOString().slice(0, 10);
const options: StartOptions = {
  seed: 3,
  calls: 900,
  firstDay,
  days: 3,
  instanceId: INSTANCE,
  ...KEYS,
  living: true,
};

test('starts, serves living data, takes faults, stops', async () => {
  const failed = await ask({ kind: 'start', options: { ...options, days: 0 } });
  expect(failed).toMatchObject({
    kind: 'failed',
    message: expect.stringContaining('whole number') as unknown,
  });

  const ready = await ask({ kind: 'start', options });
  if (ready.kind !== 'ready') throw new Error(JSON.stringify(ready));
  expect(ready.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const service = { url: ready.url, port: Number(new URL(ready.url).port) } as Service;
  const now = Date.now();
  const all = { StartTime: String(now - 6 * 86_400_000), EndTime: String(now) };

  const page = await list(service, all, { atMs: now });
  expect(rowsOf(page)).toHaveLength(100);
  expect(Number(page.body.Data?.TotalCount)).toBeGreaterThan(900); // days after the range are there as well
  expect((await ask({ kind: 'start', options })).kind).toBe('failed');

  say({ kind: 'faults', plan: 'always', fault: { kind: 'throttle' } });
  expect((await list(service, all, { atMs: now })).body.Code).toBe('Throttling.User');
  say({ kind: 'faults', plan: 'list', faults: [{ kind: 'html' }] });
  expect((await list(service, all, { atMs: now })).status).toBe(502);
  say({ kind: 'faults', plan: 'random', seed: 1, probability: 0 });
  expect((await list(service, all, { atMs: now })).body.Code).toBe('OK');
  say({ kind: 'faults', plan: 'none' });

  expect(await ask({ kind: 'stop' })).toEqual({ kind: 'stopped' });
});
