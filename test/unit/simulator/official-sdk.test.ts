// Alibaba's own Node client against the stand-in: the check accepts what the official signer sends.
import { $OpenApiUtil, default as OpenApiClient } from '@alicloud/openapi-core';
import { expect, test } from 'vitest';
import { startService } from '#electron/simulator/service';
import { sampleCall, sourceFromFacts } from '#electron/simulator/source';
import { INSTANCE, KEYS } from './signed-call';

test('the official client signs, calls and gets its page', async () => {
  const startedAt = Date.now() - 60_000;
  const source = sourceFromFacts([
    sampleCall({ contactId: 'job-1', startedAt, callingNumber: "(0571) 8888*'!" }),
  ]);
  const service = await startService({ source, instanceId: INSTANCE, keys: KEYS });
  try {
    const client = new OpenApiClient(
      new $OpenApiUtil.Config({ ...KEYS, endpoint: `127.0.0.1:${service.port}`, protocol: 'HTTP' }),
    );
    const params = new $OpenApiUtil.Params({
      action: 'ListCallDetailRecords',
      version: '2020-07-01',
      protocol: 'HTTPS',
      method: 'POST',
      pathname: '/',
      authType: 'AK',
      style: 'RPC',
      reqBodyType: 'formData',
      bodyType: 'json',
    });
    const query = {
      InstanceId: INSTANCE,
      PageNumber: '1',
      PageSize: '10',
      StartTime: String(startedAt),
      CallingNumber: "(0571) 8888*'!",
    };
    const reply = await client.callApi(
      params,
      new $OpenApiUtil.OpenApiRequest({ query }),
      {} as Parameters<OpenApiClient['callApi']>[2],
    );
    expect(reply).toMatchObject({ statusCode: 200, body: { Code: 'OK', Data: { TotalCount: 1 } } });
  } finally {
    await service.close();
  }
});
