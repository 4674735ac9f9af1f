// The real application, killed outright in the middle of syncs: every next start finds a sound archive, and the end is that of
// a run without kills. The long version is `npm run soak -- --part kills`.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { backupNames } from '#shared/contract/archive';
import { executablePath, expect, firstWords, test } from '#test/kit/app';
import { callsBefore, keys, startCenter } from '#test/kit/center';

const cleanings: (() => unknown)[] = [];
test.afterEach(async () => {
  for (const clean of cleanings.splice(0)) await clean();
});

/** Ends a process and all that it started, without a warning. @param pid of a process that leads its group */
function killTree(pid: number): void {
  if (process.platform === 'win32') spawn('taskkill', ['/PID', String(pid), '/T', '/F'], { stdio: 'ignore' });
  else process.kill(-pid, 'SIGKILL');
}

/** Runs a command and kills it with all its processes once it is time. @returns its exit code; null or, on Windows, 1 where it was killed */
async function runUntil(
  words: readonly string[],
  profile: string,
  environment: NodeJS.ProcessEnv,
  isTime: () => boolean,
): Promise<number | null> {
  const child = spawn(executablePath, [...firstWords, ...words, '--profile', profile], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  for (const stream of [child.stdout, child.stderr]) stream.resume();
  // Not before every process that writes to them is gone: nobody uses the profile any more.
  const ended = once(child, 'close') as Promise<[number | null]>;
  const timer = setInterval(() => {
    if (!isTime() || child.pid === undefined) return;
    clearInterval(timer);
    killTree(child.pid);
  }, 2);
  const [code] = await ended;
  clearInterval(timer);
  return code;
}

test('killed again and again while it syncs, the archive opens each time and ends with the rows of the service', async ({
  cli,
  folder,
}) => {
  const source = callsBefore(8, 500);
  const service = await startCenter('ccc-kill', source, { latencyMs: 4 });
  cleanings.push(() => service.close());
  const words = ['sync', '--instance', 'ccc-kill', '--endpoint', service.url, '--qps', '150', '--json'];
  const environment = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: keys.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: keys.accessKeySecret,
  };
  const profile = join(folder, 'profile');
  let killed = 0;
  for (let run = 0; run < 9; run++) {
    const before = service.requests.total;
    // After so many requests, so that each kill hits another part of the work, however fast this computer is.
    const isTime = (): boolean => service.requests.total - before >= 1 + run * 5;
    if ((await runUntil(words, profile, environment, isTime)) !== 0) killed += 1;
    if (run % 4 !== 3) continue;
    const between = await cli('check', '--json');
    expect(between.code, between.stderr).toBe(0);
    expect(JSON.parse(between.stdout)).toMatchObject({ ok: true, problems: [] });
  }
  expect(killed).toBeGreaterThan(5);
  expect(await runUntil(words, profile, environment, () => false)).toBe(0);
  const check = await cli('check', '--json');
  expect(JSON.parse(check.stdout)).toEqual({ ok: true, calls: source.size, aside: 0, problems: [] });
  // The day's backup follows the first run that came to its end, and none is left half made.
  expect(readdirSync(join(profile, 'backups'))).toEqual([expect.stringMatching(backupNames.daily)]);
  const file = new Database(join(profile, 'calls.db'), { readonly: true });
  const stored = file.prepare('SELECT contact_id FROM call ORDER BY contact_id').pluck().all();
  file.close();
  const sent = Array.from({ length: source.size }, (_, index) => source.facts(index, Date.now()).contactId);
  expect(stored).toEqual(sent.sort());
});
