// What can be chosen in a column's filter, in words; and what is chosen, short enough for the cell.
import { contactTypes, dispositions, releaseInitiators, surveyChannels } from '#shared/domain/call';
import type { Dimension, Dimensions } from '#shared/contract/records';
import type { ListName } from '#shared/domain/filter';
import { weekdayName } from '#shared/language/format';
import { callWord } from '#shared/texts/words';
import type { CallFieldId } from '#shared/domain/fields';
import { assumedKeys, ratedClasses } from '#shared/domain/scale';
import { chosenOf, columnLists, columnRanges, isRangeColumn, type Value } from './column-filter';
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
  const words = (
    kind: 'contactType' | 'disposition' | 'surveyChannel' | 'releaseInitiator' | 'ratingClass',
    names: readonly string[],
  ): Option[] => names.map((value) => ({ value, label: callWord(kind, value, language) }));
  switch (list) {
    case 'contactTypes':
      return words('contactType', contactTypes);
    case 'dispositions':
      return words('disposition', dispositions);
    case 'surveyChannels':
      return words('surveyChannel', surveyChannels);
    case 'releaseInitiators':
      return words('releaseInitiator', releaseInitiators);
    case 'ratingClasses':
      return words('ratingClass', ratedClasses);
    case 'agents':
      return people(
        (dimensions?.agents ?? []).map(({ id, name }) => ({ id, name: names.agent(id, name) })),
        t('colfilter.noAgent'),
      );
    case 'skillGroups':
      return people(dimensions?.skillGroups ?? [], t('colfilter.noGroup'));
    case 'ratings':
      return ratingKeys();
    case 'weekdays':
      return Array.from({ length: 7 }, (_, index) => ({
        value: index + 1,
        label: weekdayName(language, index + 1),
      }));
    case 'hours':
      return Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: `${hour}:00` }));
    default:
      return [];
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

function rangeSummary(narrowing: Narrowing, id: 'waitSeconds' | 'talkSeconds'): string | undefined {
  const low = narrowing[columnRanges[id].low];
  const high = narrowing[columnRanges[id].high];
  if (low !== undefined && high !== undefined) return t('colfilter.range', { low, high });
  if (low !== undefined)
    return t(id === 'waitSeconds' ? 'colfilter.rangeOver' : 'colfilter.rangeFrom', { low });
  return high === undefined ? undefined : t('colfilter.rangeTo', { high });
}

/** What the column's filter is set to; undefined where it is open. */
export function summaryOf(
  narrowing: Narrowing,
  id: CallFieldId,
  dimensions: Dimensions | undefined,
): string | undefined {
  if (isRangeColumn(id)) return rangeSummary(narrowing, id);
  if (id === 'recordingReady') {
    const { recording } = narrowing;
    return recording === undefined ? undefined : t(recording ? 'colfilter.yes' : 'colfilter.no');
  }
  const parts = (columnLists[id] ?? []).flatMap((list) => listSummary(narrowing, list, dimensions) ?? []);
  return parts.length === 0 ? undefined : parts.join(' · ');
}
