// The bridge from a page to the program, and the network behind it: strangers get no answer, bad input is refused.
import { contract, type RequestName } from '../../../shared/contract';
import { codeOf, listen, openIntruder } from '../attacks';
import { expect, test } from '../app';

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
  const ofReportPage = ['report.model', 'report.ready'];
  const names = (Object.keys(contract) as RequestName[]).filter(
    (name) => contract[name].open && !ofReportPage.includes(name),
  );
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
      { filter: { agents: Array.from({ length: 100_000 }, () => 'a') } },
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

/** Every way by which a page may reach the network; resolves when all have ended. */
const reachOut = async ({ port, udpPort }: { port: number; udpPort: number }): Promise<string[]> => {
  const url = `http://127.0.0.1:${port}/leak`;
  const worked: string[] = [];
  const ended: Promise<unknown>[] = [];
  const attempt = (name: string, attack: () => unknown): void => {
    ended.push(
      Promise.resolve()
        .then(attack)
        .then(
          (outcome) => outcome === true && worked.push(name),
          () => undefined,
        ),
    );
  };
  const element = (tag: string, change: Record<string, string>): Promise<unknown> =>
    new Promise((resolve) => {
      const one = document.createElement(tag);
      for (const event of ['error', 'load', 'abort', 'canplay'])
        one.addEventListener(event, () => resolve(event === 'load'));
      for (const [name, value] of Object.entries(change)) one.setAttribute(name, value);
      document.head.append(one);
      // Hints tell of no end.
      if (tag === 'link' || tag === 'a') requestIdleCallback(resolve);
    });
  attempt('fetch', () => fetch(url, { mode: 'no-cors' }).then(() => true));
  attempt('kept fetch', () => fetch(url, { mode: 'no-cors', keepalive: true }).then(() => true));
  attempt(
    'XHR',
    () =>
      new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.onloadend = () => resolve(request.status > 0);
        request.open('GET', url);
        request.send();
      }),
  );
  attempt(
    'WebSocket',
    () =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
        socket.onopen = () => resolve(true);
        socket.onclose = resolve;
        socket.onerror = resolve;
      }),
  );
  attempt(
    'EventSource',
    () =>
      new Promise((resolve) => {
        const source = new EventSource(url);
        source.onopen = () => resolve(true);
        source.onerror = (event) => {
          source.close();
          resolve(event);
        };
      }),
  );
  // It only says that it was queued.
  attempt('beacon', () => void navigator.sendBeacon(url, 'x'));
  attempt('WebTransport', () =>
    (
      Reflect.construct(
        Reflect.get(window, 'WebTransport') as new (to: string) => { ready: Promise<unknown> },
        [`https://127.0.0.1:${port}/`],
      ) as { ready: Promise<unknown> }
    ).ready.then(() => true),
  );
  for (const rel of [
    'prefetch',
    'preload',
    'modulepreload',
    'preconnect',
    'dns-prefetch',
    'stylesheet',
    'manifest',
    'icon',
    'prerender',
  ])
    attempt(rel, () => element('link', { rel, href: url, as: 'image' }));
  attempt('image', () => element('img', { src: url }));
  attempt('video', () => element('video', { src: url }));
  attempt('audio', () => element('audio', { src: url }));
  attempt('track', () => element('link', { rel: 'preload', as: 'track', href: url }));
  attempt('ping', () => {
    const link = document.createElement('a');
    link.setAttribute('ping', url);
    link.href = '#x';
    document.body.append(link);
    link.click();
  });
  attempt('style', () => {
    document.body.style.backgroundImage = `url(${url})`;
    document.body.style.setProperty('cursor', `url(${url}), auto`);
  });
  attempt('font', () => new FontFace('Leak', `url(${url})`).load().then(() => true));
  attempt('imported style', () => {
    const style = document.createElement('style');
    style.textContent = `@import url(${url});`;
    document.head.append(style);
  });
  attempt(
    'WebRTC',
    () =>
      new Promise((resolve) => {
        const connection = new RTCPeerConnection({ iceServers: [{ urls: `stun:127.0.0.1:${udpPort}` }] });
        connection.createDataChannel('x');
        connection.onicegatheringstatechange = () =>
          connection.iceGatheringState === 'complete' && resolve(false);
        void connection.createOffer().then((offer) => connection.setLocalDescription(offer));
      }),
  );
  const patience = new Promise((resolve) => setTimeout(resolve, 2000));
  await Promise.race([Promise.all(ended), patience]);
  return worked;
};

test('no request leaves a page for the network, with the content policy and without it', async ({
  start,
}) => {
  const listener = await listen();
  const ports = { port: listener.port, udpPort: listener.udpPort };
  try {
    const { app, page } = await start({ settings: { language: 'en' } });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate(reachOut, ports)).toEqual([]);
    expect(listener.reached()).toBe(0);
    // A page without any policy: what holds it back is the session's own filter.
    const bare = await openIntruder(app, 'data:text/html,<title>bare</title>');
    expect(await bare.evaluate(reachOut, ports)).toEqual([]);
    expect(listener.reached()).toBe(0);
    for (const path of ['redirect', 'download'])
      await app.evaluate(
        ({ BrowserWindow }, url) =>
          BrowserWindow.getAllWindows()
            .at(-1)
            ?.loadURL(url)
            .catch(() => undefined),
        `http://127.0.0.1:${listener.port}/${path}`,
      );
    expect(listener.reached()).toBe(0);
  } finally {
    await listener.close();
  }
});

test('a page hands over no file by itself', async ({ start }) => {
  const { app, page } = await start({ settings: { language: 'en' } });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await app.evaluate(({ session }) => {
    const prevented: boolean[] = [];
    Object.assign(globalThis, { prevented });
    session.defaultSession.on('will-download', (event) => prevented.push(event.defaultPrevented));
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'evil.exe';
    link.click();
  });
  const prevented = (): Promise<boolean[]> =>
    app.evaluate(() => (globalThis as unknown as { prevented: boolean[] }).prevented);
  await expect.poll(prevented).toEqual([true]);
});
