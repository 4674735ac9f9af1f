// A month of the schedule in virtual time: the real scheduler, data process and stand-in, in bad weather.
import { join } from 'node:path';
import { createRandom } from '#electron/simulator/random';
import { generateCallCenter } from '#electron/simulator/generator';
import { startService } from '#electron/simulator/service';
import { dayStart, dayText, localDay } from '#shared/base/period';
import { defaultSettings, newInstance } from '#shared/domain/settings';
import { createVirtualTime } from '#test/kit/virtual-time';
import { startComputer, type Computer } from './computer';
import { withLateRatings, type RatedLate } from './late-ratings';
import { difference, readExport, sentRow } from './rows';
import { watchRate } from './rate-watch';
import { checkRunLog, createGatheredLog } from './run-log';
import { during, makeWeather, serviceFaults, type Kill, type Sleep } from './weather';
import { fail, say, within } from './watch';

const instanceId = 'ccc-soak';
const keys = { accessKeyId: 'soak', accessKeySecret: 'soak-secret' };
const { zone } = defaultSettings;
const lookBackDays = 40;
const requestsPerSecond = 5;
const callsPerDay = 480;
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** As the application's own timer. */
const tickMs = 10 * second;
/** 2026-03-04 12:00 in Shanghai, a Wednesday. */
const start = Date.parse('2026-03-04T04:00:00Z');
/** What waits for the middle of a run waits no longer than this for one. */
const waitsForRunMs = 45 * minute;
/** A run that lasts longer, asleep or not, hangs. */
const longestRunMs = 12 * hour;
const never = new AbortController().signal;

export interface MonthOptions {
  readonly folder: string;
  readonly seed: number;
  readonly days: number;
}

export async function month({ folder, seed, days }: MonthOptions): Promise<void> {
  const realStart = Date.now();
  const end = start + days * day;
  const random = createRandom(seed, 0x50a6);
  const weather = makeWeather(seed, start, days);
  const firstDay = dayText(localDay(zone, start) - lookBackDays);
  const allDays = days + lookBackDays + 2;
  const center = generateCallCenter({
    seed,
    calls: callsPerDay * allDays,
    firstDay,
    days: allDays,
    instanceId,
  });
  const source = withLateRatings(center, seed);

  const time = createVirtualTime(start);
  /** Time in which timers stood still. */
  let slept = 0;
  /** The computer's clock minus the true time. */
  let clockError = 0;
  const now = (): number => time.now + slept;
  const rate = watchRate(requestsPerSecond, now);
  const service = await startService({
    source,
    instanceId,
    keys,
    clock: now,
    rateClock: now,
    faults: rate.counted(serviceFaults(weather, seed, now)),
  });
  const instance = newInstance({
    id: instanceId,
    lookBackDays,
    requestsPerSecond,
    schedule: { onStart: true, everyMinutes: 30, at: ['09:05', '22:10'] },
  });
  const computer = await startComputer({
    folder,
    time,
    clock: () => now() + clockError,
    isOnline: () => during(weather.offline, now()) === undefined,
    settings: { ...defaultSettings, instances: [instance] },
    endpoint: service.url,
    keys,
  });
  const log = createGatheredLog(computer, instanceId);
  const sleeps = [...weather.sleeps];
  const kills = [...weather.kills];
  const clockMoments: [from: number, error: number][] =
    weather.clockBehind === undefined
      ? []
      : [
          [weather.clockBehind.from, -hour],
          [weather.clockBehind.to, 0],
        ];
  let killed = 0;
  let restartAt = Infinity;
  let off = false;
  let runningSince: number | undefined;
  let sleptInRun = 0;

  async function fallAsleep({ timersRun, to }: Sleep): Promise<void> {
    if (computer.isRunning) sleptInRun += 1;
    const ms = Math.max(to - now(), 0);
    if (timersRun) time.now += ms;
    else slept += ms;
    rate.happened(timersRun ? 'waking with all timers due' : 'waking');
    computer.scheduler.woke();
    await time.pause(0, never);
  }

  /** Whether the moment has come: at once, or in the middle of a run. */
  const isTime = (from: number, inRun: boolean): boolean =>
    now() >= from && (!inRun || computer.isRunning || now() > from + waitsForRunMs);

  async function live(): Promise<void> {
    await time.pause(tickMs, never);
    if (now() >= restartAt) {
      restartAt = Infinity;
      off = false;
      computer.restart();
    }
    if (off) return;
    computer.scheduler.tick();
    if (computer.isRunning) {
      runningSince ??= now();
      if (now() - runningSince > longestRunMs)
        fail(`a run hangs since ${new Date(runningSince).toISOString()}`);
      await time.pause(random.next() * 6 * second, never);
    } else runningSince = undefined;
    const [sleep] = sleeps;
    if (sleep !== undefined && isTime(sleep.from, sleep.inRun)) await fallAsleep(sleeps.shift()!);
    const [moment] = clockMoments;
    if (moment !== undefined && isTime(moment[0], true)) {
      clockError = clockMoments.shift()![1];
      rate.happened(`the clock was set ${clockError === 0 ? 'forward' : 'back'}`);
    }
    if (kills[0] !== undefined && now() >= kills[0].from) arm(kills.shift()!);
  }

  function arm({ atRequest, restartMs }: Kill): void {
    computer.killAt(atRequest, () => {
      killed += 1;
      rate.happened('a kill');
      if (restartMs === undefined) return;
      off = true;
      restartAt = now() + restartMs;
    });
  }

  async function liveUntil(at: number): Promise<void> {
    while (now() < at || off) await live();
  }

  for (let n = 1; n <= days; n++) {
    const about = `day ${n}`;
    await within(5 * minute, about, time.during(liveUntil(start + n * day)));
    await log.gather();
    const { ok, problems, calls } = await computer.call('database.check', undefined);
    if (!ok) fail(`${about}: ${problems[0]!}`);
    const { total } = service.requests;
    if (n % 5 === 0 || n === days) say(`  day ${n}: ${calls} calls, ${total} requests, ${killed} kills`);
  }

  // Calm: what waits comes to its end, then one run more, in which nothing goes wrong.
  service.setFaults(rate.counted({ next: () => undefined }));
  const settled = async (): Promise<void> => {
    while (computer.isRunning) await time.pause(second, never);
  };
  await within(5 * minute, 'the last scheduled run', time.during(settled()));
  computer.killAt(Infinity, () => undefined);
  const lastFrom = now();
  const order = { cause: 'manual', patienceMs: hour } as const;
  const run = computer.sync(instance, order);
  const summary = await within(5 * minute, 'the last run', time.during(run));
  if (summary.partial.length + summary.failed.length > 0) fail('the calm run at the end was not complete');
  await log.gather();

  const stored = await checkCopy({ computer, source, folder, from: lastFrom, to: now() });
  checkRunLog(log, computer, stored, killed);
  const { total, throttled } = service.requests;
  const week = 7 * day;
  say(`  runs: ${log.runs.length}; ${log.text()}`);
  say(
    `  requests: ${computer.requests.sent}, ${total} of them reached the service, ${log.sum('retries')} retries, ` +
      `${throttled} throttled, at most ${rate.most} in one second`,
  );
  say(
    `  kills: ${killed}; asleep ${weather.sleeps.length - sleeps.length} times, ${sleptInRun} of them in a run; ` +
      `outages ${weather.outages.length}, without network ${weather.offline.length}, throttled ${weather.throttling.length}`,
  );
  say(
    `  late ratings found: ${log.sum('lateRatings')}; ratings that came after a week: ${source.countLate(week, start, end)}`,
  );
  say(
    `  calls: ${stored}; days: ${(now() - start) / day}; real: ${((Date.now() - realStart) / 1000).toFixed(0)} s`,
  );
  await within(minute, 'closing', time.during(computer.close()));
  await service.close();
  if (rate.violations.length > 0) fail(rate.violations.join('\n  '));
}

