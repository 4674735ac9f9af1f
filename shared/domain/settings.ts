// User settings with their defaults. Kept in settings.json of the profile; secrets are never part of it.
import { callFieldIds } from './fields';
import * as v from 'valibot';
import { daySchema } from '../base/day';
import { exportChoiceSchema } from './export';
import { languages } from '../language/text';
import { instanceIdSchema, localIdSchema } from '../base/ids';
import { defaultZone, isZone } from '../base/period';
import { scalesSchema } from './scale';
import { calendarSchema, defaultCalendar } from './calendar';
import { reportTemplateSchema } from './report-template';
import { serviceLevelVariants } from './service-level';

export const apiVersions = ['auto', 'v1', 'v2'] as const;
export type ApiVersion = (typeof apiVersions)[number];

/** Regions in which the service has an endpoint of its own, by Alibaba's product list; others can be typed. */
export type Region = 'cn-shanghai' | 'cn-hangzhou';

/** The generated call center of the demo; the same values give the same calls. */
export const demoSchema = v.strictObject({
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31)),
  calls: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000_000)),
  firstDay: daySchema,
  days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3700)),
});
export type Demo = v.InferOutput<typeof demoSchema>;

const shortText = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));

/** Schedule of automatic syncs; they also run after sleep and when the network returns. */
export const scheduleSchema = v.strictObject({
  onStart: v.boolean(),
  /** 0: not by interval. */
  everyMinutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1440)),
  /** Times of day in the report zone, HH:MM. */
  at: v.pipe(v.array(v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/))), v.maxLength(12)),
});
export type Schedule = v.InferOutput<typeof scheduleSchema>;
const defaultSchedule: Schedule = { onStart: true, everyMinutes: 15, at: [] };

export const instanceSchema = v.strictObject({
  id: instanceIdSchema,
  name: shortText,
  region: v.pipe(shortText, v.regex(/^[a-z0-9-]+$/)),
  /** Full address of another endpoint, such as http://127.0.0.1:8080; empty for the region's own. */
  endpoint: v.pipe(v.string(), v.maxLength(300), v.regex(/^$|^https?:\/\/[^\s/]+\/?$/)),
  apiVersion: v.picklist(apiVersions),
  requestsPerSecond: v.pipe(v.number(), v.minValue(0.1), v.maxValue(1000)),
  lookBackDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3700)),
  trailingDays: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)),
  /** Days before today in which late ratings are looked for through the rating filter; 0: not. */
  ratingDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(180)), 30),
  /** A disabled instance keeps its calls and is not synced. */
  enabled: v.optional(v.boolean(), true),
  schedule: v.optional(scheduleSchema, defaultSchedule),
  demo: v.optional(demoSchema),
  /** Its keys were entered for one session only: no keychain has them, and after the next start they are asked for again. */
  sessionKeys: v.optional(v.literal(true)),
});
export type Instance = v.InferOutput<typeof instanceSchema>;

/** An instance that was removed and whose calls were kept. */
export const formerInstanceSchema = v.strictObject({ id: instanceIdSchema, name: shortText });

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
/** Goals of figures, 0–1; null: none is set. */
const targetsSchema = v.strictObject({
  serviceLevel: share,
  answerRate: share,
  /** At most so many. */
  abandonRate: v.optional(v.nullable(share), null),
  satisfiedRate: v.optional(v.nullable(share), null),
});

/** A remark on a day or a span of days, shown on every time axis and printed. */
export const axisNoteSchema = v.strictObject({
  id: localIdSchema,
  first: daySchema,
  last: daySchema,
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
});
export type AxisNote = v.InferOutput<typeof axisNoteSchema>;

/** How the grid's columns stand: all of them, in their order. */
export const gridColumnsSchema = v.array(
  v.strictObject({
    field: v.picklist(callFieldIds),
    width: v.pipe(v.number(), v.integer(), v.minValue(40), v.maxValue(1200)),
    isShown: v.boolean(),
    isPinned: v.boolean(),
  }),
);
export type GridColumns = v.InferOutput<typeof gridColumnsSchema>;

/** A look that can be opened again: page, period, filter, sorting (the address), and the grid's columns. */
export const savedViewSchema = v.strictObject({
  id: localIdSchema,
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
  address: v.pipe(v.string(), v.startsWith('#'), v.maxLength(20_000)),
  columns: v.optional(gridColumnsSchema, []),
});
export type SavedView = v.InferOutput<typeof savedViewSchema>;

/** The automatic backups, one a day. */
const backupsSchema = v.strictObject({
  automatic: v.boolean(),
  /** Older ones are deleted once a newer one was proved. */
  keep: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)),
  /** Empty: `backups` in the profile's folder. */
  folder: v.pipe(v.string(), v.maxLength(4096)),
});

