// The columns' cache file: loading a million calls from it takes milliseconds, from SQLite most of a second.
// It is never trusted: format, zone, data version, length and checksum must fit, else the columns are built anew.
// It holds no phone numbers and no names, only their row numbers.
import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { readRegularFile } from './files';
import {
  bytesPerCall,
  columnFields,
  columnNames,
  createColumns,
  fillDays,
  put,
  reserve,
  type ColumnCall,
  type Columns,
} from './columns';

/** Raise the number when the meaning of a column changes; another set of columns is noticed by their names. */
const format = `ccc-columns-4 ${createHash('sha1').update(columnNames.join()).digest('hex').slice(0, 8)}`;
const headerBytes = 256;
/** Of a file without calls. */
export const emptyCacheBytes = headerBytes;

/** What the file was made from. `dataMark` tells two files apart that happen to count the same version. */
export interface ColumnsKey {
  readonly dataVersion: number;
  readonly zone: string;
  readonly dataMark: number;
}

export function columnsKey(database: Database, zone: string): ColumnsKey {
  const read = database.prepare('SELECT value FROM meta WHERE name = ?').pluck();
  return { dataVersion: read.get('data_version') as number, zone, dataMark: read.get('data_mark') as number };
}

function headerOf(key: ColumnsKey, length: number, checksum: string): Buffer {
  const header = Buffer.alloc(headerBytes, ' ');
  header.write(JSON.stringify([format, key.dataVersion, key.zone, key.dataMark, length, checksum]));
  return header;
}

function bytesOf(columns: Columns): Buffer[] {
  return columnNames.map((name) => {
    const array = columns[name];
    return Buffer.from(array.buffer, array.byteOffset, columns.length * array.BYTES_PER_ELEMENT);
  });
}

function checksumOf(parts: readonly Buffer[]): string {
  const hash = createHash('sha1');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/**
 * Writes to a temporary name and renames, so that a reader sees the old file or the whole new one.
 * @returns false where it could not be written; that costs the next start some time and nothing else
 */
export function saveColumns(path: string, columns: Columns, key: ColumnsKey): boolean {
  const parts = bytesOf(columns);
  const temporary = `${path}.new`;
  try {
    const file = openSync(temporary, 'w', 0o600);
    try {
      writeSync(file, headerOf(key, columns.length, checksumOf(parts)));
      for (const part of parts) writeSync(file, part);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, path);
    return true;
  } catch {
    rmSync(temporary, { force: true });
    return false;
  }
}

/** The cached columns, or undefined when there is no file or it does not fit in any respect. */
export function readColumns(path: string, key: ColumnsKey): Columns | undefined {
  let content: Buffer;
  try {
    content = readRegularFile(path);
  } catch {
    return undefined;
  }
  try {
    const header = JSON.parse(content.subarray(0, headerBytes).toString()) as unknown[];
    const [, , , , length, checksum] = header;
    if (typeof length !== 'number' || typeof checksum !== 'string') return undefined;
    if (!headerOf(key, length, checksum).equals(content.subarray(0, headerBytes))) return undefined;
    if (content.length !== headerBytes + length * bytesPerCall) return undefined;
    const columns = createColumns(key.zone, length);
    columns.length = length;
    let offset = headerBytes;
    for (const part of bytesOf(columns)) offset += content.copy(part, 0, offset, offset + part.length);
    if (checksumOf(bytesOf(columns)) !== checksum) return undefined;
    fillDays(columns);
    return columns;
  } catch {
    return undefined;
  }
}

/** Builds the columns from SQLite: about two seconds a million calls. */
export function buildColumns(database: Database, zone: string): Columns {
  const last = (database.prepare('SELECT max(id) FROM call').pluck().get() as number | null) ?? 0;
  const columns = createColumns(zone);
  reserve(columns, last);
  const rows = database.prepare(`SELECT ${columnFields.join(', ')} FROM call ORDER BY id`).iterate();
  for (const call of rows as Iterable<ColumnCall>) put(columns, call);
  return columns;
}
