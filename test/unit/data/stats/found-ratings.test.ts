// What the program makes of the keys that callers press: the counts, the hint and the proposal.
import { expect, test } from 'vitest';
import { openArchive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { foundRatings } from '#electron/data/stats/found-ratings';
import type { RawRow } from '#shared/domain/call';
import { assumedKeys } from '#shared/domain/scale';
import type { FoundRatings } from '#shared/contract/views';
import { noon } from '#test/kit/sync-desk';
import { rules } from '#test/kit/rules';

/** `many` calls that pressed the key. */
type Pressed = readonly [key: number, many: number, row?: RawRow];

function found(...pressed: readonly Pressed[]): FoundRatings {
  const archive = openArchive(':memory:', rules);
  const rows = pressed.flatMap(([key, many, row]) => Array.from({ length: many }, () => ({ key, row })));
  const calls = rows.map(({ key, row }, index) =>
    parseRow({
      ContactId: `job-${index}`,
      StartTime: noon - index * 1000,
      ContactType: 'Inbound',
      ContactDisposition: 'Success',
      QueueTime: 10,
      SatisfactionIndex: key,
      ...row,
    })!,
  );
  const instance = archive.store.instanceOf('one');
  archive.write(instance, calls, null, { api: 2, at: noon });
  // Another instance's keys are its own affair.
  archive.write(
    archive.store.instanceOf('two'),
    [parseRow({ ContactId: 'x', StartTime: noon, SatisfactionIndex: 9 })!],
    null,
    { api: 2, at: noon },
  );
  const result = foundRatings(archive, instance);
  archive.close();
  return result;
}

test('nobody pressed anything: nothing found, the usual scale proposed', () => {
  expect(found()).toEqual({
    keys: [],
    proposal: [...assumedKeys],
    hint: { direction: 'unclear', reasons: [] },
  });
});

test('keys with their calls, texts and median waits, lowest first', () => {
  const { keys } = found(
    [5, 3, { SatisfactionDescription: '满意', QueueTime: 4 }],
    [1, 1, { SatisfactionDescription: '不满意', QueueTime: 30, RingTime: 5 }],
    [9, 2, { ContactType: 'Outbound' }],
  );
  expect(keys).toEqual([
    { key: 1, count: 1, text: '不满意', waitMedian: 35 },
    { key: 5, count: 3, text: '满意', waitMedian: 4 },
    { key: 9, count: 2, text: '', waitMedian: null },
  ]);
});

test('texts decide, whatever is pressed more often', () => {
  const { hint, proposal } = found(
    [1, 5, { SatisfactionDescription: '非常满意' }],
    [2, 1, { SatisfactionDescription: '一般' }],
    [3, 60, { SatisfactionDescription: '不满意' }],
  );
  expect(hint).toEqual({ direction: 'lowBest', reasons: ['texts'] });
  expect(proposal.map((one) => [one.key, one.zh, one.points, one.class])).toEqual([
    [1, '非常满意', 3, 'satisfied'],
    [2, '一般', 2, 'neutral'],
    [3, '不满意', 1, 'dissatisfied'],
  ]);
});

test('without texts the end that is pressed more often, and by those who waited less, is the best', () => {
  const low = found([1, 60, { QueueTime: 5 }], [5, 8, { QueueTime: 60 }]);
  expect(low.hint).toEqual({ direction: 'lowBest', reasons: ['share', 'wait'] });
  expect(low.proposal.map((one) => [one.key, one.points, one.class])).toEqual([
    [1, 5, 'satisfied'],
    [2, 4, 'satisfied'],
    [3, 3, 'neutral'],
    [4, 2, 'dissatisfied'],
    [5, 1, 'dissatisfied'],
  ]);
  const high = found([1, 8], [5, 60]);
  expect(high).toMatchObject({
    hint: { direction: 'highBest', reasons: ['share'] },
    proposal: [...assumedKeys],
  });
});

test('few ratings, even ones and contradicting signs say nothing', () => {
  expect(found([1, 2], [5, 9]).hint.direction).toBe('unclear');
  expect(found([1, 30], [5, 31]).hint.direction).toBe('unclear');
  expect(found([1, 60, { QueueTime: 90 }], [5, 20, { QueueTime: 1 }]).hint.direction).toBe('unclear');
});

test('a key that hardly anybody pressed is shown and is no end of the scale', () => {
  const { keys, hint, proposal } = found([1, 30], [5, 300], [9, 1]);
  expect(keys.map(({ key }) => key)).toEqual([1, 5, 9]);
  expect(hint).toEqual({ direction: 'highBest', reasons: ['share'] });
  expect(proposal).toEqual([...assumedKeys]);
});

test('neither one slip among few ratings nor a key without a text beside keys with texts makes a longer scale', () => {
  const few = found([1, 3], [2, 2], [3, 2], [4, 2], [5, 4], [9, 1]);
  expect(few.proposal).toEqual([...assumedKeys]);
  const text = (words: string): RawRow => ({ SatisfactionDescription: words });
  const texts = found([1, 30, text('满意')], [2, 12, text('一般')], [3, 6, text('不满意')], [9, 6]);
  expect(texts.proposal.map(({ key }) => key)).toEqual([1, 2, 3]);
});

test('a scale of ten keys without texts keeps its rarely pressed ones', () => {
  const keys = Array.from({ length: 10 }, (_, index): Pressed => [index + 1, index === 3 ? 1 : 40]);
  expect(found(...keys).proposal).toHaveLength(10);
});
