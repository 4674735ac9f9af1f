// State of the sidebar: collapsed by the user, or because the window is narrow (or zoomed).
import { innerWidth } from 'svelte/reactivity/window';
import { session } from '../state/session.svelte';

const leastWidth = 900;

export const rail = {
  get isNarrow(): boolean {
    return session.settings.isRailNarrow || (innerWidth.current ?? Infinity) < leastWidth;
  },
};
