// The grid's data: columns that only SQLite holds, Chinese names, sums, places, and the calls of one caller.
import { afterEach, describe, expect, test } from 'vitest';
import { type Archive, openArchive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { createRecords, type Records } from '#electron/data/records/records';
import type { RawRow } from '#shared/domain/call';
import { callFields, type CallFieldId } from '#shared/domain/fields';
import type { Sort } from '#shared/contract/records';
import type { RecordsPage } from '#shared/contract/record-views';
import { noon } from '#test/kit/sync-desk';
import { rules } from '#test/kit/rules';

const opened: Archive[] = [];
afterEach(() => {
  for (const archive of opened.splice(0)) archive.close();
});

/** Calls a minute apart, newest last, named by their place. */
function recordsOf(rows: readonly RawRow[], instances: readonly string[] = []): [Records, Archive] {
  const archive = openArchive(':memory:', rules);
  opened.push(archive);
  for (const [index, row] of rows.entries()) {
    const usual = { ContactId: `job-${index}`, StartTime: noon + index * 60_000, ContactType: 'INBOUND' };
    const call = parseRow({ ...usual, ContactDisposition: 'Success', ...row })!;
    const instance = archive.store.instanceOf(instances[index] ?? 'ccc-test');
    archive.write(instance, [call], null, { api: 2, at: noon });
  }
  return [createRecords(archive), archive];
}
const idsOf = (page: RecordsPage): string[] =>
  page.count === 0 ? [] : (page.columns['contactId'] as string).split('\n');
function sorted(records: Records, ...sort: Sort): string[] {
  return idsOf(records.page({}, sort, 0, 100, false)).map((id) => id.replace('job-', ''));
}
const newestFirst: Sort = [{ field: 'startedAt', descending: true }];

describe('sorting', () => {
  const seconds: Partial<Record<CallFieldId, string>> = {
    ivrSeconds: 'IvrTime',
    queueSeconds: 'QueueTime',
    ringSeconds: 'RingTime',
    heldSeconds: 'HeldTime',
    dialingSeconds: 'DialingTime',
    callSeconds: 'CallDuration',
  };
  test.each(Object.entries(seconds))('by %s puts calls without it last, both ways', (field, api) => {
    const rows = [{ [api]: 30 }, {}, { [api]: 5 }, { [api]: 0 }, {}];
    const [records] = recordsOf(rows);
    const by = (descending: boolean): string[] =>
      sorted(records, { field: field as CallFieldId, descending });
    expect(by(false)).toEqual(['3', '2', '0', '4', '1']);
    expect(by(true)).toEqual(['0', '2', '3', '4', '1']);
  });

  test('knows every column', () => {
    const [records] = recordsOf([{}, {}]);
    for (const { id } of callFields) expect(sorted(records, { field: id, descending: true })).toHaveLength(2);
  });

  test('by names goes by their sound, and a number in a name counts as one', () => {
    const named = (id: string, name: string): RawRow => ({ AgentIds: id, AgentNames: name });
    const [records] = recordsOf([
      named('z', '张伟'),
      named('l', '李娜'),
      {},
      named('a10', '坐席10'),
      named('a2', '坐席2'),
      named('c', '陈晨'),
    ]);
    // Chen, Li, Zhang, Zuo 2, Zuo 10.
    expect(sorted(records, { field: 'agents', descending: false })).toEqual(['5', '1', '0', '4', '3', '2']);
  });

  test('by numbers goes by digits as text, however they are spelled', () => {
    const [records] = recordsOf(
      ['13800001111', '0571-8888', '+86 138-0000-0000', '', '10086'].map((CallingNumber) => ({
        CallingNumber,
      })),
    );
    expect(sorted(records, { field: 'callingNumber', descending: false })).toEqual(['1', '4', '2', '0', '3']);
  });

  test('by several columns lets the next one decide where the first is equal', () => {
    const [records] = recordsOf([
      { AgentIds: 'a', AgentNames: '甲', TalkTime: 10 },
      { AgentIds: 'b', AgentNames: '乙', TalkTime: 20 },
      { AgentIds: 'a', AgentNames: '甲', TalkTime: 30 },
      { AgentIds: 'a', AgentNames: '甲', TalkTime: 30 },
    ]);
    const order = sorted(
      records,
      { field: 'agents', descending: false },
      { field: 'talkSeconds', descending: true },
    );
    expect(order).toEqual(['3', '2', '0', '1']);
    const byTime = sorted(
      records,
      { field: 'agents', descending: false },
      { field: 'startedAt', descending: false },
    );
    expect(byTime).toEqual(['0', '2', '3', '1']);
  });

  test('follows the data: a later name or number changes the order', () => {
    const [records, archive] = recordsOf([{ IvrTime: 1 }, { IvrTime: 2 }]);
    expect(sorted(records, { field: 'ivrSeconds', descending: false })).toEqual(['0', '1']);
    const row = {
      ContactId: 'job-0',
      StartTime: noon,
      ContactType: 'INBOUND',
      ContactDisposition: 'Success',
    };
    archive.write(1, [parseRow({ ...row, IvrTime: 9 })!], null, { api: 2, at: noon });
    expect(sorted(records, { field: 'ivrSeconds', descending: false })).toEqual(['1', '0']);
  });
});

describe('sums', () => {
  const rated = { SatisfactionSurveyOffered: true };
  const rows: RawRow[] = [
    { TalkTime: 100, QueueTime: 5, RingTime: 5, SatisfactionIndex: 5, ...rated },
    { TalkTime: 50, HeldTime: 10, QueueTime: 20, SatisfactionIndex: 2, ...rated },
    { ContactDisposition: 'AbandonedInQueue', QueueTime: 40 },
    { ContactType: 'OUTBOUND', TalkTime: 7 },
    { TalkTime: 1, SatisfactionIndex: 9, ...rated },
  ];
  test('count each kind of value by those that have it', () => {
    const [records] = recordsOf(rows);
    expect(records.sum({}, newestFirst, [[0, 4]])).toMatchObject({
      calls: 5,
      talkCount: 4,
      talkSeconds: 168,
      waitCount: 3,
      waitSeconds: 70,
      rated: 2,
      points: 7,
    });
  });
  test('take the rows of the ranges in the order that is shown, and none beyond the last', () => {
    const [records] = recordsOf(rows);
    const order: Sort = [{ field: 'talkSeconds', descending: true }];
    expect(records.sum({}, order, [[0, 0]])).toMatchObject({ calls: 1, talkSeconds: 100 });
    expect(
      records.sum({}, order, [
        [1, 1],
        [3, 900],
      ]),
    ).toMatchObject({ calls: 3, talkSeconds: 61 });
    expect(records.sum({}, order, [])).toMatchObject({ calls: 0, talkSeconds: 0 });
  });
});

describe('one call', () => {
  test('is found in any order, and not where the filter leaves it out', () => {
    const [records] = recordsOf([{ TalkTime: 5 }, { TalkTime: 9 }, { TalkTime: 7 }]);
    expect(records.find({}, newestFirst, 1).index).toBe(2);
    expect(records.find({}, [{ field: 'talkSeconds', descending: true }], 3).index).toBe(1);
    expect(records.find({ contactTypes: ['outbound'] }, newestFirst, 1).index).toBe(-1);
  });

  test('says what it is, what its rating means, and hides numbers where they are masked', () => {
    const [records] = recordsOf([
      {
        CallingNumber: '13800001111',
        SatisfactionIndex: 4,
        SatisfactionSurveyOffered: true,
        IvrTime: 3,
        TalkTime: 60,
      },
    ]);
    const { call, fields } = records.detail(1, true);
    expect(call).toMatchObject({
      callingNumber: '138****1111',
      rating: 4,
      meaning: { key: 4, class: 'satisfied' },
      isScaleConfirmed: false,
      ivrSeconds: 3,
      queueSeconds: null,
      talkSeconds: 60,
    });
    expect(fields).toContainEqual({ name: 'CallingNumber', value: '138****1111' });
    expect(records.detail(1, false).call.callingNumber).toBe('13800001111');
    expect(() => records.detail(99, true)).toThrow('no call 99');
  });
});

describe('the calls of a caller', () => {
  const rows: RawRow[] = [
    { CallingNumber: '13800001111' },
    { CallingNumber: '+86 138-0000-1111' },
    { ContactType: 'OUTBOUND', CallingNumber: '0571', CalledNumber: '13800001111' },
    { CallingNumber: '13911112222' },
    { CallingNumber: '138****1111' },
    { CallingNumber: '138****1111' },
  ];
  test('are all that have the number in any spelling, newest first', () => {
    const [records] = recordsOf(rows);
    const page = records.history(1, undefined, 20, true);
    expect(idsOf(page)).toEqual(['job-2', 'job-1', 'job-0']);
    expect(page.total).toBe(3);
    expect(idsOf(records.history(1, undefined, 2, true))).toHaveLength(2);
  });
  test('are as many as the grid shows for the same caller', () => {
    const [records] = recordsOf(rows);
    for (let id = 1; id <= rows.length; id++)
      expect(records.history(id, undefined, 20, true).total).toBe(
        records.page({ sameCaller: id }, newestFirst, 0, 0, true).total,
      );
  });
  test('are none where the number tells nobody', () => {
    const [records] = recordsOf(rows);
    expect(records.history(5, undefined, 20, true).total).toBe(0);
  });
  test('are of the named instances only', () => {
    const [records] = recordsOf(rows, ['ccc-one', 'ccc-two']);
    expect(idsOf(records.history(1, ['ccc-two'], 20, true))).toEqual(['job-1']);
  });
});
