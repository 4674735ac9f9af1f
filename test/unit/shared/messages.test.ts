// Every error code has its sentences in both languages, and a wrong clock is told in words.
import { describe, expect, test } from 'vitest';
import { errorCodes, type Failure } from '#shared/base/envelope';
import { errorParts, errorSentence, reasonSentence } from '#shared/texts/errors';

const chinese = /\p{Script=Han}/u;
const minuteMs = 60_000;
const skewed = (skewMs: number): Failure => ({ code: 'clockSkew', detail: '', skewMs });

describe('errors', () => {
  test.each(errorCodes)('%s says what happened and what to do, in both languages', (code) => {
    const zh = errorParts({ code, detail: '' }, 'zh-CN');
    const en = errorParts({ code, detail: '' }, 'en');
    for (const part of [zh.happened, zh.todo]) expect(part).toMatch(chinese);
    for (const part of [en.happened, en.todo]) {
      expect(part).toMatch(/^[A-Z].+\.$/);
      expect(part).not.toMatch(chinese);
    }
    expect(zh.retry === '').toBe(en.retry === '');
    expect(en.retry).not.toMatch(chinese);
  });

  test('whether it is tried again is told for what the service does', () => {
    const retry = (code: Failure['code']): string => errorParts({ code, detail: '' }, 'en').retry;
    expect(retry('unreachable')).toBe('The app retries automatically.');
    expect(retry('serviceDown')).toBe('The app retries automatically.');
    expect(retry('credentials')).toBe("It won't be retried until you do this.");
    expect(retry('clockSkew')).toBe('It is retried at the next sync.');
    expect(retry('diskFull')).toBe('');
  });

  test('one sentence holds both, and the detail of a command line', () => {
    expect(errorSentence('unreachable', 'en')).toBe(
      'CCC cannot be reached. Check the network, the proxy and the endpoint.',
    );
    expect(errorSentence('unreachable', 'zh-CN', 'ENOTFOUND')).toBe(
      '无法连接到云联络中心。请检查网络、代理和接入地址。（ENOTFOUND）',
    );
  });

  test.each([
    [16 * minuteMs, '16 minutes ahead of', '快 16 分钟'],
    [-16 * minuteMs, '16 minutes behind', '慢 16 分钟'],
    [minuteMs, '1 minute ahead of', '快 1 分钟'],
    [-3 * 60 * minuteMs, '3 hours behind', '慢 3 小时'],
    [5 * 24 * 60 * minuteMs, '5 days ahead of', '快 5 天'],
  ])('a clock that differs by %d ms is told in words', (skewMs, en, zh) => {
    expect(errorParts(skewed(skewMs), 'en').happened).toContain(`clock is ${en} the server's`);
    expect(errorParts(skewed(skewMs), 'zh-CN').happened).toContain(`本机时间比服务器${zh}`);
    expect(errorSentence('clockSkew', 'en', '', skewMs)).toContain(en);
  });

  test('a difference that is not known is not invented', () => {
    expect(errorSentence('clockSkew', 'en')).toMatch(/^This computer's clock differs too much/);
    expect(errorSentence('clockSkew', 'en', '', 900)).toMatch(/^This computer's clock differs too much/);
  });
});

test('a window says its flaw or its error; what nobody knows is told as it is', () => {
  expect(reasonSentence('shifting', 'en')).toMatch(/^Rows kept changing/);
  expect(reasonSentence('serviceDown', 'zh-CN')).toMatch(chinese);
  expect(reasonSentence('new', 'en')).toBe('new');
});
