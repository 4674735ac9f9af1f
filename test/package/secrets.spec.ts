// The secret of an access key is in the keychain and on its way to a signature, and nowhere else: not in files, arguments,
// environments of other processes, replies to pages, logs or what is left of a crash. What a running process holds in its
// memory is out of scope: whoever can read that is the user.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import keytar from 'keytar';
import { callsBefore, manual, startCenter, zone } from '#test/kit/center';
import { otherReader } from '#test/kit/connected';
import { codeOf } from '#test/kit/attacks';
import { expect, test } from '#test/kit/app';
import { DeskPage } from '#test/kit/pages/desk-page';

const keys = { accessKeyId: 'LTAItestkey0002', accessKeySecret: 'Kn0wn/Secret+With=Signs7f3a91c2' };
const wrong = { ...keys, accessKeySecret: 'Wr0ng/Secret+With=Signs51b7e0d4' };

/** Every way in which the text may be written down; of base64 whatever stands before it. */
function formsOf(secret: string): Buffer[] {
  const base64 = [0, 1, 2].map((before) =>
    Buffer.from(' '.repeat(before) + secret)
      .toString('base64')
      .slice(before === 0 ? 0 : 4, -4),
  );
  return [
    ...[secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...base64].map((form) =>
      Buffer.from(form),
    ),
    Buffer.from(secret, 'utf16le'),
    Buffer.from(Buffer.from(secret).toString('hex')),
  ];
}
const forms = [...formsOf(keys.accessKeySecret), ...formsOf(wrong.accessKeySecret)];
const holdsSecret = (content: Buffer | string): boolean =>
  forms.some((form) => (typeof content === 'string' ? Buffer.from(content) : content).includes(form));

function leakyFilesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => holdsSecret(readFileSync(file)));
}

/** Of all processes of this system, since those of the program come and go. Only Linux shows them as files. */
function leakyProcesses(part: 'cmdline' | 'environ', chosen?: readonly string[]): string[] {
  if (process.platform !== 'linux') return [];
  return (chosen ?? readdirSync('/proc')).filter((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return false;
    try {
      return holdsSecret(readFileSync(`/proc/${pid}/${part}`));
    } catch {
      // It ended meanwhile, or is somebody else's.
      return false;
    }
  });
}

async function crash(app: ElectronApplication, page: Page): Promise<void> {
  const dataProcess = (): Promise<number> =>
    app.evaluate(
      ({ app: program }) =>
        program
          .getAppMetrics()
          .find((one) => one.name === 'CCC Reports data' || one.serviceName === 'CCC Reports data')?.pid ?? 0,
    );
  const before = await dataProcess();
  expect(before).toBeGreaterThan(0);
  process.kill(before, process.platform === 'win32' ? 'SIGKILL' : 'SIGSEGV');
  await expect
    .poll(async () => {
      // One that ends soon after its start is started again when it is asked for.
      await codeOf(page, 'archive.status', {});
      return [0, before].includes(await dataProcess());
    })
    .toBe(false);
  const crashed = page.waitForEvent('crash');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
  );
  await crashed;
  // The window loads its page again by itself.
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]
          ?.webContents.executeJavaScript('document.querySelector("h1")?.textContent ?? ""')
          .catch(() => ''),
      ),
    )
    .not.toBe('');
}

test('after syncs, refusals and crashes the secret is found nowhere', async ({ start, folder }) => {
  test.skip(process.platform === 'darwin', otherReader);
  const service = await startCenter('ccc-secret', callsBefore(2, 30), { keys });
  // Says back whatever it was sent, as careless services and proxies do.
  const echo = createServer((request, reply) => {
    reply.writeHead(403, { 'content-type': 'application/json' });
    const message = `denied: ${request.method ?? ''} ${request.url ?? ''} ${JSON.stringify(request.headers)}`;
    reply.end(JSON.stringify({ Code: 'NoPermission.Echo', Message: message, HttpStatusCode: 403 }));
  });
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  const echoUrl = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
  const profile = join(folder, 'profile');
  const instances = [
    manual('ccc-secret', service.url),
    manual('ccc-wrong', service.url),
    manual('ccc-echo', echoUrl),
  ];
  const accounts = instances.map(({ id }) => `${id} (${profile})`);
  for (const account of accounts)
    await keytar.setPassword(
      'CCC Reports',
      account,
      JSON.stringify(account.startsWith('ccc-wrong') ? wrong : keys),
    );
  try {
    const { app, page, files } = await start({ settings: { language: 'en', zone, instances } });
    const desk = new DeskPage(page);
    await desk.runEnds('failed', () => page.getByRole('button', { name: 'Sync now' }).click());
    const told = await page.evaluate(async () => {
      const { api } = window as unknown as { api: { call(name: string, input?: unknown): Promise<unknown> } };
      const asked: unknown[] = [await api.call('app.state'), await api.call('sync.state')];
      for (const instanceId of ['ccc-secret', 'ccc-wrong', 'ccc-echo'])
        asked.push(
          await api.call('instance.keyId', { instanceId }),
          await api.call('sync.log', { instanceId, limit: 10 }),
        );
      return JSON.stringify(asked);
    });
    expect(told).toContain('LTAI…0002');
    expect(told).toContain('permission');
    expect(holdsSecret(told)).toBe(false);
    expect(holdsSecret(await page.content())).toBe(false);
    await page.evaluate(() =>
      (window as unknown as { api: { call(name: string): Promise<unknown> } }).api.call('backup.save'),
    );
    await crash(app, page);

    expect(leakyProcesses('cmdline')).toEqual([]);
    const pids = await app.evaluate(({ app: program }) =>
      program.getAppMetrics().map((one) => String(one.pid)),
    );
    expect(leakyProcesses('environ', pids)).toEqual([]);
    const dumps = await app.evaluate(({ app: program }) => program.getPath('crashDumps'));
    expect(leakyFilesBelow(dumps)).toEqual([]);
    await app.close();
    for (const place of [profile, files]) expect(leakyFilesBelow(place)).toEqual([]);
    const log = readFileSync(join(profile, 'logs', 'ccc-reports.log'), 'utf8');
    expect(log).toContain('the page ended');
    expect(log).not.toMatch(/LTAItestkey/);
  } finally {
    for (const account of accounts) await keytar.deletePassword('CCC Reports', account);
    await service.close();
    echo.close();
  }
});

