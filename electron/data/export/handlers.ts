// Answers what is asked of exports. Several may run at once, each under its ticket.
import { AppError } from '#shared/base/envelope';
import type { EventName, Events, HandlersOf } from '#shared/contract/contract';
import type { Archive } from '../store/archive';
import { listExports } from './log';

type ExportRequest = 'export.write' | 'export.cancel' | 'export.log' | 'lost.write';
export interface Exports {
  readonly handlers: Pick<HandlersOf<'data'>, ExportRequest>;
  /** Cancels all and waits until nothing of them is left. */
  end(): Promise<void>;
}

/** Progress is told no more often than anybody looks. */
const tellIntervalMs = 100;

export function createExports(
  opened: () => Archive,
  clock: () => number,
  emit: <N extends EventName>(name: N, payload: Events[N]) => void,
): Exports {
  const running = new Map<string, { abort: AbortController; done: Promise<unknown> }>();

  function progressOf(ticket: string): (rows: number, total: number) => void {
    let toldAt = -Infinity;
    return (rows, total) => {
      const now = performance.now();
      if (now - toldAt < tellIntervalMs) return;
      toldAt = now;
      emit('export.progressed', { ticket, rows, total });
    };
  }

  return {
    handlers: {
      'export.write': async (input) => {
        const { ticket } = input;
        if (running.has(ticket)) throw new AppError('busy', 'this export is running');
        const abort = new AbortController();
        const archive = opened();
        const job = { signal: abort.signal, progress: progressOf(ticket), now: clock() };
        // What writes files is half of this process's code, and most starts need none of it.
        const done = archive.turns.hold(async () => {
          const { writeExport } = await import('./export');
          return writeExport(archive, input, job);
        });
        running.set(ticket, { abort, done });
        try {
          return await done;
        } finally {
          running.delete(ticket);
        }
      },
      'export.cancel': ({ ticket }) => {
        running.get(ticket)?.abort.abort();
        return null;
      },
      'export.log': () => listExports(opened().database),
      'lost.write': async (input) => {
        const archive = opened();
        return archive.turns.hold(async () => {
          const { writeLostCallers } = await import('./lost');
          return writeLostCallers(archive, input, clock());
        });
      },
    },
    async end() {
      const exports = [...running.values()];
      for (const { abort } of exports) abort.abort();
      await Promise.allSettled(exports.map(({ done }) => done));
    },
  };
}
