// Rows as the service sends them against rows as the archive gives them back.
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { toRowV2 } from '#electron/simulator/rows';
import type { CallSource } from '#electron/simulator/source';
import { fail } from './watch';

export type SentRow = Readonly<Record<string, unknown>>;

/** The row as it arrives, after JSON. */
export function sentRow(source: CallSource, index: number, asOf: number, instanceId: string): SentRow {
  return JSON.parse(JSON.stringify(toRowV2(source.facts(index, asOf), instanceId))) as SentRow;
}

/** Rows of an NDJSON export by contact id; nothing may be there twice. */
export function readExport(path: string): Map<string, SentRow> {
  const rows = new Map<string, SentRow>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line === '') continue;
    const row = JSON.parse(line) as SentRow;
    const contactId = String(row['ContactId']);
    if (rows.has(contactId)) fail(`${contactId} is exported twice`);
    rows.set(contactId, row);
  }
  return rows;
}

/** The first field that differs, for a message; undefined where the rows are equal. */
export function difference(stored: SentRow, sent: SentRow): string | undefined {
  if (isDeepStrictEqual(stored, sent)) return undefined;
  const names = new Set([...Object.keys(sent), ...Object.keys(stored)]);
  for (const name of names)
    if (!isDeepStrictEqual(stored[name], sent[name]) || name in stored !== name in sent)
      return `${name}: stored ${JSON.stringify(stored[name])}, sent ${JSON.stringify(sent[name])}`;
  return 'the order of values';
}
