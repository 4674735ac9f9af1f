// Each fault as a client meets it, and the plans that hand them out.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  faultAlways,
  faultList,
  gatewayFaults,
  mixedFaults,
  noFaults,
  randomFaults,
  type Fault,
  type FaultPlan,
} from '#electron/simulator/faults';
import { startService, type Service } from '#electron/simulator/service';
import { sampleCall, sourceFromFacts } from '#electron/simulator/source';
import { idsOf, INSTANCE, KEYS, list, NOON, type Reply } from './signed-call';

let service: Service;

beforeAll(async () => {
  const source = sourceFromFacts([sampleCall({ contactId: 'job-1', startedAt: NOON - 1000 })]);
  service = await startService({ source, instanceId: INSTANCE, keys: KEYS, clock: () => NOON });
});
afterAll(() => service.close());

function meet(fault: Fault): Promise<Reply> {
  service.setFaults(faultList([fault]));
  return list(service);
}

test('throttling, with and without a time to wait', async () => {
  const plain = await meet({ kind: 'throttle' });
  expect([plain.status, plain.body.Code, plain.headers.get('retry-after')]).toEqual([
    400,
    'Throttling.User',
    null,
  ]);
  const timed = await meet({ kind: 'throttle', code: 'Throttling.Api', status: 429, retryAfterMs: 1500 });
  expect([timed.status, timed.body.Code]).toEqual([429, 'Throttling.Api']);
  expect([timed.headers.get('x-acs-retry-after'), timed.headers.get('retry-after')]).toEqual(['1500', '2']);
});

test('server errors, HTML, half an answer', async () => {
  expect((await meet({ kind: 'status', status: 503 })).body.Code).toBe('ServiceUnavailable');
  const broken = await meet({ kind: 'status', status: 500, code: 'InternalService.DB' });
  expect([broken.status, broken.body.Code]).toEqual([500, 'InternalService.DB']);
  expect((await meet({ kind: 'html' })).text).toMatch(/^<html>/);
  const half = await meet({ kind: 'truncate' });
  expect(half.status).toBe(200);
  expect(() => JSON.parse(half.text) as unknown).toThrow();
});

test('a reset connection rejects; the next request is answered', async () => {
  await expect(meet({ kind: 'reset' })).rejects.toThrow();
  expect(idsOf(await list(service))).toEqual(['job-1']);
});

test('a slow answer is the proper one', async () => {
  expect(idsOf(await meet({ kind: 'slow', delayMs: 1 }))).toEqual(['job-1']);
});

test('HTTP 200 with another Code, and refusals of the gateway', async () => {
  const business = await meet({ kind: 'code', code: 'NotExists.UserId' });
  expect([business.status, business.body.Code, business.body.Data]).toEqual([200, 'NotExists.UserId', null]);
  const denied = await meet(gatewayFaults.noPermission);
  expect([denied.status, denied.body.Code]).toEqual([403, 'NoPermission']);
  expect(denied.text).toContain('AccessDeniedDetail');
  expect((await meet(gatewayFaults.expiredTimestamp)).body.Code).toBe('InvalidTimeStamp.Expired');
});

test('null where a list or the data should be', async () => {
  expect((await meet({ kind: 'nullList' })).body.Data?.List).toBeNull();
  expect((await meet({ kind: 'nullData' })).body).toMatchObject({ Code: 'OK', Data: null });
});

test('silence ends when the service closes', async () => {
  const source = sourceFromFacts([]);
  let asked = (): void => undefined;
  const isAsked = new Promise<void>((resolve) => (asked = resolve));
  const faults: FaultPlan = {
    next: () => {
      asked();
      return { kind: 'hang' };
    },
  };
  const silent = await startService({ source, instanceId: INSTANCE, keys: KEYS, clock: () => NOON, faults });
  const outcome = list(silent).then(
    () => 'answered',
    () => 'ended',
  );
  await isAsked;
  await silent.close();
  expect(await outcome).toBe('ended');
});

describe('plans', () => {
  const request = (index: number, action = 'A') => ({ action, params: new URLSearchParams(), index });
  const kinds = (plan: FaultPlan, count: number): (string | undefined)[] =>
    Array.from({ length: count }, (_, n) => plan.next(request(n))?.kind);

  test('a list is handed out once', () => {
    expect(kinds(faultList([{ kind: 'reset' }, undefined, { kind: 'html' }]), 4)).toEqual([
      'reset',
      undefined,
      'html',
      undefined,
    ]);
    expect(kinds(noFaults, 2)).toEqual([undefined, undefined]);
  });

  test('always, for the requests chosen', () => {
    const plan = faultAlways({ kind: 'html' }, ({ action }) => action === 'B');
    expect([plan.next(request(0)), plan.next(request(1, 'B'))?.kind]).toEqual([undefined, 'html']);
  });

  test('random: the same seed gives the same faults, at most so many in a row', () => {
    const always = randomFaults({
      seed: 1,
      maxConsecutive: 2,
      faults: [{ fault: { kind: 'html' }, probability: 1 }],
    });
    expect(kinds(always, 6)).toEqual(['html', 'html', undefined, 'html', 'html', undefined]);
    expect(kinds(mixedFaults(5, 0.5), 200)).toEqual(kinds(mixedFaults(5, 0.5), 200));
    const share = kinds(mixedFaults(5, 0.3), 2000).filter((kind) => kind !== undefined).length / 2000;
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.33);
  });
});
