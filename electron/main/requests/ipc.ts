// The one door for pages: checks who asks, what, and with which input, then answers or relays to the data process.
import { ipcMain, type IpcMainInvokeEvent, type WebFrameMain } from 'electron';
import * as v from 'valibot';
import { contract, type RequestName } from '#shared/contract/contract';
import { AppError, failureOf, type Reply } from '#shared/base/envelope';
import type { DataProcess } from '../profile/data-process';
import type { MainHandlers } from './handlers';
import { isWithinLimits } from './input-limits';
import { hideSecrets, log } from '../profile/log';
import { isOwnPage } from '../window/security';

/** The printed page asks for what it prints and says that it is ready; nothing else. */
const ofReportPage: ReadonlySet<unknown> = new Set<RequestName>(['report.model', 'report.ready']);

/** Each of these opens a dialog or a hidden window, or writes a file: a page that asks without end is told to wait. */
const costly: ReadonlySet<unknown> = new Set<RequestName>([
  'report.preview',
  'report.save',
  'report.reopen',
  'report.saveAgain',
  'report.runTemplate',
  'report.openFile',
  'report.showFile',
  'report.folder',
  'export.save',
  'lost.save',
  'picture.save',
  'backup.save',
  'backup.folder',
  'restore.choose',
  'view.share',
  'view.read',
  'logo.choose',
  'folder.show',
  'file.show',
  'instance.test',
  'help.notices',
  'help.diagnostics',
]);
const mostCostlyAtOnce = 6;

/** Only the main frame of one of our own pages may ask. A frame that has gone has no address. */
function mayAsk(frame: WebFrameMain | null, name: unknown): boolean {
  if (frame === null || frame.parent !== null || !isOwnPage(frame.url)) return false;
  const isReport = new URL(frame.url).pathname === '/report.html';
  return isReport === ofReportPage.has(name);
}

/** Details may quote what was sent: a secret has no business in a page's error either. */
function withoutSecrets(reply: Reply): Reply {
  if (reply.ok || reply.error.detail === '') return reply;
  return { ok: false, error: { ...reply.error, detail: hideSecrets(reply.error.detail) } };
}

/** Answers one call of a page. Views may ask only what the contract opens to them. */
export async function answerPage(
  handlers: MainHandlers,
  data: Pick<DataProcess, 'relay'>,
  name: unknown,
  input: unknown,
  contentsId: number,
): Promise<Reply> {
  const asked = typeof name === 'string' ? name.slice(0, 60) : typeof name;
  try {
    const definition = Object.hasOwn(contract, asked) ? contract[asked as RequestName] : undefined;
    if (typeof name !== 'string' || definition === undefined || !definition.open)
      throw new AppError('unknownRequest', asked);
    // A list would pass for an object without members.
    if (Array.isArray(input) || !isWithinLimits(input)) throw new AppError('badInput', asked);
    const parsed = v.safeParse(definition.input, input);
    if (!parsed.success) throw new AppError('badInput', asked);
    if (definition.owner === 'data') return withoutSecrets(await data.relay(asked, parsed.output));
    const handler = handlers[asked as keyof MainHandlers] as (input: unknown, contentsId: number) => unknown;
    return { ok: true, value: await handler(parsed.output, contentsId) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code === 'internal') log('error', `${asked}: ${failure.detail}`);
    return withoutSecrets({ ok: false, error: failure });
  }
}

export function listenToPages(handlers: MainHandlers, data: DataProcess): void {
  let costlyNow = 0;
  ipcMain.handle(
    'call',
    async ({ senderFrame, sender }: IpcMainInvokeEvent, name: unknown, input: unknown): Promise<Reply> => {
      if (!mayAsk(senderFrame, name))
        return { ok: false, error: { code: 'unknownRequest', detail: 'sender' } };
      if (!costly.has(name)) return answerPage(handlers, data, name, input, sender.id);
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
