// The one place that holds the open archive: opens it, says why it cannot be opened, and lets it be replaced while the
// program runs. Whoever needs the archive asks here each time.
import { existsSync, lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { ArchiveState, RestoreResult } from '#shared/contract/archive';
import type { EventName, Events, HandlersOf } from '#shared/contract/contract';
import { AppError, failureOf, type Failure } from '#shared/base/envelope';
import { defaultZone } from '#shared/base/period';
import { rulesOf, type Settings } from '#shared/domain/settings';
import { openArchive, type Archive } from './store/archive';
import { copyProved } from './backup/copy';
import { backUpBeforeStep } from './backup/before-migration';
import { hasBackups } from './backup/folder';
import { removeUnfinished } from './backup/unfinished';
import type { Inspector } from './backup/inspect';
import { checkBesides } from './backup/check';
import { emptyCacheBytes } from './store/columns-cache';
import { finishErasure, listErased, matchErasureList } from './privacy/erasure-match';
import { sizeOf } from './store/files';
import type { Maintainer } from './privacy/maintenance';
import { createReportRuns } from './reports/history';
import { finishMoves, incomingPath, putBack, putInPlace, removeIncoming, setAside } from './backup/restore';

export interface HostOptions {
  readonly databasePath: string;
  readonly inspector: Inspector;
  readonly maintainer: Maintainer;
  readonly clock: () => number;
  readonly emit: <N extends EventName>(name: N, payload: Events[N]) => void;
  /** Ends all that uses the archive; resolves when nobody does any more. */
  readonly release: () => Promise<void>;
}

export interface ArchiveHost {
  /** @throws AppError why it could not be opened; cancelled while it is being replaced */
  opened(): Archive;
  readonly state: ArchiveState;
  /** Resolves when nothing of an archive that was closed goes on. */
  readonly left: Promise<void>;
  /** Null before the settings are known. */
  readonly settings: Settings | null;
  readonly backupFolder: string;
  /** Opens the archive when they are told for the first time. Never throws for what is wrong with the archive. */
  setSettings(settings: Settings): void;
  retry(): Promise<ArchiveState>;
  /** Of an archive that is open nothing is set aside. */
  startEmpty(): Promise<{ replaced: string | null }>;
  /** @throws AppError notArchive, databaseNewer, backupDamaged, diskFull …; the archive is as it was then */
  restore(source: string): Promise<RestoreResult>;
  /** It turned out to be damaged: it is closed, and everybody is told. */
  damaged(failure: Failure): void;
  close(): Promise<void>;
  readonly handlers: Pick<HandlersOf<'data'>, HostRequest>;
}

type HostRequest =
  | 'rules.set'
  | 'archive.state'
  | 'archive.retry'
  | 'archive.empty'
  | 'archive.restore'
  | 'database.close';

const memory = ':memory:';

export function createArchiveHost(options: HostOptions): ArchiveHost {
  const { databasePath: path, inspector, maintainer, clock, emit, release } = options;
  const isFile = path !== memory;
  /** There while the archive is open: a start that finds it follows a crash. */
  const marker = `${path}.open`;
  let archive: Archive | undefined;
  let settings: Settings | null = null;
  let state: ArchiveState = { phase: 'opening', failure: null };
  /** Before the first attempt to open nobody can have seen anything else. */
  let isFirst = true;
  let leaving: Promise<void> = Promise.resolve();
  let isReplacing = false;
  let isProved = true;

  const told = (message: string): void => emit('data.logged', { level: 'warn', message });
  const ownFolder = join(dirname(path), 'backups');
  const backupFolder = (): string => settings?.backups.folder || ownFolder;

  function change(next: ArchiveState): void {
    state = next;
    emit('archive.changed', next);
  }

  /** An empty file is a proper empty database to SQLite, and with its log beside it SQLite would empty that, too. */
  function assertPresent(): void {
    if (!isFile || sizeOf(path) > 0) return;
    const trace =
      sizeOf(`${path}-wal`) > 0
        ? 'its log'
        : sizeOf(`${path}.columns`) > emptyCacheBytes
          ? 'its columns'
          : hasBackups(backupFolder())
            ? 'backups'
            : undefined;
    if (trace !== undefined) throw new AppError('databaseMissing', `there are ${trace}`);
  }

  function open(mayBeNew: boolean): Archive {
    if (settings === null) throw new AppError('internal', 'the settings are not known yet');
    if (isFile) {
      mkdirSync(dirname(path), { recursive: true });
      finishMoves(path);
      removeUnfinished(path);
    }
    if (!mayBeNew) assertPresent();
    const wasKilled = isFile && existsSync(marker);
    const opened = openArchive(path, rulesOf(settings), {
      told,
      beforeStep: (database, step) => {
        if (isFile) keepFormer(database, step);
      },
    });
    try {
      if (isFile) matchErasureList(opened, clock(), told);
    } catch (error) {
      opened.close();
      throw error;
    }
    archive = opened;
    isProved = !wasKilled;
    whatMayFail(() => isFile && writeFileSync(marker, '', { mode: 0o600 }));
    // On a full disk what is there can still be looked at.
    whatMayFail(() => createReportRuns(opened.database).recover(clock()));
    change({ phase: 'open', failure: null });
    if (!isFirst) emit('data.changed', { version: opened.version, from: 0, to: clock() });
    if (wasKilled) void proveAfterCrash();
    void finishErasure(opened, maintainer, told);
    return opened;
  }

  /** A drive for backups that is not connected must not keep the program from opening. */
  function keepFormer(database: Database.Database, step: number): void {
    try {
      backUpBeforeStep(database, backupFolder(), step);
    } catch (error) {
      if (backupFolder() === ownFolder) throw error;
      told(`no backup in ${backupFolder()}: ${failureOf(error).code}; made beside the archive instead`);
      backUpBeforeStep(database, ownFolder, step);
    }
  }

  function whatMayFail(work: () => unknown): void {
    try {
      work();
    } catch (error) {
      told(`at the start: ${failureOf(error).code} ${failureOf(error).detail}`);
    }
  }

  /** The window is not held up by it: a crash seldom damages anything. */
  async function proveAfterCrash(): Promise<void> {
    try {
      await inspector.inspect(path, 'pages');
      isProved = true;
    } catch (error) {
      const { code, detail } = failureOf(error);
      if (code === 'backupDamaged' || code === 'notArchive') damaged({ code: 'databaseDamaged', detail });
      else told(`the check after a crash could not be done: ${code} ${detail}`);
    }
  }

  function tryOpen(): ArchiveState {
    try {
      open(false);
    } catch (error) {
      change({ phase: 'failed', failure: failureOf(error) });
      told(`the archive cannot be opened: ${failureOf(error).code} ${failureOf(error).detail}`);
    }
    isFirst = false;
    return state;
  }

  function damaged(failure: Failure): void {
    if (state.phase !== 'open') return;
    told(`the archive is damaged: ${failure.detail}`);
    isProved = false;
    state = { phase: 'failed', failure };
    leaving = leave();
    emit('archive.changed', state);
  }

  async function leave(): Promise<void> {
    await release();
    await inspector.end();
    await archive?.turns.writable();
    if (archive === undefined) return;
    archive.close();
    archive = undefined;
    if (state.phase === 'open') state = { phase: 'opening', failure: null };
    // One that was not looked at after a crash is looked at next time.
    if (isFile && isProved) rmSync(marker, { force: true });
  }

  /** One replacement at a time, and nobody uses the archive meanwhile. */
  async function replacing<T>(work: () => Promise<T>): Promise<T> {
    if (isReplacing || !isFile) throw new AppError('busy', 'the archive is being replaced');
    isReplacing = true;
    try {
      return await work();
    } finally {
      isReplacing = false;
    }
  }

  async function copyIn(source: string): Promise<readonly string[]> {
    if (lstatSync(source, { throwIfNoEntry: false }) === undefined) {
      // The list of backups still has it.
      emit('backups.changed', null);
      throw new AppError('backupGone', source);
    }
    const { instances } = await inspector.inspect(source, 'short');
    const file = new Database(source, { readonly: true, fileMustExist: true });
    try {
      await copyProved(file, incomingPath(path), { inspect: inspector.inspect, look: 'strict' });
    } finally {
      file.close();
    }
    return instances;
  }

  const host: ArchiveHost = {
    opened() {
      if (archive !== undefined && state.phase === 'open') return archive;
      if (state.failure !== null) throw new AppError(state.failure.code, state.failure.detail);
      throw state.phase === 'restoring'
        ? new AppError('cancelled')
        : new AppError('internal', 'the archive is not open');
    },
    get state() {
      return state;
    },
    get left() {
      return leaving;
    },
    get settings() {
      return settings;
    },
    get backupFolder() {
      return backupFolder();
    },
    setSettings(next) {
      const isFirst = settings === null;
      settings = next;
      if (isFirst) tryOpen();
      else if (state.phase === 'open') archive?.setRules(rulesOf(next));
    },
    async retry() {
      await leaving;
      return state.phase === 'failed' ? tryOpen() : state;
    },
    startEmpty: () =>
      replacing(async () => {
        await leaving;
        if (state.phase === 'open') return { replaced: null };
        const aside = setAside(path, clock());
        rmSync(marker, { force: true });
        open(true);
        return { replaced: aside === null ? null : join(dirname(path), aside) };
      }),
    restore: (source) =>
      replacing(async () => {
        await leaving;
        // The long part, while everything else goes on.
        const instances = await copyIn(source);
        const before = state;
        const zone = settings?.zone ?? defaultZone;
        change({ phase: 'restoring', failure: null });
        try {
          await leave();
          // What was erased since that backup was made is erased in it before it comes in.
          await maintainer.prepare(incomingPath(path), zone, listErased(path), clock());
          const aside = putInPlace(path, clock());
          rmSync(marker, { force: true });
          let restored: Archive;
          try {
            restored = open(true);
          } catch (error) {
            putBack(path, aside);
            throw error;
          }
          const { calls, problems } = await checkBesides(restored, inspector.inspect, (share) =>
            emit('check.progressed', { share }),
          );
          return { calls, problems, instances, replaced: aside === null ? null : join(dirname(path), aside) };
        } catch (error) {
          if (archive === undefined) {
            removeIncoming(path);
            if (before.phase === 'open') tryOpen();
            else change(before);
          }
          throw error;
        }
      }),
    damaged,
    async close() {
      await leaving;
      await leave();
      state = { phase: 'opening', failure: null };
    },
    handlers: {
      'rules.set': ({ settings: next }) => {
        host.setSettings(next);
        return null;
      },
      'archive.state': () => state,
      'archive.retry': () => host.retry(),
      'archive.empty': () => host.startEmpty(),
      'archive.restore': (source) =>
        host.restore('name' in source ? join(backupFolder(), source.name) : source.path),
      'database.close': async () => {
        await host.close();
        return null;
      },
    },
  };
  return host;
}
