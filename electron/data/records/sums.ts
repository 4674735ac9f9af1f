// What selected rows of the grid add up to.
import type { RecordSums } from '#shared/contract/record-views';
import type { Archive } from '../store/archive';
import { isRated, profilesOf } from '../stats/profiles';

export type RowRange = readonly [first: number, last: number];

/** @param ranges first and last index into `order`, both included; what lies behind its end is not there */
export function sumRows(archive: Archive, order: Uint32Array, ranges: readonly RowRange[]): RecordSums {
  const { waitMs, talkMs } = archive.columns;
  const { codes, list } = profilesOf(archive);
  const points = Float64Array.from(list, (profile) => (isRated(profile) ? profile.meaning!.points : NaN));
  const sums = { calls: 0, talkCount: 0, talkMs: 0, waitCount: 0, waitMs: 0, rated: 0, points: 0 };
  for (const [first, last] of ranges) {
    for (let index = first; index <= Math.min(last, order.length - 1); index++) {
      const position = order[index]!;
      const [talk, wait] = [talkMs[position]!, waitMs[position]!];
      const point = points[codes[position]!]!;
      sums.calls += 1;
      if (talk >= 0) {
        sums.talkCount += 1;
        sums.talkMs += talk;
      }
      if (wait >= 0) {
        sums.waitCount += 1;
        sums.waitMs += wait;
      }
      if (!Number.isNaN(point)) {
        sums.rated += 1;
        sums.points += point;
      }
    }
  }
  const { talkMs: talked, waitMs: waited, ...counts } = sums;
  return { version: archive.version, ...counts, talkSeconds: talked / 1000, waitSeconds: waited / 1000 };
}
