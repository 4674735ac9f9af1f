// State of the call database, kept up to date by the data process.
import type { ArchiveState } from '#shared/contract/archive';
import { call, on } from './api';
import { toFailure } from './session.svelte';

let state = $state.raw<ArchiveState>({ phase: 'opening', failure: null });
/** Grows with all that is told and asked: what was told after a question is newer than its answer. */
let serial = 0;

export const archive = {
  get state(): ArchiveState {
    return state;
  },
  /** Tries again to open it. */
  async retry(): Promise<void> {
    await learn(() => call('archive.retry', undefined));
  },
};

/** A data process that cannot even say how it is, is told like an archive that cannot be opened. */
async function learn(ask: () => Promise<ArchiveState>): Promise<void> {
  const mine = ++serial;
  const known = await ask().catch(
    (error: unknown) => ({ phase: 'failed', failure: toFailure(error) }) as const,
  );
  if (mine === serial) state = known;
}

/** Listens from now on. The page does not wait for the first answer, which comes when the archive was opened. */
export function startArchive(): void {
  const ask = (): Promise<void> => learn(() => call('archive.state', undefined));
  on('archive.changed', (next) => {
    serial += 1;
    state = next;
  });
  on('data.restarted', () => void ask());
  void ask();
}
