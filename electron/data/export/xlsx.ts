// A workbook written as a stream: the rows leave sheet by sheet, deflated on another thread, and are never all in memory.
import { once } from 'node:events';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';
import { AppError } from '#shared/base/envelope';
import { sheetRows } from '#shared/domain/export';
import type { ExportFile } from './file';
import { rowWriter } from './xlsx-cells';
import { columnName, makeParts, sheetPath, type WorkbookPlan } from './xlsx-parts';
import type { Values } from './blocks';

/** Most of the gain for a third of the work. */
const level = 1;
/** Bytes that deflating hands on at once. */
const chunkSize = 262_144;
const deflated = 8;

export interface XlsxWriter {
  row(position: number, values: Values): void;
  /** Hands on what was taken, once there is room for it. */
  flush(): Promise<void>;
  finish(): Promise<void>;
  /** Ends the work of the other thread after a failure. */
  abandon(): void;
}

/** What a part of a package may have: more would be written with a wrong length. */
const mostBytes = 0xffff_ffff;

interface Entry {
  push(text: string): Promise<void>;
  end(): Promise<void>;
  abandon(): void;
}

/** A part whose bytes come one after the other. */
function openEntry(zip: Zip, path: string): Entry {
  const entry: ZipInputFile = { filename: path, size: 0, crc: 0, compression: deflated };
  zip.add(entry);
  const send = (bytes: Uint8Array<ArrayBuffer>, isLast: boolean): void => entry.ondata?.(null, bytes, isLast);
  const stream = createDeflateRaw({ level, chunkSize });
  stream.on('data', (bytes: Buffer<ArrayBuffer>) => send(bytes, false));
  let pushing: Promise<void> = Promise.resolve();
  // One is filled while the other is deflated: new ones for each block would pile up before they are collected.
  let [free, busy] = [Buffer.allocUnsafe(0), Buffer.allocUnsafe(0)];
  return {
    async push(text) {
      // A letter takes three bytes at most.
      if (free.length < text.length * 3) free = Buffer.allocUnsafe(text.length * 4);
      const bytes = free.subarray(0, free.write(text));
      entry.crc = crc32(bytes, entry.crc);
      entry.size += bytes.length;
      if (entry.size > mostBytes) throw new AppError('fileTooLarge', `${path} would be larger than 4 GB`);
      await pushing;
      [free, busy] = [busy, free];
      pushing = new Promise((resolve, reject) =>
        stream.write(bytes, (error) => (error instanceof Error ? reject(error) : resolve())),
      );
      pushing.catch(() => undefined);
    },
    async end() {
      await pushing;
      const ended = once(stream, 'end');
      stream.end();
      await ended;
      send(new Uint8Array(0), true);
    },
    abandon: () => void stream.destroy(),
  };
}

function addWhole(zip: Zip, path: string, bytes: Uint8Array): void {
  const entry: ZipInputFile = {
    filename: path,
    size: bytes.length,
    crc: crc32(bytes),
    compression: deflated,
  };
  zip.add(entry);
  entry.ondata?.(null, deflateRawSync(bytes), true);
}

/** How many calls each sheet holds; one sheet where there are none. */
export function sheetCounts(calls: number, most = sheetRows): number[] {
  const counts: number[] = [];
  for (let left = calls; left > 0 || counts.length === 0; left -= most) counts.push(Math.min(left, most));
  return counts;
}

/** Calls come in the numbers that the plan names, sheet after sheet. */
export async function openXlsx(file: ExportFile, plan: WorkbookPlan, zone: string): Promise<XlsxWriter> {
  const { sheets, styles, others } = await makeParts(plan);
  let sent = 0;
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    sent += bytes.length;
    file.append(bytes);
  });
  const names = plan.columns.map((_, index) => columnName(index));
  const write = rowWriter(plan.columns, styles, names, zone);
  let pending = '';
  /** Rows of sheets that are full, and have not been handed on. */
  let full: string[] = [];
  /** The sheet that rows are taken for, and its last line. */
  let taking = 0;
  let line = 1;
  /** The sheet that is being handed on. */
  let sending = 0;
  let entry = openEntry(zip, sheetPath(sending));
  await entry.push(sheets[sending]!.before);

  async function closeSheet(): Promise<void> {
    await entry.push(sheets[sending]!.after);
    await entry.end();
    sending += 1;
    if (sending === sheets.length) return;
    entry = openEntry(zip, sheetPath(sending));
    await entry.push(sheets[sending]!.before);
  }
  async function flush(): Promise<void> {
    const closing = full;
    full = [];
    for (const rows of closing) {
      await entry.push(rows);
      await closeSheet();
    }
    if (pending !== '') await entry.push(pending);
    pending = '';
    await file.flush();
  }
  return {
    row(position, values) {
      line += 1;
      pending += write(line, position, values);
      if (line <= plan.counts[taking]!) return;
      full.push(pending);
      pending = '';
      line = 1;
      taking += 1;
    },
    flush,
    async finish() {
      await flush();
      // Without a call no row closes the sheet.
      while (sending < sheets.length) await closeSheet();
      for (const [path, bytes] of others) addWhole(zip, path, bytes);
      zip.end();
      if (sent > mostBytes) throw new AppError('fileTooLarge', 'the workbook would be larger than 4 GB');
    },
    abandon: () => entry.abandon(),
  };
}
