// The client against the stand-in and the official signature: fallback between actions, retries, waits, cancel.
import { afterEach, describe, expect, test } from 'vitest';
import { createClient, type CccClient, regionEndpoint } from '#electron/data/service/client';
import { signedHeaders } from '#electron/data/service/request';
import { createCircuit, type Circuit } from '#electron/data/service/circuit-breaker';
import { createPace } from '#electron/data/service/rate-limit';
import { faultAlways, faultList, type Fault } from '#electron/simulator/faults';
import type { Service, ServiceOptions } from '#electron/simulator/service';
import { sampleCall, sourceFromFacts } from '#electron/simulator/source';
import type { ApiVersion } from '#shared/domain/settings';
import { keys, startCenter } from '#test/kit/center';
import { day, instanceId, noon } from '#test/kit/sync-desk';

let service: Service | undefined;
afterEach(async () => {
  await service?.close();
  service = undefined;
});

interface Setup {
  readonly client: CccClient;
  readonly service: Service;
  /** Waits that the client asked for, ms. */
  readonly waits: number[];
}
async function start(
  api: ApiVersion,
  options: Partial<ServiceOptions> = {},
  signal = new AbortController().signal,
): Promise<Setup> {
  const source = sourceFromFacts([sampleCall({ contactId: 'job-1', startedAt: noon - 5000 })]);
  const started = await startCenter(instanceId, source, { clock: () => noon, ...options });
  service = started;
  const waits: number[] = [];
  const client = createClient({
    target: { endpoint: started.url, keys, fetch, clock: () => noon, signal },
    instanceId,
    apiVersion: api,
    pace: freePace(),
    circuit: circuit(signal),
    pause: (ms) => {
      waits.push(ms);
      signal.throwIfAborted();
      return Promise.resolve();
    },
    random: () => 1,
  });
  return { client, service: started, waits };
}
const query = { from: noon - day, to: noon };
const freePace = (): ReturnType<typeof createPace> =>
  createPace(
    1e6,
    () => noon,
    () => Promise.resolve(),
  );
function circuit(signal = new AbortController().signal): Circuit {
  const told = (): void => undefined;
  return createCircuit({ elapsed: () => noon, pause: () => Promise.resolve(), patienceMs: 0, signal, told });
}
const actionsOf = (one: Service): string[] =>
  one.log.map(({ action }) => action.replace('ListCallDetailRecords', '') || 'V1');

