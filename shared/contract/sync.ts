// Requests about syncs: start, stop, progress, complete days and data quality.
import * as v from 'valibot';
import { daySchema } from '../base/day';
import { errorCodes } from '../base/envelope';
import { instanceIdSchema } from '../base/ids';
import { instantSchema } from '../domain/filter';
import { instanceSchema } from '../domain/settings';
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
import { keysSchema } from './profile';
import { rowId } from './records';
import { define } from './request';

const instanceId = instanceIdSchema;
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

export interface ArchiveStatus {
  /** Calls are known up to here, epoch ms; null before the first sync. */
  readonly dataUpTo: number | null;
  /** Days that failed or are partial. */
  readonly lackingDays: number;
  /** Start of the first and of the last call, epoch ms. */
  readonly span: { readonly first: number; readonly last: number } | null;
}

export const syncRequests = {
  'sync.start': define<null>()('main', 'page', v.strictObject({ instanceId, ...span })),
  /** `paused` false also asks a waiting run to try at once. */
  'sync.pause': define<null>()('data', 'page', v.strictObject({ instanceId, paused: v.boolean() })),
  'sync.cancel': define<null>()('data', 'page', ofInstance),
  /** The last progress of every instance that was synced since the start. */
  'sync.state': define<readonly SyncProgress[]>()('main', 'page', v.undefined()),
  'sync.calendar': define<SyncCalendar>()(
    'data',
    'page',
    v.strictObject({ instanceId, first: daySchema, last: daySchema }),
  ),
  'sync.day': define<readonly DayWindow[]>()('data', 'page', v.strictObject({ instanceId, day: daySchema })),
  'sync.log': define<readonly SyncRun[]>()(
    'data',
    'page',
    v.strictObject({ instanceId, limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)) }),
  ),
  'sync.run': define<SyncSummary>()(
    'data',
    'main',
    v.strictObject({
      instance: instanceSchema,
      keys: keysSchema,
      endpoint: v.string(),
      cause: v.picklist(syncCauses),
      /** How long a run waits for a service that went away before it gives up, ms. */
      patienceMs: v.pipe(v.number(), v.minValue(0)),
      ...span,
    }),
    'writes',
  ),
  /** Cancels an instance's sync and waits until it has ended. */
  'sync.end': define<null>()('data', 'main', ofInstance),
  /** The last progress of each run of this process; those that could not begin are known to main. */
  'run.states': define<readonly SyncProgress[]>()('data', 'main', v.undefined()),
  /** Enters a run that could not begin in the log of an instance that was synced before. */
  'run.refused': define<null>()(
    'data',
    'main',
    v.strictObject({ instanceId, cause: v.picklist(syncCauses), reason: v.picklist(errorCodes) }),
    'writes',
  ),
  'quality.load': define<readonly QualityIssue[]>()('data', 'page', ofInstance),
  'maturity.load': define<RatingMaturity>()('data', 'page', ofInstance),
  /** Of the named instances, or of all. */
  'archive.status': define<ArchiveStatus>()(
    'data',
    'page',
    v.strictObject({ instances: v.optional(v.array(instanceId)) }),
  ),
  'calls.refresh': define<RefreshResult>()('main', 'page', v.strictObject({ instanceId, ...refreshed })),
  'calls.reread': define<RefreshResult>()(
    'data',
    'main',
    v.strictObject({ instance: instanceSchema, keys: keysSchema, endpoint: v.string(), ...refreshed }),
    'writes',
  ),
  'connection.test': define<{ calls: number }>()(
    'data',
    'main',
    v.strictObject({ instance: instanceSchema, keys: keysSchema, endpoint: v.string() }),
  ),
} as const;
