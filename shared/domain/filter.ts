// The one filter object: which calls a view, a file or a command is about. All members combine (and).
import * as v from 'valibot';
import { dayKinds } from './calendar';
import { contactTypes, dispositions, releaseInitiators, surveyChannels } from './call';
import { instanceIdSchema } from '../base/ids';
import { ratedClasses } from './scale';

const ids = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(1000));
/** No call center is older, and days are counted in 16 bits. */
export const earliest = Date.UTC(2000, 0, 1);
export const latest = Date.UTC(2059, 0, 1);
/** Epoch ms. */
export const instantSchema = v.pipe(v.number(), v.integer(), v.minValue(earliest), v.maxValue(latest));

/** Lists of which a call has to meet one value; under `exclude`, of which it may meet none. */
const lists = {
  contactTypes: v.optional(v.array(v.picklist(contactTypes))),
  dispositions: v.optional(v.array(v.picklist(dispositions))),
  /** Ids; the word `none` stands for calls without one. */
  agents: v.optional(ids),
  skillGroups: v.optional(ids),
  surveyChannels: v.optional(v.array(v.picklist(surveyChannels))),
  releaseInitiators: v.optional(v.array(v.picklist(releaseInitiators))),
  /** Pressed keys; 0 stands for calls without a rating. */
  ratings: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(254)))),
  weekdays: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7)))),
  hours: v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)))),
  /** By the calendar of the report zone. */
  dayKinds: v.optional(v.array(v.picklist(dayKinds))),
  /** Valid ratings by the class that the scale in force gives to their key; of offered surveys, as figures count them. */
  ratingClasses: v.optional(v.array(v.picklist(ratedClasses))),
};
const seconds = v.optional(v.pipe(v.number(), v.minValue(0)));
const hoursApart = v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(24 * 49)));

export const filterSchema = v.strictObject({
  /** Calls with from ≤ StartTime < to, epoch ms. */
  from: v.optional(instantSchema),
  to: v.optional(instantSchema),
  instances: v.optional(v.pipe(v.array(instanceIdSchema), v.maxLength(1000))),
  ...lists,
  /** Further lists that have to be met too: a call of several agents can be asked to have this one and that one. */
  also: v.optional(v.pipe(v.array(v.strictObject(lists)), v.maxLength(8))),
  exclude: v.optional(v.strictObject(lists)),
  recording: v.optional(v.boolean()),
  surveyOffered: v.optional(v.boolean()),
  /** Inbound calls that reached a queue or an agent; false: inbound calls that did not. */
  offered: v.optional(v.boolean()),
  /** Abandoned inbound calls whose caller nobody spoke to in the 24 hours after; false: whose caller somebody did. */
  unreached: v.optional(v.boolean()),
  /** true: within the business hours of its day; false: outside of them. */
  businessHours: v.optional(v.boolean()),
  /** Digits that the calling or the called number contains. */
  number: v.optional(v.pipe(v.string(), v.regex(/^\d{3,20}$/))),
  /** `over` is exclusive, `min` and `max` are inclusive: classes of a histogram leave nothing between them. */
  minTalkSeconds: seconds,
  overTalkSeconds: seconds,
  maxTalkSeconds: seconds,
  /** Of answered and abandoned inbound calls with a known wait. */
  overWaitSeconds: seconds,
  maxWaitSeconds: seconds,
  /** Hours from the call to the next inbound call of its caller. */
  overReturnHours: hoursApart,
  maxReturnHours: hoursApart,
  /** Calls with the caller of this one (row id). */
  sameCaller: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});
export type Filter = v.InferOutput<typeof filterSchema>;
export type Exclusion = NonNullable<Filter['exclude']>;
/** Members that are lists, and may be excluded. */
export type ListName = keyof Exclusion;
export const listNames = Object.keys(lists) as ListName[];

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
