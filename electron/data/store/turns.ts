// Who may use the archive's file when: while another connection writes to it, everybody else only reads.
import { setImmediate } from 'node:timers/promises';

export interface Turns {
  readonly isLent: boolean;
  /** Resolves when the file is not lent; to be awaited before each write that follows a wait. */
  writable(): Promise<void>;
  /** Runs work that takes long and needs calls to keep their numbers: a loan waits for it, and it waits for a loan. */
  hold<T>(work: () => Promise<T>): Promise<T>;
  /** Lends the file: until the work has ended nobody else writes. */
  lend<T>(work: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  let loan: Promise<void> | undefined;
  const holds = new Set<Promise<unknown>>();

  async function writable(): Promise<void> {
    while (loan !== undefined) await loan;
  }

  return {
    get isLent() {
      return loan !== undefined;
    },
    writable,
    async hold(work) {
      do await writable();
      while (loan !== undefined);
      const done = work();
      holds.add(done);
      try {
        return await done;
      } finally {
        holds.delete(done);
      }
    },
    async lend(work) {
      while (loan !== undefined || holds.size > 0) await (loan ?? Promise.allSettled(holds));
      let end!: () => void;
      loan = new Promise<void>((resolve) => (end = resolve));
      try {
        // Writers that were let in by the end of the former loan write first.
        await setImmediate();
        return await work();
      } finally {
        loan = undefined;
        end();
      }
    },
  };
}
