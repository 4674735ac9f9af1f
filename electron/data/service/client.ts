// Sends requests to the service with rate, retries and circuit breaker, by the newer or the older version of an action; and
// asks for pages of call detail records.
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

type Version = 'v1' | 'v2';

/** An action with its parameters. */
interface Action {
  readonly name: string;
  readonly parameters: object;
}
/** One question to the service, whichever action answers it. */
interface Question<Answer> {
  /** By the version of the API: where the newer action is refused, the older one takes its place. */
  readonly action: (version: Version) => Action;
  /** Reads the Data of a reply. @throws ServiceError badAnswer where it cannot be used */
  readonly read: (data: unknown) => Answer;
  /** Whether an answer is believed only when it is given twice. */
  readonly isDoubtful?: (answer: Answer) => boolean;
}

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
  readonly api: Version;
}

/** An answer, the version that gave it, and the length of the reply. */
interface Answered<Answer> {
  readonly answer: Answer;
  readonly api: 1 | 2;
  readonly characters: number;
}

/** The regions' endpoints by the official rule: shared ones have no region in their name. */
export function regionEndpoint(region: string): string {
  const shared =
    /^(ap-northeast-1|ap-south-1|ap-southeast-[1235]|eu-central-1|eu-west-1|me-east-1|us-east-1|us-west-1|cn-beijing|cn-chengdu|cn-hongkong|cn-huhehaote|cn-qingdao|cn-shenzhen|cn-zhangjiakou)$/;
  return shared.test(region) ? 'https://ccc.aliyuncs.com' : `https://ccc.${region}.aliyuncs.com`;
}

export function createClient(options: ClientOptions): CccClient {
  const { target, instanceId, pace, circuit } = options;
  const pause = options.pause ?? sleep;
  const random = options.random ?? Math.random;
  const counts: ClientCounts = { requests: 0, retries: 0, throttled: 0 };
  let api: Version = options.apiVersion === 'v1' ? 'v1' : 'v2';
  let reached = false;
  let settled = options.apiVersion !== 'auto';
  let servedAt: number | null = null;

  function pageQuestion(query: CallQuery, pageNumber: number, isPastEnd: boolean): Question<Page> {
    const paging = { instanceId, pageNumber, pageSize };
    return {
      action: (version) =>
        version === 'v1'
          ? { name: 'ListCallDetailRecords', parameters: parametersV1(query, paging) }
          : { name: 'ListCallDetailRecordsV2', parameters: parametersV2(query, paging) },
      read(data) {
        const page = parsePage(data, pageNumber, isPastEnd);
        if (page === undefined) throw new ServiceError('badAnswer', 'a reply without its list', true);
        if (pageNumber === 1 && page.total === null)
          throw new ServiceError('badAnswer', 'page 1 without a total', true);
        return page;
      },
      isDoubtful: ({ listed }) => !listed,
    };
  }

  async function once<Answer>(question: Question<Answer>, version: Version): Promise<Answered<Answer>> {
    if (await circuit.pass(target.signal)) {
      // What opened the circuit may be one window that the service cannot read, not the service's absence.
      const now = target.clock();
      await ask(pageQuestion({ from: now - quietMs, to: now }, 1, false), version);
      circuit.answered();
    }
    return ask(question, version);
  }

  async function ask<Answer>(question: Question<Answer>, version: Version): Promise<Answered<Answer>> {
    // Loaded on first use: the official package takes a quarter of a second, which the window need not wait for.
    const { send } = await import('./request');
    // Last of all, so that a request is sent when its turn comes.
    await pace.take(target.signal);
    counts.requests += 1;
    options.sent?.();
    const { name, parameters } = question.action(version);
    const received = await send(target, name, parameters);
    servedAt = received.servedAt ?? servedAt;
    const answer = question.read(received.data);
    return { answer, api: version === 'v1' ? 1 : 2, characters: received.characters };
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

  async function withRetries<Answer>(
    question: Question<Answer>,
    version: Version,
    budget: RetryBudget,
  ): Promise<Answered<Answer>> {
    let isConfirmed = false;
    for (let attempt = 1; ;) {
      try {
        const answered = await once(question, version);
        reached = true;
        circuit.answered();
        pace.answered();
        if (isConfirmed || question.isDoubtful?.(answered.answer) !== true) return answered;
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

  async function answerOf<Answer>(
    question: Question<Answer>,
    budget: RetryBudget,
  ): Promise<Answered<Answer>> {
    if (settled) return withRetries(question, api, budget);
    // Several windows are in flight: another one may change `api` while this one waits for its answer.
    const tried = api;
    try {
      const answered = await withRetries(question, tried, budget);
      settled = true;
      return answered;
    } catch (error) {
      if (!(error instanceof ServiceError) || !error.actionRefused || tried === 'v1') throw error;
      // V2 is newer than many accounts' policies; the older action answers the same calls without queue times.
      api = 'v1';
      const answered = await withRetries(question, api, budget);
      settled = true;
      return answered;
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
      const { answer, ...sent } = await answerOf(pageQuestion(query, pageNumber, isPastEnd), budget);
      return { ...answer, ...sent };
    },
  };
}
