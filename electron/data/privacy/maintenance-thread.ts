// Has maintenance done on a thread of its own, so that the data process goes on answering.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { AppError, type Failure } from '#shared/base/envelope';
import { maintainHere, prepareOrder, type Job, type Jobs, type Maintainer, type Order } from './maintenance';
import type { ThreadMessage } from './maintenance-worker';

/** About how much of a job is done when a step begins. */
const shares: Readonly<Record<string, number>> = {
  searching: 0.05,
  deleting: 0.1,
  erasing: 0.25,
  'building columns': 0.4,
  'rewriting the file': 0.6,
  'emptying the log': 0.9,
};

/** @param script the built thread, maintenance-thread */
export function createMaintainer(script: string): Maintainer {
  /** @throws AppError of the job; maintenanceInterrupted where the thread ended without a word */
  async function run(order: Order, receive: (message: ThreadMessage) => void): Promise<unknown> {
    const worker = new Worker(script, { workerData: order });
    let end: { readonly value: unknown } | { readonly failure: Failure } | undefined;
    worker.on('message', (message: ThreadMessage) => {
      if (message.kind === 'done' || message.kind === 'failed') end = message;
      else receive(message);
    });
    let trouble = 'it ended';
    await once(worker, 'exit').catch((error: unknown) => {
      trouble = String(error);
    });
    if (end === undefined) throw new AppError('maintenanceInterrupted', trouble);
    if ('failure' in end) throw new AppError(end.failure.code, end.failure.detail);
    return end.value;
  }

  return {
    async run(archive, name, input, progress) {
      const { database } = archive;
      if (database.name === ':memory:') return maintainHere(archive, name, input);
      const job = { name, input } as Job;
      return archive.lend(async (committed) => {
        const order = { path: database.name, zone: archive.rules.zone, job, withColumns: false };
        const value = await run(order, (message) => {
          if (message.kind === 'committed') committed(message.built);
          else if (message.kind === 'step' && message.name in shares) progress(shares[message.name]!);
        });
        progress(1);
        return value as Jobs[typeof name]['value'];
      });
    },
    async prepare(path, zone, erased, at) {
      await run(prepareOrder(path, zone, erased, at), () => undefined);
    },
  };
}
