// How long ratings keep coming: what is counted, and what follows from the counts.
import { describe, expect, test } from 'vitest';
import type { RawRow } from '#shared/domain/call';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { ratingMaturity } from '#electron/data/store/rating-delays';
import { day, hour, minute, noon } from '#test/kit/sync-desk';
import { rules } from '#test/kit/rules';

function write(archive: Archive, at: number, ...rows: RawRow[]): void {
  const calls = rows.map((row) =>
    parseRow({ ContactId: 'job-1', StartTime: noon - minute, ReleaseTime: noon, ...row })!,
  );
  archive.write(archive.store.instanceOf('ccc-test'), calls, null, { api: 2, at });
}
/** Rows of the table: channel (1 ivr, 2 sms), quarter hours, ratings. */
const counted = (archive: Archive): unknown =>
  archive.database
    .prepare('SELECT channel, quarter_hours, ratings FROM rating_delay ORDER BY channel, quarter_hours')
    .raw()
    .all();

describe('counted is', () => {
  test.each([
    ['at once', 0, 0],
    ['after a minute', minute, 1],
    ['after a quarter of an hour', 15 * minute, 1],
    ['just after that', 15 * minute + 1, 2],
    ['after a day', day, 96],
    ['after 60 days', 60 * day, 5760],
    ['after 90 days', 90 * day, 5760],
    ['by a clock that is behind', -hour, 0],
  ])('a rating that a known call gets %s', (_, delay, quarterHours) => {
    const archive = openArchive(':memory:', rules);
    write(archive, noon - 2 * hour, {});
    write(archive, noon + delay, { SatisfactionIndex: 4, SatisfactionSurveyChannel: 'SMS' });
    expect(counted(archive)).toEqual([[2, quarterHours, 1]]);
    archive.close();
  });

  test('a call that comes rated within two hours of its end, and no later', () => {
    const archive = openArchive(':memory:', rules);
    const rated = { SatisfactionIndex: 4, SatisfactionSurveyChannel: 'IVR' };
    write(archive, noon + 2 * hour, { ...rated }, { ...rated, ContactId: 'job-2', ReleaseTime: noon - 1 });
    expect(counted(archive)).toEqual([[1, 8, 1]]);
    archive.close();
  });

  test('from the start where no end is known', () => {
    const archive = openArchive(':memory:', rules);
    write(archive, noon, { ReleaseTime: null });
    write(archive, noon + 14 * minute + 1, { ReleaseTime: null, SatisfactionIndex: 4 });
    expect(counted(archive)).toEqual([[0, 2, 1]]);
    archive.close();
  });

  test('each rating once: not when it stays, changes or goes', () => {
    const archive = openArchive(':memory:', rules);
    write(archive, noon, {});
    for (const rating of [4, 4, 5, null]) write(archive, noon + hour, { SatisfactionIndex: rating });
    expect(counted(archive)).toEqual([[0, 4, 1]]);
    archive.close();
  });

  test('nothing of a batch that failed', () => {
    const archive = openArchive(':memory:', rules);
    write(archive, noon, {});
    write(archive, noon + hour, { SatisfactionIndex: 4 });
    const before = counted(archive);
    const broken = { ...parseRow({ ContactId: 'job-4', StartTime: noon })!, startedAt: NaN };
    const rated = parseRow({ ContactId: 'job-3', StartTime: noon, SatisfactionIndex: 1 })!;
    expect(() => archive.write(1, [rated, broken], null, { api: 2, at: noon })).toThrow();
    expect(counted(archive)).toEqual(before);
    archive.close();
  });
});

describe('the maturity', () => {
  function archiveWith(
    rows: readonly (readonly [instance: number, channel: number, quarters: number, ratings: number])[],
  ): Archive {
    const archive = openArchive(':memory:', rules);
    const add = archive.database.prepare('INSERT INTO rating_delay VALUES (?, ?, ?, ?)');
    for (const row of rows) add.run(...row);
    return archive;
  }
  const quarter = 15 * minute;

  test('without ratings is two days, and not learned', () => {
    const archive = archiveWith([]);
    expect(ratingMaturity(archive.database, [1])).toEqual({
      channels: [],
      maturityMs: 2 * day,
      learned: false,
    });
    archive.close();
  });

  test('has the upper edge of each share’s quarter of an hour, channel by channel', () => {
    const archive = archiveWith([
      [1, 2, 10, 40],
      [1, 2, 20, 49],
      [1, 2, 30, 5],
      [1, 2, 40, 6],
      [1, 1, 1, 29],
      [2, 2, 999, 500],
    ]);
    expect(ratingMaturity(archive.database, [1])).toEqual({
      channels: [
        { channel: 'ivr', ratings: 29, medianMs: quarter, p90Ms: quarter, p95Ms: quarter },
        { channel: 'sms', ratings: 100, medianMs: 20 * quarter, p90Ms: 30 * quarter, p95Ms: 40 * quarter },
      ],
      maturityMs: 40 * quarter,
      learned: true,
    });
    archive.close();
  });

  test('adds instances up', () => {
    const archive = archiveWith([
      [1, 2, 10, 15],
      [2, 2, 20, 15],
      [3, 2, 90, 15],
    ]);
    const { channels, learned } = ratingMaturity(archive.database, [1, 2]);
    expect(channels).toMatchObject([{ ratings: 30, medianMs: 10 * quarter, p90Ms: 20 * quarter }]);
    expect(learned).toBe(true);
    expect(ratingMaturity(archive.database, [1]).learned).toBe(false);
    archive.close();
  });

  test.each([
    [[[1, 1, 0, 30]], quarter],
    [[[1, 1, 5760, 30]], 30 * day],
    [
      [
        [1, 1, 4, 30],
        [1, 2, 50, 30],
      ],
      50 * quarter,
    ],
    [
      [
        [1, 1, 4, 30],
        [1, 2, 50, 29],
      ],
      4 * quarter,
    ],
  ] as [[number, number, number, number][], number][])('of %j is %i ms', (rows, expected) => {
    const archive = archiveWith(rows);
    expect(ratingMaturity(archive.database, [1])).toMatchObject({ maturityMs: expected, learned: true });
    archive.close();
  });
});
