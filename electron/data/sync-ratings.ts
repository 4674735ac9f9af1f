// Late ratings of a longer span than is read again whole: the rating filter counts the rated calls of a span in one
// request. Where the service counts as many as are stored, nothing came; else the span is halved until the new ones show.
import { dayStart, localDay } from '../../shared/period';
import type { Instance } from '../../shared/settings';
import type { Archive } from './archive';
import { pageSize, type CccClient } from './ccc-client';
import { ServiceError, stoppingCodes } from './ccc-errors';
import type { Window } from './ledger';
import { halves, readWindow } from './sync-read';
import type { Gate } from './sync-progress';

/** Keys of a telephone; 0 is no rating. */
const keys = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export interface LateRatingsOptions {
  readonly archive: Archive;
  readonly client: CccClient;
  readonly gate: Gate;
  readonly instance: Instance;
  readonly instanceRow: number;
  /** What the run was to bring up to date. */
  readonly span: Window;
  readonly startedAt: number;
  readonly clock: () => number;
  readonly changed: (from: number, to: number) => void;
}

/** @returns how many calls changed; 0 where the service does not know the filter. @throws as `readWindow` does */
export async function findLateRatings(options: LateRatingsOptions): Promise<number> {
  const { archive, client, gate, instance, instanceRow, span, startedAt } = options;
  const { zone } = archive.rules;
  const today = localDay(zone, startedAt);
  const window = {
    from: Math.max(dayStart(zone, today - instance.ratingDays), span.from),
    to: Math.min(dayStart(zone, today - instance.trailingDays) - 1, span.to),
  };
  let found = 0;

  async function look(part: Window): Promise<void> {
    await gate.pass();
    const page = await client.page({ ...part, ratings: keys }, 1);
    const counted = page.total ?? 0;
    if (counted === countRated(archive, instanceRow, part)) return;
    if (counted > pageSize && part.to > part.from) {
      for (const half of halves(part)) await look(half);
      return;
    }
    found += write(page.calls, page.api, part);
    // Fewer than are stored: the service took a rating back, and only the calls themselves tell which.
    if (counted === countRated(archive, instanceRow, part)) return;
    const reading = await readWindow({ client, gate }, part);
    if ('calls' in reading) found += write(reading.calls, reading.api, part);
    else for (const half of halves(part)) await look(half);
  }

  function write(calls: Parameters<Archive['write']>[1], api: 1 | 2, part: Window): number {
    const result = archive.write(instanceRow, calls, [], { api, at: options.clock() });
    if (result.written.length > 0) options.changed(part.from, part.to);
    return result.written.length;
  }

  if (window.to < window.from) return 0;
  try {
    await look(window);
  } catch (error) {
    // The windows themselves are done: a filter that fails costs late ratings, which the next run looks for again.
    if (!(error instanceof ServiceError) || stoppingCodes.has(error.code)) throw error;
  }
  return found;
}

function countRated({ columns }: Archive, instance: number, { from, to }: Window): number {
  let count = 0;
  for (let position = 0; position < columns.length; position++)
    if (
      columns.instance[position] === instance &&
      columns.rating[position]! >= 1 &&
      columns.rating[position]! <= 9 &&
      columns.startedAt[position]! >= from &&
      columns.startedAt[position]! <= to
    )
      count += 1;
  return count;
}
