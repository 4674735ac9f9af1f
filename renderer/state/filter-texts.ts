// A filter in words of the window's language.
import { listField, type ListName } from '#shared/domain/filter-fields';
import { textIn } from '#shared/language/text';
import { filterParts as partsOf, type FilterPart, type LookUp } from '#shared/texts/filter-parts';
import type { Narrowing } from './narrowed';
import { session } from './session.svelte';

export type { FilterPart, LookUp };

export function fieldName(field: ListName): string {
  return textIn(session.language, listField(field).name);
}

/** @param isWhole every value instead of the first few */
export function filterParts(narrowing: Narrowing, lookUp: LookUp, isWhole = false): FilterPart[] {
  return partsOf(narrowing, { language: session.language, lookUp, isWhole });
}
