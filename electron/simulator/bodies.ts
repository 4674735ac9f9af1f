// Bodies that a client must not wait for to their end: none, endless, dripping, or far larger than any page.
import type { ServerResponse } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import type { LiedBody } from './lies';

const megabyte = Buffer.alloc(1_000_000, ' ');
const hugeMegabytes = 200;
const dripMs = 200;

async function* partsOf(body: LiedBody): AsyncGenerator<Buffer> {
  yield Buffer.from('{"Data":');
  if (body === 'drip')
    for (;;) {
      yield Buffer.from(' ');
      await wait(dripMs);
    }
  for (let megabytes = 0; body === 'endless' || megabytes < hugeMegabytes; megabytes++) yield megabyte;
  yield Buffer.from('null}');
}

/** Sends until the body ends or the client goes away. */
export async function sendBody(response: ServerResponse, body: LiedBody): Promise<void> {
  if (body === 'silence') return;
  const isPacked = body === 'gzipBomb';
  response.writeHead(200, {
    'content-type': 'application/json;charset=utf-8',
    ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
  });
  const packer = isPacked ? createGzip() : new PassThrough();
  await pipeline(Readable.from(partsOf(body)), packer, response).catch(() => undefined);
}
