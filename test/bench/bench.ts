// `npm run bench [-- --calls N] [-- --save]`: speed as ratios against a reference in the same run on the same data.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { openArchive, type Archive } from '../../electron/data/archive';
import { parseRow } from '../../electron/data/ccc-payload';
import { buildColumns } from '../../electron/data/columns-file';
import { bytesPerCall } from '../../electron/data/columns';
import { createRecords } from '../../electron/data/records';
import { loadOverview } from '../../electron/data/stats/overview';
import { generateCallCenter } from '../../electron/simulator/generator';
import { toRowV2 } from '../../electron/simulator/rows';
import type { CallRecord } from '../../shared/call';
import { defaultSettings, rulesOf } from '../../shared/settings';
import { bareUpsert } from './bare-upsert';
import { sqlOverview } from './sql-overview';
import { measureSyncRate } from './sync-rate';

const { values } = parseArgs({
  options: { calls: { type: 'string', default: '200000' }, save: { type: 'boolean', default: false } },
});
const calls = Number(values.calls);
const batchRows = 5000;
const rounds = 5;
/** Requests a second, and calls for about half a minute of them. */
const syncRate = 20;
const syncCalls = 60_000;
const farFuture = Date.UTC(2100, 0, 1);

interface Row {
  readonly what: string;
  readonly ours: string;
  readonly reference: string;
  readonly ratio: string;
  readonly goal: string;
}

function elapsed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Median of several rounds, ms, after one that is not counted. */
function median(work: () => void): number {
  work();
  const times = Array.from({ length: rounds }, () => elapsed(work)).sort((a, b) => a - b);
  return times[Math.floor(rounds / 2)]!;
}

function* batches(): Generator<CallRecord[]> {
  const days = Math.max(Math.round(calls / 3000), 7);
  const instanceId = 'ccc-bench';
  const center = generateCallCenter({ seed: 1, calls, firstDay: '2026-01-01', days, instanceId });
  for (let from = 0; from < center.size; from += batchRows) {
    const batch: CallRecord[] = [];
    for (let index = from; index < Math.min(from + batchRows, center.size); index++) {
      // Through JSON, as rows arrive: absent fields are absent, and texts are what a parser makes.
      const row = JSON.stringify(toRowV2(center.facts(index, farFuture), instanceId));
      const call = parseRow(JSON.parse(row));
      if (call !== null) batch.push(call);
    }
    yield batch;
  }
}

function fill(archive: Archive): number {
  const instance = archive.store.instanceOf('ccc-bench');
  let ms = 0;
  for (const batch of batches()) {
    const from = batch[0]!.startedAt;
    const to = batch.at(-1)!.startedAt;
    const entry = {
      from,
      to,
      counted: batch.length,
      stored: batch.length,
      reason: '',
      attempts: 1,
      asOf: to,
    };
    const seen = { api: 2, at: to } as const;
    ms += elapsed(() => archive.write(instance, batch, { ...entry, state: 'complete' }, seen));
  }
  return ms;
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const perSecond = (value: number): string =>
  `${Math.round(calls / (value / 1000)).toLocaleString('en-US')} rows/s`;

function measure(folder: string): Row[] {
  const path = join(folder, 'calls.db');
  const rules = rulesOf(defaultSettings);
  const first = openArchive(path, rules);
  const stored = fill(first);
  const bare = bareUpsert(first.database, join(folder, 'bare.db'), batchRows);
  first.close();

  const archive = openArchive(path, rules);
  const overview = median(() => loadOverview(archive, {}, farFuture));
  const reference = new Database(path, { readonly: true });
  const sql = median(() => sqlOverview(reference));
  const counted = loadOverview(archive, {}, farFuture);
  const expected = sqlOverview(reference);
  if (counted.figures.answered.value !== expected.answered || counted.figures.calls.value !== expected.calls)
    throw new Error('the reference counts something else');
  const load = elapsed(() => openArchive(path, rules).database.close());
  const build = elapsed(() => buildColumns(archive.database, rules.zone));
  const page = median(() =>
    createRecords(archive).page(
      {},
      { field: 'waitSeconds', descending: true },
      Math.floor(calls * 0.9),
      100,
      true,
    ),
  );
  const offset = median(() =>
    reference
      .prepare(
        `SELECT *, coalesce(queue_seconds, 0) + coalesce(ring_seconds, 0) AS wait FROM call
         ORDER BY wait DESC, started_at DESC LIMIT 100 OFFSET ?`,
      )
      .all(Math.floor(calls * 0.9)),
  );
  reference.close();
  archive.close();
  const row = (what: string, ours: string, other: string, ratio: number, goal: string): Row => ({
    what,
    ours,
    reference: other,
    ratio: ratio.toFixed(2),
    goal,
  });
  return [
    row('overview, no filter / SQLite, counts only', ms(overview), ms(sql), overview / sql, '–'),
    row('store, parsed to columns / bare upsert', perSecond(stored), perSecond(bare), bare / stored, '≥ 0.7'),
    row('sort by wait, page at 90 % / ORDER BY … OFFSET', ms(page), ms(offset), page / offset, '≤ 0.1'),
    row('open with cache / build columns from SQLite', ms(load), ms(build), load / build, '–'),
    row('columns, bytes a call', String(bytesPerCall), '–', bytesPerCall, '≤ 40'),
  ];
}

async function measureSync(): Promise<Row> {
  const { requestsPerSecond, share, mostInOneSecond } = await measureSyncRate(syncCalls, syncRate);
  if (mostInOneSecond > syncRate) {
    process.stderr.write(`✗ sync: ${mostInOneSecond} requests in one second, ${syncRate} are allowed\n`);
    process.exitCode = 1;
  }
  return {
    what: 'sync, share of the allowed rate at 50 ms latency',
    ours: `${requestsPerSecond.toFixed(1)} requests/s`,
    reference: `${syncRate} requests/s`,
    ratio: share.toFixed(2),
    goal: '≥ 0.95',
  };
}

const folder = mkdtempSync(join(tmpdir(), 'ccc-bench-'));
try {
  const rows = [...measure(folder), await measureSync()];
  const table = [
    `| ${calls.toLocaleString('en-US')} calls | ours | reference | ratio | goal |`,
    '|---|--:|--:|--:|--:|',
    ...rows.map((one) => `| ${one.what} | ${one.ours} | ${one.reference} | ${one.ratio} | ${one.goal} |`),
  ].join('\n');
  process.stdout.write(`${table}\n`);
  if (values.save) {
    const machine = `Node ${process.versions.node}, ${cpus().length} cores`;
    const date = new Date().toISOString().slice(0, 10);
    appendFileSync(resolve('test/bench/RESULTS.md'), `\n## ${date}, ${machine}\n\n${table}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
