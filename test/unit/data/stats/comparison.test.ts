// The spans that a period is compared with: the same weekdays, the same elapsed part, and how alike their days are.
import { describe, expect, test } from 'vitest';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { earlierSpan } from '#electron/data/stats/comparison';
import { loadOverview } from '#electron/data/stats/overview';
import { dayText, localDay, parseInstant, weekdayOf } from '#shared/base/period';
import type { RawRow } from '#shared/domain/call';
import type { Scale } from '#shared/domain/scale';
import type { Comparison, ComparisonBase } from '#shared/contract/views';
import { day } from '#test/kit/sync-desk';
import { rules } from '#test/kit/rules';

const shanghai = 'Asia/Shanghai';
const at = (text: string, zone = shanghai): number => parseInstant(text, zone, false)!;
const days = (from: string, to: string, zone = shanghai): { from: number; to: number } => ({
  from: parseInstant(from, zone, false)!,
  to: parseInstant(to, zone, true)!,
});
const wholeArchive = { first: at('2020-01-01'), last: at('2026-12-31') };

function spanText(base: ComparisonBase, filter: { from: number; to: number }, upTo: number, zone = shanghai) {
  const span = earlierSpan(base, filter, zone, upTo, wholeArchive);
  if (span === null) return null;
  return [dayText(localDay(zone, span.from)), dayText(localDay(zone, span.to - 1)), span.shift];
}

describe('the span just before', () => {
  test.each([
    // One day: the same weekday a week before. A week: the week before. A month: whole weeks, and no day of its own.
    ['2026-03-04', '2026-03-04', '2026-02-25', '2026-02-25', 7],
    ['2026-03-02', '2026-03-08', '2026-02-23', '2026-03-01', 7],
    ['2026-03-01', '2026-03-31', '2026-01-25', '2026-02-24', 35],
    ['2026-02-01', '2026-02-28', '2026-01-04', '2026-01-31', 28],
  ])('of %s to %s is %s to %s', (from, to, first, last, shift) => {
    expect(spanText('previous', days(from, to), at('2026-12-01'))).toEqual([first, last, shift]);
  });

  test('of an open period ends at the same time of the same weekday', () => {
    const upTo = Date.parse('2026-03-05T02:30:00Z');
    const span = earlierSpan('previous', days('2026-03-02', '2026-03-08'), shanghai, upTo, wholeArchive);
    expect(new Date(span!.to).toISOString()).toBe('2026-02-26T02:30:00.000Z');
  });

  test('keeps the time of day over a clock change', () => {
    // New York's clocks went forward on 8 March 2026.
    const newYork = 'America/New_York';
    const upTo = Date.parse('2026-03-09T16:00:00Z');
    const span = earlierSpan(
      'previous',
      days('2026-03-09', '2026-03-09', newYork),
      newYork,
      upTo,
      wholeArchive,
    );
    expect(new Date(span!.from).toISOString()).toBe('2026-03-02T05:00:00.000Z');
    expect(new Date(span!.to).toISOString()).toBe('2026-03-02T17:00:00.000Z');
  });
});

test('a day of 25 hours is compared with its whole counterpart and no more', () => {
  const newYork = 'America/New_York';
  for (const [first, last, earlier, until] of [
    ['2026-11-01', '2026-11-01', '2026-10-25', '2026-10-25'],
    ['2026-10-26', '2026-11-01', '2026-10-19', '2026-10-25'],
    ['2026-03-08', '2026-03-08', '2026-03-01', '2026-03-01'],
  ] as const) {
    const span = earlierSpan('previous', days(first, last, newYork), newYork, at('2026-12-01'), wholeArchive);
    expect([span?.from, span?.to]).toEqual(Object.values(days(earlier, until, newYork)));
  }
});

describe('the span a year before', () => {
  test.each([
    ['2026-03-04', '2026-03-04', '2025-03-05', '2025-03-05', 364],
    ['2026-03-01', '2026-03-31', '2025-03-02', '2025-04-01', 364],
    // Longer than a year: no day is compared with itself.
    ['2024-01-01', '2025-03-31', '2022-09-26', '2023-12-25', 462],
  ])('of %s to %s is %s to %s', (from, to, first, last, shift) => {
    expect(spanText('lastYear', days(from, to), at('2026-12-01'))).toEqual([first, last, shift]);
    expect(weekdayOf(localDay(shanghai, at(from)))).toBe(weekdayOf(localDay(shanghai, at(first))));
  });
});

test('there is none without a period, before any sync, and before the archive begins', () => {
  const week = days('2026-03-02', '2026-03-08');
  const upTo = at('2026-12-01');
  expect(earlierSpan('previous', {}, shanghai, upTo, wholeArchive)).toBeNull();
  expect(earlierSpan('previous', week, shanghai, null, wholeArchive)).toBeNull();
  expect(earlierSpan('previous', week, shanghai, upTo, null)).toBeNull();
  expect(earlierSpan('previous', week, shanghai, at('2026-03-01'), wholeArchive)).toBeNull();
  expect(
    earlierSpan('lastYear', week, shanghai, upTo, { ...wholeArchive, first: at('2025-03-04') }),
  ).toBeNull();
});

