// The runs of the chosen instances: the most notable one, and what can be done with all of them.
import type { InputOf } from '../../shared/contract';
import type { SyncPhase, SyncProgress } from '../../shared/sync';
import { call } from '../api';
import { attempt } from './notice.svelte';
import { isActive, session } from './session.svelte';

/** Of several instances the first of these is shown. */
const notability: readonly SyncPhase[] = [
  'failed',
  'waiting',
  'paused',
  'running',
  'incomplete',
  'cancelled',
  'done',
];

export function progressOf(ids: readonly string[]): SyncProgress[] {
  return ids
    .flatMap((id) => session.progress.get(id) ?? [])
    .sort((a, b) => notability.indexOf(a.phase) - notability.indexOf(b.phase));
}

export function isBusy(id: string): boolean {
  return isActive(session.progress.get(id)?.phase);
}

/** Of the runs that have yet to end. `false` also makes a waiting run try at once. */
export function setPaused(ids: readonly string[], paused: boolean): void {
  for (const instanceId of ids)
    if (isBusy(instanceId)) void attempt(() => call('sync.pause', { instanceId, paused }));
}

export function cancelSync(ids: readonly string[]): void {
  for (const instanceId of ids)
    if (isBusy(instanceId)) void attempt(() => call('sync.cancel', { instanceId }));
}

export function startSync(
  ids: readonly string[],
  span: Omit<InputOf<'sync.start'>, 'instanceId'> = {},
): void {
  for (const instanceId of ids)
    if (!isBusy(instanceId)) void attempt(() => call('sync.start', { instanceId, ...span }));
}
