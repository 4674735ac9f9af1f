// Requests of the help page: program information, licenses and the diagnostic text for support.
import * as v from 'valibot';
import type { ArchiveState } from './archive';
import type { ErrorCode } from '../base/envelope';
import { define } from './request';
import type { WindowState } from '../domain/sync';

export interface About {
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** Null where the data process does not answer. */
  readonly sqlite: string | null;
  readonly system: string;
  /** Whether the licences of what the program is made of lie beside it. */
  readonly hasNotices: boolean;
}

/** The archive in numbers: nothing of any call. */
export interface ArchiveFacts {
  readonly sqlite: string;
  readonly phase: ArchiveState['phase'];
  readonly failure: ErrorCode | null;
  /** Null unless it is open. */
  readonly open: {
    readonly bytes: number;
    readonly schema: number;
    readonly version: number;
    readonly calls: number;
    readonly instances: number;
    readonly windows: Readonly<Record<WindowState, number>>;
    readonly lackingDays: number;
    /** Epoch ms. */
    readonly dataUpTo: number | null;
  } | null;
  /** The last whole check since the start; null where there was none. */
  readonly check: { readonly at: number; readonly problems: number } | null;
}

const nothing = v.undefined();
export const helpRequests = {
  'help.about': define<About>()('main', 'page', nothing),
  /** Null where the file is not there. */
  'help.notices': define<{ text: string } | null>()('main', 'page', nothing, 'costly'),
  /** For support: no secret, number or name in it. */
  'help.diagnostics': define<{ text: string }>()('main', 'page', nothing, 'costly'),
  'archive.facts': define<ArchiveFacts>()('data', 'main', nothing),
} as const;
