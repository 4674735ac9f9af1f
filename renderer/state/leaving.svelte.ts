// Asks before a page with unsaved changes is left, by whichever way: a button, the rail, or the window's back.
import { onMount } from 'svelte';

/** Every entry of the history knows its place, so that a step away can be taken back. */
function placeOfEntry(place: number): number {
  const state = history.state as { readonly place?: number } | null;
  if (state?.place !== undefined) return state.place;
  history.replaceState({ place }, '');
  return place;
}
let here = placeOfEntry(0);

let isUnsaved: (() => boolean) | undefined;
let isReturning = false;
/** Steps to where the user wants to go; undefined where nothing is asked. */
let wish = $state<number>();

/** For a page that holds a draft, while it is shown. */
export function guardLeaving(unsaved: () => boolean): void {
  onMount(() => {
    isUnsaved = unsaved;
    return () => {
      isUnsaved = undefined;
    };
  });
}

/**
 * To be asked after every step of the history.
 * @param isLeft whether the step leads to another page
 * @returns whether the window stays where it is
 */
export function holdsBack(isLeft: boolean): boolean {
  const steps = placeOfEntry(here + 1) - here;
  if (isReturning) {
    isReturning = false;
    return true;
  }
  if (isLeft && isUnsaved?.() === true) {
    wish = steps;
    isReturning = true;
    history.go(-steps);
    return true;
  }
  here += steps;
  return false;
}

export const leaving = {
  get isAsked(): boolean {
    return wish !== undefined;
  },
  stay(): void {
    wish = undefined;
  },
  /** Changes are lost. */
  leave(): void {
    const steps = wish;
    wish = undefined;
    isUnsaved = undefined;
    if (steps !== undefined) history.go(steps);
  },
};
