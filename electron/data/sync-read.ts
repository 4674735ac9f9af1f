// Reads all calls of a window, and says whether it got them: pages of one query, read again where rows moved between
// pages, divided by contact type and disposition where one millisecond holds more than a query hands out.
import type { CallRecord } from '../../shared/call';
import { pageSize, pagesPerQuery, rowsPerQuery, type CccClient, type RetryBudget } from './ccc-client';
import { ServiceError, stoppingCodes } from './ccc-errors';
import { queriedDispositions, queriedTypes, type CallQuery } from './ccc-query';
import type { Gate } from './sync-progress';

/** Times a window is read when rows move between its pages. */
const readings = 4;
/** Retries of a window beside one for each of its pages. */
const retriesPerWindow = 40;

/** Why a window is not complete although the service answered. */
export type Flaw = 'shifting' | 'tooMany' | 'unreadable';

export interface Reading {
  /** Every call that came, of all readings together, each once and as it came last. */
  readonly calls: readonly CallRecord[];
  /** What page 1 counted last. */
  readonly counted: number;
  /** Rows received, repetitions included. */
  readonly fetched: number;
  readonly unreadable: number;
  readonly readings: number;
  /** Version of the action that sent the rows. */
  readonly api: 1 | 2;
  /** Why these are not all calls of the window; undefined where they are. */
  readonly flaw: Flaw | ServiceError | undefined;
}

export interface Reader {
  readonly client: CccClient;
  readonly gate: Gate;
}

/** What the readings of one window share. */
interface Gathering {
  readonly calls: Map<string, CallRecord>;
  readonly budget: RetryBudget;
  fetched: number;
  unreadable: number;
  api: 1 | 2;
}

interface Pages {
  readonly counted: number;
  /** More than a query hands out; of a span that can be halved also just as many, since a service may count no further. */
  readonly isTooMany: boolean;
  /** As many rows came as page 1 counted, each of them once. */
  readonly exact: boolean;
}

/** Reads the pages of one query. Of too many rows only the first page, unless `asFarAsItGoes`. */
async function readPages(
  { client, gate }: Reader,
  query: CallQuery,
  gathering: Gathering,
  asFarAsItGoes: boolean,
): Promise<Pages> {
  const distinct = new Set<string>();
  let counted = 0;
  let rows = 0;
  let readable = 0;
  const most = query.to > query.from ? rowsPerQuery - 1 : rowsPerQuery;
  for (let pageNumber = 1; pageNumber <= pagesPerQuery; pageNumber++) {
    await gate.pass();
    gathering.budget.left += 1;
    const page = await client.page(query, pageNumber, gathering.budget);
    gathering.api = page.api;
    if (pageNumber === 1) counted = page.total ?? 0;
    for (const call of page.calls) {
      distinct.add(call.contactId);
      gathering.calls.set(call.contactId, call);
    }
    rows += page.rows;
    readable += page.calls.length;
    gathering.fetched += page.rows;
    gathering.unreadable += page.unreadable;
    if (page.rows < pageSize || rows >= counted) break;
    if (counted > most && !asFarAsItGoes) break;
  }
  const exact = rows === counted && distinct.size === readable;
  return { counted, isTooMany: counted > most, exact };
}

/**
 * Divides a query that cannot be halved in time: by contact type, and what is still too much by disposition. Types and
 * dispositions that no filter knows are looked for among the undivided rows, as far as these go.
 */
async function readDivided(
  reader: Reader,
  query: CallQuery,
  gathering: Gathering,
  counted: number,
): Promise<void> {
  const undivided: CallQuery[] = [];
  for (const contactType of queriedTypes) {
    const slice = { ...query, contactType };
    const pages = await orNothing(readPages(reader, slice, gathering, false));
    if (pages?.isTooMany !== true) continue;
    undivided.push(slice);
    for (const disposition of queriedDispositions)
      await orNothing(readPages(reader, { ...slice, disposition }, gathering, true));
  }
  for (const whole of [...undivided, query])
    if (gathering.calls.size < counted) await readPages(reader, whole, gathering, true);
}

/** Undefined where the service refuses the filter itself. */
async function orNothing(pages: Promise<Pages>): Promise<Pages | undefined> {
  try {
    return await pages;
  } catch (error) {
    const isFilter = error instanceof ServiceError && !error.retry && !stoppingCodes.has(error.code);
    if (isFilter) return undefined;
    throw error;
  }
}

/**
 * Reads a window until it is exact, at most a few times.
 * @returns what came, with its flaw; or only the count of a window that should be halved
 * @throws ServiceError of a stopping code, or the signal's reason
 */
export async function readWindow(reader: Reader, query: CallQuery): Promise<Reading | { counted: number }> {
  const gathering: Gathering = {
    calls: new Map(),
    budget: { left: retriesPerWindow },
    fetched: 0,
    unreadable: 0,
    api: 2,
  };
  let counted = 0;
  let times = 0;
  let flaw: Reading['flaw'];
  try {
    do {
      times += 1;
      gathering.unreadable = 0;
      const pages = await readPages(reader, query, gathering, false);
      counted = pages.counted;
      if (!pages.isTooMany) {
        flaw = pages.exact ? undefined : 'shifting';
      } else if (query.to > query.from) {
        return { counted };
      } else {
        gathering.unreadable = 0;
        await readDivided(reader, query, gathering, counted);
        const { size } = gathering.calls;
        flaw = size === counted ? undefined : size < counted ? 'tooMany' : 'shifting';
      }
    } while (flaw === 'shifting' && times < readings);
    // Rows only come, they do not go: as many different ones as were counted last are all that there were.
    if (flaw === 'shifting' && gathering.calls.size === counted) flaw = undefined;
    if (flaw === undefined && gathering.unreadable > 0) flaw = 'unreadable';
  } catch (error) {
    if (!(error instanceof ServiceError) || stoppingCodes.has(error.code)) throw error;
    flaw = error;
  }
  const { calls, fetched, unreadable, api } = gathering;
  return { calls: [...calls.values()], counted, fetched, unreadable, readings: times, api, flaw };
}

/** The two halves of a window, newer first. */
export function halves<T extends { readonly from: number; readonly to: number }>(window: T): [T, T] {
  const middle = Math.floor((window.from + window.to) / 2);
  return [
    { ...window, from: middle + 1 },
    { ...window, to: middle },
  ];
}
