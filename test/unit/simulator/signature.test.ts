// The signature check: Alibaba's published vector, and each way in which a request is refused.
import { describe, expect, test } from 'vitest';
import {
  canonicalQuery,
  canonicalRequest,
  createNonceMemory,
  sha256Hex,
  signatureOf,
  verifySignature,
  type SignedRequest,
  type Verdict,
} from '#electron/simulator/signature';
import { KEYS, NOON, signedHeaders, type CallOptions } from './signed-call';

const secretOf = (id: string): string | undefined =>
  id === KEYS.accessKeyId ? KEYS.accessKeySecret : undefined;
const URL_PATH = '/?InstanceId=ccc-test&PageNumber=1';

function signed(options: CallOptions = {}, url = URL_PATH): SignedRequest {
  return {
    method: 'POST',
    url,
    headers: signedHeaders('127.0.0.1:80', url, options),
    body: options.body ?? '',
  };
}

function codeOf(verdict: Verdict): string {
  return verdict.ok ? 'ok' : `${verdict.error.status} ${verdict.error.code}`;
}

function check(request: SignedRequest, nowMs = NOON): string {
  return codeOf(verifySignature(request, secretOf, nowMs));
}

describe('the official test vector', () => {
  const request: SignedRequest = {
    method: 'POST',
    url: '/?ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai',
    headers: {
      host: 'ecs.cn-shanghai.aliyuncs.com',
      'x-acs-action': 'RunInstances',
      'x-acs-version': '2014-05-26',
      'x-acs-date': '2023-10-26T10:22:32Z',
      'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
      'x-acs-content-sha256': sha256Hex(''),
    },
    body: '',
  };
  const names = Object.keys(request.headers);
  const signature = '06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0';

  test('gives the published canonical request and signature', () => {
    const canonical = canonicalRequest(request, names);
    expect(sha256Hex(canonical)).toBe('7ea06492da5221eba5297e897ce16e55f964061054b7695beedaac1145b1e259');
    expect(signatureOf(canonical, 'YourAccessKeySecret')).toBe(signature);
  });

  test('is accepted, with and without spaces after the commas', () => {
    for (const gap of ['', ' ']) {
      const authorization = `ACS3-HMAC-SHA256 Credential=YourAccessKeyId,${gap}SignedHeaders=${[...names].sort().join(';')},${gap}Signature=${signature}`;
      const verdict = verifySignature(
        { ...request, headers: { ...request.headers, authorization } },
        () => 'YourAccessKeySecret',
        Date.parse('2023-10-26T10:22:32Z'),
      );
      expect(verdict).toEqual({ ok: true, accessKeyId: 'YourAccessKeyId' });
    }
  });
});

test('the query is decoded and encoded again, sorted, with empty values kept', () => {
  expect(canonicalQuery("/?b=!'()*~&a=x%20y&c=")).toBe('a=x%20y&b=%21%27%28%29%2A~&c=');
  expect(canonicalQuery('/?a=x+y&L=%5B%22%E7%94%B2%22%5D')).toBe('L=%5B%22%E7%94%B2%22%5D&a=x%20y');
  expect(canonicalQuery('/')).toBe('');
});

describe('refusals', () => {
  test('a proper request is accepted', () => {
    expect(check(signed())).toBe('ok');
    expect(check(signed({ body: 'PageSize=10' }))).toBe('ok');
  });

  test('a changed query, body, header or method', () => {
    expect(check({ ...signed(), url: `${URL_PATH}0` })).toBe('400 SignatureDoesNotMatch');
    expect(check({ ...signed(), body: 'x' })).toBe('400 SignatureDoesNotMatch');
    expect(check({ ...signed(), method: 'GET' })).toBe('400 SignatureDoesNotMatch');
    const request = signed();
    const headers = { ...request.headers, 'x-acs-action': 'DeleteEverything' };
    expect(check({ ...request, headers })).toBe('400 SignatureDoesNotMatch');
  });

  test('a wrong secret, an unknown key', () => {
    expect(check(signed({ accessKeySecret: 'other' }))).toBe('400 SignatureDoesNotMatch');
    expect(check(signed({ accessKeyId: 'nobody' }))).toBe('404 InvalidAccessKeyId.NotFound');
  });

  test('a clock more than 15 minutes off, either way', () => {
    const limit = 15 * 60_000;
    expect(check(signed(), NOON + limit)).toBe('ok');
    expect(check(signed(), NOON - limit)).toBe('ok');
    expect(check(signed(), NOON + limit + 1000)).toBe('400 InvalidTimeStamp.Expired');
    expect(check(signed(), NOON - limit - 1000)).toBe('400 InvalidTimeStamp.Expired');
  });

  test('a date of another form', () => {
    const request = signed();
    const headers = { ...request.headers, 'x-acs-date': 'Wed, 04 Mar 2026 04:00:00 GMT' };
    expect(check({ ...request, headers })).toBe('400 InvalidTimeStamp.Format');
  });

  test('a nonce used twice; one of a refused request is still free', () => {
    const nonces = createNonceMemory();
    const verdict = (options: CallOptions): string =>
      codeOf(verifySignature(signed(options), secretOf, NOON, nonces));
    expect(verdict({ nonce: 'n1', accessKeySecret: 'other' })).toBe('400 SignatureDoesNotMatch');
    expect(verdict({ nonce: 'n1' })).toBe('ok');
    expect(verdict({ nonce: 'n1' })).toBe('400 SignatureNonceUsed');
    expect(verdict({ nonce: 'n2' })).toBe('ok');
  });

  test('no header, another scheme, a header that must be signed and is not', () => {
    const request = signed();
    const withAuthorization = (authorization: string): string =>
      check({ ...request, headers: { ...request.headers, authorization } });
    expect(withAuthorization('')).toBe('400 MissingAuthorization');
    expect(withAuthorization('Basic abc')).toBe('400 IncompleteSignature');
    expect(withAuthorization('ACS3-HMAC-SHA256 Credential=a,Signature=b')).toBe('400 IncompleteSignature');
    const header = String(request.headers['authorization']);
    for (const name of ['host', 'x-acs-date', 'x-acs-content-sha256', 'x-acs-signature-nonce'])
      expect(withAuthorization(header.replace(new RegExp(`${name};?`), ''))).toBe('400 IncompleteSignature');
  });
});
