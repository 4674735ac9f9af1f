// Reads a filter from the words of the command line. Every mistake names its option and what is accepted.
import * as v from 'valibot';
import { earliest, filterSchema, latest, type Filter } from './filter';
import {
  flagField,
  flagNames,
  listField,
  listNames,
  setLimits,
  type FlagName,
  type LimitName,
  type ListName,
} from './filter-fields';
import { isZone, parseInstant } from '../base/period';

type Value = string | number | boolean;

/** What `--filter name=value` means for one name. */
interface FilterWord {
  readonly member: keyof Filter;
  /** Whether the value is a list, separated by commas; lists of several words unite. */
  readonly many: boolean;
  /** The end of the error's sentence: what to give. */
  readonly accepts: string;
  /** One value, or one element of a list; undefined where it is not accepted. */
  readonly read: (part: string) => Value | undefined;
}

const idLength = 200;
const mostValues = 1000;

const sameWord = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function wholeBetween(part: string, low: number, high: number): number | undefined {
  const number = /^\d{1,9}$/.test(part) ? Number(part) : NaN;
  return number >= low && number <= high ? number : undefined;
}

/** How the values of a list are read. */
function listWord(name: ListName): FilterWord {
  const { values } = listField(name);
  const many = { member: name, many: true } as const;
  switch (values.kind) {
    case 'words':
      return {
        ...many,
        accepts: `accepted values: ${values.all.join(', ')}`,
        read: (part) => values.all.find((value) => sameWord(value, part)),
      };
    case 'ids':
      return {
        ...many,
        accepts: `give IDs of at most ${idLength} characters, or none for calls without one`,
        read: (part) => (part !== '' && part.length <= idLength ? part : undefined),
      };
    case 'keys':
      return {
        ...many,
        accepts: 'give none or whole numbers from 1 to 253',
        read: (part) => (sameWord(part, 'none') ? 0 : wholeBetween(part, 1, 253)),
      };
    case 'weekdays':
    case 'hours': {
      const { kind, low, high } = values;
      const named = kind === 'weekdays' ? `${low} (Monday) to ${high} (Sunday)` : `${low} to ${high}`;
      return {
        ...many,
        accepts: `give whole numbers from ${named}`,
        read: (part) => wholeBetween(part, low, high),
      };
    }
  }
}

function flagWord(name: FlagName): FilterWord {
  const { answers } = flagField(name);
  return {
    member: name,
    many: false,
    accepts: `accepted values: ${answers.join(', ')}`,
    read: (part) => [true, false].find((_, index) => sameWord(answers[index]!, part)),
  };
}

function secondsWord(member: LimitName): FilterWord {
  return {
    member,
    many: false,
    accepts: 'give a number of seconds',
    read: (part) => (/^\d{1,9}(\.\d{1,9})?$/.test(part) ? Number(part) : undefined),
  };
}

const limits = (['talk', 'wait'] as const).flatMap((name) => Object.values(setLimits(name)));
const filterWords: Readonly<Record<string, FilterWord>> = {
  ...Object.fromEntries(listNames.map((name) => [listField(name).word, listWord(name)])),
  ...Object.fromEntries(flagNames.map((name) => [flagField(name).word, flagWord(name)])),
  number: {
    member: 'number',
    many: false,
    accepts: 'give 3 to 20 digits',
    read: (part) => (/^\d{3,20}$/.test(part) ? part : undefined),
  },
  ...Object.fromEntries(limits.map((name) => [name, secondsWord(name)])),
};

/** The names that `--filter name=value` takes. */
export const filterNames = Object.keys(filterWords);

type Found = Partial<Record<keyof Filter, Value | readonly Value[]>>;
type Excluded = Partial<Record<ListName, readonly Value[]>>;

/** The elements of a list, or the one value. @throws Error naming the option, the wrong part and what is accepted */
function valuesOf(name: string, { many, accepts, read }: FilterWord, text: string): Value[] {
  const parts = (many ? text.split(',') : [text]).map((part) => part.trim());
  const given = parts.filter((part) => part !== '');
  return (given.length === 0 ? [text] : given).map((part) => {
    const value = read(part);
    if (value === undefined || given.length === 0) throw new Error(`--filter ${name}: "${part}"; ${accepts}`);
    return value;
  });
}

/** Adds one `name=value`, or `name!=value` of a list, to what earlier words gave. */
function addWord(found: Found, excluded: Excluded, word: string): void {
  const cut = word.indexOf('=');
  const isExclusion = word[cut - 1] === '!';
  const name = cut < 0 ? word : word.slice(0, isExclusion ? cut - 1 : cut);
  const known = Object.hasOwn(filterWords, name) ? filterWords[name] : undefined;
  if (known === undefined || cut < 0)
    throw new Error(`--filter: "${word}"; use name=value with one of these names: ${filterNames.join(', ')}`);
  const isList = listNames.includes(known.member as ListName);
  if (isExclusion && !isList) throw new Error(`--filter ${name}: != is for lists; give ${name}=value`);
  const into: Partial<Record<string, Value | readonly Value[]>> = isExclusion ? excluded : found;
  const values = valuesOf(name, known, word.slice(cut + 1));
  const before = into[known.member];
  if (!known.many) {
    if (before !== undefined) throw new Error(`--filter ${name}: given more than once; it takes one value`);
    into[known.member] = values[0]!;
    return;
  }
  const united = [...new Set([...(Array.isArray(before) ? (before as Value[]) : []), ...values])];
  if (united.length > mostValues) throw new Error(`--filter ${name}: give at most ${mostValues} values`);
  into[known.member] = united;
}

/** @throws Error naming the option, or both where they leave no time between them */
function readPeriod(found: Found, given: Pick<FilterOptions, 'from' | 'to'>, zone: string): void {
  for (const side of ['from', 'to'] as const) {
    const text = given[side];
    if (text === undefined) continue;
    const at = parseInstant(text, zone, side === 'to');
    if (at === undefined)
      throw new Error(`--${side}: "${text}" is neither a date (YYYY-MM-DD) nor an ISO time with its zone`);
    if (at < earliest || at > latest)
      throw new Error(`--${side}: "${text}"; give a time between the years 2000 and 2058`);
    found[side] = at;
  }
  if (found.from !== undefined && found.to !== undefined && found.from >= found.to)
    throw new Error(`--from: "${given.from}" is not before the end of --to: "${given.to}"`);
}

export interface FilterOptions {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly instance?: string | undefined;
  readonly filters: readonly string[];
  readonly zone: string;
}

/**
 * Builds a filter from command-line words. The thrown Error's message names the option and the accepted values.
 */
export function filterFromWords(options: FilterOptions): Filter {
  const { instance, filters, zone } = options;
  if (!isZone(zone)) throw new Error(`--timezone: "${zone}" is not a time zone name such as Asia/Shanghai`);
  const found: Found = {};
  readPeriod(found, options, zone);
  if (instance !== undefined) {
    if (instance.length > idLength)
      throw new Error(`--instance: give an ID of at most ${idLength} characters`);
    found.instances = [instance];
  }
  const excluded: Excluded = {};
  for (const word of filters) addWord(found, excluded, word);
  if (Object.keys(excluded).length > 0) Object.assign(found, { exclude: excluded });
  if (Number(found.minTalkSeconds ?? 0) > Number(found.maxTalkSeconds ?? Infinity))
    throw new Error(
      `--filter minTalkSeconds: "${found.minTalkSeconds as number}" is above maxTalkSeconds ${found.maxTalkSeconds as number}`,
    );
  return v.parse(filterSchema, found);
}
