// How long calls are kept, and the erasure of a caller's number.
import * as v from 'valibot';
import { define } from './request';

/** Days; 0: for good. */
export const retentionSchema = v.pipe(
  v.number(),
  v.integer(),
  v.check((days) => days === 0 || (days >= 7 && days <= 3700)),
);

/** Calls that hold a number, in any spelling; first and last start, epoch ms, null without a call. */
export interface FoundCaller {
  readonly calls: number;
  readonly first: number | null;
  readonly last: number | null;
}

/** Calls that started before a moment (epoch ms) and would be deleted. */
export interface Expired {
  readonly calls: number;
  readonly before: number;
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
  'caller.find': define<FoundCaller>()('data', true, number),
  /** For good; files that left the program and earlier backups keep it. */
  'caller.forget': define<ForgottenCaller>()('main', true, number),
  'caller.erase': define<{ calls: number; reports: number }>()('data', false, number),
  'retention.find': define<Expired>()('data', true, days),
  'retention.apply': define<{ calls: number }>()('data', false, days),
} as const;
