// The export that is running, what came of the last one, and how each is started.
import type { Failure } from '../../shared/envelope';
import { formatCount } from '../../shared/format';
import { call, on } from '../api';
import { view } from './filter.svelte';
import { session, t, toFailure } from './session.svelte';

interface Saved {
  readonly path: string;
  readonly rows?: number;
}

let isRunning = $state(false);
let counted = $state('');
let saved = $state.raw<Saved>();
let failure = $state.raw<Failure>();

on('export.progressed', ({ rows, total }) => {
  counted = t('export.rows', { n: formatCount(rows), total: formatCount(total) });
});

async function run(save: () => Promise<Saved | null>): Promise<void> {
  if (isRunning) return;
  isRunning = true;
  counted = '';
  exporting.dismiss();
  try {
    saved = (await save()) ?? undefined;
  } catch (error) {
    const caught = toFailure(error);
    if (caught.code !== 'cancelled') failure = caught;
  } finally {
    isRunning = false;
  }
}

const header = (): 'zh' | 'en' => (session.language === 'en' ? 'en' : 'zh');

export const exporting = {
  get isRunning(): boolean {
    return isRunning;
  },
  /** How far it is, in words; empty for work that tells no rows. */
  get counted(): string {
    return counted;
  },
  get saved(): Saved | undefined {
    return saved;
  },
  get failure(): Failure | undefined {
    return failure;
  },
  dismiss(): void {
    saved = undefined;
    failure = undefined;
  },
  pdf: (): Promise<void> => run(() => call('report.save', { filter: view.filter })),
  csv: (): Promise<void> =>
    run(() => call('export.save', { filter: view.filter, header: header(), mask: true })),
  /** The list of lost callers; masked unless the numbers are wanted for calling back. */
  lostCallers: (mask: boolean): Promise<void> =>
    run(async () => {
      const written = await call('lost.save', { filter: view.filter, header: header(), mask });
      // Its rows are callers; the notice counts calls.
      return written === null ? null : { path: written.path };
    }),
};
