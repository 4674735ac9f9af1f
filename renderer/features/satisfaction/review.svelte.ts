// Review marks and notes: as loaded, with the changes made since.
import type { ReviewCall, ReviewQueue } from '#shared/contract/page-views';
import { call } from '../../state/api';
import { attempt } from '../../state/notice.svelte';

export interface ReviewMark {
  readonly isChecked: boolean;
  readonly note: string;
}
export type SavingState = 'saving' | 'saved' | 'failed';

/** How many are drawn of each agent. */
export const samples = [1, 3, 5, 10] as const;
type PerAgent = (typeof samples)[number];
/** Kept as long as the window is open, so that one comes back from a call to the same list. */
let perAgent = $state<PerAgent>(3);
let isUncheckedOnly = $state(false);

export const reviewChoice = {
  get perAgent(): PerAgent {
    return perAgent;
  },
  set perAgent(next: PerAgent) {
    perAgent = next;
  },
  get isUncheckedOnly(): boolean {
    return isUncheckedOnly;
  },
  set isUncheckedOnly(next: boolean) {
    isUncheckedOnly = next;
  },
};

export interface Review {
  markOf(one: ReviewCall): ReviewMark;
  stateOf(id: number): SavingState | undefined;
  save(one: ReviewCall, change: Partial<ReviewMark>): Promise<boolean>;
  /** Of the sample, and of all dissatisfied calls. */
  readonly checked: number;
  readonly checkedOfAll: number;
}

export function createReview(queue: () => ReviewQueue | undefined): Review {
  let changed = $state.raw<ReadonlyMap<number, ReviewMark>>(new Map());
  let states = $state.raw<ReadonlyMap<number, SavingState>>(new Map());
  const markOf = (one: ReviewCall): ReviewMark =>
    changed.get(one.id) ?? { isChecked: one.isChecked, note: one.note };
  const calls = $derived(queue()?.calls ?? []);
  const checked = $derived(calls.filter((one) => markOf(one).isChecked).length);
  const checkedOfAll = $derived(
    (queue()?.checked ?? 0) + checked - calls.filter(({ isChecked }) => isChecked).length,
  );
  const tell = (id: number, state: SavingState): void => {
    states = new Map(states).set(id, state);
  };

  return {
    markOf,
    stateOf: (id) => states.get(id),
    async save(one, change) {
      const before = markOf(one);
      const mark = { ...before, ...change };
      changed = new Map(changed).set(one.id, mark);
      tell(one.id, 'saving');
      const isSaved = await attempt(() => call('review.save', { id: one.id, ...mark }));
      // What could not be kept is not shown as kept.
      if (!isSaved) changed = new Map(changed).set(one.id, before);
      tell(one.id, isSaved ? 'saved' : 'failed');
      return isSaved;
    },
    get checked() {
      return checked;
    },
    get checkedOfAll() {
      return checkedOfAll;
    },
  };
}
