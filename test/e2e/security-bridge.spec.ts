// The bridge from a page to the program: strangers get no answer, bad input is refused, nobody asks without end.
import { contract, type RequestName } from '#shared/contract/contract';
import { codeOf, openIntruder } from '#test/kit/attacks';
import { expect, test } from '#test/kit/app';

test('strangers get no answer: other pages, other hosts, frames, requests that are not theirs', async ({
  start,
}) => {
  const { app, page } = await start({ settings: { language: 'en' } });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const url of [
    'data:text/html,<h1>intruder</h1>',
    'about:blank',
    'app://other/index.html',
    'app://bundle.evil/',
  ]) {
    const intruder = await openIntruder(app, url);
    expect(await codeOf(intruder, 'app.state'), url).toBe('unknownRequest');
    await intruder.close();
  }
  const report = await openIntruder(app, 'app://bundle/report.html');
  for (const name of ['app.state', 'records.page', 'settings.save', 'dimension.list'])
    expect(await codeOf(report, name), name).toBe('unknownRequest');
  await report.close();

  for (const name of [
    'no.such',
    '__proto__',
    'constructor',
    'toString',
    '',
    'sync.run',
    'rules.set',
    'connection.test',
    'report.model',
    'report.ready',
  ])
    expect(await codeOf(page, name, {}), name).toBe('unknownRequest');
  for (const name of [7, null, ['app.state'], { toString: 'app.state' }])
    expect(await codeOf(page, name, {})).toBe('unknownRequest');
  expect(await codeOf(page, 'app.state')).toBe('answered');
});

test('every request of the contract refuses bad input, and the program goes on', async ({ start }) => {
  const { page } = await start({ settings: { language: 'en' } });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  const names = (Object.keys(contract) as RequestName[]).filter((name) => contract[name].asker === 'page');
  const accepted = await page.evaluate(async (requests) => {
    const { api } = window as unknown as {
      api: { call(name: string, input: unknown): Promise<{ ok: boolean; error?: { code: string } }> };
    };
    const deep = (depth: number): unknown => {
      let value: unknown = 1;
      for (let level = 0; level < depth; level++) value = { filter: value };
      return value;
    };
    const poisoned: unknown[] = ['constructor', 'prototype'].flatMap((key) => [
      JSON.parse(`{"${key}":{"isAdmin":true}}`),
      JSON.parse(`{"filter":{"${key}":{"isAdmin":true}},"mask":true}`),
    ]);
    const inputs: unknown[] = [
      'text',
      7,
      true,
      NaN,
      Infinity,
      [],
      [[1]],
      { unknown: 1 },
      { filter: { unknown: 1 } },
      { filter: { from: NaN, overTalkSeconds: Infinity } },
      { instanceId: 'x'.repeat(1000), extra: 1 },
      { filter: { agents: Array.from({ length: 10_000 }, () => 'a') } },
      deep(100),
      new Date(),
      new Map([['filter', {}]]),
      /x/,
      ...poisoned,
    ];
    const answered: string[] = [];
    const tell = async (name: string, input: unknown, what: string): Promise<void> => {
      // Some cannot even cross the bridge, which throws.
      const reply = await Promise.resolve()
        .then(() => api.call(name, input))
        .catch(() => undefined);
      if (reply !== undefined && (reply.ok || reply.error?.code !== 'badInput'))
        answered.push(`${name}: ${what}: ${reply.ok ? 'ok' : (reply.error?.code ?? '')}`);
    };
    for (const name of requests)
      for (const [index, input] of inputs.entries()) await tell(name, input, `input ${index}`);
    const large = 'x'.repeat(20_000_000);
    for (const name of ['settings.save', 'records.page', 'view.share', 'app.state'])
      for (const input of [
        large,
        { filter: large },
        { company: { name: large } },
        { [large]: 1 },
        { filter: { agents: Array.from({ length: 100_000 }, () => 'a') } },
        new Uint8Array(20_000_000),
      ])
        await tell(name, input, 'large');
    for (const depth of [999, 5000]) await tell('records.page', deep(depth), `depth ${depth}`);
    // The bridge leaves this name out, so what arrives may be proper input: it only must not do anything.
    for (const input of ['{"__proto__":{"isAdmin":true}}', '{"filter":{"__proto__":{"isAdmin":true}}}'])
      await api.call('dispositions.load', JSON.parse(input));
    return { answered, isPolluted: 'isAdmin' in {} };
  }, names);
  expect(accepted).toEqual({ answered: [], isPolluted: false });
  expect(await codeOf(page, 'app.state')).toBe('answered');
});

test('a page that asks without end opens a few windows at once and no more', async ({ start }) => {
  const { app, page } = await start({ settings: { language: 'en' } });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const look = { paper: 'a4', orientation: 'portrait', appendix: [], hideNames: false };
  const order = { title: '', period: 'custom', filter: {}, look, language: 'en' };
  await app.evaluate(({ app: program, BrowserWindow }) => {
    const counted = { most: 0 };
    Object.assign(globalThis, { counted });
    program.on('browser-window-created', () => {
      counted.most = Math.max(counted.most, BrowserWindow.getAllWindows().length);
    });
  });
  const codes = await page.evaluate(
    async (input) => {
      const { api } = window as unknown as {
        api: { call(name: string, input: unknown): Promise<{ ok: boolean; error?: { code: string } }> };
      };
      const replies = await Promise.all(Array.from({ length: 40 }, () => api.call('report.preview', input)));
      return replies.map((reply) => (reply.ok ? 'ok' : reply.error?.code));
    },
    { order },
  );
  expect(codes.filter((code) => code === 'busy').length).toBe(34);
  expect(codes.filter((code) => code === 'ok').length).toBe(6);
  const most = await app.evaluate(
    () => (globalThis as unknown as { counted: { most: number } }).counted.most,
  );
  expect(most).toBeLessThanOrEqual(7);
});
