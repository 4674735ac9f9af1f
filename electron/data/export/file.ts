// A file that is either whole or absent: written under a temporary name and renamed at the end.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';

/** Bytes gathered before a write; large enough that the system call does not count. */
const chunkBytes = 262_144;

export interface ExportFile {
  write(text: string): void;
  /** Makes the file appear under its name. */
  finish(): void;
  /** Leaves nothing behind. */
  abandon(): void;
}

/**
 * @param encode text to bytes; the default is UTF-8
 * @throws the system's error (ENOSPC, EACCES, ENOENT, EBUSY …), after which `abandon` cleans up
 */
export function openExportFile(
  path: string,
  encode: (text: string) => Buffer = (text) => Buffer.from(text),
): ExportFile {
  const temporary = `${path}.part`;
  const file = openSync(temporary, 'w', 0o600);
  let pending: string[] = [];
  let pendingLength = 0;
  let open = true;

  const flush = (): void => {
    const bytes = encode(pending.join(''));
    pending = [];
    pendingLength = 0;
    for (let offset = 0; offset < bytes.length;) offset += writeSync(file, bytes, offset);
  };
  return {
    write(text) {
      pending.push(text);
      pendingLength += text.length;
      if (pendingLength >= chunkBytes) flush();
    },
    finish() {
      flush();
      fsyncSync(file);
      closeSync(file);
      open = false;
      renameSync(temporary, path);
    },
    abandon() {
      if (open) closeSync(file);
      open = false;
      rmSync(temporary, { force: true });
    },
  };
}
