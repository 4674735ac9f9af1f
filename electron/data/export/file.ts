// A file that is either whole or absent: written under a temporary name and renamed at the end.
import { randomBytes } from 'node:crypto';
import { open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/base/envelope';
import { freeBytesOf } from '../store/files';

/** What the system is asked to do; a test gives a system that refuses. */
export interface FileSystem {
  open(path: string, flags: string, mode: number): Promise<Pick<FileHandle, 'write' | 'sync' | 'close'>>;
  rename(from: string, to: string): Promise<void>;
  rm(path: string, options: { force: boolean }): Promise<void>;
  readonly platform: NodeJS.Platform;
}
const system: FileSystem = { open, rename, rm, platform: process.platform };

export interface ExportFile {
  /** Takes text; bytes leave with the next `flush`. */
  write(text: string): void;
  append(bytes: Uint8Array): void;
  /** Waits for what the flush before began, then begins to write what was taken since: work and disk go side by side. */
  flush(): Promise<void>;
  /** Makes the file appear under its name. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): Promise<void>;
}

/** Windows says "no permission" of a file that another program has open. */
function renameFailure(error: unknown, platform: NodeJS.Platform): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return platform === 'win32' && (code === 'EPERM' || code === 'EACCES')
    ? new AppError('fileBusy', code)
    : error;
}

/**
 * A drive that cannot hold the file is told of before a part of it is written.
 * @param bytes that the file has at least
 * @throws AppError diskFull, and the system's error where there is no such folder
 */
export function assertSpace(path: string, bytes: number, freeBytes = freeBytesOf): void {
  const free = freeBytes(dirname(path));
  if (free < bytes) throw new AppError('diskFull', `${Math.ceil(bytes)} bytes needed, ${free} free`);
}

/** A file that is being written grows every second; one that has not for so long was left by a killed process, ms. */
const staleMs = 600_000;

/** Takes away what killed processes left of the same export: it may hold full numbers. */
async function clearStale(path: string): Promise<void> {
  const folder = dirname(path);
  const left = (await readdir(folder)).filter(
    (name) => name.startsWith(`${basename(path)}.`) && /\.[0-9a-f]{8}\.part$/.test(name),
  );
  for (const name of left) {
    const { mtimeMs } = await stat(join(folder, name));
    if (Date.now() - mtimeMs > staleMs) await rm(join(folder, name), { force: true });
  }
}

/**
 * @param encode text to bytes; the default is UTF-8
 * @throws the system's error (ENOSPC, EACCES, ENOENT, EBUSY …), or fileBusy, after which `abandon` cleans up
 */
export async function openExportFile(
  path: string,
  encode: (text: string) => Buffer = (text) => Buffer.from(text),
  files: FileSystem = system,
): Promise<ExportFile> {
  // A folder that cannot be read hinders nothing that the writing would not tell of.
  await clearStale(path).catch(() => undefined);
  // Of its own, so that two exports to one place do not write into each other.
  const temporary = `${path}.${randomBytes(4).toString('hex')}.part`;
  const file = await files.open(temporary, 'wx', 0o600);
  let texts: string[] = [];
  let parts: Uint8Array[] = [];
  let writing: Promise<void> = Promise.resolve();
  let isOpen = true;

  function encodeTexts(): void {
    if (texts.length > 0) parts.push(encode(texts.join('')));
    texts = [];
  }
  async function writeAll(bytes: Uint8Array): Promise<void> {
    for (let offset = 0; offset < bytes.length;)
      offset += (await file.write(bytes, offset, bytes.length - offset)).bytesWritten;
  }
  async function flush(): Promise<void> {
    encodeTexts();
    await writing;
    if (parts.length === 0) return;
    const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
    parts = [];
    writing = writeAll(bytes);
    // Whoever waits for it hears of the failure; until then it is nobody's.
    writing.catch(() => undefined);
  }
  async function close(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    await file.close();
  }
  return {
    write(text) {
      texts.push(text);
    },
    append(bytes) {
      encodeTexts();
      parts.push(bytes);
    },
    flush,
    async finish() {
      await flush();
      await writing;
      await file.sync();
      await close();
      await files.rename(temporary, path).catch((error: unknown) => {
        throw renameFailure(error, files.platform);
      });
    },
    async abandon() {
      await writing.catch(() => undefined);
      await close().catch(() => undefined);
      // What hinders the cleaning up hindered the export before, which is what is told.
      await files.rm(temporary, { force: true }).catch(() => undefined);
    },
  };
}

/** Writes a file as a whole, or none. */
export async function withExportFile<T>(
  file: Promise<ExportFile>,
  work: (file: ExportFile) => Promise<T>,
): Promise<T> {
  const opened = await file;
  try {
    const result = await work(opened);
    await opened.finish();
    return result;
  } catch (error) {
    await opened.abandon();
    throw error;
  }
}
