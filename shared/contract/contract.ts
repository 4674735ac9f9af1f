// Every request and event between the processes: name, owner, who may ask, input schema, output type.
// Adding one touches two places: this list and its handler.
import * as v from 'valibot';
import { backupRequests, type ArchiveState } from './archive';
import { daySchema } from '../base/day';
import { errorCodes } from '../base/envelope';
import { exportRequests } from './exports';
import { attributions, filterSchema, groupings, instantSchema } from '../domain/filter';
import type { MenuCommand } from '../domain/menu';
import { metricIds, type MetricId } from '../domain/metrics';
import { deskRequests } from './desk';
import { helpRequests } from './help';
import { instanceIdSchema } from '../base/ids';
import { recordRequests, rowId } from './records';
import { logoRequests } from './logo';
import { privacyRequests } from './privacy';
import { isZone } from '../base/period';
import { reportRequests } from './reports';
import type { ReportModel } from './report-views';
import { define } from './request';
import { serviceLevelVariants } from '../domain/service-level';
import { instanceSchema, settingsSchema, type Settings } from '../domain/settings';
import { updateRequests, type UpdateState } from './updates';
import {
  syncCauses,
  type DayWindow,
  type QualityIssue,
  type RatingMaturity,
  type RefreshResult,
  type SyncCalendar,
  type SyncProgress,
  type SyncRun,
  type SyncSummary,
} from '../domain/sync';
import type { FoundRatings, Overview, StatsResult } from './views';

const nothing = v.undefined();
const instanceId = instanceIdSchema;
const filePath = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
const keys = v.strictObject({
  accessKeyId: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
  accessKeySecret: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(400)),
});
export type KeyPair = v.InferOutput<typeof keys>;
/** In the system's keychain, or in memory until the program ends. */
const keyPlace = v.picklist(['keychain', 'session']);
export type KeyPlace = v.InferOutput<typeof keyPlace>;
const keep = v.optional(keyPlace, 'keychain');
const connection = v.strictObject({ instance: instanceSchema, keys, keep });
const connectionOrStored = v.strictObject({ instance: instanceSchema, keys: v.optional(keys), keep });
const ofInstance = v.strictObject({ instanceId });
const span = {
  /** Epoch ms, half open; without them what the settings and the ledger call for. */
  from: v.optional(instantSchema),
  to: v.optional(instantSchema),
  /** Only what failed, is partial or was never read. */
  lackingOnly: v.optional(v.boolean()),
};
/** Which calls to ask for again: the stored call itself, or those that share something with it. */
const refreshed = {
  id: rowId,
  by: v.picklist(['call', 'callingNumber', 'calledNumber', 'agent', 'skillGroup']),
  /** Which agent or skill group of the call, by its id. */
  key: v.optional(v.pipe(v.string(), v.maxLength(200))),
};

export interface AppState {
  readonly settings: Settings;
  /** The system's choice, for the setting `system`. */
  readonly systemLanguage: 'zh-CN' | 'en';
  readonly platform: string;
  readonly version: string;
  /** The settings file as it was, where a part of it could not be read; null where all could. */
  readonly damagedSettings: string | null;
  /** Where settings, calls and log are kept. */
  readonly folder: string;
}
export interface Dimension {
  readonly id: string;
  readonly name: string;
}
export interface Dimensions {
  readonly agents: readonly Dimension[];
  readonly skillGroups: readonly Dimension[];
}
export interface ArchiveStatus {
  /** Calls are known up to here, epoch ms; null before the first sync. */
  readonly dataUpTo: number | null;
  /** Days that failed or are partial. */
  readonly lackingDays: number;
  /** Start of the first and of the last call, epoch ms. */
  readonly span: { readonly first: number; readonly last: number } | null;
}

const statsRules = {
  /** Instead of the settings' own. */
  serviceLevelVariant: v.optional(v.picklist(serviceLevelVariants)),
  serviceLevelSeconds: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(600))),
  shortAbandonSeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60))),
};
const statsInput = v.strictObject({
  ...statsRules,
  filter: filterSchema,
  metrics: v.array(v.picklist(metricIds as [MetricId, ...MetricId[]])),
  by: v.picklist(groupings),
  attribution: v.picklist(attributions),
  zone: v.optional(v.pipe(v.string(), v.check(isZone))),
  language: v.picklist(['zh-CN', 'en']),
});
export type StatsInput = v.InferOutput<typeof statsInput>;

