// The grid in the window, as far as it is no picture: selected rows, what a click sorts by, cells for a spreadsheet, keys,
// the filter of a column, and the course of a call.
import { describe, expect, test } from 'vitest';
import { keyTarget } from '#renderer/features/records/grid-keys';
import { courseOf } from '#renderer/features/records/course';
import { scrollMap } from '#renderer/features/records/scroll-map';
import { chosenOf, withChosen, withoutValue } from '#renderer/filter/column-filter';
import {
  countRows,
  holds,
  rangeOf,
  toggled,
  withRange,
  type Ranges,
} from '#renderer/features/records/grid-selection';
import { nextSort } from '#renderer/features/records/grid-sort';
import { tsvCell, tsvLine } from '#renderer/state/grid-tsv';
import { fieldText } from '#shared/texts/field-texts';
import type { Sort } from '#shared/contract/records';
import type { CallFacts } from '#shared/contract/record-views';

describe('selected rows', () => {
  test('that touch become one range', () => {
    const ranges = withRange(withRange(withRange([], [10, 12]), [1, 2]), [3, 9]);
    expect(ranges).toEqual([[1, 12]]);
    expect(countRows(ranges)).toBe(12);
    expect(rangeOf(9, 4)).toEqual([4, 9]);
  });
  test('are the same set however they are toggled', () => {
    let ranges: Ranges = [];
    const expected = new Set<number>();
    for (let step = 0; step < 500; step++) {
      const row = (step * 7919) % 23;
      ranges = toggled(ranges, row);
      if (!expected.delete(row)) expected.add(row);
      expect(countRows(ranges)).toBe(expected.size);
      for (let one = 0; one < 23; one++) expect(holds(ranges, one)).toBe(expected.has(one));
    }
  });
});

describe('a click on a head', () => {
  const start: Sort = [{ field: 'startedAt', descending: true }];
  test('sorts by that column alone, and the other way at the second click', () => {
    const once = nextSort(start, 'talkSeconds', false);
    expect(once).toEqual([{ field: 'talkSeconds', descending: true }]);
    expect(nextSort(once, 'talkSeconds', false)).toEqual([{ field: 'talkSeconds', descending: false }]);
    expect(nextSort(start, 'agents', false)).toEqual([{ field: 'agents', descending: false }]);
  });
  test('with Shift adds a column, turns it, and takes it out again', () => {
    const added = nextSort(start, 'agents', true);
    expect(added).toEqual([...start, { field: 'agents', descending: false }]);
    const turned = nextSort(added, 'agents', true);
    expect(turned).toEqual([...start, { field: 'agents', descending: true }]);
    expect(nextSort(turned, 'agents', true)).toEqual(start);
  });
  test('never sorts by more than four, and by at least one', () => {
    let sort: Sort = start;
    for (const field of ['agents', 'rating', 'contactType', 'disposition'] as const)
      sort = nextSort(sort, field, true);
    expect(sort).toHaveLength(4);
    expect(nextSort([{ field: 'startedAt', descending: false }], 'startedAt', true)).toHaveLength(1);
  });
});

describe('a cell for a spreadsheet', () => {
  test.each([
    ['01380000', '="01380000"'],
    ['138000011112222', '="138000011112222"'],
    ['+8613800001111', '="+8613800001111"'],
    ['=1+1', '="=1+1"'],
    ['@a"b', '="@a""b"'],
    ['-5', '="-5"'],
    ['13800001111', '13800001111'],
    ['138****1111', '138****1111'],
    ['0', '0'],
    ['多\t行\n文字', '多 行 文字'],
    ['"甲"', '"""甲"""'],
    ['', ''],
  ])('%j is written as %j', (text, expected) => {
    expect(tsvCell(text, false)).toBe(expected);
  });
  test('numbers and times stay what they are', () => {
    expect(tsvCell('2026-03-05 14:32:10', true)).toBe('2026-03-05 14:32:10');
    expect(tsvCell('33', true)).toBe('33');
    expect(tsvLine(['a', 'b'])).toBe('a\tb\r\n');
  });
});

