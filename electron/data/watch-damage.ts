// Whatever is asked may be what finds that the archive is damaged: then more is to be told than that one request failed.
import { failureOf, type Failure } from '#shared/base/envelope';
import type { DataHandlers } from './handlers';

/** Damage that SQLite found, or an archive that is gone; undefined for other errors, such as those of other files. */
function damageOf(error: unknown): Failure | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code !== 'string') return undefined;
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return { code: 'databaseDamaged', detail: code };
  return code === 'databaseMissing' ? failureOf(error) : undefined;
}

/** @returns the same handlers; `damaged` is told of damage before the asker is */
export function watchDamage(handlers: DataHandlers, damaged: (failure: Failure) => void): DataHandlers {
  const rethrow = (error: unknown): never => {
    const damage = damageOf(error);
    if (damage !== undefined) damaged(damage);
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
