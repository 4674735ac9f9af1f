// The one filter object: which calls a view, a file or a command is about. All members combine (and).
import * as v from 'valibot';
import { dayKinds } from './calendar';
import { contactTypes, dispositions, releaseInitiators, surveyChannels } from './call';

const ids = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(1000));
/** No call center is older, and days are counted in 16 bits. */
export const earliest = Date.UTC(2000, 0, 1);
export const latest = Date.UTC(2059, 0, 1);
const instant = v.pipe(v.number(), v.integer(), v.minValue(earliest), v.maxValue(latest));

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
  /** By the calendar of the report zone. */
  dayKinds: v.optional(v.array(v.picklist(dayKinds))),
  /** true: within the business hours of its day; false: outside of them. */
  businessHours: v.optional(v.boolean()),
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
