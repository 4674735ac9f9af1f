// Archives and files for the tests of exports.
import type { ExportInput, ExportResult } from '#shared/domain/export';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { parseRow } from '#electron/data/call/parse-row';
import { writeExport, type ExportOptions } from '#electron/data/export/export';
import { noon } from './sync-desk';
import { rules } from './rules';

/** An archive in memory that has received these rows in one window. */
export function archiveOfRows(rows: readonly object[]): Archive {
  const archive = openArchive(':memory:', rules);
  const counts = { counted: rows.length, stored: rows.length, reason: '', attempts: 1, asOf: noon };
  archive.write(
    archive.store.instanceOf('ccc-test'),
    rows.map((row) => parseRow(row)!),
    { from: noon - 86_400_000, to: noon, state: 'complete', ...counts },
    { api: 2, at: noon },
  );
  return archive;
}

/** What is not asked for otherwise: everything as CSV in English, masked. */
const plainInput = {
  filter: {},
  format: 'csv',
  header: 'en',
  encoding: 'utf8',
  mask: true,
  code: false,
  names: true,
  readme: false,
  ticket: 'test',
  version: '1.2.3',
} as const;

export function exportTo(
  archive: Archive,
  path: string,
  input: Partial<ExportInput> = {},
  options: Partial<ExportOptions> = {},
): Promise<ExportResult> {
  const signal = new AbortController().signal;
  return writeExport(
    archive,
    { ...plainInput, path, ...input },
    { signal, progress: () => undefined, now: noon, ...options },
  );
}
