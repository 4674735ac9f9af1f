// What each code of the service means, and how long it asks to wait.
import { describe, expect, test } from 'vitest';
import { networkError, retryAfterOf, serviceError } from '#electron/data/service/errors';
import { sleep } from '#electron/data/service/rate-limit';
import { failureOf } from '#shared/base/envelope';

const now = Date.parse('2026-03-04T04:00:00Z');
const read = (
  code: string,
  status: number,
  headers: Record<string, string> = {},
): ReturnType<typeof serviceError> => serviceError(code, 'a message', status, new Headers(headers), now);

describe('codes', () => {
  test.each([
    ['Throttling', 400, 'throttled', true],
    ['Throttling.User', 400, 'throttled', true],
    ['Throttling.Api', 429, 'throttled', true],
    ['ServiceUnavailable', 503, 'serviceDown', true],
    ['InternalError', 500, 'serviceDown', true],
    ['InternalService.Common', 500, 'serviceDown', true],
    ['InternalService.DB', 500, 'serviceDown', true],
    ['SignatureNonceUsed', 400, 'badAnswer', true],
    ['InvalidAccessKeyId.NotFound', 404, 'keyUnknown', false],
    ['InvalidAccessKeyId.Inactive', 400, 'keyInactive', false],
    ['SignatureDoesNotMatch', 403, 'credentials', false],
    ['IncompleteSignature', 400, 'credentials', false],
    ['InvalidSecurityToken.Expired', 403, 'tokenExpired', false],
    ['InvalidTimeStamp.Expired', 400, 'clockSkew', false],
    ['InvalidTimeStamp.Format', 400, 'clockSkew', false],
    ['Forbidden.RAM', 403, 'permission', false],
    ['Forbidden.RiskControl', 403, 'riskControl', false],
    ['NoPermission', 403, 'permission', false],
    ['Permission.Common', 403, 'roleTooLow', false],
    ['Permission.User', 403, 'roleTooLow', false],
    ['Permission.SkillGroup', 403, 'roleTooLow', false],
    ['NotExists.InstanceId', 404, 'unknownInstance', false],
    ['NotExists.UserId', 404, 'notMember', false],
    ['NotExists.SkillGroupId', 404, 'filterUnknown', false],
    ['InvalidApi.NotFound', 404, 'apiUnknown', false],
    ['MissingInstanceId', 400, 'serviceRefused', false],
    ['Parameter.Blank', 400, 'serviceRefused', false],
    ['Parameter.Maximum', 400, 'serviceRefused', false],
    ['Anything.New', 400, 'serviceRefused', false],
    ['Anything.New', 500, 'serviceDown', true],
    ['Anything.New', 429, 'throttled', true],
    ['', 502, 'serviceDown', true],
    ['', 429, 'throttled', true],
    ['', 404, 'serviceRefused', false],
    // By the code's text, whatever the status.
    ['Throttling.User', 200, 'throttled', true],
    ['InternalService.Common', 200, 'serviceDown', true],
    ['NoPermission', 200, 'permission', false],
  ])('%s with HTTP %i is %s, asking again helps: %s', (code, status, expected, retry) => {
    const error = read(code, status);
    expect([error.code, error.retry]).toEqual([expected, retry]);
    expect(error.detail).toContain(code === '' ? `HTTP ${status}` : code);
  });

  test('only where the action may be what was refused, the older one is tried', () => {
    const codes = [
      'InvalidApi.NotFound',
      'NoPermission',
      'Forbidden.RAM',
      'Throttling',
      'InvalidAccessKeyId.NotFound',
    ];
    expect(codes.map((code) => read(code, 400).actionRefused)).toEqual([true, true, true, false, false]);
  });

  test('a wrong clock is told with its difference', () => {
    const headers = { date: new Date(now - 20 * 60_000).toUTCString() };
    expect(read('InvalidTimeStamp.Expired', 400, headers).skewMs).toBe(20 * 60_000);
    const ahead = { date: new Date(now + 17 * 60_000).toUTCString() };
    expect(read('InvalidTimeStamp.Expired', 400, ahead).skewMs).toBe(-17 * 60_000);
    expect(read('InvalidTimeStamp.Expired', 400).skewMs).toBeUndefined();
    expect(failureOf(read('InvalidTimeStamp.Expired', 400, ahead))).toMatchObject({ skewMs: -17 * 60_000 });
    expect(read('NoPermission', 403, headers).skewMs).toBeUndefined();
  });

  test('a long message is cut', () =>
    expect(serviceError('X', 'm'.repeat(9000), 400, new Headers(), now).detail.length).toBeLessThanOrEqual(
      300,
    ));
});

