// The history of reports: asked again whenever it changed, apart from the calls.
import type { Failure } from '#shared/base/envelope';
import type { ReportHistory, ReportRun } from '#shared/contract/report-runs';
import { call, on } from './api';
import { session, toFailure } from './session.svelte';

const pageSize = 50;

/** To be made while a component is set up; it listens as long as that lives. */
export function createHistory(): {
  readonly value: ReportHistory | undefined;
  readonly failure: Failure | undefined;
  again(): void;
  /** Asks for more of the older ones. */
  more(): void;
} {
  let value = $state.raw<ReportHistory>();
  let failure = $state.raw<Failure>();
  let limit = $state(pageSize);
  let serial = 0;
  async function load(): Promise<void> {
    const mine = ++serial;
    try {
      const next = await call('report.history', { limit, offset: 0 });
      if (mine === serial) [value, failure] = [next, undefined];
    } catch (error) {
      if (mine === serial) failure = toFailure(error);
    }
  }
  // Asks again for a larger part; calls that come in change no report.
  $effect(() => {
    void load();
  });
  $effect(() => on('data.restarted', () => void load()));
  $effect(() => on('reports.changed', () => void load()));
  return {
    get value() {
      return value;
    },
    get failure() {
      return failure;
    },
    again: () => void load(),
    more() {
      limit = Math.min(limit + pageSize, 200);
    },
  };
}

/** The newest scheduled report of a template. */
export function latestRun(history: ReportHistory | undefined, template: string): ReportRun | undefined {
  return history?.runs
    .filter((run) => run.template === template && run.cause === 'schedule')
    .reduce<ReportRun | undefined>(
      (newest, run) => (newest === undefined || run.dueAt > newest.dueAt ? run : newest),
      undefined,
    );
}

/** Whether the newest report of a template that is switched on could not be made. */
export function hasTrouble(history: ReportHistory | undefined): boolean {
  return session.settings.reports.some(
    ({ id, isActive }) => isActive && latestRun(history, id)?.state === 'failed',
  );
}
