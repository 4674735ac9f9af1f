// How long the data process is held up while numbers and calls are deleted from a large archive, and while the calendar is
// asked for. `long-blocks FOLDER CALLS THREAD [beside]`: the archive is made in the folder where it is not there yet.
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openArchive, type Archive } from '#electron/data/store/archive';
import { maintainHere, type JobName, type Jobs, type Maintainer } from '#electron/data/privacy/maintenance';
import { createMaintainer } from '#electron/data/privacy/maintenance-thread';
import { loadOverview } from '#electron/data/stats/overview';
import { loadCalendar } from '#electron/data/sync/days';
import { defaultSettings, rulesOf } from '#shared/domain/settings';
import { fill, instanceId } from './fill';

const [folder, calls, thread, only] = process.argv.slice(2);
if (folder === undefined || thread === undefined) throw new Error('long-blocks FOLDER CALLS THREAD');
const rules = rulesOf(defaultSettings);
const source = join(folder, 'calls.db');
const path = join(folder, 'work.db');
mkdirSync(folder, { recursive: true });

if (!existsSync(source)) {
  const archive = openArchive(source, rules);
  fill(archive, Number(calls));
  archive.close();
}

function fresh(): Archive {
  for (const ending of ['', '-wal', '-shm', '.columns', '.erased'])
    rmSync(`${path}${ending}`, { force: true });
  copyFileSync(source, path);
  copyFileSync(`${source}.columns`, `${path}.columns`);
  return openArchive(path, rules);
}

/** Runs the work; tells how long it took, the longest time in which nothing else could be done, and the memory at most. */
async function measured(what: string, work: () => unknown): Promise<void> {
  let [longest, most, lastAt] = [0, 0, performance.now()];
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - lastAt);
    lastAt = now;
    most = Math.max(most, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 1);
  await wait(50);
  longest = 0;
  const cpu = process.cpuUsage();
  const from = performance.now();
  const value = await work();
  const took = performance.now() - from;
  const { user, system } = process.cpuUsage(cpu);
  await wait(20);
  clearInterval(timer);
  console.log(
    `${what}: ${took.toFixed(0)} ms (${((user + system) / 1000).toFixed(0)} ms of processor), ` +
      `longest block ${longest.toFixed(0)} ms, ${(most / 1e6).toFixed(0)} MB; ${JSON.stringify(value)?.slice(0, 60)}`,
  );
}

const inPlace: Maintainer['run'] = async (archive, name, input) => maintainHere(archive, name, input);
const beside = createMaintainer(thread);

async function job<N extends JobName>(
  what: string,
  run: Maintainer['run'],
  name: N,
  input: Jobs[N]['input'],
): Promise<void> {
  const archive = fresh();
  await measured(what, () => run(archive, name, input, () => undefined));
  await measured('  then the overview', () => typeof loadOverview(archive, {}, Date.now()));
  archive.close();
}

const archive = fresh();
const number = archive.database
  .prepare("SELECT raw FROM phone WHERE raw GLOB '1[0-9]*' AND length(raw) = 11 LIMIT 1 OFFSET 500")
  .pluck()
  .get() as string;
const before = archive.database
  .prepare('SELECT started_at FROM call WHERE id = ?')
  .pluck()
  .get(Math.floor(archive.columns.length / 3)) as number;
const late = Date.UTC(2026, 0, 1);
archive.ledger.ask(1, { from: Date.UTC(2000, 0, 1), to: late });
await measured(
  'calendar, 26 years',
  () => loadCalendar(archive, instanceId, '2000-01-01', '2025-12-31', late).total,
);
archive.close();
for (const [words, run] of [
  ['on this thread', inPlace],
  ['on a thread', beside.run],
] as const) {
  if (only === 'beside' && run === inPlace) continue;
  await job(`a number, ${words}`, run, 'forgetCaller', { number, at: late });
  await job(`a number that is not there, ${words}`, run, 'forgetCaller', { number: '19999999999', at: late });
  await job(`a third of the calls, ${words}`, run, 'deleteExpired', { days: 365, before });
  await job(`the instance, ${words}`, run, 'forgetInstance', { instanceId });
}
rmSync(path);
