// One request of a view: asked when its input or the data change, the last result kept until the next is there.
import type { InputOf, OutputOf, RequestName } from '#shared/contract/contract';
import type { Failure } from '#shared/base/envelope';
import { call } from './api';
import { session, toFailure } from './session.svelte';

export interface Query<Output> {
  readonly value: Output | undefined;
  readonly failure: Failure | undefined;
  /** Whether a newer result is on its way. */
  readonly loading: boolean;
  again(): void;
}

/**
 * @param input what to ask; read inside an effect, so it may use state
 * @param live also asks again, about once a second, while a sync gets on
 */
export function createQuery<N extends RequestName>(
  name: N,
  input: () => InputOf<N>,
  live = false,
): Query<OutputOf<N>> {
  let value = $state.raw<OutputOf<N>>();
  let failure = $state.raw<Failure>();
  let loading = $state(false);
  let serial = 0;

  async function load(asked: InputOf<N>): Promise<void> {
    const mine = ++serial;
    loading = true;
    try {
      const result = await call(name, asked);
      if (mine !== serial) return;
      value = result;
      failure = undefined;
    } catch (error) {
      const caught = toFailure(error);
      // Dropped for a newer request of the same view, whose answer is on its way.
      if (mine !== serial || caught.code === 'cancelled') return;
      failure = caught;
    } finally {
      if (mine === serial) loading = false;
    }
  }

  /** What was asked last: a change elsewhere in the window's address is no new question. */
  let known = '';
  $effect(() => {
    const asked = input();
    const question = JSON.stringify([asked, session.dataVersion, live ? session.syncTick : 0]);
    if (question === known) return;
    known = question;
    void load(asked);
  });

  return {
    get value() {
      return value;
    },
    get failure() {
      return failure;
    },
    get loading() {
      return loading;
    },
    again: () => void load(input()),
  };
}
