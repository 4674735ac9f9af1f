// Nothing leaves a page: no request to the network, no file.
import { listen, openIntruder, touch } from '#test/kit/attacks';
import { expect, test } from '#test/kit/app';

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
  const servers = [
    `stun:127.0.0.1:${udpPort}`,
    `turn:127.0.0.1:${udpPort}?transport=udp`,
    `turn:127.0.0.1:${port}?transport=tcp`,
    `turns:127.0.0.1:${port}?transport=tcp`,
  ];
  for (const urls of servers)
    attempt(
      urls,
      () =>
        new Promise((resolve) => {
          const connection = new RTCPeerConnection({
            iceServers: [{ urls, username: 'x', credential: 'x' }],
          });
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
    await touch(ports);
    await expect.poll(listener.reached, 'the listener counts').toBe(2);
    listener.forget();
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
