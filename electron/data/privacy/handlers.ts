// Answers what is asked of keeping and forgetting.
import type { EventName, Events, HandlersOf } from '#shared/contract/contract';
import { AppError } from '#shared/base/envelope';
import type { Expired } from '#shared/contract/privacy';
import type { Archive } from '../store/archive';
import { findCaller } from './forget-caller';
import type { JobName, Jobs, Maintainer } from './maintenance';
import { findRetention } from './retention';

type PrivacyRequest =
  | 'caller.find'
  | 'caller.erase'
  | 'instance.forget'
  | 'retention.find'
  | 'retention.apply'
  | 'retention.confirm';

interface PrivacyOptions {
  readonly opened: () => Archive;
  readonly maintainer: Maintainer;
  readonly clock: () => number;
  readonly emit: <N extends EventName>(name: N, payload: Events[N]) => void;
  /** Tells views of a change between two moments, epoch ms. */
  readonly changed: (from: number, to: number) => void;
  /** Called before an instance is forgotten. @throws AppError busy while it is being synced */
  readonly release: (instanceId: string) => void;
}

export function createPrivacyHandlers(options: PrivacyOptions): Pick<HandlersOf<'data'>, PrivacyRequest> {
  const { opened, maintainer, clock, emit, changed } = options;

  async function maintain<N extends JobName>(name: N, input: Jobs[N]['input']): Promise<Jobs[N]['value']> {
    const value = await maintainer.run(opened(), name, input, (share) =>
      emit('maintenance.progressed', { share }),
    );
    changed(0, clock());
    return value;
  }

  const deleteExpired = async (days: number, { calls, before }: Expired): Promise<number> =>
    calls === 0 ? 0 : maintain('deleteExpired', { days, before });

  return {
    'caller.find': ({ number }) => findCaller(opened(), number),
    'caller.erase': async ({ number }) =>
      (await maintain('forgetCaller', { number, at: clock() })) ?? { calls: 0, reports: 0 },
    'instance.forget': async ({ instanceId }) => {
      options.release(instanceId);
      return { calls: (await maintain('forgetInstance', { instanceId })) ?? 0 };
    },
    'retention.find': ({ days }) => findRetention(opened(), days, clock()),
    'retention.apply': async ({ days }) => {
      const found = findRetention(opened(), days, clock());
      return { calls: await deleteExpired(days, found), held: found.held };
    },
    'retention.confirm': async ({ days, before }) => {
      const { held, ...due } = findRetention(opened(), days, clock());
      // Nothing newer than what was shown and confirmed.
      if (before > (held ?? due).before) throw new AppError('badInput', 'calls are kept from before that');
      const calls = (held?.calls ?? 0) + due.calls;
      return { calls: await deleteExpired(days, { calls, before }) };
    },
  };
}
