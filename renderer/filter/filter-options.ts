// Options of a column's filter as text, and a short summary of the selection for the cell.
import { type RangeName, listField, setLimits, type ListName } from '#shared/domain/filter-fields';
import { listsOf, rangeOf, chosenOf, type Value } from './column-filter';
import type { Dimension, Dimensions } from '#shared/contract/records';
import { weekdayName } from '#shared/language/format';
import { callWord } from '#shared/texts/words';
import type { CallFieldId } from '#shared/domain/fields';
import { assumedKeys } from '#shared/domain/scale';
import { names } from '../state/names.svelte';
import type { Narrowing } from '../state/narrowed';
import { session, t } from '../state/session.svelte';

export interface Option {
  readonly value: Value;
  readonly label: string;
}

/** Each once; where two have the same name the id tells them apart. */
function people(list: readonly Dimension[], none: string): Option[] {
  const byId = [...new Map(list.map((one) => [one.id, one.name])).entries()];
  const times = new Map<string, number>();
  for (const [, name] of byId) times.set(name, (times.get(name) ?? 0) + 1);
  const options = byId.map(([value, name]) => ({
    value,
    label: name === '' ? value : (times.get(name) ?? 0) > 1 ? `${name} (${value})` : name,
  }));
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  options.sort((one, other) => collator.compare(one.label, other.label));
  return [...options, { value: 'none', label: none }];
}

/** Keys of every scale there is, and those by which an unknown one counts. */
function ratingKeys(): Option[] {
  const scales = session.settings.scales.flatMap(({ keys }) => keys);
  const keys = [...new Set([...assumedKeys, ...scales].map(({ key }) => key))].sort((a, b) => a - b);
  return [
    ...keys.map((value) => ({ value, label: String(value) })),
    { value: 0, label: t('colfilter.noRating') },
  ];
}

export function optionsOf(list: ListName, dimensions: Dimensions | undefined): Option[] {
  const { language } = session;
  const { values } = listField(list);
  const numbers = (low: number, high: number, labelOf: (value: number) => string): Option[] =>
    Array.from({ length: high - low + 1 }, (_, index) => ({
      value: low + index,
      label: labelOf(low + index),
    }));
  switch (values.kind) {
    case 'words':
      return values.all.map((value) => ({ value, label: callWord(values.of, value, language) }));
    case 'ids':
      return list === 'agents'
        ? people(
            (dimensions?.agents ?? []).map(({ id, name }) => ({ id, name: names.agent(id, name) })),
            t('who.noAgent'),
          )
        : people(dimensions?.skillGroups ?? [], t('who.noGroup'));
    case 'keys':
      return ratingKeys();
    case 'weekdays':
      return numbers(values.low, values.high, (day) => weekdayName(language, day));
    case 'hours':
      return numbers(values.low, values.high, (hour) => `${hour}:00`);
  }
}

function listSummary(
  narrowing: Narrowing,
  list: ListName,
  dimensions: Dimensions | undefined,
): string | undefined {
  const { mode, values } = chosenOf(narrowing, list);
  if (values.length === 0) return undefined;
  if (values.length > 1)
    return t(mode === 'include' ? 'colfilter.count' : 'colfilter.notCount', { n: values.length });
  const [value] = values;
  const label = optionsOf(list, dimensions).find((one) => one.value === value)?.label ?? String(value);
  return mode === 'include' ? label : t('colfilter.not', { value: label });
}

function rangeSummary(narrowing: Narrowing, name: RangeName): string | undefined {
  const limits = setLimits(name);
  const [low, high] = [narrowing[limits.low], narrowing[limits.high]];
  if (low !== undefined && high !== undefined) return t('colfilter.range', { low, high });
  if (low !== undefined)
    return t(limits.low.startsWith('over') ? 'colfilter.rangeOver' : 'colfilter.rangeFrom', { low });
  return high === undefined ? undefined : t('colfilter.rangeTo', { high });
}

/** What the column's filter is set to; undefined where it is open. */
export function summaryOf(
  narrowing: Narrowing,
  id: CallFieldId,
  dimensions: Dimensions | undefined,
): string | undefined {
  const range = rangeOf(id);
  if (range !== undefined) return rangeSummary(narrowing, range);
  if (id === 'recordingReady') {
    const { recording } = narrowing;
    return recording === undefined ? undefined : t(recording ? 'colfilter.yes' : 'colfilter.no');
  }
  const parts = listsOf(id).flatMap((list) => listSummary(narrowing, list, dimensions) ?? []);
  return parts.length === 0 ? undefined : parts.join(' · ');
}
