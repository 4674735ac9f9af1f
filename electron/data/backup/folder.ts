// The folder of automatic backups: what is in it, and which of it are too many. Other files there are never touched.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backupNames, type BackupFile, type SoundBackup } from '#shared/contract/archive';
import { AppError, failureOf } from '#shared/base/envelope';
import { dayStart, dayText, localDay, parseDay } from '#shared/base/period';
import type { Inspect, Inspection } from './inspect';
import { removeWithCompanions } from '../store/files';

export interface BackupFolder {
  readonly path: string;
  /** Its own backups, newest first. */
  list(): Promise<BackupFile[]>;
  /** The newest that stands the whole check. */
  lastGood(): Promise<SoundBackup | null>;
  /** When the newest was written, epoch ms; undefined where that is unknown. */
  newestAt(): number | undefined;
  has(name: string): boolean;
  /** Makes the folder and takes away what killed processes left of backups there. */
  prepare(): void;
  /** Deletes daily backups but for the newest `keep`. */
  rotate(keep: number): void;
}

interface Known {
  readonly name: string;
  readonly bytes: number;
  readonly madeAt: number;
  readonly writtenAt: number;
}

export const dailyName = (zone: string, now: number): string => `calls-${dayText(localDay(zone, now))}.db`;
const isDaily = (name: string): boolean => backupNames.daily.test(name);
const isOurs = (name: string): boolean => isDaily(name) || backupNames.beforeStep.test(name);

/** What speaks against a file. One that was not looked at to the end has nothing against it: that is thrown again. */
function refusal(error: unknown): AppError {
  const { code, detail } = failureOf(error);
  if (code === 'cancelled') throw error;
  return new AppError(code, detail);
}

/** What a short look found, by the file as it was then: lists are asked for more often than files change. */
const looks = new Map<string, Inspection | AppError>();

function namesIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  } catch {
    // A folder that is not there holds none.
    return [];
  }
}

export const hasBackups = (path: string): boolean => namesIn(path).some(isOurs);

/**
 * @param zone in which the days of names are meant
 * @param now epoch ms. Times after it come from a clock that was ahead and say nothing: such backups count as the oldest.
 */
export function createBackupFolder(path: string, inspect: Inspect, zone: string, now: number): BackupFolder {
  const names = (): string[] => namesIn(path);
  const today = dailyName(zone, now);
  /** For sorting, newest first. */
  const pastFirst = (a: boolean, b: boolean): number => Number(b) - Number(a);

  /** A copied file has the time of its copying; its name has the day. */
  function madeAtOf(name: string, writtenAt: number): number {
    const text = backupNames.daily.exec(name)?.[1];
    const day = text === undefined ? undefined : parseDay(text);
    return day === undefined || localDay(zone, writtenAt) === day ? writtenAt : dayStart(zone, day);
  }

  function known(): Known[] {
    return names()
      .filter(isOurs)
      .flatMap((name) => {
        const found = statSync(join(path, name), { throwIfNoEntry: false });
        if (found === undefined) return [];
        const { size, mtimeMs } = found;
        return [{ name, bytes: size, madeAt: madeAtOf(name, mtimeMs), writtenAt: mtimeMs }];
      })
      .sort(
        (a, b) =>
          pastFirst(a.madeAt <= now, b.madeAt <= now) || b.madeAt - a.madeAt || (a.name < b.name ? 1 : -1),
      );
  }

  async function look({ name, bytes, writtenAt }: Known): Promise<Inspection | AppError> {
    const key = [path, name, bytes, writtenAt].join('|');
    const found = looks.get(key) ?? (await inspect(join(path, name), 'short').catch(refusal));
    looks.set(key, found);
    return found;
  }

  return {
    path,
    async list() {
      const files: BackupFile[] = [];
      for (const one of known()) {
        const found = await look(one);
        const isRefused = found instanceof AppError;
        const { name, bytes, madeAt } = one;
        files.push({
          name,
          bytes,
          madeAt,
          calls: isRefused ? null : found.calls,
          refused: isRefused ? found.code : null,
        });
      }
      return files;
    },
    async lastGood() {
      for (const { name, madeAt } of known()) {
        const found = await inspect(join(path, name), 'strict').catch(refusal);
        if (!(found instanceof AppError)) return { name, calls: found.calls, madeAt };
      }
      return null;
    },
    newestAt() {
      const times = known().map(({ writtenAt }) => writtenAt);
      const past = times.filter((time) => time <= now);
      return past.length === 0 ? undefined : Math.max(...past);
    },
    has: (name) => known().some((one) => one.name === name),
    prepare() {
      mkdirSync(path, { recursive: true });
      for (const name of names())
        if (name.endsWith('.part') && isOurs(name.slice(0, -'.part'.length)))
          removeWithCompanions(join(path, name));
    },
    rotate(keep) {
      // By their days: a file that was copied back has a new time.
      const newestFirst = names()
        .filter(isDaily)
        .sort((a, b) => pastFirst(a <= today, b <= today) || (a < b ? 1 : -1));
      const tooMany = newestFirst.slice(keep);
      for (const name of tooMany) rmSync(join(path, name), { force: true });
    },
  };
}