describe('the signature', () => {
  test('is the one of Alibaba’s own example', () => {
    const headers = signedHeaders(
      'ecs.cn-shanghai.aliyuncs.com',
      'RunInstances',
      '2014-05-26',
      { ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd', RegionId: 'cn-shanghai' },
      { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' },
      Date.parse('2023-10-26T10:22:32Z'),
      '3156853299f313e23d1673dc12e1703d',
    );
    expect(headers['authorization']).toBe(
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;' +
        'x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });

  test('is accepted for an instance id that has to be escaped', async () => {
    const { client } = await start('v2');
    const awkward = createClient({
      target: {
        endpoint: service!.url,
        keys,
        fetch,
        clock: () => noon,
        signal: new AbortController().signal,
      },
      instanceId: "a b+c!'()*~中",
      apiVersion: 'v2',
      pace: freePace(),
      circuit: circuit(),
    });
    await expect(awkward.page(query, 1)).rejects.toMatchObject({ code: 'unknownInstance' });
    expect((await client.page(query, 1)).total).toBe(1);
  });

  test.each([
    ['cn-shanghai', 'https://ccc.cn-shanghai.aliyuncs.com'],
    ['cn-hangzhou', 'https://ccc.cn-hangzhou.aliyuncs.com'],
    ['cn-beijing', 'https://ccc.aliyuncs.com'],
    ['ap-southeast-5', 'https://ccc.aliyuncs.com'],
    ['ap-southeast-6', 'https://ccc.ap-southeast-6.aliyuncs.com'],
  ])('goes in %s to %s', (region, endpoint) => expect(regionEndpoint(region)).toBe(endpoint));
});

test('a request asks for one page of the window, oldest call first', async () => {
  const { client, service: one } = await start('v2');
  await client.page(query, 3);
  expect(one.log[0]!.params).toEqual({
    InstanceId: instanceId,
    PageNumber: '3',
    PageSize: '100',
    StartTime: String(query.from),
    EndTime: String(query.to),
    OrderByField: 'startTime',
    SortOrder: 'ASC',
  });
});

describe('the action', () => {
  test.each(['refused', 'forbidden'] as const)('of "auto" is V1 where V2 is %s, from then on', async (v2) => {
    const { client, service: one } = await start('auto', { v2 });
    expect((await client.page(query, 1)).total).toBe(1);
    await client.page(query, 1);
    expect(actionsOf(one)).toEqual(['V2', 'V1', 'V1']);
    expect(client.api).toBe('v1');
  });

  test('of "auto" is V1 for several windows at once', async () => {
    const { client } = await start('auto', { v2: 'forbidden' });
    const pages = await Promise.all([1, 2, 3, 4].map(() => client.page(query, 1)));
    expect(pages.map(({ total }) => total)).toEqual([1, 1, 1, 1]);
  });

  test('of "auto" stays V2 where that works, also after faults', async () => {
    const { client, service: one } = await start('auto', {
      faults: faultList([{ kind: 'throttle' }, { kind: 'html' }]),
    });
    await client.page(query, 1);
    expect(actionsOf(one)).toEqual(['V2', 'V2', 'V2']);
    one.setFaults(faultAlways({ kind: 'code', code: 'NoPermission', status: 403 }));
    await expect(client.page(query, 1)).rejects.toMatchObject({ code: 'permission' });
    expect(actionsOf(one).slice(3)).toEqual(['V2']);
  });

  test('that was chosen is not changed', async () => {
    const { client, service: one } = await start('v2', { v2: 'refused' });
    await expect(client.page(query, 1)).rejects.toMatchObject({ code: 'apiUnknown' });
    expect(actionsOf(one)).toEqual(['V2']);
    await one.close();
    const old = await start('v1');
    await old.client.page(query, 1);
    expect(actionsOf(old.service)).toEqual(['V1']);
  });

  test('of "auto" where neither may be used says so after two requests', async () => {
    const { client, service: one } = await start('auto', {
      faults: faultAlways({ kind: 'code', code: 'NoPermission', status: 403 }),
    });
    await expect(client.page(query, 1)).rejects.toMatchObject({ code: 'permission' });
    expect(actionsOf(one)).toEqual(['V2', 'V1']);
  });
});

describe('tries', () => {
  const faults: Fault[] = [
    { kind: 'throttle', status: 429 },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503 },
    { kind: 'reset' },
    { kind: 'truncate' },
    { kind: 'html' },
    { kind: 'nullData' },
    { kind: 'code', code: 'InternalService.Common' },
  ];
  test.each(faults)('go on after %o, with a growing wait', async (fault) => {
    const { client, waits } = await start('v2', { faults: faultList([fault, fault]) });
    expect((await client.page(query, 1)).calls).toHaveLength(1);
    expect(waits).toEqual([500, 1000]);
    expect(client.counts).toEqual({ requests: 3, retries: 2, throttled: fault.kind === 'throttle' ? 2 : 0 });
  });

  test('wait as long as the service asks', async () => {
    const { client, waits } = await start('v2', {
      faults: faultList([{ kind: 'throttle', retryAfterMs: 7000 }]),
    });
    await client.page(query, 1);
    expect(waits).toEqual([7000]);
  });

  test('end after six, and after four where nothing was ever reached', async () => {
    const { client, service: one } = await start('v2', {
      faults: faultAlways({ kind: 'status', status: 503 }),
    });
    await expect(client.page(query, 1)).rejects.toMatchObject({ code: 'serviceDown' });
    expect(one.requests.total).toBe(6);
    await one.close();
    const away = await start('v2', { faults: faultAlways({ kind: 'reset' }) });
    await expect(away.client.page(query, 1)).rejects.toMatchObject({ code: 'unreachable' });
    expect(away.service.requests.total).toBe(4);
  });

  test('end with a cancel, also while an answer is awaited', async () => {
    const abort = new AbortController();
    const hanging = { next: (): Fault => (setImmediate(() => abort.abort()), { kind: 'hang' }) };
    const { client } = await start('v2', { faults: hanging }, abort.signal);
    await expect(client.page(query, 1)).rejects.toMatchObject({ name: 'AbortError' });
  });

  test('tell nothing of the address, the numbers or the keys when they fail', async () => {
    const { client, service: one } = await start('v2');
    await one.close();
    const error: unknown = await client.page(query, 1).catch((thrown: unknown) => thrown);
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toMatch(
      /InstanceId|test-secret|test-key|StartTime/,
    );
  });
});
