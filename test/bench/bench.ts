// `npm run bench [-- --calls N[,N…]] [-- --save]`: speed as ratios against a reference in the same run on the same
// data, and with several numbers of calls how much longer ours takes on more of them.
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openArchive } from '#electron/data/store/archive';
import { defaultSettings, rulesOf } from '#shared/domain/settings';
import { openDuck } from './duck';
import { exportAlone, exportRows } from './export-rows';
import { fill } from './fill';
import { gridRows, searchRow } from './grid-rows';
import { followRows, overviewRows, replyRow, sqlOverviewRow, statsRows } from './overview-rows';
import { paintRows } from './paint';
import { reportRow } from './report-row';
import { scrollRows } from './scroll';
import { startRows } from './start-rest';
import { arrayBytes, columnRows, memoryRow, storeRow } from './store-rows';
import { measureSyncRate } from './sync-rate';
import { growthTable, table, type Row } from './timing';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '200000' },
    save: { type: 'boolean', default: false },
    /** Takes half a minute of its own, whatever the number of calls. */
    'no-sync': { type: 'boolean', default: false },
    /** Opens a window, which has to be built before. */
    'no-window': { type: 'boolean', default: false },
    /** Measures files and the window only, on a folder with an archive that is there. */
    profile: { type: 'string', default: '' },
    database: { type: 'string', default: '' },
    /** Of a process of its own that writes one file: its format. */
    export: { type: 'string' },
  },
});
const sizes = values.calls.split(',').map(Number);
/** Requests a second, and calls for about half a minute of them. */
const syncRate = 20;
const syncCalls = 60_000;
const rules = rulesOf(defaultSettings);
const say = (text: string): void => void process.stderr.write(`… ${text}\n`);

async function measure(calls: number, folder: string): Promise<Row[]> {
  const path = join(folder, 'calls.db');
  const first = openArchive(path, rules);
  say(`storing ${calls.toLocaleString('en-US')} calls`);
  const storeMs = fill(first, calls);
  const stored = storeRow(first.database, join(folder, 'bare.db'), calls, storeMs);
  first.close();
  say('writing files');
  const files = await exportRows(path);
  const columns = columnRows(path, rules);
  const before = arrayBytes();
  const archive = openArchive(path, rules);
  say('filling DuckDB');
  const duck = await openDuck(path);
  try {
    say('asking');
    const asked = [
      ...(await overviewRows(archive, duck)),
      sqlOverviewRow(archive, path),
      replyRow(archive),
      ...(await statsRows(archive, duck)),
      ...(await followRows(archive, duck)),
      ...gridRows(archive, path, calls),
      searchRow(archive, path),
    ];
    const memory = memoryRow('typed arrays after all questions', arrayBytes() - before, calls);
    return [...asked, ...files, ...columns, memory, stored];
  } finally {
    duck.close();
    archive.close();
  }
}

async function windowRows(profile: string): Promise<Row[]> {
  say('opening the window');
  return [
    ...(await startRows(profile)),
    await reportRow(profile),
    ...(await paintRows(profile)),
    ...(await scrollRows(profile)),
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

if (values.export !== undefined) {
  await exportAlone(values.database, values.export === 'xlsx' ? 'xlsx' : 'csv', rules);
  process.exit();
}

const tables: string[] = [];
const print = (text: string): void => {
  tables.push(text);
  process.stdout.write(`${text}\n\n`);
};
let smaller: { calls: number; rows: Row[] } | undefined;
if (values.profile !== '') {
  const profile = resolve(values.profile);
  print(
    table('files and window', [
      ...(await exportRows(join(profile, 'calls.db'))),
      ...(await windowRows(profile)),
    ]),
  );
}
for (const calls of values.profile === '' ? sizes : []) {
  const folder = mkdtempSync(join(tmpdir(), 'ccc-bench-'));
  try {
    const rows = await measure(calls, folder);
    if (!values['no-window']) rows.push(...(await windowRows(folder)));
    if (calls === sizes[0] && !values['no-sync']) rows.push(await measureSync());
    print(table(`${calls.toLocaleString('en-US')} calls`, rows));
    if (smaller !== undefined) print(growthTable(smaller, { calls, rows }));
    smaller = { calls, rows };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
if (values.save) {
  const machine = `Node ${process.versions.node}, ${cpus().length} cores`;
  const date = new Date().toISOString().slice(0, 10);
  appendFileSync(resolve('test/bench/RESULTS.md'), `\n## ${date}, ${machine}\n\n${tables.join('\n\n')}\n`);
}
