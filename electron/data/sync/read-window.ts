// Reads all calls of a window, and says whether it got them: pages of one query, read again where rows moved between
// pages, divided by contact type and disposition where one millisecond holds more than a query hands out.
import type { CallRecord } from '#shared/domain/call';
import {
  pageSize,
  pagesPerQuery,
  rowsPerQuery,
  type CccClient,
  type RetryBudget,
  type SentPage,
} from '../service/client';
import { ServiceError, stoppingCodes } from '../service/errors';
import { queriedDispositions, queriedTypes, type CallQuery } from '../service/query';
import { isDoubtful, type Piece } from './halving';
import { isSupportedStart, windowCharacters } from '../limits';
import { doubtOf, type Doubt } from './row-doubts';
import type { Gate } from './progress';

/** Times a window is read when rows move between its pages. */
const readings = 4;
/** Retries of a window beside one for each of its pages. */
const retriesPerWindow = 40;

/** Why a window is not complete although the service answered. */
export type Flaw = Doubt | 'shifting' | 'miscounted' | 'sameId' | 'tooMany' | 'unreadable';

export interface Reading {
  /** Every call that came, of all readings together, each once and as it came last. */
  readonly calls: readonly CallRecord[];
  /** Rows that were not believed since their start cannot be: they are stored, and are in no figure. */
  readonly aside: readonly CallRecord[];
  /** What page 1 counted last; the calls themselves where that is no number of calls. */
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
  /** Rows of another instance are not believed. */
  readonly instanceId: string;
}

/** What the readings of one window share. */
interface Gathering {
  readonly calls: Map<string, CallRecord>;
  readonly aside: Map<string, CallRecord>;
  readonly budget: RetryBudget;
  /** What page 1 of the undivided window counted last; NaN where that is no number of calls. */
  counted: number;
  fetched: number;
  unreadable: number;
  characters: number;
  /** Of the rows that were not believed last; the one that explains most, where there are several. */
  doubt: Doubt | undefined;
  api: 1 | 2;
}

interface Pages {
  /** NaN where it is no number of calls. */
  readonly counted: number;
  readonly rows: number;
  /** Rows that were believed, and how many calls they are. */
  readonly believed: number;
  readonly distinct: number;
  /** More than a query returns; of a span that can be halved also just as many, since a service may count no further. */
  readonly isTooMany: boolean;
}

/** As many rows came as page 1 counted, each of them once. */
const isExact = ({ rows, counted, believed, distinct }: Pages): boolean =>
  rows === counted && distinct === believed;

/** Reads the pages of one query. Of too many rows only the first page, unless `asFarAsItGoes`. */
async function readPages(
  reader: Reader,
  query: CallQuery,
  gathering: Gathering,
  asFarAsItGoes: boolean,
): Promise<Pages> {
  const distinct = new Set<string>();
  let counted = 0;
  let rows = 0;
  let believed = 0;
  const canHalve = query.to > query.from;
  const most = canHalve ? rowsPerQuery - 1 : rowsPerQuery;
  const found = (isTooMany: boolean): Pages => ({
    counted,
    rows,
    believed,
    distinct: distinct.size,
    isTooMany,
  });
  for (let pageNumber = 1; pageNumber <= pagesPerQuery; pageNumber++) {
    await reader.gate.pass();
    // A total is believed when the page after a full last one is empty: one more request for one window in a hundred.
    const isPastEnd = pageNumber > 1 && rows >= counted;
    const page = await pageOf(reader, query, pageNumber, isPastEnd, gathering);
    if (page === undefined) break;
    // A service may answer with its last page again.
    const isRepeated = page.unreadable === 0 && page.calls.every(({ contactId }) => distinct.has(contactId));
    if (isPastEnd && isRepeated) break;
    gathering.api = page.api;
    if (pageNumber === 1) {
      counted = page.total ?? 0;
      if (query.contactType === undefined) gathering.counted = counted;
    }
    for (const call of page.calls) {
      const doubt = doubtOf(call, query, reader.instanceId);
      if (doubt !== undefined) {
        if (gathering.doubt !== 'wrongUnit') gathering.doubt = doubt;
        if (doubt !== 'otherInstance' && !isSupportedStart(call.startedAt))
          gathering.aside.set(call.contactId, call);
        continue;
      }
      believed += 1;
      distinct.add(call.contactId);
      gathering.calls.set(call.contactId, call);
    }
    rows += page.rows;
    gathering.fetched += page.rows;
    gathering.unreadable += page.unreadable;
    if ((gathering.characters += page.characters) > windowCharacters) {
      if (canHalve) return found(true);
      throw new ServiceError(
        'answerTooLarge',
        `more than ${windowCharacters} characters in one moment`,
        false,
      );
    }
    // A page that is not full contradicts a total of more, and one without a believed row promises no more of them.
    if (page.rows < pageSize || believed === 0) break;
    if (counted > most && !asFarAsItGoes) return found(true);
  }
  return found(canHalve && rows >= rowsPerQuery);
}

