// A workbook written as a stream: the rows leave sheet by sheet, deflated on another thread, and are never all in memory.
import { once } from 'node:events';
import { crc32, createDeflateRaw, deflateRawSync } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';
import { sheetRows } from '../../../shared/export';
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
      await pushing;
      [free, busy] = [busy, free];
      pushing = new Promise((resolve, reject) =>
        stream.write(bytes, (error) => (error == null ? resolve() : reject(error))),
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
  const zip = new Zip((error, bytes) => {
    if (error !== null) throw error;
    file.append(bytes);
  });
  const names = plan.columns.map((_, index) => columnName(index));
  const write = rowWriter(plan.columns, styles, names, zone);
  let sheet = 0;
  let line = 1;
  let pending = '';
  let entry = openEntry(zip, sheetPath(sheet));
  await entry.push(sheets[sheet]!.before);

  /** Parts of finished sheets still wait to be sent on. */
  const waiting: { text: string; closes: boolean }[] = [];
  async function closeSheet(): Promise<void> {
    await entry.push(sheets[sheet]!.after);
    await entry.end();
    sheet += 1;
    if (sheet >= sheets.length) return;
    entry = openEntry(zip, sheetPath(sheet));
    await entry.push(sheets[sheet]!.before);
  }
  async function flush(): Promise<void> {
    for (const { text, closes } of waiting.splice(0)) {
      await entry.push(text);
      if (closes) await closeSheet();
    }
    if (pending !== '' && sheet < sheets.length) await entry.push(pending);
    pending = '';
    await file.flush();
  }
  let counted = 0;
  let sheetAt = 0;
  return {
    row(position, values) {
      line += 1;
      pending += write(line, position, values);
      counted += 1;
      if (counted < plan.counts[sheetAt]!) return;
      waiting.push({ text: pending, closes: true });
      pending = '';
      counted = 0;
      line = 1;
      sheetAt += 1;
    },
    flush,
    async finish() {
      await flush();
      // Without a call no row closes the sheet.
      while (sheet < sheets.length) await closeSheet();
      for (const [path, bytes] of Object.entries(others)) addWhole(zip, path, bytes);
      zip.end();
    },
    abandon: () => entry.abandon(),
  };
}