describe('a request without an answer', () => {
  const chromium = (kind: string): Error => new Error(`net::${kind}`);
  const node = (code: string): Error =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  test.each([
    [chromium('ERR_PROXY_CONNECTION_FAILED'), 'proxy', true],
    [chromium('ERR_TUNNEL_CONNECTION_FAILED'), 'proxy', true],
    [chromium('ERR_PROXY_AUTH_UNSUPPORTED'), 'proxy', true],
    [chromium('ERR_CERT_AUTHORITY_INVALID'), 'certificate', false],
    [chromium('ERR_CERT_DATE_INVALID'), 'certificate', false],
    [chromium('ERR_SSL_PROTOCOL_ERROR'), 'certificate', false],
    [chromium('ERR_NAME_NOT_RESOLVED'), 'unreachable', true],
    [chromium('ERR_INTERNET_DISCONNECTED'), 'unreachable', true],
    [node('SELF_SIGNED_CERT_IN_CHAIN'), 'certificate', false],
    [node('DEPTH_ZERO_SELF_SIGNED_CERT'), 'certificate', false],
    [node('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'certificate', false],
    [node('CERT_HAS_EXPIRED'), 'certificate', false],
    [node('ERR_TLS_CERT_ALTNAME_INVALID'), 'certificate', false],
    [node('ECONNREFUSED'), 'unreachable', true],
    [node('ENOTFOUND'), 'unreachable', true],
    [new DOMException('timeout', 'TimeoutError'), 'unreachable', true],
    ['text', 'unreachable', true],
  ])('%s is %s, asking again helps: %s', (error, code, retry) => {
    const { code: found, retry: again } = networkError(error);
    expect([found, again]).toEqual([code, retry]);
  });

  test('keeps the kind and nothing of the address', () => {
    const error = networkError(new Error('net::ERR_FAILED https://ccc/?CallingNumber=13800001111'));
    expect(`${String(error)}${JSON.stringify(error)}`).not.toMatch(/138|https/);
  });

  test('in time is said to be unreachable, also where a wait was broken off', async () => {
    const signal = AbortSignal.timeout(1);
    const broken: unknown = await sleep(60_000, signal).catch((error: unknown) => error);
    expect(failureOf(broken)).toEqual({ code: 'unreachable', detail: 'timeout' });
    expect(failureOf(signal.reason)).toEqual({ code: 'unreachable', detail: 'timeout' });
  });

  test('or with one of a proxy that asks for a password is the proxy', () =>
    expect(read('', 407)).toMatchObject({ code: 'proxy', retry: true }));
});

describe('the wait that is asked for', () => {
  test.each([
    [{ 'x-acs-retry-after': '1500' }, 1500],
    [{ 'x-acs-retry-after': '-3' }, 0],
    [{ 'retry-after': '2' }, 2000],
    [{ 'x-acs-retry-after': '100', 'retry-after': '1' }, 100],
    [{ 'retry-after': new Date(now + 5000).toUTCString() }, 5000],
    [{ 'retry-after': new Date(now - 5000).toUTCString() }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'x-acs-retry-after': 'soon' }, undefined],
    [{}, undefined],
  ] as [Record<string, string>, number | undefined][])('%o → %s ms', (headers, ms) =>
    expect(retryAfterOf(new Headers(headers), now)).toBe(ms),
  );
});
