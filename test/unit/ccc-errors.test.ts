// What each code of the service means, and how long it asks to wait.
import { describe, expect, test } from 'vitest';
import { retryAfterOf, serviceError } from '../../electron/data/ccc-errors';

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
    ['SignatureNonceUsed', 400, 'serviceDown', true],
    ['InvalidAccessKeyId.NotFound', 404, 'credentials', false],
    ['InvalidAccessKeyId.Inactive', 400, 'credentials', false],
    ['SignatureDoesNotMatch', 403, 'credentials', false],
    ['IncompleteSignature', 400, 'credentials', false],
    ['InvalidSecurityToken.Expired', 403, 'credentials', false],
    ['InvalidTimeStamp.Expired', 400, 'clockSkew', false],
    ['InvalidTimeStamp.Format', 400, 'clockSkew', false],
    ['Forbidden.RAM', 403, 'permission', false],
    ['Forbidden.RiskControl', 403, 'permission', false],
    ['NoPermission', 403, 'permission', false],
    ['Permission.Common', 403, 'permission', false],
    ['Permission.User', 403, 'permission', false],
    ['Permission.SkillGroup', 403, 'permission', false],
    ['NotExists.InstanceId', 404, 'unknownInstance', false],
    ['NotExists.UserId', 404, 'notMember', false],
    ['NotExists.SkillGroupId', 404, 'serviceRefused', false],
    ['InvalidApi.NotFound', 404, 'serviceRefused', false],
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
    expect(read('InvalidTimeStamp.Expired', 400, headers).detail).toContain('(+20 min)');
    const ahead = { date: new Date(now + 17 * 60_000).toUTCString() };
    expect(read('InvalidTimeStamp.Expired', 400, ahead).detail).toContain('(-17 min)');
  });

  test('a long message is cut', () =>
    expect(serviceError('X', 'm'.repeat(9000), 400, new Headers(), now).detail.length).toBeLessThanOrEqual(
      300,
    ));
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
