// Takes calls from a port, checks their input against the contract, and sends back replies.
import * as v from 'valibot';
import { contract, type HandlersOf, type RequestName } from '#shared/contract/contract';
import { AppError, failureOf, type Answer, type Call, type Reply } from '#shared/base/envelope';

/** Answers one request. Never throws: failures come back as replies of the closed set. */
export async function answer(handlers: HandlersOf<'data'>, name: unknown, input: unknown): Promise<Reply> {
  try {
    if (typeof name !== 'string') throw new AppError('unknownRequest', typeof name);
    const definition = Object.hasOwn(contract, name) ? contract[name as RequestName] : undefined;
    const handler = Object.hasOwn(handlers, name) ? handlers[name as keyof HandlersOf<'data'>] : undefined;
    if (definition === undefined || handler === undefined) throw new AppError('unknownRequest', name);
    const parsed = v.safeParse(definition.input, input);
    if (!parsed.success) throw new AppError('badInput', `${name}: ${pathOf(parsed.issues)}`);
    const value = await (handler as (input: unknown) => unknown)(parsed.output);
    return { ok: true, value };
  } catch (error) {
    return { ok: false, error: failureOf(error) };
  }
}

function pathOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const issue = issues[0];
  const path = issue?.path?.map((part) => String(part.key)).join('.') ?? '';
  return path === '' ? 'not of the expected shape' : `${path} is not valid`;
}

/** Of several such requests that wait only the newest is answered: an older view is no longer shown. */
const isNewestOnly = (name: string): boolean =>
  Object.hasOwn(contract, name) && contract[name as RequestName].cost === 'newest';

export interface Port {
  readonly post: (message: Answer) => void;
}

/** @returns the function to give every message that arrives */
export function serve(handlers: HandlersOf<'data'>, port: Port): (message: Call) => void {
  let waiting: Call[] = [];
  const drain = (): void => {
    const calls = waiting;
    waiting = [];
    for (const [index, call] of calls.entries()) {
      const isOld =
        isNewestOnly(call.name) && calls.slice(index + 1).some((later) => later.name === call.name);
      if (isOld)
        port.post({
          kind: 'answer',
          id: call.id,
          reply: { ok: false, error: { code: 'cancelled', detail: '' } },
        });
      else
        void answer(handlers, call.name, call.input).then((reply) =>
          port.post({ kind: 'answer', id: call.id, reply }),
        );
    }
  };
  return (message) => {
    if (waiting.length === 0) setImmediate(drain);
    waiting.push(message);
  };
}