test('keys of the environment are in no argument and no file', async ({ cli, folder }) => {
  const service = await startCenter('ccc-env', callsBefore(2, 30), { keys });
  process.env['ALIBABA_CLOUD_ACCESS_KEY_ID'] = keys.accessKeyId;
  process.env['ALIBABA_CLOUD_ACCESS_KEY_SECRET'] = keys.accessKeySecret;
  const leaks = new Set<string>();
  const watch = setInterval(() => leakyProcesses('cmdline').forEach((pid) => leaks.add(pid)), 100);
  try {
    const { code, stdout, stderr } = await cli(
      'sync',
      '--endpoint',
      service.url,
      '--instance',
      'ccc-env',
      '--qps',
      '100',
      '--json',
    );
    expect([code, holdsSecret(stdout), holdsSecret(stderr)]).toEqual([0, false, false]);
    expect([...leaks]).toEqual([]);
    expect(leakyFilesBelow(folder)).toEqual([]);
  } finally {
    clearInterval(watch);
    delete process.env['ALIBABA_CLOUD_ACCESS_KEY_ID'];
    delete process.env['ALIBABA_CLOUD_ACCESS_KEY_SECRET'];
    await service.close();
  }
});

test('the log names no caller, no agent and no group after a sync, a report, exports and failures', async ({
  start,
  cli,
  folder,
}) => {
  expect((await cli('demo', '--calls', '2000', '--seed', '3')).code).toBe(0);
  for (const [words, code] of [
    [['export', '--format', 'csv', '--out', join(folder, 'calls.csv'), '--no-mask'], 0],
    [['report', '--template', 'monthly', '--out', join(folder, 'month.pdf')], 0],
    [['export', '--format', 'csv', '--out', join(folder, 'no-such', 'calls.csv')], 1],
  ] as const)
    expect((await cli(...words)).code).toBe(code);
  const { app, page, profile } = await start();
  const known = await page.evaluate(async () => {
    const { api } = window as unknown as {
      api: { call(name: string, input?: unknown): Promise<{ value: unknown }> };
    };
    const texts: string[] = [];
    for (let offset = 0; offset < 2000; offset += 500) {
      const sort = [{ field: 'startedAt', descending: true }];
      const { value } = await api.call('records.page', { filter: {}, sort, offset, limit: 500, mask: false });
      texts.push(JSON.stringify(value));
    }
    const people = (await api.call('dimension.list')).value as Record<string, readonly { name: string }[]>;
    return { texts, names: Object.values(people).flatMap((list) => list.map((one) => one.name)) };
  });
  const numbers = new Set(
    known.texts
      .join()
      .match(/(?:\+|00)?\d{7,15}/g)
      ?.filter((number) => !/^1[5-9]\d{11}$/.test(number)),
  );
  expect(numbers.size).toBeGreaterThan(500);
  expect(known.names.length).toBeGreaterThan(30);
  // Errors of the page reach the log too.
  await page.evaluate(
    (number) =>
      (window as unknown as { api: { call(name: string, input?: unknown): Promise<unknown> } }).api.call(
        'report.retry',
        { runId: Number(number.slice(-7)) },
      ),
    [...numbers][0]!,
  );
  await app.close();
  const log = readFileSync(join(profile, 'logs', 'ccc-reports.log'), 'utf8');
  expect(log.split('\n').length).toBeGreaterThan(2);
  expect([...numbers, ...known.names].filter((text) => log.includes(text))).toEqual([]);
});
