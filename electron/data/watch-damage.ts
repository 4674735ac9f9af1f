// Whatever is asked may be what finds that the archive is damaged: then more is to be told than that one request failed.
import type { Failure } from '../../shared/envelope';
import type { DataHandlers } from './handlers';

/** Of SQLite itself; other files that are damaged are told by errors of the program. */
function isDamage(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^SQLITE_(CORRUPT|NOTADB)/.test(code);
}

/** @returns the same handlers; `damaged` is told of damage before the asker is */
export function watchDamage(handlers: DataHandlers, damaged: (failure: Failure) => void): DataHandlers {
  const rethrow = (error: unknown): never => {
    if (isDamage(error)) damaged({ code: 'databaseDamaged', detail: (error as { code: string }).code });
    throw error;
  };
  const watched = Object.entries(handlers).map(([name, handler]) => [
    name,
    (input: unknown) => {
      try {
        const answer = (handler as (input: unknown) => unknown)(input);
        return answer instanceof Promise ? answer.catch(rethrow) : answer;
      } catch (error) {
        return rethrow(error);
      }
    },
  ]);
  return Object.fromEntries(watched) as DataHandlers;
}
