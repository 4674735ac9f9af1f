// The one short word at the lower edge of the window: what a command brought, or why it failed.
import type { Failure } from '#shared/base/envelope';
import { toFailure } from './session.svelte';

export interface WindowNotice {
  readonly text: string;
  readonly failure?: Failure;
  readonly action?: { readonly label: string; readonly run: () => void };
}

let current = $state.raw<WindowNotice>();

export const notice = {
  get current(): WindowNotice | undefined {
    return current;
  },
  dismiss(): void {
    current = undefined;
  },
  tell(text: string, action?: WindowNotice['action']): void {
    current = { text, ...(action === undefined ? {} : { action }) };
  },
};

/** Does it, and tells of its failure. @returns whether it succeeded */
export async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  current = undefined;
  try {
    await work();
    return true;
  } catch (error) {
    current = { text: '', failure: toFailure(error) };
    return false;
  }
}
