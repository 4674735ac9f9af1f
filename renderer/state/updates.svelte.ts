// The state of the program's updates, asked for once and then told.
import type { UpdateState } from '#shared/contract/updates';
import { call, on } from './api';
import { attempt } from './notice.svelte';
import { session } from './session.svelte';

/** To be made while a component is set up; it listens as long as that lives. */
export function createUpdates(): { readonly value: UpdateState } {
  let value = $state.raw<UpdateState>({ phase: 'off' });
  const feed = $derived(session.settings.updates.feed);
  $effect(() => {
    // Another address has a state of its own.
    void feed;
    void attempt(async () => {
      value = await call('update.state', undefined);
    });
  });
  $effect(() => on('update.changed', (next) => (value = next)));
  return {
    get value() {
      return value;
    },
  };
}
