// Requests for the retention of calls and the erasure of a caller's number.
import * as v from 'valibot';
import { instanceIdSchema } from '../base/ids';
import { retentionSchema } from '../domain/settings';
import { define } from './request';

/** Calls that hold a number, in any spelling; first and last start, epoch ms, null without a call. */
export interface FoundCaller {
  readonly calls: number;
  readonly first: number | null;
  readonly last: number | null;
}

/** How many calls started before a moment (epoch ms) and are to be deleted. */
export interface Expired {
  readonly calls: number;
  readonly before: number;
}

/** Calls that this computer's clock alone calls expired: they are deleted only when somebody confirms it. */
export interface HeldBack extends Expired {
  /** What the clock says, epoch ms. */
  readonly clock: number;
  /** When the service answered last, or the newest call started, epoch ms. */
  readonly evidence: number;
}

export interface Retention extends Expired {
  readonly held: HeldBack | null;
}

export interface ForgottenCaller {
  readonly calls: number;
  /** Kept reports that named the number and can no longer be shown. */
  readonly reports: number;
  /** Saved views and scheduled reports that named it in their filter and were deleted. */
  readonly views: number;
}

const number = v.strictObject({ number: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)) });
const days = v.strictObject({ days: retentionSchema });

export const privacyRequests = {
  'caller.find': define<FoundCaller>()('data', 'page', number),
  /** For good; files that left the program and earlier backups keep it. */
  'caller.forget': define<ForgottenCaller>()('main', 'page', number),
  'caller.erase': define<{ calls: number; reports: number }>()('data', 'main', number),
  /** Deletes an instance's calls and all that is known of them. */
  'instance.forget': define<{ calls: number }>()(
    'data',
    'main',
    v.strictObject({ instanceId: instanceIdSchema }),
  ),
  'retention.find': define<Retention>()('data', 'page', days),
  /** Deletes what expired, but nothing that only a clock that leaped calls so. */
  'retention.apply': define<{ calls: number; held: HeldBack | null }>()('data', 'main', days),
  /** Deletes also what was held back, up to a moment that was shown and confirmed. */
  'retention.confirm': define<{ calls: number }>()(
    'data',
    'page',
    v.strictObject({ days: retentionSchema, before: v.pipe(v.number(), v.integer()) }),
  ),
} as const;
