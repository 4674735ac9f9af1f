// Is the archive sound? SQLite's own check, the ledger against the calls, the columns against SQLite.
import { setImmediate } from 'node:timers/promises';
import { AppError, failureOf } from '#shared/base/envelope';
import type { CheckResult } from '#shared/contract/archive';
import type { Archive } from '../store/archive';
import { contentProblems, schemaProblems } from '../store/schema';
import type { Inspect } from './inspect';
import {
  columnFields,
  columnNames,
  createColumns,
  put,
  reserve,
  type ColumnCall,
  type Columns,
} from '../store/columns';
import { noCall } from '../store/kinds';
import { earliestStart, latestStart } from '../limits';

/** Found so far, and how much is done, 0–1. */
interface Finding {
  readonly share: number;
  readonly problem?: string;
}

/** A step looks at so many calls while nothing else is done. */
const callsAStep = 10_000;
/** How the time of a check is spread, about: SQLite's pages, then the rest. */
const shareOfPages = 0.6;

/** All at once; for tests and small archives. */
export function checkArchive(archive: Archive): CheckResult {
  const problems: string[] = [];
  const integrity = archive.database.pragma('integrity_check(10)') as { integrity_check: string }[];
  for (const { integrity_check: message } of integrity)
    if (message !== 'ok') problems.push(`sqlite: ${message}`);
  problems.push(...schemaProblems(archive.database), ...contentProblems(archive.database));
  for (const { problem } of findings(archive)) if (problem !== undefined) problems.push(problem);
  return resultOf(archive, problems);
}

/**
 * The same step by step, so that everything else goes on meanwhile; SQLite's pages are looked at by `inspect`.
 * @param told how much is done, 0–1
 */
export async function checkBesides(
  archive: Archive,
  inspect: Inspect,
  told: (share: number) => void,
): Promise<CheckResult> {
  const problems: string[] = [];
  told(0);
  if (archive.database.name !== ':memory:')
    await inspect(archive.database.name, 'strict').catch((error: unknown) => {
      problems.push(`sqlite: ${failureOf(error).detail}`);
    });
  for (const { share, problem } of findings(archive)) {
    if (problem !== undefined) problems.push(problem);
    told(share);
    await setImmediate();
    // Closed, since another one takes its place.
    if (!archive.database.open) throw new AppError('cancelled');
  }
  return resultOf(archive, problems);
}

function resultOf({ database }: Archive, problems: readonly string[]): CheckResult {
  const calls = database.prepare('SELECT count(*) FROM call').pluck().get() as number;
  const aside = database
    .prepare('SELECT count(*) FROM call WHERE started_at < ? OR started_at > ?')
    .pluck()
    .get(earliestStart, latestStart) as number;
  return { ok: problems.length === 0, calls, aside, problems };
}

/** One pass over all calls: the columns are compared on the way, the ledger's windows are counted at its end. */
function* findings(archive: Archive): Generator<Finding> {
  const { database } = archive;
  const newest = database.prepare('SELECT max(id) FROM call').pluck();
  const rows = database.prepare(
    `SELECT ${columnFields.join(', ')} FROM call WHERE id > ? AND id <= ? ORDER BY id`,
  );
  const starts = new Map<number, number[]>();
  let differs = false;
  for (let from = 0; ; from += callsAStep) {
    // Calls may come between two steps, in SQLite and in the columns; within one both stand still.
    const length = (newest.get() as number | null) ?? 0;
    if (from >= length) {
      if (!differs && length !== archive.columns.length)
        yield { share: 1, problem: `columns: ${archive.columns.length} calls, SQLite has ${length}` };
      break;
    }
    const fresh = createColumns(archive.rules.zone);
    reserve(fresh, callsAStep);
    fresh.kind.fill(noCall);
    for (const call of rows.iterate(from, from + callsAStep) as Iterable<ColumnCall>) {
      put(fresh, { ...call, id: call.id - from });
      const known = starts.get(call.instance);
      if (known === undefined) starts.set(call.instance, [call.started_at]);
      else known.push(call.started_at);
    }
    const share = shareOfPages + (1 - shareOfPages) * Math.min((from + callsAStep) / length, 1);
    const problem: string | undefined = differs
      ? undefined
      : difference(archive.columns, fresh, from, Math.min(callsAStep, length - from));
    differs ||= problem !== undefined;
    yield problem === undefined ? { share } : { share, problem };
  }
  yield* ledgerFindings(archive, starts);
}

/** The first value of `count` calls that differs; `fresh` begins with the call at `from`. */
function difference(columns: Columns, fresh: Columns, from: number, count: number): string | undefined {
  for (let place = 0; place < count; place++) {
    const isCall = fresh.kind[place] !== noCall;
    const name = columnNames.find(
      (one) => (isCall || one === 'kind') && fresh[one][place] !== columns[one][from + place],
    );
    if (name !== undefined) return `columns: ${name} of call ${from + place + 1} differs`;
  }
  return undefined;
}

/**
 * A complete window may hold more calls than were counted (late ones came since), never fewer.
 * @param starts of all calls, by instance
 */
function* ledgerFindings(
  { database }: Archive,
  starts: ReadonlyMap<number, readonly number[]>,
): Generator<Finding> {
  const sorted = new Map([...starts].map(([instance, list]) => [instance, Float64Array.from(list).sort()]));
  const windows = database
    .prepare(
      'SELECT instance, from_ms AS "from", to_ms AS "to", counted FROM sync_window WHERE state = \'complete\'',
    )
    .all() as { instance: number; from: number; to: number; counted: number }[];
  for (const { instance, from, to, counted } of windows) {
    const list = sorted.get(instance) ?? new Float64Array();
    const stored = placeOf(list, to + 1) - placeOf(list, from);
    if (stored >= counted) continue;
    const span = `${new Date(from).toISOString()} to ${new Date(to).toISOString()}`;
    yield { share: 1, problem: `ledger: ${span}: ${counted} counted, ${stored} stored` };
  }
}

/** How many are smaller. */
function placeOf(sorted: Float64Array, time: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
