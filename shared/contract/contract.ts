// Every request and event between the processes. A request is one line in the file of its subject and one handler.
import type * as v from 'valibot';
import type { Settings } from '../domain/settings';
import type { SyncProgress } from '../domain/sync';
import type { MenuCommand } from '../domain/menu';
import { archiveRequests, type ArchiveState } from './archive';
import { exportRequests } from './exports';
import { helpRequests } from './help';
import { privacyRequests } from './privacy';
import { profileRequests } from './profile';
import { recordRequests } from './records';
import { reportRequests } from './reports';
import { statsRequests } from './stats';
import { syncRequests } from './sync';
import { updateRequests, type UpdateState } from './updates';
import { windowRequests } from './window';

export const contract = {
  ...profileRequests,
  ...syncRequests,
  ...statsRequests,
  ...recordRequests,
  ...exportRequests,
  ...reportRequests,
  ...archiveRequests,
  ...privacyRequests,
  ...windowRequests,
  ...updateRequests,
  ...helpRequests,
} as const;

export type Contract = typeof contract;
export type RequestName = keyof Contract;
export type InputOf<N extends RequestName> = v.InferInput<Contract[N]['input']>;
export type ParsedOf<N extends RequestName> = v.InferOutput<Contract[N]['input']>;
export type OutputOf<N extends RequestName> = Exclude<Contract[N]['output'], undefined>;

/** The requests that a process answers. */
export type RequestOf<Owner extends 'main' | 'data'> = {
  [N in RequestName]: Contract[N]['owner'] extends Owner ? N : never;
}[RequestName];
type Answer<N extends RequestName> = OutputOf<N> | Promise<OutputOf<N>>;
/** One function a request; in the main process it also gets the id of the asking page's contents. */
export type HandlersOf<Owner extends 'main' | 'data'> = {
  readonly [N in RequestOf<Owner>]: Owner extends 'main'
    ? (input: ParsedOf<N>, contentsId: number) => Answer<N>
    : (input: ParsedOf<N>) => Answer<N>;
};

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
