// Writes the calls of a filter to a file, oldest first, and proves that none is missing.
import { type ExportFile, assertSpace, openExportFile, withExportFile } from './file';
import { type Sink, fileFormats } from './formats';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '#shared/base/envelope';
import { languageOfHeader } from '#shared/language/text';
import type { ExportInput, ExportResult } from '#shared/domain/export';
import { withRules, type Archive } from '../store/archive';
import { inTimeOrder } from '../store/order';
import { selectCalls } from '../stats/select';
import { blockCalls, type BlockReader } from './blocks';
import { encoderOf } from './csv';
import { factsOf, readmePath, readmeText } from './facts';
import { withLogEntry } from './log';
import { sheetCounts } from './xlsx';

export interface ExportOptions {
  readonly signal: AbortSignal;
  readonly progress: (rows: number, total: number) => void;
  readonly now: number;
  /** Calls a sheet holds; what Excel takes unless a test says less. */
  readonly sheetRows?: number;
  /** Instead of what the system says of the folder's drive. */
  readonly freeBytes?: (folder: string) => number;
}

/** @returns how many went through */
async function pour(
  calls: Uint32Array,
  reader: BlockReader,
  sink: Sink,
  { signal, progress }: ExportOptions,
): Promise<number> {
  let rows = 0;
  for (let start = 0; start < calls.length; start += blockCalls) {
    const positions = calls.subarray(start, start + blockCalls);
    const values = reader.read(positions);
    for (let index = 0; index < positions.length; index++) sink.take(positions[index]!, values[index]!);
    rows += positions.length;
    progress(rows, calls.length);
    await sink.flush();
    // Others are answered even where neither disk nor deflating is waited for.
    await setImmediate();
    if (signal.aborted) throw new AppError('cancelled');
  }
  return rows;
}

/**
 * @throws AppError cancelled, usage, diskFull, dataDiskFull, fileBusy, fileTooLarge, callsChanged, and the system's errors of files; no file is
 *   left behind then
 */
export async function writeExport(
  known: Archive,
  input: ExportInput,
  options: ExportOptions,
): Promise<ExportResult> {
  const archive = withRules(known, { ...known.rules, zone: input.zone ?? known.rules.zone });
  const selection = selectCalls(archive, input.filter);
  const { layout, leastBytes, open } = fileFormats[input.format];
  const { columns, reader } = layout(archive, input);
  const counts = input.format === 'xlsx' ? sheetCounts(selection.length, options.sheetRows) : [];
  const sources = { archive, input, columns, now: options.now };
  const facts = factsOf({ ...sources, rows: selection.length, sheets: counts.length });
  const encode = encoderOf(input.format === 'csv' ? input.encoding : 'utf8');
  const write = async (file: ExportFile): Promise<number> => {
    const sink = await open({ archive, input, file, columns, counts, facts });
    try {
      const rows = await pour(inTimeOrder(archive, selection), reader, sink, options);
      if (rows !== selection.length)
        throw new AppError('callsChanged', `${rows} of ${selection.length} calls were written`);
      await sink.finish();
      return rows;
    } catch (error) {
      sink.abandon();
      throw error;
    }
  };
  const { format: kind, path, mask: isMasked, names: hasNames, filter } = input;
  assertSpace(path, selection.length * leastBytes(columns.length), options.freeBytes);
  const entry = { at: options.now, kind, path, rows: selection.length, isMasked, hasNames, filter };
  const rows = await withLogEntry(archive.database, entry, () =>
    withExportFile(openExportFile(path, encode), write),
  );
  if (input.readme)
    await withExportFile(openExportFile(readmePath(input.path)), (file) => {
      file.write(readmeText(facts, languageOfHeader(input.header)));
      return Promise.resolve();
    });
  return { rows, sheets: counts.length };
}