/** @returns undefined where the page is past the last one and the service refuses it: it has no such page */
async function pageOf(
  { client }: Reader,
  query: CallQuery,
  pageNumber: number,
  isPastEnd: boolean,
  { budget }: Gathering,
): Promise<SentPage | undefined> {
  budget.left += 1;
  if (!isPastEnd) return client.page(query, pageNumber, budget);
  try {
    return await client.page(query, pageNumber, budget, true);
  } catch (error) {
    const isRefused = error instanceof ServiceError && !error.retry && !stoppingCodes.has(error.code);
    if (isRefused && error.code !== 'answerTooLarge') return undefined;
    throw error;
  }
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
export async function readWindow(
  reader: Reader,
  query: CallQuery & Piece,
): Promise<Reading | { counted: number }> {
  const gathering: Gathering = {
    calls: new Map(),
    aside: new Map(),
    budget: { left: retriesPerWindow },
    counted: 0,
    fetched: 0,
    unreadable: 0,
    characters: 0,
    doubt: undefined,
    api: 2,
  };
  let times = 0;
  let flaw: Reading['flaw'];
  let before: Pages | undefined;
  let isDoubted = false;
  try {
    do {
      times += 1;
      Object.assign(gathering, { unreadable: 0, characters: 0, doubt: undefined });
      const pages = await readPages(reader, query, gathering, isDoubted);
      if (times === 1 && isDoubtful(query, atLeast(pages))) {
        // Dividing it further leads nowhere; what it lists is read as far as it goes.
        isDoubted = true;
        continue;
      }
      if (!pages.isTooMany) {
        flaw = flawOf(pages, before);
      } else if (query.to > query.from) {
        if (!isDoubted) return { counted: atLeast(pages) };
        flaw = 'miscounted';
      } else {
        gathering.unreadable = 0;
        const { counted } = pages;
        await readDivided(reader, query, gathering, counted);
        const { size } = gathering.calls;
        flaw = size === counted ? undefined : size < counted ? 'tooMany' : 'shifting';
      }
      before = pages;
    } while ((flaw === 'shifting' || (isDoubted && times === 1)) && times < readings);
    // Rows only come, they do not go: as many different ones as were counted last are all that there were.
    if ((flaw === 'shifting' || flaw === 'miscounted') && gathering.calls.size === gathering.counted)
      flaw = undefined;
    flaw = gathering.doubt ?? (isDoubted ? 'miscounted' : flaw);
    if (flaw === undefined && gathering.unreadable > 0) flaw = 'unreadable';
  } catch (error) {
    if (!(error instanceof ServiceError) || stoppingCodes.has(error.code)) throw error;
    flaw = error;
  }
  const { calls, aside, counted, fetched, unreadable, api } = gathering;
  return {
    calls: [...calls.values()],
    aside: [...aside.values()],
    counted: Number.isNaN(counted) ? calls.size : counted,
    fetched,
    unreadable,
    readings: times,
    api,
    flaw,
  };
}

/** Calls that the window has by the service's count, or by the rows that came. */
const atLeast = ({ counted, rows }: Pages): number => Math.max(counted || 0, rows);

/** @param before the reading before it; numbers that do not change from one to the next are no rows that move */
function flawOf(pages: Pages, before: Pages | undefined): Flaw | undefined {
  if (isExact(pages)) return undefined;
  if (Number.isNaN(pages.counted)) return 'miscounted';
  const isStable =
    before?.counted === pages.counted && before.rows === pages.rows && before.distinct === pages.distinct;
  if (!isStable) return 'shifting';
  return pages.rows === pages.counted ? 'sameId' : 'miscounted';
}
