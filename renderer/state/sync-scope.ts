// The runs of the chosen instances: the most notable one, and what can be done with all of them.
import type { InputOf } from '#shared/contract/contract';
import type { KeyPair, KeyPlace } from '#shared/contract/profile';
import { errorTexts } from '#shared/texts/errors';
import type { Instance } from '#shared/domain/settings';
import type { SyncPhase, SyncProgress } from '#shared/domain/sync';
import { call } from './api';
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

/** Whether calls are on their way: a sync runs, or one starts with the app and has not reported yet. */
export function isGettingCalls(ids: readonly string[]): boolean {
  const runs = progressOf(ids);
  if (runs.length > 0) return runs.some(({ phase }) => phase === 'running');
  return session.settings.instances.some(({ id, schedule }) => ids.includes(id) && schedule.onStart);
}

export function isBusy(id: string): boolean {
  return isActive(session.progress.get(id)?.phase);
}

/** Whether automatic syncs are paused because the last run failed and only a person can fix the cause. */
export function isHalted(run: SyncProgress | undefined): boolean {
  return run?.phase === 'failed' && run.error !== null && errorTexts[run.error.code].retry === 'no';
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

/** Changes an instance that is known; one that was stopped by a failure is synced at once. */
export async function updateInstance(instance: Instance, keys?: KeyPair, keep?: KeyPlace): Promise<void> {
  const run = session.progress.get(instance.id);
  const wasHalted = isHalted(run) || (keys !== undefined && run?.error?.code === 'keychain');
  await call('instance.update', keys === undefined ? { instance } : { instance, keys, keep });
  if (wasHalted && instance.enabled) startSync([instance.id]);
}
