// Rating scales: which version counts on a day, what it is called, and what no scale may look like.
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  assumedKeys,
  scaleName,
  scaleSchema,
  scalesOf,
  scalesSchema,
  versionOn,
  type Scale,
} from '#shared/domain/scale';

const keys = [...assumedKeys];
const from = (validFrom: string | null, instanceId = 'one'): Scale => ({ instanceId, validFrom, keys });

describe('the version in force', () => {
  const versions = scalesOf(
    [from('2026-03-01'), from('2026-01-01', 'two'), from(null), from('2026-02-01')],
    'one',
  );

  test('is looked for among the instance’s own, oldest first', () => {
    expect(versions.map(({ validFrom }) => validFrom)).toEqual([null, '2026-02-01', '2026-03-01']);
    expect(scalesOf(versions, 'three')).toEqual([]);
  });

  test.each([
    ['1999-12-31', 0],
    ['2026-01-31', 0],
    ['2026-02-01', 1],
    ['2026-02-28', 1],
    ['2026-03-01', 2],
    ['2099-01-01', 2],
  ])('on %s is number %d', (day, index) => expect(versionOn(versions, day)).toBe(index));

  test('is the first one before its day too, and none where there is none', () => {
    expect(versionOn([from('2026-02-01')], '2025-01-01')).toBe(0);
    expect(versionOn([], '2025-01-01')).toBeUndefined();
  });

  test('is the last that has begun, whatever the days', () => {
    const someDay = fc
      .integer({ min: 0, max: 4000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.uniqueArray(someDay, { minLength: 1, maxLength: 8 }), someDay, (days, day) => {
        const sorted = scalesOf(
          days.map((one) => from(one)),
          'one',
        );
        const begun = [...days].sort().filter((one) => one <= day);
        expect(sorted[versionOn(sorted, day)!]!.validFrom).toBe(begun.at(-1) ?? [...days].sort()[0]);
      }),
    );
  });
});

describe('a scale’s name', () => {
  test('says which keys count as what', () => {
    expect(scaleName(assumedKeys)).toBe('4+5 / 3 / 1+2');
    const turned = keys.map((key) => ({ ...key, key: 6 - key.key }));
    expect(scaleName(turned)).toBe('1+2 / 3 / 4+5');
  });

  test('sorts keys by number, leaves out ignored ones and says where a class has none', () => {
    const part = (key: number, of: 'satisfied' | 'dissatisfied' | 'ignore'): (typeof keys)[number] => ({
      ...keys[0]!,
      key,
      class: of,
    });
    expect(scaleName([part(10, 'satisfied'), part(9, 'satisfied'), part(0, 'ignore')])).toBe('9+10 / – / –');
    expect(scaleName([part(2, 'dissatisfied'), part(1, 'satisfied')])).toBe('1 / – / 2');
  });
});

describe('a scale in the settings', () => {
  const isTaken = (part: object): boolean => v.safeParse(scaleSchema, { ...from(null), ...part }).success;
  const withKey = (part: object): object => ({ keys: [{ ...keys[0]!, ...part }] });
  test('may be the assumed one, from any day on', () => {
    expect(isTaken({})).toBe(true);
    expect(isTaken({ validFrom: '2026-02-28' })).toBe(true);
  });
  test.each([
    ['no key', { keys: [] }],
    ['a key twice', { keys: [keys[0], keys[0]] }],
    ['twenty-one keys', { keys: Array.from({ length: 21 }, (_, key) => ({ ...keys[0]!, key: key + 1 })) }],
    ['key 0, which stands for no rating', withKey({ key: 0 })],
    ['key 254, which the columns need', withKey({ key: 254 })],
    ['half a key', withKey({ key: 1.5 })],
    ['points beyond reason', withKey({ points: 1001 })],
    ['points that are no number', withKey({ points: NaN })],
    ['an unknown class', withKey({ class: 'happy' })],
    ['a label of 41 characters', withKey({ zh: '长'.repeat(41) })],
    ['a field of another version', withKey({ colour: 'red' })],
    ['no instance', { instanceId: '' }],
    ['a day that is none', { validFrom: '2026-13-01' }],
  ])('refuses %s', (_, part) => expect(isTaken(part)).toBe(false));

  test('refuses two versions of an instance from the same day on, not of two instances', () => {
    const areTaken = (scales: Scale[]): boolean => v.safeParse(scalesSchema, scales).success;
    expect(areTaken([from('2026-02-01'), from('2026-02-01', 'two'), from(null), from(null, 'two')])).toBe(
      true,
    );
    expect(areTaken([from('2026-02-01'), from('2026-02-01')])).toBe(false);
    expect(areTaken([from(null), from(null)])).toBe(false);
  });
});
