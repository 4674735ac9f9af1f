// Answers what is asked of the archive as a whole: its state, its backups, a restore, a check.
import { join } from 'node:path';
import type { EventName, Events } from '#shared/contract/contract';
import { AppError, failureOf, type Failure } from '#shared/base/envelope';
import { defaultZone } from '#shared/base/period';
import type { Settings } from '#shared/domain/settings';
import type { ArchiveHome } from '../archive-home';
import { writeBackup } from './copy';
import { isBackupDue, makeDailyBackup } from './daily';
import { createBackupFolder, type BackupFolder } from './folder';
import type { Inspector } from './inspect';
import { checkBesides } from './check';
import type { DataHandlers } from '../handlers';

type ArchiveRequest =
  | 'archive.state'
  | 'archive.retry'
  | 'archive.empty'
  | 'archive.restore'
  | 'backup.list'
  | 'backup.lastGood'
  | 'backup.daily'
  | 'backup.write'
  | 'restore.inspect'
  | 'database.check';

export interface BackupDesk {
  readonly handlers: Pick<DataHandlers, ArchiveRequest>;
  /** Gives up the backups that are being written. */
  end(): Promise<void>;
}

interface DeskOptions {
  readonly home: ArchiveHome;
  readonly inspector: Inspector;
  readonly clock: () => number;
  readonly emit: <N extends EventName>(name: N, payload: Events[N]) => void;
}

/** After a failure the day's backup is tried again when so much time has passed. */
const retryMs = 900_000;

export function createBackupDesk({ home, inspector, clock, emit }: DeskOptions): BackupDesk {
  const { inspect } = inspector;
  const running = new Map<Promise<unknown>, AbortController>();
  let failure: Failure | null = null;
  let failedAt = -Infinity;
  let isDailyRunning = false;
  let isChecking = false;

  const folderNow = (): BackupFolder =>
    createBackupFolder(home.backupFolder, inspect, home.settings?.zone ?? defaultZone, clock());

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
    const { database } = home.opened();
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
        if (found.code === 'backupDamaged') home.damaged({ code: 'databaseDamaged', detail: found.detail });
      });
    return { made: outcome === null };
  }

  return {
    handlers: {
      'archive.state': () => home.state,
      'archive.retry': () => home.retry(),
      'archive.empty': () => home.startEmpty(),
      'archive.restore': (source) =>
        home.restore('name' in source ? join(home.backupFolder, source.name) : source.path),
      'backup.list': async () => ({ files: await folderNow().list(), folder: home.backupFolder, failure }),
      'backup.lastGood': async () => {
        await home.left;
        return folderNow().lastGood();
      },
      'backup.daily': () =>
        home.settings === null || home.state.phase !== 'open' ? { made: false } : makeDaily(home.settings),
      'backup.write': ({ path }) =>
        tracked((signal) => writeBackup(home.opened(), path, { inspect, signal })),
      'restore.inspect': async ({ path }) => {
        const { calls, madeAt } = await inspect(path, 'strict');
        return { calls, madeAt };
      },
      'database.check': async () => {
        if (isChecking) throw new AppError('busy', 'the archive is being checked');
        isChecking = true;
        try {
          const told = (share: number): void => emit('check.progressed', { share });
          const archive = home.opened();
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
