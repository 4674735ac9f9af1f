// Answers what is asked of backups, and checks the archive.
import type { ArchiveState } from '#shared/contract/archive';
import type { EventName, Events, HandlersOf } from '#shared/contract/contract';
import { AppError, failureOf, type Failure } from '#shared/base/envelope';
import { defaultZone } from '#shared/base/period';
import type { Settings } from '#shared/domain/settings';
import type { Archive } from '../store/archive';
import { writeBackup } from './copy';
import { isBackupDue, makeDailyBackup } from './daily';
import { createBackupFolder, type BackupFolder } from './folder';
import type { Inspector } from './inspect';
import { checkBesides } from './check';

type BackupRequest =
  | 'backup.list'
  | 'backup.lastGood'
  | 'backup.daily'
  | 'backup.write'
  | 'restore.inspect'
  | 'database.check';

export interface Backups {
  readonly handlers: Pick<HandlersOf<'data'>, BackupRequest>;
  /** Cancels the backups that are being written; resolves when they have ended. */
  end(): Promise<void>;
}

/** What backups need of the archive's host. */
interface Source {
  /** @throws AppError why it could not be opened */
  opened(): Archive;
  readonly state: ArchiveState;
  /** Resolves when nothing of an archive that was closed goes on. */
  readonly left: Promise<void>;
  /** Null before the settings are known. */
  readonly settings: Settings | null;
  readonly backupFolder: string;
  damaged(failure: Failure): void;
}

interface BackupOptions {
  readonly host: Source;
  readonly inspector: Inspector;
  readonly clock: () => number;
  readonly emit: <N extends EventName>(name: N, payload: Events[N]) => void;
}

/** After a failure the day's backup is tried again when so much time has passed. */
const retryMs = 900_000;

export function createBackups({ host, inspector, clock, emit }: BackupOptions): Backups {
  const { inspect } = inspector;
  const running = new Map<Promise<unknown>, AbortController>();
  let failure: Failure | null = null;
  let failedAt = -Infinity;
  let isDailyRunning = false;
  let isChecking = false;

  const folderNow = (): BackupFolder =>
    createBackupFolder(host.backupFolder, inspect, host.settings?.zone ?? defaultZone, clock());

  /** Work that is given up when the archive is closed. */
  async function tracked<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const abort = new AbortController();
    const done = work(abort.signal);
    running.set(done, abort);
    try {
      return await done;
    } finally {
      running.delete(done);
    }
  }

  async function makeDaily(settings: Settings): Promise<{ made: boolean }> {
    const { database } = host.opened();
    const now = clock();
    const folder = folderNow();
    const due = { database, settings, folder, now, inspect };
    const isTooSoon = failure !== null && now >= failedAt && now - failedAt < retryMs;
    if (isDailyRunning || isTooSoon || !isBackupDue(due)) return { made: false };
    isDailyRunning = true;
    const outcome = await tracked((signal) => makeDailyBackup({ ...due, signal })).finally(() => {
      isDailyRunning = false;
    });
    if (outcome?.code === 'cancelled') return { made: false };
    failure = outcome;
    failedAt = now;
    const told = outcome === null ? 'made' : `not made: ${outcome.code} ${outcome.detail}`;
    emit('data.logged', { level: outcome === null ? 'info' : 'warn', message: `automatic backup ${told}` });
    emit('backups.changed', null);
    // A copy that does not stand the check may be the copy of damage.
    if (outcome?.code === 'backupDamaged')
      await inspect(database.name, 'whole').catch((error: unknown) => {
        const found = failureOf(error);
        if (found.code === 'backupDamaged') host.damaged({ code: 'databaseDamaged', detail: found.detail });
      });
    return { made: outcome === null };
  }

  return {
    handlers: {
      'backup.list': async () => ({ files: await folderNow().list(), folder: host.backupFolder, failure }),
      'backup.lastGood': async () => {
        await host.left;
        return folderNow().lastGood();
      },
      'backup.daily': () =>
        host.settings === null || host.state.phase !== 'open' ? { made: false } : makeDaily(host.settings),
      'backup.write': ({ path }) =>
        tracked((signal) => writeBackup(host.opened(), path, { inspect, signal })),
      'restore.inspect': async ({ path }) => {
        const { calls, madeAt } = await inspect(path, 'strict');
        return { calls, madeAt };
      },
      'database.check': async () => {
        if (isChecking) throw new AppError('busy', 'the archive is being checked');
        isChecking = true;
        try {
          const told = (share: number): void => emit('check.progressed', { share });
          const archive = host.opened();
          return await archive.turns.hold(() => checkBesides(archive, inspect, told));
        } finally {
          isChecking = false;
        }
      },
    },
    async end() {
      const all = [...running];
      for (const [, abort] of all) abort.abort();
      await Promise.allSettled(all.map(([done]) => done));
    },
  };
}
