// Two narrowings as one: the calls that both let through.
import { listField, listNames, type ListName } from '#shared/domain/filter-fields';
import type { Filter } from '#shared/domain/filter';

/** Everything but the period and the instances. */
export type Narrowing = Omit<Filter, 'from' | 'to' | 'instances'>;

type Value = string | number;

/** The calls of `narrowing` that `mark` lets through too. A mark says nothing of `also` and `exclude`. */
export function narrowed(narrowing: Narrowing, mark: Narrowing): Narrowing {
  const result: Record<string, unknown> = { ...narrowing };
  const also: object[] = [...(narrowing.also ?? [])];
  for (const [name, value] of Object.entries(mark)) {
    const before = result[name];
    if (before === undefined) result[name] = value;
    else if (/^(over|min)/.test(name)) result[name] = Math.max(before as number, value as number);
    else if (name.startsWith('max')) result[name] = Math.min(before as number, value as number);
    // Yes and no at once: no call is both.
    else if (typeof before === 'boolean' && before !== value) result['contactTypes'] = [];
    else if (!listNames.includes(name as ListName)) result[name] = value;
    else {
      const [wide, narrow] = [before as readonly Value[], value as readonly Value[]];
      const common = narrow.filter((one) => wide.includes(one));
      if (common.length === narrow.length) result[name] = narrow;
      // Of people a call can have several at once, so that two lists do not become their common part.
      else if (listField(name as ListName).values.kind === 'ids') also.push({ [name]: narrow });
      else result[name] = common;
    }
  }
  return (also.length > 0 ? { ...result, also } : result) as Narrowing;
}