describe('keys', () => {
  const at = { row: 5, column: 2, rows: 100, columns: 8, page: 10 };
  const press = (key: string, more: object = {}): unknown =>
    keyTarget({ key, ctrlKey: false, metaKey: false, shiftKey: false, ...more }, at);
  test.each([
    ['ArrowDown', {}, { row: 6, column: 2 }],
    ['ArrowLeft', {}, { row: 5, column: 1 }],
    ['PageDown', {}, { row: 15, column: 2 }],
    ['PageUp', {}, { row: 0, column: 2 }],
    ['Home', {}, { row: 5, column: 0 }],
    ['End', {}, { row: 5, column: 7 }],
    ['Home', { ctrlKey: true }, { row: 0, column: 0 }],
    ['End', { ctrlKey: true }, { row: 99, column: 7 }],
    ['ArrowDown', { metaKey: true }, { row: 99, column: 2 }],
  ])('%s %j', (key, more, expected) => {
    expect(press(key, more)).toEqual(expected);
  });
  test('up from the first row is the head, and other keys move nothing', () => {
    const key = { key: 'ArrowUp', ctrlKey: false, metaKey: false, shiftKey: false };
    expect(keyTarget(key, { ...at, row: 0 })).toEqual({ row: -1, column: 2 });
    expect(press('x')).toBeUndefined();
  });
});

describe('the filter of a column', () => {
  test('asks for values or leaves them out, and nothing chosen is no filter', () => {
    const only = withChosen({ number: '138' }, 'agents', { mode: 'include', values: ['a', 'b'] });
    expect(only).toEqual({ number: '138', agents: ['a', 'b'] });
    const not = withChosen(only, 'agents', { mode: 'exclude', values: ['a'] });
    expect(not).toEqual({ number: '138', exclude: { agents: ['a'] } });
    expect(chosenOf(not, 'agents')).toEqual({ mode: 'exclude', values: ['a'] });
    expect(withChosen(not, 'agents', { mode: 'exclude', values: [] })).toEqual({ number: '138' });
  });
  test('leaves out one more value each time', () => {
    const once = withoutValue({}, 'dispositions', 'busy');
    expect(withoutValue(once, 'dispositions', 'reject')).toEqual({
      exclude: { dispositions: ['busy', 'reject'] },
    });
  });
});

describe('the course of a call', () => {
  const call = (part: Partial<CallFacts>): CallFacts =>
    ({
      startedAt: 0,
      establishedAt: null,
      releasedAt: 100_000,
      disposition: 'success',
      ivrSeconds: null,
      queueSeconds: null,
      ringSeconds: null,
      dialingSeconds: null,
      heldSeconds: null,
      talkSeconds: null,
      ...part,
    }) as CallFacts;
  test('names its phases in order and when it was answered', () => {
    const course = courseOf(
      call({ ivrSeconds: 10, queueSeconds: 20, ringSeconds: 5, heldSeconds: 15, talkSeconds: 65 }),
    );
    expect(course.phases.map(({ name, seconds }) => `${name} ${seconds}`)).toEqual([
      'ivr 10',
      'queue 20',
      'ring 5',
      'talk 50',
      'held 15',
    ]);
    expect(course).toMatchObject({ isNamed: true, answeredAt: 35_000, endedAt: 100_000 });
  });
  test('of a row of 2021 shows what lies between its moments', () => {
    const course = courseOf(call({ establishedAt: 30_000, talkSeconds: 70 }));
    expect(course).toMatchObject({
      isNamed: false,
      answeredAt: 30_000,
      phases: [
        { name: 'connect', seconds: 30 },
        { name: 'talk', seconds: 70 },
      ],
    });
    expect(courseOf(call({ disposition: 'abandonedQueue' })).phases).toEqual([
      { name: 'unknownPhase', seconds: 100 },
    ]);
  });
});

test('every field that the service documents is explained in both languages', () => {
  for (const name of ['StartTime', 'CallDuration', 'SatisfactionIndex', 'TransferCount', 'WaitTime'])
    for (const language of ['zh-CN', 'en'] as const) expect(fieldText(name, language)).toBeTruthy();
  expect(fieldText('NoSuchField', 'en')).toBeUndefined();
  expect(fieldText('constructor', 'en')).toBeUndefined();
});

test('the last row can be reached however many there are, and at any scale of the screen', () => {
  for (const rows of [10, 1_000, 1_000_000, 50_000_000]) {
    const map = scrollMap(rows * 32, 600);
    expect(map.height).toBeLessThanOrEqual(33_554_428 / 3);
    expect(map.toRows(Math.max(map.height - 600, 0))).toBeCloseTo(Math.max(rows * 32 - 600, 0), 3);
  }
});
