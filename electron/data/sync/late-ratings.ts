// What came late to days that are no longer read again: ratings, and calls that were listed long after they ended. One
// request counts a whole span; where the service counts what is stored nothing came, else the span is halved until
// what is new shows.
import type { CallRecord } from '#shared/domain/call';
import { dayMs, dayStart, localDay } from '#shared/base/period';
import type { Instance } from '#shared/domain/settings';
import type { Archive, WriteResult } from '../store/archive';
import { pageSize, type CccClient } from '../service/client';
import { ServiceError, stoppingCodes } from '../service/errors';
import { noCall } from '../store/kinds';
import { startedAtOf } from '../store/columns';
import { halves, isDoubtful, type Piece } from './halving';
import type { LedgerEntry, Window } from '../store/ledger';
import { exactEntries } from './ledger-entries';
import type { Gate } from './progress';
import { doubtOf } from './row-doubts';
import { readWindow } from './read-window';

/** Keys of a telephone; 0 is no rating. */
const keys = [1, 2, 3, 4, 5, 6, 7, 8, 9];

export interface LateOptions {
  readonly archive: Archive;
  readonly client: CccClient;
  readonly gate: Gate;
  readonly instance: Instance;
  readonly instanceRow: number;
  /** What the run was to bring up to date. */
  readonly span: Window;
  readonly startedAt: number;
  /** Calls that started until then have ended and are listed, epoch ms. */
  readonly settledTo: number;
  readonly clock: () => number;
  readonly changed: (from: number, to: number) => void;
  /** Told of everything that was stored. @param fetched rows received */
  readonly stored: (fetched: number, result: WriteResult) => void;
}

/** @throws as `readWindow` does; a service that does not know the filter finds nothing */
export async function findLate(options: LateOptions): Promise<void> {
  const { archive, client, gate, instance, instanceRow, span, startedAt } = options;
  const { zone } = archive.rules;
  const today = localDay(zone, startedAt);
  const window = {
    from: Math.max(dayStart(zone, today - instance.ratingDays), span.from),
    to: Math.min(dayStart(zone, today - instance.trailingDays) - 1, span.to),
  };

  const reader = { client, gate, instanceId: instance.id };

  async function write(
    part: Window,
    calls: readonly CallRecord[],
    entries: readonly LedgerEntry[],
    api: 1 | 2,
  ): Promise<void> {
    await archive.turns.writable();
    const result = archive.write(instanceRow, calls, entries, { api, at: options.clock() });
    options.stored(calls.length, result);
    if (result.written.length > 0) options.changed(part.from, part.to);
  }

  /** Reads a part again; what came whole is proved anew. */
  async function reread(part: Piece, look: (half: Piece) => Promise<void>): Promise<void> {
    const reading = await readWindow(reader, part);
    if (!('calls' in reading)) {
      for (const half of halves(part, reading.counted)) await look(half);
      return;
    }
    const proof = { zone, settledTo: options.settledTo, asOf: options.clock() };
    const entries = reading.flaw === undefined ? exactEntries(part, reading, proof) : [];
    await write(part, reading.calls, entries, reading.api);
  }

  async function lookForRatings(part: Piece): Promise<void> {
    await gate.pass();
    const page = await client.page({ ...part, ratings: keys }, 1);
    const counted = page.total ?? 0;
    if (counted === countRated(archive, instanceRow, part)) return;
    if (counted > pageSize && part.to > part.from) {
      // A count that makes no sense leads nowhere: what the service lists is all there is to be had.
      if (page.rows < pageSize || isDoubtful(part, counted)) return;
      for (const half of halves(part, counted)) await lookForRatings(half);
      return;
    }
    const believed = page.calls.filter((call) => doubtOf(call, part, instance.id) === undefined);
    await write(part, believed, [], page.api);
    // Fewer than are stored: the service took a rating back, and only the calls themselves tell which.
    if (counted !== countRated(archive, instanceRow, part)) await reread(part, lookForRatings);
  }

  async function lookForCalls(part: Piece): Promise<void> {
    await gate.pass();
    const counted = (await client.page(part, 1)).total ?? 0;
    // Fewer than are stored is no loss: the archive keeps what the service no longer has.
    if (counted <= countKnown(archive, instanceRow, part)) return;
    if (part.to - part.from >= dayMs) for (const half of halves(part, counted)) await lookForCalls(half);
    else await reread(part, lookForCalls);
  }

  if (window.to < window.from) return;
  try {
    await lookForCalls(window);
    await lookForRatings(window);
  } catch (error) {
    // The windows themselves are done: what is not found now, the next run looks for again.
    if (!(error instanceof ServiceError) || stoppingCodes.has(error.code)) throw error;
  }
}

function countRated({ columns }: Archive, instance: number, { from, to }: Window): number {
  let count = 0;
  for (let position = 0; position < columns.length; position++)
    if (
      columns.instance[position] === instance &&
      columns.kind[position] !== noCall &&
      columns.rating[position]! >= 1 &&
      columns.rating[position]! <= 9 &&
      startedAtOf(columns, position) >= from &&
      startedAtOf(columns, position) <= to
    )
      count += 1;
  return count;
}

/** Calls that are stored, and those that the ledger knows to be lacking. */
function countKnown({ ledger }: Archive, instance: number, part: Window): number {
  const lacking = ledger
    .entries(instance, part)
    .filter(({ state }) => state === 'partial')
    .reduce((sum, entry) => sum + Math.max(entry.counted - ledger.storedNow(instance, entry), 0), 0);
  return ledger.storedNow(instance, part) + lacking;
}
