// What steps of a filter are made of: tables over columns of small values, and what a filter says of one field.
import type { Filter, ListName } from '#shared/domain/filter';

/** Keeps of the first `count` positions those that pass, in place. @returns how many */
export type Step = (positions: Uint32Array, count: number) => number;

/** A table that answers 1 for the values to keep. */
export function tableOf(size: number, keeps: (value: number) => boolean): Uint8Array {
  const table = new Uint8Array(size);
  for (let value = 0; value < size; value++) table[value] = keeps(value) ? 1 : 0;
  return table;
}

/** Whether a call with these values in a field passes. */
export type Accepts<T> = (values: readonly T[]) => boolean;
export type ValueOf<N extends ListName> = NonNullable<Filter[N]>[number];

/** What a filter says of one field: has to be met, has to be met too, must not be met. Undefined where it says nothing. */
export function acceptedBy<N extends ListName>(filter: Filter, name: N): Accepts<ValueOf<N>> | undefined {
  type List = readonly ValueOf<N>[] | undefined;
  const wanted = [filter, ...(filter.also ?? [])]
    .map((lists) => lists[name] as List)
    .filter((list) => list !== undefined);
  const unwanted = filter.exclude?.[name] as List;
  if (wanted.length === 0 && unwanted === undefined) return undefined;
  return (values) =>
    wanted.every((list) => values.some((value) => list.includes(value))) &&
    !values.some((value) => unwanted?.includes(value) === true);
}

/** Writes every position and then moves on or not: a branch would be guessed wrong every other time. */
export function byTable(column: Uint8Array | Uint16Array | Uint32Array, table: Uint8Array): Step {
  return (positions, count) => {
    let kept = 0;
    for (let index = 0; index < count; index++) {
      const position = positions[index]!;
      positions[kept] = position;
      kept += table[column[position]!]!;
    }
    return kept;
  };
}
