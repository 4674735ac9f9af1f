// Writes the calls of a filter to a file, oldest first, and proves that none is missing.
import { setImmediate } from 'node:timers/promises';
import type { ExportInput } from '../../../shared/contract';
import { AppError } from '../../../shared/envelope';
import { maskNumber } from '../../../shared/format';
import type { RawValue } from '../../../shared/call';
import { withRules, type Archive } from '../archive';
import type { StoredCall } from '../calls';
import { inTimeOrder } from '../order';
import { selectCalls } from '../stats/select';
import { csvWriter, encoderOf } from './csv';
import { openExportFile } from './file';

/** Rows between two breaths, in which other requests are answered and a cancel is heard. */
const breathRows = 2000;

/** Numbers by the names of the fields that hold them; masked also inside the rest of a row. */
const numberField = /Number|Broker/;

/** Numbers come as texts, as JSON numbers, and inside lists and objects. */
function masked(value: RawValue): RawValue {
  if (typeof value === 'string' || typeof value === 'number') return maskNumber(String(value));
  if (Array.isArray(value)) return (value as RawValue[]).map(masked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, masked(inner as RawValue)]));
}

function ndjsonLine(archive: Archive, call: StoredCall, mask: boolean): string {
  const row = archive.store.received(call);
  if (!mask) return `${JSON.stringify(row)}\n`;
  const cells = Object.entries(row).map(([name, value]) => [
    name,
    numberField.test(name) ? masked(value) : value,
  ]);
  return `${JSON.stringify(Object.fromEntries(cells))}\n`;
}

export interface ExportOptions {
  readonly signal: AbortSignal;
  readonly progress: (rows: number, total: number) => void;
}

/**
 * @returns rows written, equal to the calls that the filter selects
 * @throws AppError cancelled, usage, diskFull, fileNotWritable; no file is left behind then
 */
export async function writeExport(
  known: Archive,
  input: ExportInput,
  options: ExportOptions,
): Promise<{ rows: number }> {
  const archive = withRules(known, { ...known.rules, zone: input.zone ?? known.rules.zone });
  const selection = inTimeOrder(archive, selectCalls(archive, input.filter));
  const csv = input.format === 'csv' ? csvWriter(archive, input) : undefined;
  const file = openExportFile(input.path, encoderOf(csv === undefined ? 'utf8' : input.encoding));
  try {
    if (csv !== undefined) file.write(`${input.encoding === 'utf8-bom' ? '\uFEFF' : ''}${csv.head}`);
    let rows = 0;
    for (const position of selection) {
      const call = archive.store.get(position + 1);
      if (call === undefined) throw new AppError('internal', `call ${position + 1} is gone`);
      file.write(csv === undefined ? ndjsonLine(archive, call, input.mask) : csv.line(call));
      rows += 1;
      if (rows % breathRows === 0) {
        options.progress(rows, selection.length);
        await setImmediate();
        if (options.signal.aborted) throw new AppError('cancelled');
      }
    }
    file.finish();
    return { rows };
  } catch (error) {
    file.abandon();
    throw error;
  }
}
