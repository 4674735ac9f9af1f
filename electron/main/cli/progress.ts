// What a command tells on stderr while it runs and after it: progress of a sync, windows that are not complete.
import type { EventName, Events } from '#shared/contract/contract';
import { formatCount } from '#shared/language/format';
import type { Language } from '#shared/language/text';
import { errorSentence, reasonSentence } from '#shared/texts/errors';
import type { SyncProgress, SyncSummary, WindowProblem } from '#shared/domain/sync';

/** Progress is told at most this often. */
const intervalMs = 1000;
/** Problems that are told one by one; `--json` gives all. */
export const problemsTold = 5;

export const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Takes all events and tells of a running sync. */
export function createProgressTeller(
  tell: (line: string) => void,
  clock: () => number,
): <N extends EventName>(name: N, payload: Events[N]) => void {
  let toldAt = -Infinity;
  return (name, payload) => {
    if (name !== 'sync.progressed') return;
    const progress = payload as SyncProgress;
    if (progress.phase === 'waiting' && progress.error !== null)
      tell(`${errorSentence(progress.error.code, 'en')} Waiting…`);
    if (progress.phase !== 'running' || clock() - toldAt < intervalMs) return;
    toldAt = clock();
    tell(
      `${progress.daysDone} of ${progress.daysTotal} days, ${formatCount(progress.rows)} calls, ` +
        `${formatCount(progress.rowsPerSecond)} rows/sec, ${progress.requestsPerSecond.toFixed(1)} requests/sec`,
    );
  };
}

/** The first few windows that failed or are partial, one a line. */
export function problemLines(
  { failed, partial }: Pick<SyncSummary, 'failed' | 'partial'>,
  language: Language,
): string[] {
  const line = (state: string, { from, to, counted, stored, reason }: WindowProblem): string =>
    `${state}: ${from} to ${to}, ${formatCount(counted)} counted, ${formatCount(stored)} stored. ${reasonSentence(reason, language)}`;
  const lines = [
    ...failed.map((window) => line('failed', window)),
    ...partial.map((window) => line('partial', window)),
  ];
  const more = lines.length - problemsTold;
  return more > 0
    ? [...lines.slice(0, problemsTold), `and ${formatCount(more)} more; --json lists all`]
    : lines;
}
