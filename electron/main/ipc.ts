// The one door for pages: checks who asks, what, and with which input, then answers or relays to the data process.
import { ipcMain, type IpcMainInvokeEvent, type WebFrameMain } from 'electron';
import * as v from 'valibot';
import { contract, type RequestName } from '../../shared/contract';
import { AppError, failureOf, type Reply } from '../../shared/envelope';
import type { DataProcess } from './data-process';
import type { MainHandlers } from './handlers';
import { log } from './log';
import { origin } from './protocol';
import { devServer } from './security';

/** Only the main frame of one of our own pages may ask. */
function isTrusted(frame: WebFrameMain | null): boolean {
  if (frame === null || frame.parent !== null) return false;
  const { origin: from } = new URL(frame.url);
  return (
    frame.url.startsWith(`${origin}/`) || (devServer !== undefined && from === new URL(devServer).origin)
  );
}

/** Answers one call of a page. Views may ask only what the contract opens to them. */
export async function answerPage(
  handlers: MainHandlers,
  data: DataProcess,
  name: unknown,
  input: unknown,
  contentsId: number,
): Promise<Reply> {
  try {
    const definition =
      typeof name === 'string' && Object.hasOwn(contract, name) ? contract[name as RequestName] : undefined;
    if (definition === undefined || !definition.open)
      throw new AppError('unknownRequest', String(name).slice(0, 60));
    const parsed = v.safeParse(definition.input, input);
    if (!parsed.success) throw new AppError('badInput', String(name));
    if (definition.owner === 'data') return await data.relay(name as RequestName, parsed.output);
    const handler = handlers[name as keyof MainHandlers] as (input: unknown, contentsId: number) => unknown;
    return { ok: true, value: await handler(parsed.output, contentsId) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'internal') log('error', `${String(name)}: ${failure.detail}`);
    return { ok: false, error: failure };
  }
}

export function listenToPages(handlers: MainHandlers, data: DataProcess): void {
  ipcMain.handle(
    'call',
    (event: IpcMainInvokeEvent, name: unknown, input: unknown): Promise<Reply> | Reply => {
      if (!isTrusted(event.senderFrame))
        return { ok: false, error: { code: 'unknownRequest', detail: 'sender' } };
      return answerPage(handlers, data, name, input, event.sender.id);
    },
  );
}
