// Any row that JSON can express comes back from its shape, its rest and the call's columns as it was.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawRow } from '#shared/domain/call';
import { parseRow } from '#electron/data/call/parse-row';
import { describeRow, fieldNames, keptValue, mergeRows, rebuildRow } from '#electron/data/call/row-shape';
import { runs } from '#test/kit/runs';

const knownFields = [
  'EstablishedTime',
  'ReleaseTime',
  'CallDuration',
  'TalkTime',
  'Satisfaction',
  'SatisfactionIndex',
  'AgentIds',
  'AgentNames',
  'SkillGroupIds',
  'CallingNumber',
  'ContactType',
  'RecordingReady',
  'SatisfactionDescription',
];
const anyText = fc.string({ unit: 'binary', maxLength: 12 });
const anyName = fc.oneof(
  fc.constantFrom(...knownFields),
  anyText,
  fc.constantFrom('__proto__', 'constructor', '\ud800', 'a\tb'),
);
const anyValue = fc.oneof(
  fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }),
  fc.integer().map(String),
  fc.constantFrom('007', '1.50', 'a, b', 'a,b', ' a', 1.5, 2 ** 53, 1e300, '\ud800'),
);
const row = fc.array(fc.tuple(anyName, anyValue), { maxLength: 12 }).map((fields): RawRow => {
  const all = Object.fromEntries([...fields, ['ContactId', 'job-1'], ['StartTime', 1532448000000]]) as RawRow;
  return JSON.parse(JSON.stringify(all)) as RawRow;
});
/** Of −0 JSON knows only 0. */
const text = (value: unknown): string => JSON.stringify(value);

describe('a shape', () => {
  test('gives any row back, field for field, in its order', () => {
    fc.assert(
      fc.property(row, (received) => {
        const call = parseRow(received)!;
        const shape = describeRow(call);
        expect(text(rebuildRow(shape, call))).toBe(text(received));
        expect(fieldNames(shape.shape)).toEqual(Object.keys(received));
      }),
      { numRuns: runs(2000) },
    );
  });

  test('is the same for rows that differ in numbers alone, and leaves nothing over', () => {
    const one = {
      ContactId: 'a',
      StartTime: 5,
      CallDuration: '30',
      TalkTime: 7,
      AgentIds: 'x,y',
      CallingNumber: '138',
    };
    const two = {
      ContactId: 'b',
      StartTime: 6,
      CallDuration: '9',
      TalkTime: 8,
      AgentIds: 'z',
      CallingNumber: '139',
    };
    const [first, second] = [describeRow(parseRow(one)!), describeRow(parseRow(two)!)];
    expect(first).toEqual(second);
    expect(first.rest).toBeNull();
  });
});

test('a value that no column holds is found in the shape or in the rest', () => {
  const received = {
    X: 'left over',
    ContactId: 'a',
    StartTime: 5,
    ContactType: 'Odd',
    ContactDisposition: 'x'.repeat(50),
  };
  const { shape, rest } = describeRow(parseRow(received)!);
  expect(keptValue(shape, 'ContactType')).toEqual({ literal: 'Odd' });
  expect(keptValue(shape, 'ContactDisposition')).toEqual({ restIndex: 1 });
  expect((JSON.parse(rest!) as unknown[])[1]).toBe('x'.repeat(50));
  expect(keptValue(shape, 'StartTime')).toBeUndefined();
  expect(keptValue(shape, 'Y')).toBeUndefined();
});

describe('merging a later reading', () => {
  test('takes what the service sends now and keeps what it left out', () => {
    for (const sameApi of [true, false])
      expect(mergeRows({ A: 1, TalkTime: 5 }, { A: 2, B: null }, sameApi)).toEqual({
        A: 2,
        TalkTime: 5,
        B: null,
      });
  });

  test.each([null, ''])('takes a value back by %o within one API version only', (nothing) => {
    const known = { A: 1, B: '', C: null };
    const received = { A: nothing, B: null, C: '', D: nothing };
    expect(mergeRows(known, received, true)).toEqual({ A: nothing, B: null, C: '', D: nothing });
    expect(mergeRows(known, received, false)).toEqual({ A: 1, B: null, C: '', D: nothing });
    expect(mergeRows(known, { A: 0, B: false }, false)).toEqual({ A: 0, B: false, C: null });
  });

  test('knows that the rating has two names', () => {
    expect(mergeRows({ Satisfaction: 3 }, { SatisfactionIndex: 5 }, true)).toEqual({ SatisfactionIndex: 5 });
    expect(mergeRows({ SatisfactionIndex: 3 }, { Satisfaction: 5 }, true)).toEqual({ Satisfaction: 5 });
    expect(mergeRows({ SatisfactionIndex: 3 }, { Satisfaction: '' }, true)).toEqual({
      SatisfactionIndex: 3,
      Satisfaction: '',
    });
    expect(mergeRows({ Satisfaction: 3 }, { ContactId: 'a' }, true)).toEqual({
      Satisfaction: 3,
      ContactId: 'a',
    });
    expect(mergeRows({ Satisfaction: 3 }, { Satisfaction: null }, true)).toEqual({ Satisfaction: null });
  });

  test('with the same row again changes nothing', () => {
    fc.assert(
      fc.property(row, (received) => {
        expect(text(mergeRows(received, received, true))).toBe(text(received));
        expect(text(mergeRows(received, received, false))).toBe(text(received));
      }),
    );
  });
});
