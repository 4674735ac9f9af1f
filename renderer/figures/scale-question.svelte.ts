// Finds the first shown instance that has ratings but no confirmed scale.
import { untrack } from 'svelte';
import type { FoundRatings } from '#shared/contract/views';
import { call } from '../state/api';
import { view } from '../state/filter.svelte';
import { session } from '../state/session.svelte';

export interface ScaleQuestion {
  readonly instanceId: string;
  readonly found: FoundRatings;
}

export function createScaleQuestion(): { readonly current: ScaleQuestion | undefined } {
  let loaded = $state.raw<ScaleQuestion>();
  let serial = 0;
  const unasked = $derived(
    view.shownIds.filter((id) => !session.settings.scales.some((scale) => scale.instanceId === id)),
  );

  /** A text, so that a change elsewhere in the window's address is no new question. */
  const asked = $derived(JSON.stringify([unasked, session.dataVersion]));

  async function load(ids: readonly string[]): Promise<void> {
    const mine = ++serial;
    let next: ScaleQuestion | undefined;
    for (const instanceId of ids) {
      // A failure here is no news: the figures of the page fail with it and say why.
      const found = await call('ratings.found', { instanceId }).catch(() => undefined);
      if (mine !== serial) return;
      if (found === undefined || found.keys.length === 0) continue;
      next = { instanceId, found };
      break;
    }
    loaded = next;
  }
  $effect(() => {
    void asked;
    untrack(() => void load(unasked));
  });

  return {
    get current() {
      return loaded !== undefined && unasked.includes(loaded.instanceId) ? loaded : undefined;
    },
  };
}
