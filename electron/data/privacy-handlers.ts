// Answers what is asked of keeping and forgetting.
import type { Archive } from './archive';
import type { DataHandlers } from './handlers';
import { findCaller, forgetCaller } from './forget-caller';
import { deleteExpired, findExpired } from './retention';

type PrivacyRequest = 'caller.find' | 'caller.erase' | 'retention.find' | 'retention.apply';

/** @param changed tells views of a change between two moments, epoch ms */
export function createPrivacyHandlers(
  opened: () => Archive,
  clock: () => number,
  changed: (from: number, to: number) => void,
): Pick<DataHandlers, PrivacyRequest> {
  return {
    'caller.find': ({ number }) => findCaller(opened(), number),
    'caller.erase': ({ number }) => {
      const erased = forgetCaller(opened(), number, clock());
      changed(0, clock());
      return erased;
    },
    'retention.find': ({ days }) => findExpired(opened(), days, clock()),
    'retention.apply': ({ days }) => {
      const calls = days === 0 ? 0 : deleteExpired(opened(), days, clock());
      if (calls > 0) changed(0, clock());
      return { calls };
    },
  };
}
