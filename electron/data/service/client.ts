// Pages of call detail records: ListCallDetailRecordsV2 or the older action behind one face, with rate and retries.
import type { ApiVersion } from '#shared/domain/settings';
import { ServiceError } from './errors';
import { parsePage, type Page } from '../call/parse-row';
import { parametersV1, parametersV2, type CallQuery } from './query';
import type { Target } from './request';
import type { Circuit } from './circuit-breaker';
import { backoffMs, sleep, type Pace, type Sleep } from './rate-limit';

/** The service serves pages 1–100 of up to 100 rows. */
export const pageSize = 100;
export const pagesPerQuery = 100;
export const rowsPerQuery = pageSize * pagesPerQuery;

/** Tries of one request before its window is given up. */
const maximumTries = 6;
/** Tries as long as nothing was ever reached: a wrong address or no network is said soon. */
const firstTries = 4;

/** A span that costs the service little to answer. */
const quietMs = 60_000;

const actions = { v1: 'ListCallDetailRecords', v2: 'ListCallDetailRecordsV2' } as const;

/** Retries that a window may still use; pages of one window share it. */
export interface RetryBudget {
  left: number;
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
  readonly pace: Pace;
  readonly circuit: Circuit;
  readonly pause?: Sleep;
  readonly random?: () => number;
  /** Told of every request. */
  readonly sent?: () => void;
}

/** A page, the version of the action that sent it, and the length of the answer. */
export type SentPage = Page & { readonly api: 1 | 2; readonly characters: number };

export interface CccClient {
  /**
   * One page of up to 100 calls, oldest first.
   * @param isPastEnd whether it follows the last page, so that an answer without a list is one without calls
   * @throws ServiceError when retries are used up or cannot help; the signal's reason when it aborts
   */
  page(query: CallQuery, pageNumber: number, budget?: RetryBudget, isPastEnd?: boolean): Promise<SentPage>;
  readonly counts: Readonly<ClientCounts>;
  /** The service's clock at its last answer, epoch ms; null before the first. */
  readonly servedAt: number | null;
  /** The action in use; of `auto` the one that was found to work. */
  readonly api: 'v1' | 'v2';
}

interface Asked {
  readonly query: CallQuery;
  readonly pageNumber: number;
  readonly isPastEnd: boolean;
}

export function createClient(options: ClientOptions): CccClient {
  const { target, instanceId, pace, circuit } = options;
  const pause = options.pause ?? sleep;
  const random = options.random ?? Math.random;
  const counts: ClientCounts = { requests: 0, retries: 0, throttled: 0 };
  let api: 'v1' | 'v2' = options.apiVersion === 'v1' ? 'v1' : 'v2';
  let reached = false;
  let settled = options.apiVersion !== 'auto';
  let servedAt: number | null = null;

  async function once(asked: Asked, version: 'v1' | 'v2'): Promise<SentPage> {
    if (await circuit.pass(target.signal)) {
      // What opened the circuit may be one window that the service cannot read, not the service's absence.
      const now = target.clock();
      await ask({ query: { from: now - quietMs, to: now }, pageNumber: 1, isPastEnd: false }, version);
      circuit.answered();
    }
    return ask(asked, version);
  }

  async function ask({ query, pageNumber, isPastEnd }: Asked, version: 'v1' | 'v2'): Promise<SentPage> {
    // Loaded on first use: the official package takes a quarter of a second, which the window need not wait for.
    const { send } = await import('./request');
    // Last of all, so that a request is sent when its turn comes.
    await pace.take(target.signal);
    counts.requests += 1;
    options.sent?.();
    const paging = { instanceId, pageNumber, pageSize };
    const parameters = version === 'v1' ? parametersV1(query, paging) : parametersV2(query, paging);
    const received = await send(target, actions[version], parameters);
    servedAt = received.servedAt ?? servedAt;
    const page = parsePage(received.data, pageNumber, isPastEnd);
    if (page === undefined) throw new ServiceError('badAnswer', 'a reply without its list', true);
    if (pageNumber === 1 && page.total === null)
      throw new ServiceError('badAnswer', 'page 1 without a total', true);
    return { ...page, api: version === 'v1' ? 1 : 2, characters: received.characters };
  }

  /** Tells pace and circuit how a request went. */
  function judge(error: ServiceError): void {
    reached ||= error.isAnswer;
    if (error.retry) circuit.failed(error);
    else circuit.answered();
    if (error.code !== 'throttled') return;
    counts.throttled += 1;
    // A wait that is longer than the run's patience ends it, and would hold up the account's other runs for nothing.
    if (!circuit.gaveUp) pace.throttled(error.retryAfterMs);
  }

  async function withRetries(asked: Asked, version: 'v1' | 'v2', budget: RetryBudget): Promise<SentPage> {
    let isConfirmed = false;
    for (let attempt = 1; ;) {
      try {
        const page = await once(asked, version);
        reached = true;
        circuit.answered();
        pace.answered();
        if (page.listed || isConfirmed) return page;
        isConfirmed = true;
      } catch (error) {
        if (!(error instanceof ServiceError) || circuit.gaveUp) throw error;
        judge(error);
        if (!error.retry || circuit.gaveUp) throw error;
        // A service that is away is waited for at the circuit, at no window's cost.
        if (!circuit.isOpen) {
          const tries = reached ? maximumTries : firstTries;
          if (attempt >= tries || budget.left <= 0) throw error;
          budget.left -= 1;
          await pause(backoffMs(attempt, error.retryAfterMs, random), target.signal);
          attempt += 1;
        }
        counts.retries += 1;
      }
    }
  }

  return {
    counts,
    get api() {
      return api;
    },
    get servedAt() {
      return servedAt;
    },
    async page(query, pageNumber, budget = { left: maximumTries }, isPastEnd = false) {
      const asked = { query, pageNumber, isPastEnd };
      if (settled) return withRetries(asked, api, budget);
      // Several windows are in flight: another one may change `api` while this one waits for its answer.
      const tried = api;
      try {
        const page = await withRetries(asked, tried, budget);
        settled = true;
        return page;
      } catch (error) {
        if (!(error instanceof ServiceError) || !error.actionRefused || tried === 'v1') throw error;
        // V2 is newer than many accounts' policies; the older action answers the same calls without queue times.
        api = 'v1';
        const page = await withRetries(asked, api, budget);
        settled = true;
        return page;
      }
    },
  };
}
