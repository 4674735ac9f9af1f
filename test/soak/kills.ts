// The real application, killed outright in the middle of syncs; after each kill nothing but the next start.
import { join } from 'node:path';
import { createRandom, type Random } from '#electron/simulator/random';
import { startService } from '#electron/simulator/service';
import { sampleCall, sourceFromFacts, type ListSource, type TimedFacts } from '#electron/simulator/source';
import { runCommand, type ApplicationOptions, type Ended } from './application';
import { difference, readExport, sentRow } from './rows';
import { someFaults } from './weather';
import { count, countsLine, fail, say } from './watch';

const instanceId = 'ccc-soak';
const keys = { accessKeyId: 'LTAIsoak00000001', accessKeySecret: 'soak-secret-4c1e' };
const calls = 20_000;
const day = 86_400_000;
const spanMs = 6 * day;
/** Calls are listed when they are over; no run may see one come into being. */
const youngestMs = 7_200_000;
const shortestMs = 300;
const longestMs = 2500;
/** Without a request for this long, all of them seem to be done. */
const quietMs = 150;
const requestsPerSecond = 150;

export interface KillsOptions {
  readonly folder: string;
  readonly seed: number;
  readonly kills: number;
  readonly electron: string;
  readonly app: string;
}

export async function kills({ folder, seed, kills: wanted, electron, app }: KillsOptions): Promise<void> {
  const realStart = Date.now();
  const random = createRandom(seed, 0x4111);
  const source = makeSource(random);
  let lastRequestAt = 0;
  let requestsInRun = 0;
  const faults = someFaults(seed, 0.03);
  const service = await startService({
    source,
    instanceId,
    keys,
    latencyMs: 5,
    faults: {
      next(request) {
        lastRequestAt = Date.now();
        requestsInRun += 1;
        return faults.next(request);
      },
    },
  });
  const application: ApplicationOptions = { electron, app, profile: join(folder, 'profile'), keys };
  const words = ['sync', '--instance', instanceId, '--endpoint', service.url];
  const syncWords = [...words, '--qps', String(requestsPerSecond), '--json'];
  const phases = new Map<string, number>();
  let killed = 0;
  let whole = 0;
  let runs = 0;
  /** Spread over the whole of a run, however fast this computer is. */
  let latestMs = longestMs;

  while (killed < wanted) {
    if (runs > wanted * 3 + 10) fail(`only ${killed} of ${runs} runs could be killed`);
    runs += 1;
    requestsInRun = 0;
    const toItsEnd = runs % 10 === 0;
    let phase = '';
    const after = shortestMs + random.next() * (latestMs - shortestMs);
    const end = await runCommand(application, syncWords, toItsEnd ? Infinity : after, () => {
      if (requestsInRun === 0) phase = 'before the first request';
      else phase = Date.now() - lastRequestAt > quietMs ? 'after the last request' : 'while requesting';
    });
    if (end.killed) {
      killed += 1;
      count(phases, phase);
    } else {
      expectEnded(end, 'sync');
      whole += 1;
      if (toItsEnd) latestMs = Math.max(longestMs, end.elapsedMs);
    }
    change(source, random);
    if (runs % 20 === 0) say(`  ${runs} runs, ${killed} kills, ${service.requests.total} requests`);
  }

  service.setFaults({ next: () => undefined });
  expectEnded(await runCommand(application, syncWords), 'the calm sync at the end');
  const check = await runCommand(application, ['check', '--json']);
  expectEnded(check, 'check');
  const { ok, problems } = JSON.parse(check.stdout) as { ok: boolean; problems: string[] };
  if (!ok) fail(`check: ${problems[0] ?? ''}`);
  const path = join(folder, 'calls.ndjson');
  const exportWords = ['export', '--format', 'ndjson', '--header', 'api', '--no-mask', '--out', path];
  expectEnded(await runCommand(application, exportWords), 'export');
  expectSame(source, path);
  say(`  kills: ${killed}; ${countsLine(phases)}; runs that came to their end: ${whole}`);
  say(
    `  requests: ${service.requests.total}, at most ${service.requests.maxInOneSecond} in one second; ` +
      `calls: ${source.size}; real: ${((Date.now() - realStart) / 1000).toFixed(0)} s`,
  );
  await service.close();
}

function expectEnded(end: Ended, what: string): void {
  if (end.code !== 0) fail(`${what} ended with ${end.code}\n${end.stdout}${end.stderr}`);
}

function makeSource(random: Random): ListSource {
  const now = Date.now();
  return sourceFromFacts(Array.from({ length: calls }, (_, number) => newCall(number, now, random)));
}

function newCall(number: number, now: number, random: Random): TimedFacts {
  return sampleCall({
    contactId: `job-${number}`,
    startedAt: Math.floor(now - youngestMs - random.next() * (spanMs - youngestMs)),
    callingNumber: `138${String(random.below(3000)).padStart(8, '0')}`,
    contactType: ['Inbound', 'Outbound', 'Conference'][number % 3]!,
    agentIds: [`agent${number % 40}@ccc-soak`],
    agentNames: [`Agent ${number % 40}`],
    surveyOffered: number % 2 === 0,
    recordingReady: false,
    recordingSeconds: null,
  });
}

/** New calls, and old ones of which more is known now. */
function change(source: ListSource, random: Random): void {
  const now = Date.now();
  const added = 20 + random.below(60);
  source.insert(...Array.from({ length: added }, (_, n) => newCall(source.size + n, now, random)));
  for (let n = 0; n < 30; n++) {
    const other = random.below(40);
    const changes: Partial<TimedFacts>[] = [
      { rating: 1 + random.below(5), surveyOffered: true, surveyChannel: 'SMS' },
      { recordingReady: true, recordingSeconds: random.below(300) },
      { agentIds: [`agent${other}@ccc-soak`], agentNames: [`Agent ${other}`] },
    ];
    source.update(`job-${random.below(source.size)}`, changes[n % changes.length]!);
  }
}

function expectSame(source: ListSource, path: string): void {
  const stored = readExport(path);
  const now = Date.now();
  for (let index = 0; index < source.size; index++) {
    const sent = sentRow(source, index, now, instanceId);
    const contactId = String(sent['ContactId']);
    const row = stored.get(contactId) ?? fail(`${contactId} is missing`);
    const differs = difference(row, sent);
    if (differs !== undefined) fail(`${contactId}: ${differs}`);
    stored.delete(contactId);
  }
  for (const [contactId] of stored) fail(`${contactId} is stored, and the service never had it`);
}
