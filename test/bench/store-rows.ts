// Storing against a bare upsert, and what the columns take: time to open, time to build, memory.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Database } from 'better-sqlite3';
import { openArchive } from '#electron/data/store/archive';
import { bytesPerCall } from '#electron/data/store/columns';
import { buildColumns } from '#electron/data/store/columns-cache';
import type { Rules } from '#shared/domain/settings';
import { bareUpsert } from './bare-upsert';
import { batchRows } from './fill';
import { median, sizeRow, timeRow, type Row } from './timing';

/** Past this the reference alone would take minutes, and says nothing new. */
const mostBareRows = 1_000_000;

export function storeRow(source: Database, path: string, calls: number, storeMs: number): Row {
  const what = 'store, parsed to columns / bare upsert';
  const perSecond = (value: number): string =>
    `${Math.round(calls / (value / 1000)).toLocaleString('en-US')} rows/s`;
  if (calls > mostBareRows)
    return { what, ours: perSecond(storeMs), reference: 'not measured above 1M', ratio: '–', goal: '≥ 0.7' };
  const bareMs = bareUpsert(source, path, batchRows);
  const ratio = (bareMs / storeMs).toFixed(2);
  return { what, ours: perSecond(storeMs), reference: perSecond(bareMs), ratio, goal: '≥ 0.7' };
}

/** Bytes in typed arrays, which lie outside of JavaScript's own heap. DuckDB's memory is not among them. */
export function arrayBytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // What the first collection finds is counted as free only by the second one.
  collect();
  collect();
  return process.memoryUsage().arrayBuffers;
}

/** What columns, orders and follow-ups take together once everything has been asked. */
export function memoryRow(what: string, bytes: number, calls: number): Row {
  return sizeRow(what, `${(bytes / 1e6).toFixed(0)} MB, ${(bytes / calls).toFixed(1)} bytes a call`, '–');
}

export function columnRows(path: string, rules: Rules): Row[] {
  const load = median(() => openArchive(path, rules).database.close());
  const before = arrayBytes();
  const archive = openArchive(path, rules);
  const held = arrayBytes() - before;
  const build = median(() => buildColumns(archive.database, rules.zone));
  const { length } = archive.columns;
  archive.close();
  return [
    timeRow('open with cache / build columns from SQLite', load, build, '–'),
    sizeRow('columns, bytes a call', String(bytesPerCall), '≤ 40'),
    memoryRow('typed arrays of an open archive', held, length),
  ];
}
