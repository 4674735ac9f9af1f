// Testing and saving an instance, as the forms show it.
import type { Failure } from '#shared/base/envelope';
import { formatCount } from '#shared/language/format';
import { call } from '../../state/api';
import type { InstanceDraft } from './instance-draft.svelte';
import { t, toFailure } from '../../state/session.svelte';

/** What a test or saving came to. */
export interface FormOutcome {
  readonly good: boolean;
  readonly text: string;
  readonly failure?: Failure;
}

export interface FormWork {
  readonly busy: 'test' | 'save' | undefined;
  readonly outcome: FormOutcome | undefined;
  refuse(text: string): void;
  /** Runs the test unless there are validation errors. @returns whether it succeeded */
  run(kind: 'test' | 'save', work: () => Promise<FormOutcome | undefined>): Promise<boolean>;
}

export function createFormWork(): FormWork {
  let busy = $state<'test' | 'save'>();
  let outcome = $state.raw<FormOutcome>();
  return {
    get busy() {
      return busy;
    },
    get outcome() {
      return outcome;
    },
    refuse(text) {
      outcome = { good: false, text };
    },
    async run(kind, work) {
      busy = kind;
      outcome = undefined;
      try {
        outcome = await work();
        return true;
      } catch (error) {
        outcome = { good: false, text: '', failure: toFailure(error) };
        return false;
      } finally {
        busy = undefined;
      }
    },
  };
}

/** With the stored keys where none were typed. @throws AppError what the service refuses */
export async function testConnection({ instance, keys }: InstanceDraft): Promise<FormOutcome> {
  const { calls } = await call('instance.test', keys === undefined ? { instance } : { instance, keys });
  return {
    good: true,
    text: calls === 0 ? t('connect.okNone') : t('connect.ok', { n: formatCount(calls) }),
  };
}