interface CopyToCheck {
  readonly computer: Computer;
  readonly source: RatedLate;
  readonly folder: string;
  /** Begin and end of the last run: a call may have changed in between. */
  readonly from: number;
  readonly to: number;
}

/** The copy equals the service, and the ledger says so. @returns calls stored */
async function checkCopy({ computer, source, folder, from, to }: CopyToCheck): Promise<number> {
  const check = await computer.call('database.check', undefined);
  if (!check.ok) fail(check.problems[0]!);
  const path = join(folder, 'month.ndjson');
  await computer.call('export.write', {
    filter: {},
    format: 'ndjson',
    header: 'api',
    encoding: 'utf8',
    mask: false,
    names: true,
    path,
  });
  const stored = readExport(path);
  const size = stored.size;
  const first = dayStart(zone, localDay(zone, start) - lookBackDays + 1);
  for (let index = 0; index < source.size; index++) {
    if (source.startedAt(index) < first || source.visibleAt(index) > to) continue;
    const sent = sentRow(source, index, to, instanceId);
    const contactId = String(sent['ContactId']);
    const row = stored.get(contactId);
    stored.delete(contactId);
    if (row === undefined) {
      if (source.visibleAt(index) > from) continue;
      fail(`${contactId} of ${new Date(source.startedAt(index)).toISOString()} is missing`);
    }
    const differs = difference(row, sent);
    if (differs === undefined) continue;
    if (difference(row, sentRow(source, index, from, instanceId)) === undefined) continue;
    fail(`${contactId} of ${new Date(source.startedAt(index)).toISOString()}: ${differs}`);
  }
  for (const [contactId] of stored) fail(`${contactId} is stored, and the service never had it`);
  await checkDays(computer, first, to);
  return size;
}

async function checkDays(computer: Computer, first: number, to: number): Promise<void> {
  const today = localDay(zone, to);
  const calendar = await computer.call('sync.calendar', {
    instanceId,
    first: dayText(localDay(zone, first)),
    last: dayText(today),
  });
  if (calendar.days.length !== today - localDay(zone, first) + 1) fail('the calendar lacks days');
  for (const one of calendar.days.slice(0, -1))
    if (one.state !== 'complete' || one.lacking > 0)
      fail(`${one.day} is ${one.state}, ${one.lacking} lacking`);
}
