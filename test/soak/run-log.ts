// The run log of a month, gathered day by day (it can only be asked for its newest runs), and whether its sums can be true.
import type { SyncRun } from '#shared/domain/sync';
import type { Computer } from './computer';
import { count, countsLine, fail } from './watch';

export interface GatheredLog {
  gather(): Promise<void>;
  readonly runs: readonly SyncRun[];
  sum(field: 'requests' | 'retries' | 'throttled' | 'inserted' | 'updated' | 'lateRatings'): number;
  /** Runs by cause and outcome. */
  text(): string;
}

export function createGatheredLog(computer: Computer, instanceId: string): GatheredLog {
  const byId = new Map<number, SyncRun>();
  const sum: GatheredLog['sum'] = (field) => [...byId.values()].reduce((total, run) => total + run[field], 0);
  return {
    async gather() {
      for (const run of await computer.call('sync.log', { instanceId, limit: 500 })) byId.set(run.id, run);
    },
    get runs() {
      return [...byId.values()];
    },
    sum,
    text() {
      const counts = new Map<string, number>();
      for (const { cause, outcome, reason } of byId.values())
        count(counts, `${cause} ${outcome}${reason === '' ? '' : ` (${reason})`}`);
      return countsLine(counts);
    },
  };
}

/** @param stored calls in the archive */
export function checkRunLog(log: GatheredLog, computer: Computer, stored: number, kills: number): void {
  for (const run of log.runs) {
    const about = `run ${run.id} (${run.cause}, ${run.outcome} ${run.reason})`;
    const { windows, partial, failed, fetched, inserted, updated, unchanged, requests } = run;
    if (run.outcome === 'running') fail(`${about} says that it runs still`);
    if (run.outcome === 'brokenOff') continue;
    if (run.endedAt === null) fail(`${about} has no end`);
    if (inserted + updated + unchanged > fetched) fail(`${about} stored more rows than it fetched`);
    if (partial + failed > windows) fail(`${about} has more flawed windows than windows`);
    if (fetched > requests * 100) fail(`${about} has ${fetched} rows from ${requests} requests`);
    if (run.outcome === 'done' && partial + failed > 0) fail(`${about} has flawed windows`);
    if (run.outcome === 'incomplete' && partial + failed === 0) fail(`${about} lacks nothing`);
  }
  const brokenOff = log.runs.filter(({ outcome }) => outcome === 'brokenOff').length;
  if (brokenOff !== kills) fail(`${kills} runs were killed, the log says so of ${brokenOff}`);
  const { sent, lost } = computer.requests;
  const requests = log.sum('requests');
  if (requests + lost !== sent)
    fail(`${sent} requests were sent, the log has ${requests}, killed runs ${lost}`);
  const inserted = log.sum('inserted');
  const { byKilled } = computer.calls;
  if (inserted + byKilled !== stored)
    fail(`${stored} calls are stored, the log has ${inserted} as new, killed runs ${byKilled}`);
}
