// The places that a step of the tour lights, as the window stands now.
import { tour } from '../state/tour.svelte';
import { holesOf, reveal, type Box } from './targets';

/** To be made while a component is set up; it watches the window as long as that lives. */
export function createLit(): { readonly holes: readonly Box[] } {
  let holes = $state.raw<readonly Box[]>([]);
  let frame = 0;
  /** Once a frame, however much changes. */
  function measureSoon(): void {
    if (frame !== 0) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      holes = holesOf(tour.step);
    });
  }
  $effect(() => {
    reveal(tour.step);
    measureSoon();
  });
  $effect(() => {
    // Whatever arrives below, a sync's figures among it, moves what is pointed at.
    const below = document.querySelector('.frame') ?? document.body;
    const changes = new MutationObserver(measureSoon);
    changes.observe(below, { childList: true, subtree: true });
    const sizes = new ResizeObserver(measureSoon);
    sizes.observe(below);
    below.addEventListener('scroll', measureSoon, { capture: true, passive: true });
    return () => {
      changes.disconnect();
      sizes.disconnect();
      below.removeEventListener('scroll', measureSoon, { capture: true });
      cancelAnimationFrame(frame);
    };
  });
  return {
    get holes() {
      return holes;
    },
  };
}
