// An archive in a file with calls in it, and the data process's handlers around it as the program has them.
import type { HandlersOf, EventName } from '#shared/contract/contract';
import { join } from 'node:path';
import { openArchive } from '#electron/data/store/archive';
import { type Inspector, inspectorHere } from '#electron/data/backup/inspect';
import { parseRow } from '#electron/data/call/parse-row';
import { maintainerHere, type Maintainer } from '#electron/data/privacy/maintenance';
import { createHandlers } from '#electron/data/handlers';
import type { CallRecord } from '#shared/domain/call';
import type { ArchiveState } from '#shared/contract/archive';
import { defaultSettings, rulesOf, type Settings } from '#shared/domain/settings';
import { noon } from './sync-desk';
import { temporaryFolder } from './folder';

export const callAt = (index: number): CallRecord =>
  parseRow({
    ContactId: `job-${index}`,
    StartTime: noon - index * 1000,
    CallingNumber: `1380000${1000 + index}`,
    AgentNames: '王芳',
    AgentIds: 'agent1@ccc-test',
    SatisfactionIndex: (index % 5) + 1,
  })!;

/** Adds calls `from` to `to` (not included) to the archive, and closes it. */
export function fill(path: string, to: number, from = 0): void {
  const archive = openArchive(path, rulesOf(defaultSettings));
  const calls = Array.from({ length: to - from }, (_, index) => callAt(from + index));
  archive.write(archive.store.instanceOf('ccc-test'), calls, null, { api: 2, at: noon });
  archive.close();
}

/** An inspector's look that fails. */
export const refusing =
  (error: unknown): Inspector['inspect'] =>
  () =>
    Promise.reject(error as Error);

/** An archive in a file of its own, with calls in it. */
export function openedArchive(calls = 30): { folder: string; archive: ReturnType<typeof openArchive> } {
  const folder = temporaryFolder();
  fill(join(folder, 'calls.db'), calls);
  return { folder, archive: openArchive(join(folder, 'calls.db'), rulesOf(defaultSettings)) };
}

export interface Keeper {
  readonly folder: string;
  readonly path: string;
  readonly handlers: HandlersOf<'data'>;
  readonly events: { readonly name: EventName; readonly payload: unknown }[];
  readonly state: () => ArchiveState;
  /** Calls by the figures, as the window counts them. */
  readonly calls: () => number;
}

export interface KeeperOptions {
  readonly folder?: string;
  readonly settings?: Partial<Settings>;
  readonly inspector?: Inspector;
  readonly maintainer?: Maintainer;
  /** Default: a clock that stands still. */
  readonly clock?: () => number;
  /** Default: the time since the process started, in ms. */
  readonly elapsed?: () => number;
}

/** Not opened yet: that is done by `rules.set`. */
export function keeper(options: KeeperOptions = {}): Keeper {
  const {
    folder = temporaryFolder(),
    inspector = inspectorHere,
    maintainer = maintainerHere,
    clock = () => noon,
    elapsed = () => performance.now(),
  } = options;
  const path = join(folder, 'calls.db');
  const events: Keeper['events'] = [];
  const handlers = createHandlers({
    databasePath: path,
    fetch,
    clock,
    elapsed,
    inspector,
    maintainer,
    emit: (name, payload) => void events.push({ name, payload }),
  });
  return {
    folder,
    path,
    handlers,
    events,
    state: () => handlers['archive.state'](undefined) as ArchiveState,
    calls: () => {
      const sort = [{ field: 'startedAt' as const, descending: true }];
      const answer = handlers['records.page']({ filter: {}, sort, offset: 0, limit: 1, mask: true });
      return (answer as { total: number }).total;
    },
  };
}

export function openKeeper(options: KeeperOptions = {}): Keeper {
  const kept = keeper(options);
  void kept.handlers['rules.set']({ settings: { ...defaultSettings, ...options.settings } });
  return kept;
}
