// Finds the calls of a query and cuts pages from them. A page of 100 costs well under a millisecond at 1,000,000
// calls: old rows are counted by binary search, filtered results are kept for the next pages.
import type { ListQuery } from './query';
import type { CallFacts, CallSource } from './source';

export interface Page {
  readonly calls: readonly CallFacts[];
  readonly total: number;
}

export interface Listing {
  /** The page as the service would answer at `asOfMs`. */
  page(query: ListQuery, asOfMs: number): Page;
}

/** Matching calls ascending: first the whole range [from, solidTo) of the source, then single indexes. */
interface Matches {
  readonly version: number;
  readonly asOfMs: number;
  readonly from: number;
  readonly solidTo: number;
  readonly rest: Uint32Array;
  /** Until then no row of the range becomes visible, so the matches stay as they are. */
  readonly validUntilMs: number;
}

const KEPT_QUERIES = 16;
/** Results of filters on late facts (ratings, releases) are found anew after so long. */
const LATE_FILTER_MS = 1000;

export function createListing(source: CallSource): Listing {
  const kept = new Map<string, Matches>();

  const matchesOf = (query: ListQuery, asOfMs: number): Matches => {
    const version = source.version ?? 0;
    const known = kept.get(query.key);
    kept.delete(query.key);
    const fresh =
      known !== undefined &&
      known.version === version &&
      asOfMs >= known.asOfMs &&
      asOfMs < known.validUntilMs
        ? known
        : findMatches(source, query, asOfMs, version);
    kept.set(query.key, fresh); // last in the Map: most recently used
    if (kept.size > KEPT_QUERIES) kept.delete(kept.keys().next().value!);
    return fresh;
  };

  return {
    page(query, asOfMs) {
      if (query.contactId !== undefined) {
        const index = indexOfContact(source, query.contactId, asOfMs);
        const calls = index === undefined ? [] : [source.facts(index, asOfMs)];
        return { total: calls.length, calls: query.pageNumber === 1 ? calls : [] };
      }
      const { from, solidTo, rest } = matchesOf(query, asOfMs);
      const solid = solidTo - from;
      const total = solid + rest.length;
      const first = (query.pageNumber - 1) * query.pageSize;
      const calls: CallFacts[] = [];
      for (let place = first; place < Math.min(total, first + query.pageSize); place++) {
        const nth = query.ascending ? place : total - 1 - place;
        calls.push(source.facts(nth < solid ? from + nth : rest[nth - solid]!, asOfMs));
      }
      return { calls, total };
    },
  };
}

function findMatches(source: CallSource, query: ListQuery, asOfMs: number, version: number): Matches {
  const from = firstNotBefore(source, query.fromMs);
  const to = firstNotBefore(source, query.toMs + 1);
  const settledBefore = asOfMs - (source.maxVisibleLagMs ?? Infinity);
  const solidTo =
    query.tests.length > 0
      ? from
      : Math.min(Math.max(from, firstNotBefore(source, settledBefore)), Math.max(from, to));

  const rest: number[] = [];
  let validUntilMs = query.changesWithTime ? asOfMs + LATE_FILTER_MS : Infinity;
  for (let index = solidTo; index < to; index++) {
    const visibleAt = source.startedAt(index) < settledBefore ? -Infinity : source.visibleAt(index);
    if (visibleAt > asOfMs) {
      validUntilMs = Math.min(validUntilMs, visibleAt);
    } else if (query.tests.length === 0) {
      rest.push(index);
    } else {
      const facts = source.glance?.(index, asOfMs) ?? source.facts(index, asOfMs);
      if (query.tests.every((test) => test(facts))) rest.push(index);
    }
  }
  return { version, asOfMs, from, solidTo, rest: Uint32Array.from(rest), validUntilMs };
}

/** Index of the first call that starts at or after `timeMs`. */
function firstNotBefore(source: CallSource, timeMs: number): number {
  let low = 0;
  let high = source.size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (source.startedAt(middle) < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

function indexOfContact(source: CallSource, contactId: string, asOfMs: number): number | undefined {
  let index = source.find?.(contactId);
  if (source.find === undefined) {
    for (let i = 0; i < source.size && index === undefined; i++)
      if (source.facts(i, asOfMs).contactId === contactId) index = i;
  }
  return index !== undefined && source.visibleAt(index) <= asOfMs ? index : undefined;
}
