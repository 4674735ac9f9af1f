// Defers secondary parts by a frame, so that the main figures appear sooner.

/**
 * False until something is there and was painted once; true from then on.
 * @param isThere read inside an effect, so it may use state
 */
export function createAfterPaint(isThere: () => boolean): { readonly value: boolean } {
  let value = $state(false);
  $effect(() => {
    if (!isThere() || value) return;
    // The first frame paints, the second comes after it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => (value = true));
    });
    return () => cancelAnimationFrame(frame);
  });
  return {
    get value() {
      return value;
    },
  };
}
