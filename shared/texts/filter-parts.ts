// A filter in words, part by part: for chips, for the statement on screen and on paper, and for files.
import {
  type IdListName,
  type RangeName,
  flagField,
  flagNames,
  listField,
  rangeFields,
  rangeNames,
  listNames,
  type ListName,
} from '../domain/filter-fields';
import { joined, joinedClauses, labeled, textIn, type Language } from '../language/text';
import type { Filter } from '../domain/filter';
import { weekdayName } from '../language/format';
import { message } from './messages';
import { callWord, dispositionWord } from './words';

/** Everything but the period and the instances. */
type Narrowing = Omit<Filter, 'from' | 'to' | 'instances'>;

/** The name of an agent or a skill group, where it is known. */
export type LookUp = (field: IdListName, id: string) => string | undefined;
type Lists = NonNullable<Narrowing['exclude']>;
type Value = string | number;

export interface FilterPart {
  /** Stays the same while the part does. */
  readonly id: string;
  readonly text: string;
  /** The narrowing without it. */
  readonly without: Narrowing;
}

export interface Wording {
  readonly language: Language;
  readonly lookUp: LookUp;
  /** Every value instead of the first few. */
  readonly isWhole: boolean;
}
interface ListWording extends Wording {
  /** The calls are inbound ones, of which a successful one was answered. */
  readonly isInbound: boolean;
}

function valueWord(field: ListName, value: Value, { language, lookUp, isInbound }: ListWording): string {
  const text = String(value);
  const { values } = listField(field);
  switch (values.kind) {
    case 'words':
      return values.of === 'disposition'
        ? dispositionWord(isInbound ? 'inbound' : '', text, language)
        : callWord(values.of, text, language);
    case 'ids':
      return text === 'none' ? message(language, 'who.unnamed') : (lookUp(field as IdListName, text) ?? text);
    case 'weekdays':
      return weekdayName(language, Number(value));
    case 'hours':
      return `${text}:00`;
    case 'keys':
      return value === 0 ? message(language, 'chip.noRating') : text;
  }
}

/** Values of one list; of a long one the first three. */
function listText(field: ListName, values: readonly Value[], wording: ListWording): string {
  const { language, isWhole } = wording;
  const name = textIn(language, listField(field).name);
  if (values.length === 0) return labeled(language, name, message(language, 'chip.nothing'));
  const shown = isWhole || values.length <= 4 ? values : values.slice(0, 3);
  const words = joined(
    language,
    shown.map((value) => valueWord(field, value, wording)),
  );
  const more = shown.length < values.length ? ` +${values.length - shown.length}` : '';
  return labeled(language, name, words + more);
}

function rangeText(narrowing: Narrowing, name: RangeName, language: Language): string | undefined {
  const { low, high, unit } = rangeFields[name];
  const bounds: string[] = [];
  for (const limit of low) {
    const bound = narrowing[limit];
    if (bound !== undefined) bounds.push(`${limit.startsWith('over') ? '>' : '≥'} ${bound}`);
  }
  const most = narrowing[high];
  if (most !== undefined) bounds.push(`≤ ${most}`);
  if (bounds.length === 0) return undefined;
  const span = message(language, `chip.${unit}`, { text: joined(language, bounds) });
  return `${textIn(language, rangeFields[name].name)} ${span}`;
}

const leaving = <Name extends keyof Narrowing>(narrowing: Narrowing, names: readonly Name[]): Narrowing =>
  Object.fromEntries(
    Object.entries(narrowing).filter(([name]) => !names.includes(name as Name)),
  ) as Narrowing;

function excludedParts(narrowing: Narrowing, wording: ListWording): FilterPart[] {
  const { exclude = {}, ...rest } = narrowing;
  return listNames.flatMap((field) => {
    const values = exclude[field] as readonly Value[] | undefined;
    if (values === undefined) return [];
    const { [field]: _left, ...others } = exclude;
    const isLast = Object.keys(others).length === 0;
    return [
      {
        id: `exclude.${field}`,
        text: message(wording.language, 'chip.not', { what: listText(field, values, wording) }),
        without: (isLast ? rest : { ...rest, exclude: others }) as Narrowing,
      },
    ];
  });
}

function alsoParts(narrowing: Narrowing, wording: ListWording): FilterPart[] {
  const { language } = wording;
  const { also = [], ...rest } = narrowing;
  return also.map((lists: Lists, index) => {
    const others = also.filter((_, place) => place !== index);
    const texts = listNames.flatMap((field) => {
      const values = lists[field] as readonly Value[] | undefined;
      return values === undefined ? [] : [listText(field, values, wording)];
    });
    return {
      id: `also.${index}`,
      text: message(language, 'chip.also', { what: joinedClauses(language, texts) }),
      without: (others.length === 0 ? rest : { ...rest, also: others }) as Narrowing,
    };
  });
}

export function filterParts(narrowing: Narrowing, said: Wording): FilterPart[] {
  const { contactTypes } = narrowing;
  const isInbound = contactTypes?.length === 1 && contactTypes[0] === 'inbound';
  const wording = { ...said, isInbound };
  const { language } = said;
  const parts: FilterPart[] = [];
  const add = (id: string, text: string, names: readonly (keyof Narrowing)[]): void => {
    parts.push({ id, text, without: leaving(narrowing, names) });
  };
  for (const field of listNames) {
    const values = narrowing[field] as readonly Value[] | undefined;
    if (values !== undefined) add(field, listText(field, values, wording), [field]);
  }
  parts.push(...alsoParts(narrowing, wording), ...excludedParts(narrowing, wording));
  for (const name of flagNames) {
    const value = narrowing[name];
    if (value !== undefined) add(name, textIn(language, flagField(name)[value ? 'yes' : 'no']), [name]);
  }
  for (const name of rangeNames) {
    const text = rangeText(narrowing, name, language);
    if (text !== undefined) add(name, text, [...rangeFields[name].low, rangeFields[name].high]);
  }
  if (narrowing.number !== undefined)
    add('number', labeled(language, message(language, 'chip.number'), narrowing.number), ['number']);
  if (narrowing.sameCaller !== undefined)
    add('sameCaller', message(language, 'chip.sameCaller'), ['sameCaller']);
  return parts;
}
