// The answers on the wire: envelopes, error bodies of the gateway, and the ways in which an answer can be spoilt.
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { sendBody } from './bodies';
import type { Fault } from './faults';
import { liedText, lies, type Lie } from './lies';
import type { ListQuery } from './query';
import type { Row } from './rows';

export interface Answer {
  readonly status: number;
  /** The Code in the body, for the log. */
  readonly code: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Done while sending: delay, reset, truncation, silence. */
  readonly fault?: Fault;
}

const HTML =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center></body>\r\n</html>';
const ENVELOPE_MESSAGE = '无';

/** `rows` of one page; TotalCount is told on page 1 only. */
export function listAnswer(
  query: ListQuery,
  total: number,
  numbers: 'strings' | 'sdk',
  rows: readonly Row[],
): Answer {
  const spelled = (value: number): number | string => (numbers === 'strings' ? String(value) : value);
  return envelope(200, 'OK', spelled(200), {
    TotalCount: spelled(query.pageNumber === 1 ? total : 0),
    PageSize: spelled(query.pageSize),
    PageNumber: spelled(query.pageNumber),
    List: rows,
  });
}

/** An error as the gateway writes it (help.aliyun.com/document_detail/149360.htm). */
export function errorAnswer(status: number, code: string, message: string): Answer {
  const requestId = newRequestId();
  const body = {
    RequestId: requestId,
    Message: message,
    Recommend: `https://api.aliyun.com/troubleshoot?q=${code}&product=CCC&requestId=${requestId}`,
    HostId: 'ccc.cn-shanghai.aliyuncs.com',
    Code: code,
    ...(code === 'NoPermission' || code === 'Forbidden.RAM' ? { AccessDeniedDetail: accessDenied } : {}),
  };
  return { status, code, body: JSON.stringify(body) };
}

const accessDenied = {
  AuthAction: 'ccc:ListCallDetailRecords',
  AuthPrincipalType: 'SubUser',
  PolicyType: 'AccountLevelIdentityBasedPolicy',
  NoPermissionType: 'ImplicitDeny',
};

/** What a fault makes of a request; `proper` is the answer without it (undefined: the fault needs none). */
export function answerOf(fault: Fault, proper: (() => Answer) | undefined, params: URLSearchParams): Answer {
  switch (fault.kind) {
    case 'throttle': {
      const code = fault.code ?? 'Throttling.User';
      const answer = errorAnswer(fault.status ?? 400, code, 'Request was denied due to user flow control.');
      const { retryAfterMs } = fault;
      if (retryAfterMs === undefined) return { ...answer, fault };
      // The SDK reads x-acs-retry-after (ms); plain HTTP clients read Retry-After (s, rounded up).
      const headers = {
        'x-acs-retry-after': String(retryAfterMs),
        'retry-after': String(Math.ceil(retryAfterMs / 1000)),
      };
      return { ...answer, fault, headers };
    }
    case 'status': {
      const code = fault.code ?? (fault.status === 503 ? 'ServiceUnavailable' : 'InternalError');
      return {
        ...errorAnswer(
          fault.status,
          code,
          'The request has failed due to a temporary failure of the server.',
        ),
        fault,
      };
    }
    case 'code': {
      const message = fault.message ?? `The request was refused with ${fault.code}.`;
      if (fault.status !== undefined && fault.status !== 200)
        return { ...errorAnswer(fault.status, fault.code, message), fault };
      return { ...envelope(200, fault.code, 200, null, message), fault };
    }
    case 'html':
      return { status: 502, code: '', body: HTML, headers: { 'content-type': 'text/html' }, fault };
    case 'nullData':
      return { ...envelope(200, 'OK', 200, null), fault };
    case 'nullList':
      return {
        ...envelope(200, 'OK', 200, { TotalCount: 0, PageSize: 100, PageNumber: 1, List: null }),
        fault,
      };
    case 'reset':
    case 'hang':
      return { status: 0, code: '', body: '', fault };
    case 'lie': {
      const answer = proper?.() ?? envelope(200, 'OK', 200, null);
      const { headers }: Lie = lies[fault.lie];
      const isProper = answer.code === 'OK';
      return {
        ...answer,
        ...(isProper ? { body: liedText(fault.lie, answer.body, params) } : {}),
        ...(headers === undefined ? {} : { headers }),
        fault,
      };
    }
    case 'truncate':
    case 'slow':
      return { ...(proper?.() ?? envelope(200, 'OK', 200, null)), fault };
  }
}

/**
 * Writes the answer, spoilt as its fault says; resolves when nothing is left to do.
 * @param now the service's clock, epoch ms: clients read from the date how far theirs is off
 */
export async function send(
  response: ServerResponse,
  answer: Answer,
  latencyMs: number,
  now: number,
): Promise<void> {
  const { fault } = answer;
  const delayMs = latencyMs + (fault?.kind === 'slow' ? fault.delayMs : 0);
  if (delayMs > 0) await pause(delayMs, response);
  if (fault?.kind === 'hang' || response.destroyed) return;
  const { body: liedBody }: Lie = fault?.kind === 'lie' ? lies[fault.lie] : { says: '' };
  if (liedBody !== undefined) return sendBody(response, liedBody);
  if (fault?.kind === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const body = Buffer.from(answer.body);
  const sent = fault?.kind === 'truncate' ? body.subarray(0, Math.floor(body.length / 2)) : body;
  response.writeHead(answer.status, {
    'content-type': 'application/json;charset=utf-8',
    date: new Date(now).toUTCString(),
    // The length of what is sent: a gateway that cuts an answer short looks complete to HTTP, only the JSON is not.
    'content-length': sent.length,
    ...answer.headers,
  });
  response.end(sent);
}

function envelope(
  status: number,
  code: string,
  httpStatusCode: number | string,
  data: unknown,
  message = ENVELOPE_MESSAGE,
): Answer {
  const body = {
    RequestId: newRequestId(),
    Message: message,
    HttpStatusCode: httpStatusCode,
    Data: data,
    Code: code,
  };
  return { status, code, body: JSON.stringify(body) };
}

function newRequestId(): string {
  return randomUUID().toUpperCase();
}

/** Ends early when the client goes away, so that nothing waits for a closed connection. */
function pause(delayMs: number, response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      response.off('close', done);
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    response.once('close', done);
  });
}
