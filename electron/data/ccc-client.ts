// Pages of call detail records: ListCallDetailRecordsV2 or the older action behind one face, with rate and retries.
import type { ApiVersion } from '../../shared/settings';
import { ServiceError } from './ccc-errors';
import { parsePage, type Page } from './ccc-payload';
import type { Target } from './ccc-request';
import { backoffMs, sleep, type Sleep, type TokenBucket } from './rate';

/** The service serves pages 1–100 of up to 100 rows. */
export const pageSize = 100;
export const pagesPerQuery = 100;
export const rowsPerQuery = pageSize * pagesPerQuery;

/** Tries of one request before its window is given up. */
const maximumTries = 8;
/** Tries as long as nothing was ever reached: a wrong address or no network is said soon. */
const firstTries = 4;

const actions = { v1: 'ListCallDetailRecords', v2: 'ListCallDetailRecordsV2' } as const;

export interface PageQuery {
  /** Start times from … to, both edges inside, epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly pageNumber: number;
}

export interface ClientCounts {
  requests: number;
  retries: number;
  throttled: number;
}

export interface ClientOptions {
  readonly target: Target;
  readonly instanceId: string;
  readonly apiVersion: ApiVersion;
  readonly bucket: TokenBucket;
  readonly pause?: Sleep;
  readonly random?: () => number;
}

export interface CccClient {
  /** @throws ServiceError when retries are used up or cannot help */
  page(query: PageQuery): Promise<Page>;
  readonly counts: Readonly<ClientCounts>;
  /** The action in use; of `auto` the one that was found to work. */
  readonly api: 'v1' | 'v2';
}

export function createClient(options: ClientOptions): CccClient {
  const { target, instanceId, bucket } = options;
  const pause = options.pause ?? sleep;
  const random = options.random ?? Math.random;
  const counts: ClientCounts = { requests: 0, retries: 0, throttled: 0 };
  let api: 'v1' | 'v2' = options.apiVersion === 'v1' ? 'v1' : 'v2';
  let reached = false;
  let settled = options.apiVersion !== 'auto';

  async function once(query: PageQuery, version: 'v1' | 'v2'): Promise<Page> {
    await bucket.take(target.signal);
    counts.requests += 1;
    // Loaded on first use: the official package takes a quarter of a second, which the window need not wait for.
    const { send } = await import('./ccc-request');
    const data = await send(target, actions[version], {
      InstanceId: instanceId,
      PageNumber: String(query.pageNumber),
      PageSize: String(pageSize),
      StartTime: String(query.from),
      EndTime: String(query.to),
      OrderByField: 'startTime',
      SortOrder: 'ASC',
    });
    const page = parsePage(data, query.pageNumber);
    if (page === undefined) throw new ServiceError('badAnswer', 'a reply without its list', true);
    if (query.pageNumber === 1 && page.total === null)
      throw new ServiceError('badAnswer', 'page 1 without a total', true);
    return page;
  }

  async function withRetries(query: PageQuery, version: 'v1' | 'v2'): Promise<Page> {
    let isConfirmed = false;
    for (let attempt = 1; ; attempt++) {
      try {
        const page = await once(query, version);
        reached = true;
        if (page.listed || isConfirmed) return page;
        isConfirmed = true;
      } catch (error) {
        if (!(error instanceof ServiceError)) throw error;
        reached ||= error.code !== 'unreachable';
        if (error.code === 'throttled') counts.throttled += 1;
        if (!error.retry || attempt >= (reached ? maximumTries : firstTries)) throw error;
        counts.retries += 1;
        await pause(backoffMs(attempt, error.retryAfterMs, random), target.signal);
      }
    }
  }

  return {
    counts,
    get api() {
      return api;
    },
    async page(query) {
      if (settled) return withRetries(query, api);
      // Several windows are in flight: another one may change `api` while this one waits for its answer.
      const tried = api;
      try {
        const page = await withRetries(query, tried);
        settled = true;
        return page;
      } catch (error) {
        if (!(error instanceof ServiceError) || !error.actionRefused || tried === 'v1') throw error;
        // V2 is newer than many accounts' policies; the older action answers the same calls without queue times.
        api = 'v1';
        const page = await withRetries(query, api);
        settled = true;
        return page;
      }
    },
  };
}