describe('days that are hardly comparable', () => {
  /** One call a day of two years, all proved. */
  function archiveOfDays(): Archive {
    const archive = openArchive(':memory:', rules);
    const [from, to] = [at('2025-01-01'), at('2026-12-01')];
    const calls = Array.from({ length: (to - from) / day }, (_, index) =>
      parseRow({ ContactId: `job-${index}`, StartTime: from + index * day + day / 2 })!,
    );
    const counts = { counted: calls.length, stored: calls.length, reason: '', attempts: 1, asOf: to };
    archive.write(
      archive.store.instanceOf('one'),
      calls,
      { from, to, state: 'complete', ...counts },
      { api: 2, at: to },
    );
    return archive;
  }

  test('are counted: holidays, make-up workdays and their counterparts', () => {
    const archive = archiveOfDays();
    const unlike = (from: string, to: string): (number | undefined)[] => {
      const { comparisons } = loadOverview(archive, days(from, to), at('2026-12-01'));
      return [comparisons.previous?.daysUnlike, comparisons.lastYear?.daysUnlike];
    };
    // Thursday 1 to Wednesday 7 October 2026: five workdays off. The week before held the Mid-Autumn Friday and no work on
    // its weekend; 2 to 8 October 2025 were holidays too, Thursday to Wednesday.
    expect(unlike('2026-10-01', '2026-10-07')).toEqual([4, 0]);
    // An ordinary week, also a year before.
    expect(unlike('2026-03-16', '2026-03-22')).toEqual([0, 0]);
    // Saturday 10 October 2026 makes up; Saturday 3 October and Saturday 11 October 2025, which made up, too.
    expect(unlike('2026-10-10', '2026-10-10')).toEqual([1, 0]);
    archive.close();
  });
});

describe('what is not counted alike is not compared', () => {
  const scale = (validFrom: string | null, best: number): Scale => ({
    instanceId: 'one',
    validFrom,
    keys: [
      { key: best, zh: '', en: '', points: 5, class: 'satisfied' },
      { key: 6 - best, zh: '', en: '', points: 1, class: 'dissatisfied' },
    ],
  });
  /** Sixty rated calls a day of two weeks; waits of the second week are of another kind where asked. */
  function compared(scales: Scale[], secondWeek: RawRow): Comparison {
    const archive = openArchive(':memory:', { ...rules, scales });
    const [from, middle, to] = [at('2026-03-02'), at('2026-03-09'), at('2026-03-16')];
    const calls = Array.from({ length: 14 * 60 }, (_, index) => {
      const startedAt = from + Math.floor(index / 60) * day + day / 2 + (index % 60) * 1000;
      return parseRow({
        ContactId: `job-${index}`,
        StartTime: startedAt,
        ContactType: 'Inbound',
        ContactDisposition: 'Success',
        SatisfactionSurveyOffered: true,
        SatisfactionIndex: startedAt < middle ? 1 : 5,
        ...(startedAt < middle ? { QueueTime: 5 } : { EstablishedTime: startedAt + 60_000, ...secondWeek }),
      })!;
    });
    const counts = { counted: calls.length, stored: calls.length, reason: '', attempts: 1, asOf: to };
    const entry = { from, to, state: 'complete', ...counts } as const;
    archive.write(archive.store.instanceOf('one'), calls, entry, { api: 2, at: to });
    const { comparisons } = loadOverview(archive, days('2026-03-09', '2026-03-15'), to);
    archive.close();
    return comparisons.previous!;
  }

  test('ratings by one scale and waits of one kind are', () => {
    const { notAlike, changes } = compared([scale(null, 5)], { QueueTime: 60 });
    expect(notAlike).toEqual([]);
    expect(changes.satisfiedRate).toEqual({ difference: 1, clear: true });
    expect(changes.serviceLevel).toEqual({ difference: -1, clear: true });
  });

  test('ratings by another scale are not', () => {
    const { notAlike, changes } = compared([scale(null, 1), scale('2026-03-09', 5)], { QueueTime: 60 });
    expect(notAlike).toEqual(['ratings']);
    expect(changes).not.toHaveProperty('satisfiedRate');
    expect(changes).toHaveProperty('serviceLevel');
  });

  test('times to connect are not compared with waits', () => {
    const { notAlike, changes } = compared([scale(null, 5)], {});
    expect(notAlike).toEqual(['waits']);
    expect(changes).not.toHaveProperty('waitMedian');
    expect(changes).toHaveProperty('satisfiedRate');
  });
});
