// The one filter object: which calls a view, a file or a command is about. All members combine (and).
import * as v from 'valibot';
import { contactTypes, dispositions, releaseInitiators, surveyChannels } from './call';
import { isZone, parseInstant } from './period';

const ids = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(1000));
const instant = v.pipe(v.number(), v.integer(), v.minValue(-8.64e15), v.maxValue(8.64e15));

export const filterSchema = v.strictObject({
  /** Calls with from ≤ StartTime < to, epoch ms. */
  from: v.optional(instant),
  to: v.optional(instant),
  instances: v.optional(ids),
  contactTypes: v.optional(v.array(v.picklist(contactTypes))),
  dispositions: v.optional(v.array(v.picklist(dispositions))),
  /** Ids; the word `none` stands for calls without one. */
  agents: v.optional(ids),
  skillGroups: v.optional(ids),
  surveyChannels: v.optional(v.array(v.picklist(surveyChannels))),
  releaseInitiators: v.optional(v.array(v.picklist(releaseInitiators))),
  /** Pressed keys; 0 stands for calls without a rating. */
  ratings: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(254)))),
  recording: v.optional(v.boolean()),
  weekdays: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)))),
  hours: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)))),
  /** Digits that the calling or the called number contains. */
  number: v.optional(v.pipe(v.string(), v.regex(/^\d{3,20}$/))),
  minTalkSeconds: v.optional(v.pipe(v.number(), v.minValue(0))),
  maxTalkSeconds: v.optional(v.pipe(v.number(), v.minValue(0))),
});
export type Filter = v.InferOutput<typeof filterSchema>;

/** How a call counts for its several agents (or groups): once for each, or only for the first or the last. */
export const attributions = ['every', 'first', 'last'] as const;
export type Attribution = (typeof attributions)[number];

export const groupings = [
  'none',
  'day',
  'week',
  'month',
  'hour',
  'weekday',
  'weekdayHour',
  'agent',
  'skillGroup',
  'disposition',
  'contactType',
  'surveyChannel',
  'releaseInitiator',
] as const;
export type Grouping = (typeof groupings)[number];

type Reader = (text: string) => Partial<Filter>;
const list = (text: string): string[] => text.split(',').filter((part) => part !== '');

/** The names that `--filter name=value` takes; lists are separated by commas. */
const readers: Readonly<Record<string, Reader>> = {
  contactType: (text) => ({ contactTypes: list(text) as Filter['contactTypes'] & object }),
  disposition: (text) => ({ dispositions: list(text) as Filter['dispositions'] & object }),
  agent: (text) => ({ agents: list(text) }),
  skillGroup: (text) => ({ skillGroups: list(text) }),
  surveyChannel: (text) => ({ surveyChannels: list(text) as Filter['surveyChannels'] & object }),
  releaseInitiator: (text) => ({ releaseInitiators: list(text) as Filter['releaseInitiators'] & object }),
  rating: (text) => ({ ratings: list(text).map((key) => (key === 'none' ? 0 : Number(key))) }),
  recording: (text) => ({ recording: text === 'true' }),
  weekday: (text) => ({ weekdays: list(text).map(Number) }),
  hour: (text) => ({ hours: list(text).map(Number) }),
  number: (text) => ({ number: text }),
  minTalkSeconds: (text) => ({ minTalkSeconds: Number(text) }),
  maxTalkSeconds: (text) => ({ maxTalkSeconds: Number(text) }),
};
export const filterNames = Object.keys(readers);

/**
 * Builds a filter from command-line words. The thrown Error's message names the option and the accepted values.
 */
export function filterFromWords(words: {
  from?: string | undefined;
  to?: string | undefined;
  instance?: string | undefined;
  filters: readonly string[];
  zone: string;
}): Filter {
  if (!isZone(words.zone))
    throw new Error(`--timezone: "${words.zone}" is not a time zone name such as Asia/Shanghai`);
  const filter: Filter = {};
  for (const side of ['from', 'to'] as const) {
    const text = words[side];
    if (text === undefined) continue;
    const at = parseInstant(text, words.zone, side === 'to');
    if (at === undefined)
      throw new Error(`--${side}: "${text}" is neither a date (YYYY-MM-DD) nor an ISO time with its zone`);
    filter[side] = at;
  }
  if (words.instance !== undefined) filter.instances = [words.instance];
  for (const word of words.filters) {
    const cut = word.indexOf('=');
    const name = cut < 0 ? word : word.slice(0, cut);
    const reader = Object.hasOwn(readers, name) ? readers[name] : undefined;
    if (reader === undefined || cut < 0)
      throw new Error(
        `--filter: "${word}"; accepted are name=value with the names ${filterNames.join(', ')}`,
      );
    const value = word.slice(cut + 1);
    if (/^[\s,]*$/.test(value)) throw new Error(`--filter: "${word}" has no value after the =`);
    if (name === 'recording' && value !== 'true' && value !== 'false')
      throw new Error(`--filter: "${word}"; recording is true or false`);
    Object.assign(filter, reader(value));
  }
  const checked = v.safeParse(filterSchema, filter);
  if (!checked.success)
    throw new Error(`--filter: ${v.flatten(checked.issues).root?.[0] ?? describe(checked.issues)}`);
  return checked.output;
}

function describe(issues: readonly v.BaseIssue<unknown>[]): string {
  const issue = issues[0];
  const path = issue?.path?.map((part) => String(part.key)).join('.') ?? '';
  return `${path}: ${issue?.message ?? 'not valid'}`;
}
