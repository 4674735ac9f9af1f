// Wraps all handlers of the data process: requests that write wait their turn, and damage is reported before the asker gets it.
import { contract, type HandlersOf, type RequestName } from '#shared/contract/contract';
import { failureOf, type Failure } from '#shared/base/envelope';
import type { Archive } from './store/archive';

type Handlers = HandlersOf<'data'>;
type Handler = (input: unknown) => unknown;

function wrapped(handlers: Handlers, wrap: (handler: Handler, name: RequestName) => Handler): Handlers {
  const entries = Object.entries(handlers) as [RequestName, Handler][];
  return Object.fromEntries(entries.map(([name, handler]) => [name, wrap(handler, name)])) as Handlers;
}

/** Requests that write at once wait while the archive's file is lent; exports and the check hold the archive themselves. */
export function holdWriters(handlers: Handlers, opened: () => Archive): Handlers {
  return wrapped(handlers, (handler, name) => {
    if (contract[name].cost !== 'writes') return handler;
    return (input) => {
      const { turns } = opened();
      return turns.isLent ? turns.writable().then(() => handler(input)) : handler(input);
    };
  });
}

/** Damage that SQLite found, or an archive that is gone; undefined for other errors, such as those of other files. */
function damageOf(error: unknown): Failure | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code !== 'string') return undefined;
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return { code: 'databaseDamaged', detail: code };
  return code === 'databaseMissing' ? failureOf(error) : undefined;
}

/** Any request may be the first that meets the damage. @param damaged called before the asker gets the error */
export function watchDamage(handlers: Handlers, damaged: (failure: Failure) => void): Handlers {
  const rethrow = (error: unknown): never => {
    const damage = damageOf(error);
    if (damage !== undefined) damaged(damage);
    throw error;
  };
  return wrapped(handlers, (handler) => (input) => {
    try {
      const answer = handler(input);
      return answer instanceof Promise ? answer.catch(rethrow) : answer;
    } catch (error) {
      return rethrow(error);
    }
  });
}
