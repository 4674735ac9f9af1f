// The data-quality panel's findings: each odd value once, as the service sent it, and counted over one instance.
import { expect, test } from 'vitest';
import type { RawRow } from '#shared/domain/call';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { dataQuality } from '#electron/data/sync/quality';
import { noon } from '#test/kit/sync-desk';
import { assumedKeys } from '#shared/domain/scale';
import { rules } from '#test/kit/rules';

const plain = { StartTime: noon, ContactType: 'Inbound', ContactDisposition: 'Success', AgentIds: 'a' };
let next = 0;
function write(archive: Archive, instance: number, rows: readonly RawRow[]): void {
  const calls = rows.map((row) => parseRow({ ...row, ContactId: `job-${next++}`, ...plain, ...row })!);
  archive.write(instance, calls, null, { api: 2, at: noon });
}

function open(): { archive: Archive; one: number; two: number } {
  const archive = openArchive(':memory:', rules);
  return { archive, one: archive.store.instanceOf('one'), two: archive.store.instanceOf('two') };
}

test('nothing odd, nothing told', () => {
  const { archive, one } = open();
  expect(dataQuality(archive, one)).toEqual([]);
  write(archive, one, [{}, { SatisfactionIndex: 5 }]);
  expect(dataQuality(archive, one)).toEqual([]);
  archive.close();
});

test('values and fields as they were sent, most calls first, of that instance alone', () => {
  const { archive, one, two } = open();
  const long = 'Too long for the shape, '.repeat(3);
  write(archive, one, [
    { ContactType: 'Teleport', TalkTime: 1 },
    { ContactType: ' teleport' },
    { ContactType: 'Teleport' },
    { ContactType: 'Teleport', AField: 1 },
    { ContactType: long },
    // What is left over before it must not be taken for it.
    { CallIds: 'c1', ContactType: long },
    { ContactType: 7 },
    { ContactType: 7, BField: null, Unread: 1 },
    { ContactType: 7, BField: 'x' },
    { ContactType: '' },
    { ContactDisposition: 'Evaporated' },
    { SatisfactionSurveyChannel: 'FAX' },
    { ReleaseInitiator: 'system' },
    { ReleaseInitiator: 'system' },
    { TalkTime: -4 },
    { QueueTime: 1e6 },
    { AgentIds: null },
    { AgentIds: null, BField: 5 },
  ]);
  write(archive, two, [{ ContactType: 'Elsewhere' }, { CField: 1, TalkTime: -1 }]);
  expect(dataQuality(archive, one)).toEqual([
    { kind: 'unknownType', value: '7', calls: 3 },
    { kind: 'unknownType', value: 'Teleport', calls: 3 },
    { kind: 'unknownType', value: long, calls: 2 },
    { kind: 'unknownType', value: '', calls: 1 },
    { kind: 'unknownType', value: ' teleport', calls: 1 },
    { kind: 'unknownDisposition', value: 'Evaporated', calls: 1 },
    { kind: 'unknownChannel', value: 'FAX', calls: 1 },
    { kind: 'unknownInitiator', value: 'system', calls: 2 },
    { kind: 'unknownField', value: 'BField', calls: 3 },
    { kind: 'unknownField', value: 'AField', calls: 1 },
    { kind: 'unknownField', value: 'Unread', calls: 1 },
    { kind: 'noAgent', value: '', calls: 2 },
    { kind: 'negativeDuration', value: '', calls: 1 },
    { kind: 'absurdDuration', value: '', calls: 1 },
  ]);
  archive.close();
});

test('at most twenty values a kind', () => {
  const { archive, one } = open();
  write(
    archive,
    one,
    Array.from({ length: 30 }, (_, index) => ({ ContactType: `T${index}` })),
  );
  write(archive, one, [{ ContactType: 'T29' }]);
  const found = dataQuality(archive, one);
  expect(found).toHaveLength(20);
  expect(found[0]).toEqual({ kind: 'unknownType', value: 'T29', calls: 2 });
  archive.close();
});

test('ratings outside the scale by key, also keys that the columns cannot hold', () => {
  const { archive, one, two } = open();
  const rated = (...keys: number[]): RawRow[] => keys.map((key) => ({ SatisfactionIndex: key }));
  write(archive, one, rated(1, 5, 6, 6, 253, 254, 255, 1000, 1000, 1000));
  write(archive, two, rated(7));
  expect(dataQuality(archive, one)).toEqual([
    { kind: 'ratingOutside', value: '1000', calls: 3 },
    { kind: 'ratingOutside', value: '6', calls: 2 },
    { kind: 'ratingOutside', value: '253', calls: 1 },
    { kind: 'ratingOutside', value: '254', calls: 1 },
    { kind: 'ratingOutside', value: '255', calls: 1 },
  ]);
  const keys = [...assumedKeys, { ...assumedKeys[0]!, key: 6 }];
  archive.setRules({ ...rules, scales: [{ instanceId: 'one', validFrom: null, keys }] });
  expect(dataQuality(archive, one).map(({ value }) => value)).not.toContain('6');
  archive.close();
});

test('the odd calls are found by their index, not by looking at all calls', () => {
  const { archive, one } = open();
  const plan = archive.database
    .prepare(
      `EXPLAIN QUERY PLAN SELECT oddities, shape, count(*) FROM call
       WHERE instance = ? AND oddities <> 0 GROUP BY oddities, shape`,
    )
    .all(one) as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join()).toMatch(/USING COVERING INDEX call_odd/);
  archive.close();
});
