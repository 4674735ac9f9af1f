// Applies the filter row of the grid to the window's filter, column by column.
import {
  type RangeName,
  listField,
  listNames,
  rangeFields,
  rangeNames,
  type ListName,
} from '#shared/domain/filter-fields';
import { fieldOf, type CallFieldId } from '#shared/domain/fields';
import type { Narrowing } from '../state/narrowed';

export type Value = string | number;
export type Mode = 'include' | 'exclude';
export interface Chosen {
  readonly mode: Mode;
  readonly values: readonly Value[];
}

/** The lists that a column is filtered by. */
export const listsOf = (id: CallFieldId): ListName[] =>
  listNames.filter((name) => listField(name).column === id);

/** The range that a column is filtered by. */
export const rangeOf = (id: CallFieldId): RangeName | undefined =>
  rangeNames.find((name) => 'column' in rangeFields[name] && rangeFields[name].column === id);

export const isNumberColumn = (id: CallFieldId): boolean => fieldOf(id).kind === 'number';

export const canFilter = (id: CallFieldId): boolean =>
  listsOf(id).length > 0 || rangeOf(id) !== undefined || isNumberColumn(id) || id === 'recordingReady';

/** What is chosen of a list; exclusions only where nothing is asked for. */
export function chosenOf(narrowing: Narrowing, list: ListName): Chosen {
  const values = narrowing[list] as readonly Value[] | undefined;
  if (values !== undefined) return { mode: 'include', values };
  const excluded = narrowing.exclude?.[list] as readonly Value[] | undefined;
  return excluded === undefined ? { mode: 'include', values: [] } : { mode: 'exclude', values: excluded };
}

/** With another choice of one list; nothing chosen means that it does not matter. */
export function withChosen(narrowing: Narrowing, list: ListName, { mode, values }: Chosen): Narrowing {
  const { [list]: _values, exclude, ...rest } = narrowing;
  const { [list]: _excluded, ...others } = exclude ?? {};
  const isEmpty = values.length === 0;
  const nextExclude = { ...others, ...(mode === 'exclude' && !isEmpty ? { [list]: values } : {}) };
  return {
    ...rest,
    ...(mode === 'include' && !isEmpty ? { [list]: values } : {}),
    ...(Object.keys(nextExclude).length === 0 ? {} : { exclude: nextExclude }),
  } as Narrowing;
}

/** Adds one value to what is left out; where only some are asked for it is taken from these as well. */
export function withoutValue(narrowing: Narrowing, list: ListName, value: Value): Narrowing {
  const before = (narrowing.exclude?.[list] ?? []) as readonly Value[];
  const excluded = [...new Set([...before, value])];
  return { ...narrowing, exclude: { ...narrowing.exclude, [list]: excluded } } as Narrowing;
}

/** With a single member set, or taken away. */
export function withMember<Name extends keyof Narrowing>(
  narrowing: Narrowing,
  name: Name,
  value: Narrowing[Name] | undefined,
): Narrowing {
  const { [name]: _before, ...rest } = narrowing;
  return (value === undefined ? rest : { ...rest, [name]: value }) as Narrowing;
}
