// What views can ask of the program's updates.
import type { HandlersOf } from '#shared/contract/contract';
import type { Updates } from './update';

type UpdateRequest = 'update.state' | 'update.check' | 'update.load' | 'update.install';

/** Nothing waits for the network: how it goes on is told by `update.changed`. */
export function createUpdateHandlers(updates: Updates): Pick<HandlersOf<'main'>, UpdateRequest> {
  return {
    'update.state': () => updates.state(),
    'update.check': () => {
      void updates.check();
      return null;
    },
    'update.load': () => {
      void updates.load();
      return null;
    },
    'update.install': () => {
      updates.install();
      return null;
    },
  };
}
