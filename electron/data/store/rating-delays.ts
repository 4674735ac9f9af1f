// How long ratings keep coming: counted as they are first seen, so that a view can say from which age on the figures of
// a day no longer change. A day's ratings come by text message up to days after the calls.
import type { Database } from 'better-sqlite3';
import { surveyChannels } from '#shared/domain/call';
import type { RatingMaturity } from '#shared/domain/sync';
import type { StoredCall } from './call-row';

const quarterHourMs = 900_000;
const dayMs = 86_400_000;
/** 60 days: whatever comes later counts as this late. */
const mostQuarterHours = 5760;
/** A call that is first read with its rating tells when the rating came only if it was read this soon after its end. */
const watchedMs = 2 * 3_600_000;
/** With fewer ratings a channel's 95th percentile rests on one or two of them. */
const fewestRatings = 30;
const leastMaturityMs = quarterHourMs;
const mostMaturityMs = 30 * dayMs;
const carefulMaturityMs = 2 * dayMs;

const endOf = (call: StoredCall): number => call.released_at ?? call.started_at;

/** Whether a call that was just inserted says how long its rating took. */
export const isWatched = (call: StoredCall, at: number): boolean =>
  call.rating !== null && at - endOf(call) <= watchedMs;

/** The delays of one batch, to be stored in its transaction. */
export interface RatingDelays {
  /** @param at when the rating was first seen, epoch ms */
  count(call: StoredCall, at: number): void;
  store(instance: number): void;
}

export function createRatingDelays(database: Database): () => RatingDelays {
  const add = database.prepare(
    `INSERT INTO rating_delay (instance, channel, quarter_hours, ratings) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET ratings = ratings + excluded.ratings`,
  );
  const perChannel = mostQuarterHours + 1;
  return () => {
    const counts = new Map<number, number>();
    return {
      count(call, at) {
        const late = Math.ceil((at - endOf(call)) / quarterHourMs);
        const key = call.survey_channel * perChannel + Math.min(Math.max(late, 0), mostQuarterHours);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      },
      store(instance) {
        for (const [key, ratings] of counts)
          add.run(instance, Math.floor(key / perChannel), key % perChannel, ratings);
      },
    };
  };
}

/** Ratings that took `quarterHours` at most, and more than a quarter of an hour less. */
interface Bucket {
  readonly quarterHours: number;
  readonly ratings: number;
}

/** The upper edge of the bucket that holds the given share of the ratings, ms. @param buckets shortest delay first */
function percentile(buckets: readonly Bucket[], total: number, share: number): number {
  let before = 0;
  for (const { quarterHours, ratings } of buckets) {
    before += ratings;
    if (before >= share * total) return quarterHours * quarterHourMs;
  }
  return 0;
}

/** How long after the end of its call a rating is first seen. Reads one small table. */
export function ratingMaturity(database: Database, instances: readonly number[]): RatingMaturity {
  const rows = database
    .prepare(
      `SELECT channel, quarter_hours AS quarterHours, sum(ratings) AS ratings FROM rating_delay
       WHERE instance IN (SELECT value FROM json_each(?)) GROUP BY channel, quarter_hours ORDER BY channel, quarter_hours`,
    )
    .all(JSON.stringify(instances)) as (Bucket & { channel: number })[];
  const byChannel = new Map<number, Bucket[]>();
  for (const row of rows) {
    const buckets = byChannel.get(row.channel);
    if (buckets === undefined) byChannel.set(row.channel, [row]);
    else buckets.push(row);
  }
  const channels = [...byChannel].map(([channel, buckets]) => {
    const ratings = buckets.reduce((sum, bucket) => sum + bucket.ratings, 0);
    return {
      channel: surveyChannels[channel] ?? 'unknown',
      ratings,
      medianMs: percentile(buckets, ratings, 0.5),
      p90Ms: percentile(buckets, ratings, 0.9),
      p95Ms: percentile(buckets, ratings, 0.95),
    };
  });
  const enough = channels.filter(({ ratings }) => ratings >= fewestRatings);
  const longest = Math.max(leastMaturityMs, ...enough.map(({ p95Ms }) => p95Ms));
  return enough.length === 0
    ? { channels, maturityMs: carefulMaturityMs, learned: false }
    : { channels, maturityMs: Math.min(longest, mostMaturityMs), learned: true };
}
