// Whole numbers beyond 2^53 keep every digit.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withLongNumbersAsText } from '#electron/data/service/request';

const parse = (json: string): unknown => JSON.parse(withLongNumbersAsText(json));

describe('long numbers', () => {
  test.each([
    ['{"ContactId":125152394144124921}', { ContactId: '125152394144124921' }],
    [
      '{"a": -9007199254740993 ,"b":[9007199254740991,9007199254740993]}',
      { a: '-9007199254740993', b: [9007199254740991, '9007199254740993'] },
    ],
    // A start time and a safe number stay numbers, texts stay what they are.
    ['{"StartTime":1772553600000,"n":1234567890123456}', { StartTime: 1772553600000, n: 1234567890123456 }],
    [
      '{"t":"x:9007199254740993999,\\"y\\": 9007199254740993999","n":9007199254740993999}',
      { t: 'x:9007199254740993999,"y": 9007199254740993999', n: '9007199254740993999' },
    ],
    ['{"f":1.2345678901234567890,"e":1e300}', { f: Number('1.2345678901234567'), e: 1e300 }],
  ])('%s', (json, value) => expect(parse(json)).toEqual(value));

  test('whatever else is in the text stays as it is', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), (json) => {
        const text = `{"id":9007199254740993,"rest":${json}}`;
        expect(parse(text)).toEqual({ id: '9007199254740993', rest: JSON.parse(json) as unknown });
      }),
    );
  });
});
