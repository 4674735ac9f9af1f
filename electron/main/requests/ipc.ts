// Validates and dispatches all requests of pages: checks who asks, what, and with which input.
import { type Contract, type HandlersOf, contract, type RequestName } from '#shared/contract/contract';
import { ipcMain, type IpcMainInvokeEvent, type WebFrameMain } from 'electron';
import * as v from 'valibot';
import { AppError, failureOf, type Reply } from '#shared/base/envelope';
import type { DataProcess } from '../profile/data-process';
import { isWithinLimits } from '../base/input-limits';
import { hideSecrets, log } from '../base/log';
import { isOwnPage } from '../window/security';

/** A page that opens dialogs or writes files without end has to wait. */
const mostCostlyAtOnce = 6;

/** Its declaration; undefined for a name that no request has. */
function requestOf(name: unknown): Contract[RequestName] | undefined {
  return typeof name === 'string' && Object.hasOwn(contract, name)
    ? contract[name as RequestName]
    : undefined;
}

/** Only the main frame of one of our own pages may ask. A frame that has gone has no address. */
function mayAsk(frame: WebFrameMain | null, name: unknown): boolean {
  if (frame === null || frame.parent !== null || !isOwnPage(frame.url)) return false;
  const isPrinted = new URL(frame.url).pathname === '/report.html';
  return isPrinted === (requestOf(name)?.asker === 'print');
}

/** Details may quote what was sent: a secret has no business in a page's error either. */
function withoutSecrets(reply: Reply): Reply {
  if (reply.ok || reply.error.detail === '') return reply;
  return { ok: false, error: { ...reply.error, detail: hideSecrets(reply.error.detail) } };
}

/** Answers one call of a page. Views may ask only what the contract opens to them. */
export async function answerPage(
  handlers: HandlersOf<'main'>,
  data: Pick<DataProcess, 'relay'>,
  name: unknown,
  input: unknown,
  contentsId: number,
): Promise<Reply> {
  const asked = typeof name === 'string' ? name.slice(0, 60) : typeof name;
  try {
    const definition = requestOf(asked);
    if (typeof name !== 'string' || definition === undefined || definition.asker === 'main')
      throw new AppError('unknownRequest', asked);
    // A list would pass for an object without members.
    if (Array.isArray(input) || !isWithinLimits(input)) throw new AppError('badInput', asked);
    const parsed = v.safeParse(definition.input, input);
    if (!parsed.success) throw new AppError('badInput', asked);
    if (definition.owner === 'data') return withoutSecrets(await data.relay(asked, parsed.output));
    const handler = handlers[asked as keyof HandlersOf<'main'>] as (
      input: unknown,
      contentsId: number,
    ) => unknown;
    return { ok: true, value: await handler(parsed.output, contentsId) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'internal') log('error', `${asked}: ${failure.detail}`);
    return withoutSecrets({ ok: false, error: failure });
  }
}

export function listenToPages(handlers: HandlersOf<'main'>, data: DataProcess): void {
  let costlyNow = 0;
  ipcMain.handle(
    'call',
    async ({ senderFrame, sender }: IpcMainInvokeEvent, name: unknown, input: unknown): Promise<Reply> => {
      if (!mayAsk(senderFrame, name))
        return { ok: false, error: { code: 'unknownRequest', detail: 'sender' } };
      if (requestOf(name)?.cost !== 'costly') return answerPage(handlers, data, name, input, sender.id);
      if (costlyNow >= mostCostlyAtOnce) return { ok: false, error: { code: 'busy', detail: '' } };
      costlyNow += 1;
      try {
        return await answerPage(handlers, data, name, input, sender.id);
      } finally {
        costlyNow -= 1;
      }
    },
  );
}