/** Days; 0: no limit. */
export const retentionSchema = v.pipe(
  v.number(),
  v.integer(),
  v.check((days) => days === 0 || (days >= 7 && days <= 3700)),
);

const mostLetters = 500;

/** https, or this computer itself; empty: updates are off. */
export const feedSchema = v.pipe(v.string(), v.trim(), v.maxLength(mostLetters), v.check(isFeed));

export function isFeed(address: string): boolean {
  if (address === '') return true;
  try {
    const { protocol, hostname, username, password } = new URL(address);
    const isHere = hostname === '127.0.0.1' || hostname === 'localhost';
    return username === '' && password === '' && (protocol === 'https:' || (protocol === 'http:' && isHere));
  } catch {
    return false;
  }
}

/** A setting and its default are one entry here. */
export const settingsSchema = v.strictObject({
  language: v.optional(v.picklist(['system', ...languages]), 'system'),
  theme: v.optional(v.picklist(['system', 'light', 'dark']), 'system'),
  zone: v.optional(v.pipe(v.string(), v.check(isZone)), defaultZone),
  serviceLevelSeconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(600)), 20),
  serviceLevelVariant: v.optional(v.picklist(serviceLevelVariants), 3),
  shortAbandonSeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60)), 5),
  targets: v.optional(targetsSchema, { serviceLevel: 0.8, answerRate: 0.9 }),
  scales: v.optional(scalesSchema, []),
  calendar: v.optional(calendarSchema, defaultCalendar),
  instances: v.optional(v.pipe(v.array(instanceSchema), v.maxLength(50)), []),
  formerInstances: v.optional(v.array(formerInstanceSchema), []),
  /** Days for which calls are kept; 0: no limit. */
  retentionDays: v.optional(retentionSchema, 0),
  /** Whether phone numbers are masked on screen. */
  mask: v.optional(v.boolean(), true),
  /** Whether agents are numbered instead of named, for presentations. */
  hideNames: v.optional(v.boolean(), false),
  /** Whether the side bar shows its signs only. */
  isRailNarrow: v.optional(v.boolean(), false),
  /** Empty: as the program has them. */
  gridColumns: v.optional(gridColumnsSchema, []),
  notes: v.optional(v.pipe(v.array(axisNoteSchema), v.maxLength(500)), []),
  views: v.optional(v.pipe(v.array(savedViewSchema), v.maxLength(200)), []),
  /** Scheduled reports. */
  reports: v.optional(v.pipe(v.array(reportTemplateSchema), v.maxLength(50)), []),
  /** Printed on reports, beside the logo that the profile's folder holds. */
  company: v.optional(v.strictObject({ name: v.pipe(v.string(), v.maxLength(80)) }), { name: '' }),
  backups: v.optional(backupsSchema, { automatic: true, keep: 7, folder: '' }),
  /** Where newer versions of the program are looked for; an empty address: nowhere. */
  updates: v.optional(v.strictObject({ feed: feedSchema }), { feed: '' }),
  /** How calls were last exported; null before the first time. */
  exportChoice: v.optional(v.nullable(exportChoiceSchema), null),
  /** The saved view with which the window opens; empty: the overview. */
  startView: v.optional(v.union([v.literal(''), localIdSchema]), ''),
  /** Whether the guided tour was finished or skipped: it starts automatically only once. */
  tourSeen: v.optional(v.boolean(), false),
});
export type Settings = v.InferOutput<typeof settingsSchema>;

export const defaultSettings: Settings = v.parse(settingsSchema, {});

/** A new instance with the defaults that are safe against an unknown quota. */
export function newInstance(part: { id: string } & Partial<Instance>): Instance {
  return {
    name: part.id,
    region: 'cn-shanghai',
    endpoint: '',
    apiVersion: 'auto',
    requestsPerSecond: 5,
    lookBackDays: 180,
    trailingDays: 7,
    ratingDays: v.getDefault(instanceSchema.entries.ratingDays),
    enabled: v.getDefault(instanceSchema.entries.enabled),
    schedule: v.getDefault(instanceSchema.entries.schedule),
    ...part,
  };
}

export const demoInstanceId = 'ccc-demo';

/** The part of the settings that statistics depend on. */
export type Rules = Pick<
  Settings,
  'zone' | 'serviceLevelSeconds' | 'serviceLevelVariant' | 'shortAbandonSeconds' | 'scales' | 'calendar'
>;
export function rulesOf(settings: Settings): Rules {
  const { zone, serviceLevelSeconds, serviceLevelVariant, shortAbandonSeconds, scales, calendar } = settings;
  return { zone, serviceLevelSeconds, serviceLevelVariant, shortAbandonSeconds, scales, calendar };
}
