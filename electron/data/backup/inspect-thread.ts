// Has files looked at on a thread of its own, one after the other.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError, unwrap, type Reply } from '#shared/base/envelope';
import { inspectFile, type Inspection, type Inspector, type Look } from './inspect';

/**
 * @param script the built thread, backup-thread
 * @param told what is worth a line in the log
 */
export function createInspector(script: string, told: (message: string) => void): Inspector {
  let last: Promise<unknown> = Promise.resolve();
  let current: Worker | undefined;
  /** What was asked before `end` is not begun any more. */
  let round = 0;

  async function run(path: string, look: Look, mine: number): Promise<Inspection> {
    if (mine !== round) throw new AppError('cancelled');
    const worker = new Worker(script, { workerData: { path, look } });
    current = worker;
    let reply: Reply | undefined;
    worker.once('message', (message: Reply) => (reply = message));
    let trouble = 'it ended';
    await once(worker, 'exit').catch((error: unknown) => {
      trouble = String(error);
    });
    current = undefined;
    if (reply !== undefined) return unwrap(reply) as Inspection;
    if (mine !== round) throw new AppError('cancelled');
    // Better a moment without answers than a backup that nobody looked at.
    told(`files are checked without a thread: ${trouble}`);
    return inspectFile(path, look);
  }

  return {
    inspect(path, look) {
      const mine = round;
      const result = last.then(() => run(path, look, mine));
      last = result.catch(() => undefined);
      return result;
    },
    async end() {
      round += 1;
      await current?.terminate();
      await last;
    },
  };
}