export const contract = {
  'app.state': define<AppState>()('main', true, nothing),
  'settings.save': define<Settings>()('main', true, v.partial(settingsSchema)),
  'demo.start': define<null>()('main', true, nothing),
  /** Without keys those that are stored. */
  'instance.test': define<{ calls: number }>()('main', true, v.omit(connectionOrStored, ['keep'])),
  'instance.connect': define<null>()('main', true, connection),
  /** Changes an instance that is known; without keys they stay. */
  'instance.update': define<null>()('main', true, connectionOrStored),
  /** `keysMayRemain`: the keychain could not be reached and may still hold its keys. */
  'instance.remove': define<{ keysMayRemain: boolean }>()(
    'main',
    true,
    v.strictObject({ instanceId, keepCalls: v.boolean() }),
  ),
  /** The stored access key id, all but its ends hidden; null where none is stored. */
  'instance.keyId': define<string | null>()('main', true, ofInstance),
  /** Puts keys that were for this session only into the keychain. */
  'instance.storeKeys': define<null>()('main', true, ofInstance),
  'sync.start': define<null>()('main', true, v.strictObject({ instanceId, ...span })),
  /** `paused` false also asks a waiting run to try at once. */
  'sync.pause': define<null>()('data', true, v.strictObject({ instanceId, paused: v.boolean() })),
  'sync.cancel': define<null>()('data', true, ofInstance),
  /** The last progress of every instance that was synced since the start. */
  'sync.state': define<readonly SyncProgress[]>()('main', true, nothing),
  'sync.calendar': define<SyncCalendar>()(
    'data',
    true,
    v.strictObject({ instanceId, first: daySchema, last: daySchema }),
  ),
  'sync.day': define<readonly DayWindow[]>()('data', true, v.strictObject({ instanceId, day: daySchema })),
  'sync.log': define<readonly SyncRun[]>()(
    'data',
    true,
    v.strictObject({ instanceId, limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)) }),
  ),
  'quality.load': define<readonly QualityIssue[]>()('data', true, ofInstance),
  'maturity.load': define<RatingMaturity>()('data', true, ofInstance),
  'calls.refresh': define<RefreshResult>()('main', true, v.strictObject({ instanceId, ...refreshed })),
  'overview.load': define<Overview>()('data', true, v.strictObject({ filter: filterSchema })),
  /** The pressed keys of an instance and what they probably mean. */
  'ratings.found': define<FoundRatings>()('data', true, ofInstance),
  /** Of the named instances, or of all. */
  'archive.status': define<ArchiveStatus>()(
    'data',
    true,
    v.strictObject({ instances: v.optional(v.array(instanceId)) }),
  ),
  'dimension.list': define<Dimensions>()('data', true, nothing),
  ...recordRequests,
  ...deskRequests,
  ...exportRequests,
  ...reportRequests,
  ...logoRequests,
  ...backupRequests,
  ...updateRequests,
  ...privacyRequests,
  ...helpRequests,
  'file.show': define<null>()('main', true, v.strictObject({ path: filePath })),
  'report.model': define<ReportModel>()('main', true, nothing),
  'report.ready': define<null>()('main', true, nothing),

  'rules.set': define<null>()('data', false, v.strictObject({ settings: settingsSchema })),
  'sync.run': define<SyncSummary>()(
    'data',
    false,
    v.strictObject({
      instance: instanceSchema,
      keys,
      endpoint: v.string(),
      cause: v.picklist(syncCauses),
      /** How long a run waits for a service that went away before it gives up, ms. */
      patienceMs: v.pipe(v.number(), v.minValue(0)),
      ...span,
    }),
  ),
  'calls.reread': define<RefreshResult>()(
    'data',
    false,
    v.strictObject({ instance: instanceSchema, keys, endpoint: v.string(), ...refreshed }),
  ),
  /** The last progress of each run of this process; those that could not begin are known to main. */
  'run.states': define<readonly SyncProgress[]>()('data', false, nothing),
  /** Enters a run that could not begin in the log of an instance that was synced before. */
  'run.refused': define<null>()(
    'data',
    false,
    v.strictObject({ instanceId, cause: v.picklist(syncCauses), reason: v.picklist(errorCodes) }),
  ),
  /** Cancels an instance's sync and waits until it has ended. */
  'sync.end': define<null>()('data', false, ofInstance),
  /** Deletes an instance's calls and all that is known of them. */
  'instance.forget': define<{ calls: number }>()('data', false, ofInstance),
  'connection.test': define<{ calls: number }>()(
    'data',
    false,
    v.strictObject({ instance: instanceSchema, keys, endpoint: v.string() }),
  ),
  'stats.compute': define<StatsResult>()('data', false, statsInput),
  'database.close': define<null>()('data', false, nothing),
} as const;

export type Contract = typeof contract;
export type RequestName = keyof Contract;
export type InputOf<N extends RequestName> = v.InferInput<Contract[N]['input']>;
export type ParsedOf<N extends RequestName> = v.InferOutput<Contract[N]['input']>;
export type OutputOf<N extends RequestName> = Exclude<Contract[N]['output'], undefined>;

/** Events say that something changed; views ask again. */
export interface Events {
  'data.changed': { readonly version: number; readonly from: number; readonly to: number };
  'sync.progressed': SyncProgress;
  'settings.changed': Settings;
  'data.restarted': { readonly reason: string };
  'export.progressed': { readonly ticket: string; readonly rows: number; readonly total: number };
  /** The history of reports or of exported files. */
  'reports.changed': null;
  'menu.chosen': MenuCommand;
  /** It was opened, could not be, or is being replaced. */
  'archive.changed': ArchiveState;
  'update.changed': UpdateState;
  /** How much of a check is done, 0–1. */
  'check.progressed': { readonly share: number };
  /** How much of an erasure or a deletion is done, 0–1. */
  'maintenance.progressed': { readonly share: number };
  /** An automatic backup was made, or could not be. */
  'backups.changed': null;
  /** For the log; views are not told. */
  'data.logged': { readonly level: 'info' | 'warn'; readonly message: string };
}
export type EventName = keyof Events;
export const eventNames = [
  'data.changed',
  'sync.progressed',
  'settings.changed',
  'data.restarted',
  'export.progressed',
  'reports.changed',
  'menu.chosen',
  'archive.changed',
  'update.changed',
  'check.progressed',
  'maintenance.progressed',
  'backups.changed',
  'data.logged',
] as const satisfies readonly EventName[];
