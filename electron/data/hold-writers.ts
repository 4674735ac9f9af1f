// Requests that write wait while the archive's file is lent to another connection.
import type { Archive } from './store/archive';
import type { DataHandlers, DataRequest } from './handlers';

/** Those that write at once; exports and the check hold the archive themselves. */
const writers: ReadonlySet<string> = new Set<DataRequest>([
  'sync.run',
  'run.refused',
  'calls.reread',
  'review.save',
  'report.remove',
  'report.take',
  'report.settle',
  'report.compute',
  'report.keep',
]);

/** @returns the same handlers; those of writers answer later where they have to wait */
export function holdWriters(handlers: DataHandlers, opened: () => Archive): DataHandlers {
  const held = Object.entries(handlers).map(([name, handler]) => {
    const answer = handler as (input: unknown) => unknown;
    if (!writers.has(name)) return [name, answer];
    return [
      name,
      (input: unknown) => {
        const { turns } = opened();
        return turns.isLent ? turns.writable().then(() => answer(input)) : answer(input);
      },
    ];
  });
  return Object.fromEntries(held) as DataHandlers;
}
