// Writes the calls of a filter to a file, oldest first, and proves that none is missing.
import { setImmediate } from 'node:timers/promises';
import { AppError } from '#shared/base/envelope';
import type { ExportInput, ExportResult } from '#shared/domain/export';
import { message } from '#shared/texts/messages';
import { withRules, type Archive } from '../store/archive';
import { inTimeOrder } from '../store/order';
import { selectCalls } from '../stats/select';
import { blockCalls, type BlockReader, type Values } from './blocks';
import { languageOf, readableColumns, type Column } from './columns';
import { csvWriter, encoderOf } from './csv';
import { factsOf, readmePath, readmeText, type FactRow } from './facts';
import { assertSpace, openExportFile, withExportFile, type ExportFile } from './file';
import { withLogEntry } from './log';
import { rawColumns, rowMaker } from './raw';
import { openXlsx, sheetCounts } from './xlsx';

export interface ExportOptions {
  readonly signal: AbortSignal;
  readonly progress: (rows: number, total: number) => void;
  readonly now: number;
  /** Calls a sheet holds; what Excel takes unless a test says less. */
  readonly sheetRows?: number;
  /** Instead of what the system says of the folder's drive. */
  readonly freeBytes?: (folder: string) => number;
}

/** What a call takes at least, by the format's nature: an empty cell and its end, squeezed in a workbook. */
function leastBytes({ format }: ExportInput, calls: number, columns: number): number {
  if (format === 'ndjson') return calls * 100;
  return calls * columns * (format === 'csv' ? 1 : 0.2);
}

/** What takes the calls of one format. */
interface Sink {
  readonly reader: BlockReader;
  take(position: number, values: Values): void;
  flush(): Promise<void>;
  finish(): Promise<void>;
  abandon(): void;
}
interface Layout {
  readonly columns: readonly Column[];
  readonly reader: BlockReader;
}

function layoutOf(archive: Archive, input: ExportInput): Layout {
  if (input.format === 'ndjson') return { columns: [], reader: rowReader(archive, input) };
  return input.header === 'api' ? rawColumns(archive, input) : readableColumns(archive, input);
}

/** For files without columns: the row itself stands for its values. */
function rowReader(archive: Archive, input: ExportInput): BlockReader {
  const make = rowMaker(archive, input);
  return {
    take: () => 0,
    read: (positions) => Array.from(positions, (position): Values => [make(position)]),
  };
}

const nothing = (): void => undefined;

function textSink(
  file: ExportFile,
  reader: BlockReader,
  start: string,
  line: (position: number, values: Values) => string,
): Sink {
  let pending = start;
  const flush = (): Promise<void> => {
    file.write(pending);
    pending = '';
    return file.flush();
  };
  return {
    reader,
    take: (position, values) => {
      pending += line(position, values);
    },
    flush,
    finish: flush,
    abandon: nothing,
  };
}

async function openSink(
  archive: Archive,
  input: ExportInput,
  file: ExportFile,
  { columns, reader }: Layout,
  counts: readonly number[],
  facts: readonly FactRow[],
): Promise<Sink> {
  const { zone } = archive.rules;
  if (input.format === 'ndjson') return textSink(file, reader, '', (_, [row]) => `${JSON.stringify(row)}\n`);
  if (input.format === 'csv') {
    const { head, line } = csvWriter(columns, zone);
    return textSink(file, reader, `${input.encoding === 'utf8-bom' ? '\uFEFF' : ''}${head}`, line);
  }
  const language = languageOf(input.header);
  const name = message(language, 'exportFile.sheet');
  const plan = {
    columns,
    counts,
    sheetName: (index: number) => (index === 0 ? name : `${name} ${index + 1}`),
    aboutName: message(language, 'exportFile.about'),
    title: message(language, 'exportFile.title'),
    facts,
  };
  const xlsx = await openXlsx(file, plan, zone);
  return { reader, take: xlsx.row, flush: xlsx.flush, finish: xlsx.finish, abandon: xlsx.abandon };
}

/** @returns how many went through */
async function pour(calls: Uint32Array, sink: Sink, { signal, progress }: ExportOptions): Promise<number> {
  let rows = 0;
  for (let start = 0; start < calls.length; start += blockCalls) {
    const positions = calls.subarray(start, start + blockCalls);
    const values = sink.reader.read(positions);
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
  const layout = layoutOf(archive, input);
  const counts = input.format === 'xlsx' ? sheetCounts(selection.length, options.sheetRows) : [];
  const sources = { archive, input, columns: layout.columns, now: options.now };
  const facts = factsOf({ ...sources, rows: selection.length, sheets: counts.length });
  const encode = encoderOf(input.format === 'csv' ? input.encoding : 'utf8');
  const write = async (file: ExportFile): Promise<number> => {
    const sink = await openSink(archive, input, file, layout, counts, facts);
    try {
      const rows = await pour(inTimeOrder(archive, selection), sink, options);
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
  assertSpace(path, leastBytes(input, selection.length, layout.columns.length), options.freeBytes);
  const entry = { at: options.now, kind, path, rows: selection.length, isMasked, hasNames, filter };
  const rows = await withLogEntry(archive.database, entry, () =>
    withExportFile(openExportFile(path, encode), write),
  );
  if (input.readme)
    await withExportFile(openExportFile(readmePath(input.path)), (file) => {
      file.write(readmeText(facts, languageOf(input.header)));
      return Promise.resolve();
    });
  return { rows, sheets: counts.length };
}
