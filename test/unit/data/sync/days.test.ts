// The calendar and the windows of a day, as the Sync page shows them.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openArchive, type Archive } from '#electron/data/store/archive';
import type { LedgerEntry } from '#electron/data/store/ledger';
import { loadCalendar, loadDay } from '#electron/data/sync/days';
import { parseRow } from '#electron/data/call/parse-row';
import type { WindowState } from '#shared/domain/sync';
import { day, hour, noon } from '#test/kit/sync-desk';
import { rules } from '#test/kit/rules';

let archive: Archive;
let instance: number;
/** Midnight of 2026-03-01 in Shanghai. */
const first = noon - 12 * hour - 3 * day;
beforeEach(() => {
  archive = openArchive(':memory:', rules);
  instance = archive.store.instanceOf('ccc-test');
});
afterEach(() => archive.close());

function enter(
  from: number,
  to: number,
  state: WindowState,
  counted: number,
  stored = counted,
  reason = 'serviceDown',
): void {
  const entry: LedgerEntry = {
    from,
    to,
    state,
    counted,
    stored,
    reason: state === 'complete' ? '' : reason,
    attempts: 2,
    asOf: to + hour,
  };
  const calls = Array.from({ length: stored }, (_, n) =>
    parseRow({
      ContactId: `${from}-${n}`,
      StartTime: from + n * 1000,
      ContactType: 'Inbound',
      ContactDisposition: 'Success',
    })!,
  );
  archive.write(instance, calls, entry, { api: 2, at: to + hour });
}
const calendar = (): ReturnType<typeof loadCalendar> =>
  loadCalendar(archive, 'ccc-test', '2026-02-27', '2026-03-31', noon);

test('nothing was asked for yet', () => {
  expect(calendar()).toMatchObject({ asked: null, total: 0, complete: 0, lackingDays: 0 });
  expect(new Set(calendar().days.map(({ state }) => state))).toEqual(new Set(['none']));
  expect(loadCalendar(archive, 'never-heard-of', '2026-03-01', '2026-03-31', noon).asked).toBeNull();
  expect(loadDay(archive, 'never-heard-of', '2026-03-01')).toEqual([]);
  expect(archive.database.prepare('SELECT count(*) FROM instance').pluck().get()).toBe(1);
});

test('each day tells its state, its calls and what it lacks; days that were never asked for are none', () => {
  archive.ledger.ask(instance, { from: first, to: noon });
  enter(first, first + day - 1, 'complete', 7);
  enter(first + day, first + day + 12 * hour - 1, 'complete', 5);
  enter(first + day + 12 * hour, first + 2 * day - 1, 'partial', 40, 3);
  enter(first + 3 * day, noon, 'open', 2);
  expect(calendar().days).toEqual([
    { day: '2026-02-27', state: 'none', calls: 0, lacking: 0 },
    { day: '2026-02-28', state: 'none', calls: 0, lacking: 0 },
    { day: '2026-03-01', state: 'complete', calls: 7, lacking: 0 },
    { day: '2026-03-02', state: 'partial', calls: 8, lacking: 37 },
    { day: '2026-03-03', state: 'missing', calls: 0, lacking: 0 },
    { day: '2026-03-04', state: 'open', calls: 2, lacking: 0 },
  ]);
  expect(calendar()).toMatchObject({
    asked: { first: '2026-03-01', last: '2026-03-04' },
    total: 4,
    complete: 1,
    lackingDays: 2,
  });
});

test('a day shows its windows with their numbers, complete neighbours as one, and gaps', () => {
  archive.ledger.ask(instance, { from: first, to: first + 20 * hour });
  enter(first, first + hour - 1, 'complete', 4);
  enter(first + hour, first + 2 * hour - 1, 'complete', 6);
  enter(first + 2 * hour, first + 3 * hour - 1, 'partial', 9, 1);
  enter(first + 4 * hour, first + 5 * hour - 1, 'complete', 1);
  expect(loadDay(archive, 'ccc-test', '2026-03-01')).toEqual([
    {
      from: first,
      to: first + 2 * hour - 1,
      state: 'complete',
      counted: 10,
      stored: 10,
      reason: '',
      attempts: 2,
      asOf: first + 2 * hour - 1,
    },
    {
      from: first + 2 * hour,
      to: first + 3 * hour - 1,
      state: 'partial',
      counted: 9,
      stored: 1,
      reason: 'serviceDown',
      attempts: 2,
      asOf: first + 4 * hour - 1,
    },
    {
      from: first + 3 * hour,
      to: first + 4 * hour - 1,
      state: 'missing',
      counted: 0,
      stored: 0,
      reason: '',
      attempts: 0,
      asOf: null,
    },
    {
      from: first + 4 * hour,
      to: first + 5 * hour - 1,
      state: 'complete',
      counted: 1,
      stored: 1,
      reason: '',
      attempts: 2,
      asOf: first + 6 * hour - 1,
    },
    {
      from: first + 5 * hour,
      to: first + 20 * hour,
      state: 'missing',
      counted: 0,
      stored: 0,
      reason: '',
      attempts: 0,
      asOf: null,
    },
  ]);
});

test('a year has no days after today', () => {
  const { days } = loadCalendar(archive, 'ccc-test', '2026-01-01', '2026-12-31', noon);
  expect(days.at(-1)?.day).toBe('2026-03-04');
  expect(loadCalendar(archive, 'ccc-test', '2027-01-01', '2027-01-31', noon).days).toEqual([]);
});

test('how many calls are missing is not said where the count of the service is not believed', () => {
  enter(first, first + day - 1, 'partial', 1_000_000, 3, 'miscounted');
  expect(loadCalendar(archive, 'ccc-test', '2026-03-01', '2026-03-01', noon).days).toMatchObject([
    { state: 'partial', calls: 3, lacking: 0 },
  ]);
});
