// Writes a file so that it is there as a whole or not at all.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { AppError } from '#shared/base/envelope';

/**
 * Writes under a temporary name, readable for this user only, and renames. What is there before stays if that fails.
 * @throws AppError fileBusy, and the system's errors (ENOSPC, EACCES, ENOENT …)
 */
export function writeWhole(path: string, content: Buffer | string): void {
  const temporary = `${path}.part`;
  try {
    writeFileSync(temporary, content, { mode: 0o600, flush: true });
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    // Windows reports a file that another program has open as one that may not be written.
    const { code, syscall } = error as NodeJS.ErrnoException;
    const isOpenElsewhere = process.platform === 'win32' && syscall === 'rename' && code === 'EPERM';
    throw isOpenElsewhere ? new AppError('fileBusy', code) : error;
  }
}
