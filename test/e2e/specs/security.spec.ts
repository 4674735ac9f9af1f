// A page that misbehaves gets nowhere: leaving, other files, text as code, permissions, other windows.
import type { Page } from '@playwright/test';
import { codeOf, openIntruder } from '../attacks';
import { expect, test } from '../app';

const elsewhere = 'https://example.com/';

test('a page cannot leave: location, links, forms, refresh, drop, history', async ({ start }) => {
  const { app, page } = await start({ settings: { language: 'en' } });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const address = page.url();
  /** Every address to which a frame of the window really went. */
  const went: string[] = [];
  page.on('framenavigated', (frame) => went.push(frame.url()));

  for (const target of [
    elsewhere,
    'file:///etc/passwd',
    'data:text/html,x',
    'javascript:document.title=1',
    'app://bundle/report.html',
    'app://other/index.html',
    'chrome://version',
  ])
    await page.evaluate((url) => {
      for (const leave of [
        () => location.assign(url),
        () => location.replace(url),
        () => (location.href = url),
        () => {
          const link = document.createElement('a');
          link.href = url;
          document.body.append(link);
          link.click();
          link.remove();
        },
        () => {
          const form = document.createElement('form');
          form.action = url;
          form.method = 'post';
          document.body.append(form);
          form.submit();
          form.remove();
        },
      ])
        try {
          leave();
        } catch {
          // Refused at once, which is as good.
        }
      const refresh = document.createElement('meta');
      refresh.httpEquiv = 'refresh';
      refresh.content = `0;url=${url}`;
      document.head.append(refresh);
    }, target);

  await test.step('a file and a link that are dropped on the window', async () => {
    const devTools = await page.context().newCDPSession(page);
    for (const data of [
      { items: [], files: ['/etc/passwd'], dragOperationsMask: 1 },
      { items: [{ mimeType: 'text/uri-list', data: elsewhere }], dragOperationsMask: 1 },
    ])
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await devTools.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  });
  // The refresh has its turn, and so has whatever else was put off.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await page.evaluate(() => fetch('app://bundle/no-such-file').catch(() => undefined));
  expect(page.url()).toBe(address);
  expect(went).toEqual([]);
  expect(app.windows()).toHaveLength(1);
  const heading = (): Promise<string | undefined> =>
    page.evaluate(() => document.querySelector('h1')?.textContent).catch(() => undefined);
  const title = await heading();
  expect(title).not.toBe(undefined);

  await test.step('the empty page, which Chromium shows without asking, gives way to the program', async () => {
    // The page goes away before it could say that it was told.
    void page.evaluate(() => setTimeout(() => location.assign('about:blank'), 0)).catch(() => undefined);
    await expect.poll(() => [went[0], went.at(-1)]).toEqual(['about:blank', address]);
    await expect.poll(heading).toBe(title);
  });
});

test('a page opens no window, frame or view, and only help addresses reach the browser', async ({
  start,
}) => {
  const { app, page } = await start({ settings: { language: 'en' } });
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url) => Promise.resolve(void opened.push(url));
  });
  const help = ['https://help.aliyun.com/zh/ccc/', 'https://www.alibabacloud.com/help'];
  const opened = await page.evaluate(
    (targets) =>
      targets.map((target) => {
        const link = document.createElement('a');
        link.target = '_blank';
        link.href = target;
        document.body.append(link);
        link.click();
        try {
          return window.open(target) === null && window.open(target, '_blank', 'popup') === null;
        } catch {
          return true;
        }
      }),
    [
      ...help,
      elsewhere,
      'http://help.aliyun.com/',
      'https://user:word@help.aliyun.com/',
      'https://help.aliyun.com@evil.example/',
      'https://help.aliyun.com.evil.example/',
      'https://evilaliyun.com/',
      'https://help.aliyun.com:8443/',
      'https://help.aliyun.com\u3002evil.example/',
      'https://help.\u0430liyun.com/',
      'https://evil.example/\u202Emoc.nuyila.pleh//:sptth',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      'smb://evil.example/share',
      'ms-settings:',
      'mailto:a@b.c',
      'app://bundle/index.html',
      '',
    ],
  );
  expect(opened).not.toContain(false);
  const asked = await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
  expect([...new Set(asked)].sort()).toEqual([...help].sort());

  const framed = await page
    .evaluate(async () => {
      const refused: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
      for (const [tag, attribute] of [
        ['iframe', 'src'],
        ['embed', 'src'],
        ['object', 'data'],
        ['webview', 'src'],
        ['fencedframe', 'src'],
      ] as const) {
        const element = document.createElement(tag);
        try {
          element.setAttribute(attribute, 'app://bundle/report.html');
        } catch {
          // The address of a script's host must not be a text: refused at once.
        }
        document.body.append(element);
      }
      await new Promise((resolve) => requestIdleCallback(resolve));
      const inner = document.createElement('iframe');
      document.body.append(inner);
      return {
        refused: [...new Set(refused)].sort(),
        bridge: Reflect.has(inner.contentWindow ?? {}, 'api'),
      };
    })
    .catch((error: unknown) => ({ refused: [String(error)], bridge: false }));
  expect(framed.refused).toEqual(['frame-src', 'require-trusted-types-for']);
  expect(framed.bridge).toBe(false);
  expect(app.windows()).toHaveLength(1);
  const contents = await app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((one) => one.getType()),
  );
  expect(contents).toEqual(['window']);
});

test('under app:// there are the files of the program and nothing else', async ({ start }) => {
  const { app, page } = await start({ settings: { language: 'en' } });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  /** As the network sees it: whatever spelling a page may use, this is what comes back. */
  const statusOf = (url: string): Promise<number> =>
    app.evaluate(
      ({ session }, address) =>
        session.defaultSession.fetch(address).then(
          (reply) => reply.status,
          () => 0,
        ),
      url,
    );
  expect(await statusOf('app://bundle/index.html')).toBe(200);
  for (const path of [
    '',
    '/',
    '/assets',
    '/assets/',
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/%2e%2e%2f%2e%2e%2fpackage.json',
    '/%252e%252e%252fpackage.json',
    '/..%5c..%5cpackage.json',
    '/..\\..\\package.json',
    '/%00index.html',
    '/index.html%00.png',
    '/index.html/',
    '/./index.html%2f..',
    '//etc/passwd',
    '/etc/passwd',
    '/%2fetc%2fpasswd',
    '/c:/windows/win.ini',
    '/INDEX.HTML',
    '/__proto__',
    '/constructor',
    '/assets/%E0%A4%A',
  ])
    expect(await statusOf(`app://bundle${path}`), path).toBe(404);
  for (const host of ['other', 'bundle.evil', 'bundle:80', 'user@bundle', 'localhost', '%62undle.'])
    expect(await statusOf(`app://${host}/package.json`), host).not.toBe(200);

  const reply = await app.evaluate(async ({ session }) => {
    const { headers } = await session.defaultSession.fetch('app://bundle/index.html');
    return Object.fromEntries(headers.entries());
  });
  expect(reply).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  });
  const file = await page.evaluate(() =>
    fetch('file:///etc/passwd').then(
      () => 'read',
      () => 'refused',
    ),
  );
  expect(file).toBe('refused');
});

/** Everything by which a text may become code; run from a timer, since what a test evaluates itself may do more. */
async function asCode(page: Page): Promise<{ ran: boolean; worked: string[] }> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => {
          const mark = 'window.intruder = true';
          const worked: string[] = [];
          const settled: Promise<unknown>[] = [];
          const attempt = (name: string, attack: () => unknown): void => {
            try {
              const outcome = attack();
              if (outcome instanceof Promise)
                settled.push(
                  outcome.then(
                    () => worked.push(name),
                    () => undefined,
                  ),
                );
            } catch {
              // Refused at once.
            }
          };
          const script = (change: (element: HTMLScriptElement) => void): Promise<unknown> =>
            new Promise((done, failed) => {
              const element = document.createElement('script');
              element.onload = done;
              element.onerror = failed;
              change(element);
              document.body.append(element);
              if (element.src === '') failed(new Error('inline'));
            });
          const data = `data:text/javascript,${mark}`;
          const blob = (): string => URL.createObjectURL(new Blob([mark], { type: 'text/javascript' }));
          const started = (make: () => Worker): Promise<unknown> =>
            new Promise((done, failed) => {
              const worker = make();
              worker.onmessage = done;
              worker.onerror = failed;
            });
          attempt('eval', () => (0, eval)(mark));
          attempt('Function', () => Function(mark)());
          attempt('new Function', () => new Function(mark)());
          attempt('async function', () =>
            (
              Object.getPrototypeOf(async () => undefined) as { constructor: FunctionConstructor }
            ).constructor(mark)(),
          );
          attempt('timer', () => Reflect.apply(setTimeout, window, [mark, 0]));
          attempt('interval', () => Reflect.apply(setInterval, window, [mark, 1]));
          attempt('inline script', () => script((element) => (element.textContent = mark)));
          attempt('inline script by node', () => script((element) => element.append(mark)));
          attempt('data: script', () => script((element) => (element.src = data)));
          attempt('blob: script', () => script((element) => (element.src = blob())));
          attempt('script from elsewhere', () =>
            script((element) => (element.src = 'https://example.com/a.js')),
          );
          attempt('inner HTML', () =>
            document.body.insertAdjacentHTML('beforeend', `<img src=x onerror="${mark}">`),
          );
          attempt('handler', () => {
            const element = document.createElement('button');
            element.setAttribute('onclick', mark);
            document.body.append(element);
            element.click();
          });
          attempt('write', () => document.write(`<script>${mark}</` + 'script>'));
          attempt('fragment', () => {
            document.body.append(
              document.createRange().createContextualFragment(`<script>${mark}</` + 'script>'),
            );
          });
          attempt('import of data:', () => import(/* @vite-ignore */ data));
          attempt('import of blob:', () => import(/* @vite-ignore */ blob()));
          attempt('data: worker', () => started(() => new Worker(`data:text/javascript,postMessage(1)`)));
          attempt('blob: worker', () =>
            started(() => new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))),
          );
          attempt('shared worker', () => new SharedWorker(blob()));
          attempt('service worker', () => navigator.serviceWorker.register('/index.html'));
          attempt('a policy of its own', () => {
            const { trustedTypes } = window as unknown as {
              trustedTypes: {
                createPolicy(name: string, rules: object): { createHTML(text: string): string };
              };
            };
            for (const name of ['default', 'mine', 'svelte-trusted-html'])
              trustedTypes.createPolicy(name, {
                createHTML: (text: string) => text,
                createScript: (text: string) => text,
              });
            worked.push('a policy of its own');
          });
          attempt('web assembly', () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])));
          void Promise.all(settled).then(() =>
            requestIdleCallback(() => resolve({ ran: 'intruder' in window, worked })),
          );
        }, 0);
      }),
  );
}

test('no text becomes code, in the window and on the report page', async ({ start }) => {
  const { app, page } = await start({ settings: { language: 'en' } });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await asCode(page)).toEqual({ ran: false, worked: [] });
  const report = await openIntruder(app, 'app://bundle/report.html');
  expect(report.url()).toBe('app://bundle/report.html');
  expect(await asCode(report)).toEqual({ ran: false, worked: [] });
  expect(
    await page.evaluate(() => [
      typeof Reflect.get(globalThis, 'require'),
      typeof Reflect.get(globalThis, 'process'),
      Object.keys(Reflect.get(globalThis, 'api') as object),
    ]),
  ).toEqual(['undefined', 'undefined', ['call', 'on']]);
});

test('every permission but writing to the clipboard is denied', async ({ start }) => {
  const { page } = await start({ settings: { language: 'en' } });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const outcome = await page.evaluate(async () => {
    type Asking = readonly [name: string, ask: () => unknown];
    const browser = navigator as unknown as Record<
      string,
      Record<string, (...words: unknown[]) => Promise<unknown>>
    >;
    const attempts: readonly Asking[] = [
      [
        'notifications',
        async () => (await Notification.requestPermission()) === 'granted' || Promise.reject(new Error()),
      ],
      [
        'geolocation',
        () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject)),
      ],
      ['camera', () => navigator.mediaDevices.getUserMedia({ video: true })],
      ['microphone', () => navigator.mediaDevices.getUserMedia({ audio: true })],
      ['screen', () => navigator.mediaDevices.getDisplayMedia({ video: true })],
      ['clipboard reading', () => navigator.clipboard.readText()],
      ['clipboard items', () => navigator.clipboard.read()],
      ['midi', () => navigator.requestMIDIAccess()],
      ['midi with sysex', () => navigator.requestMIDIAccess({ sysex: true })],
      ['hid', () => browser['hid']!['requestDevice']!({ filters: [] })],
      ['usb', () => browser['usb']!['requestDevice']!({ filters: [] })],
      ['serial', () => browser['serial']!['requestPort']!()],
      ['bluetooth', () => browser['bluetooth']!['requestDevice']!({ acceptAllDevices: true })],
      ['keeping storage', async () => (await navigator.storage.persist()) || Promise.reject(new Error())],
      ['pointer lock', () => (document.body.requestPointerLock as unknown as () => Promise<unknown>)()],
      ['full screen', () => document.body.requestFullscreen()],
      [
        'idle',
        () =>
          (Reflect.get(window, 'IdleDetector') as { requestPermission(): Promise<string> })
            .requestPermission()
            .then((word) => word === 'granted' || Promise.reject(new Error())),
      ],
      ['fonts', () => (Reflect.get(window, 'queryLocalFonts') as () => Promise<unknown>)()],
      ['screens', () => (Reflect.get(window, 'getScreenDetails') as () => Promise<unknown>)()],
      ['wake lock', () => navigator.wakeLock.request('screen')],
      ['keyboard', () => browser['keyboard']!['lock']!()],
    ];
    const granted: string[] = [];
    /** Without a person in front of it some wait for a choice that never comes, which grants nothing. */
    const patience = new Promise((_resolve, reject) => setTimeout(reject, 3000));
    const asked = attempts.map(([name, ask]) =>
      Promise.race([Promise.resolve().then(ask), patience]).then(
        () => granted.push(name),
        () => undefined,
      ),
    );
    await Promise.all(asked);
    return { granted, hasFullScreen: document.fullscreenElement !== null };
  });
  expect(outcome).toEqual({ granted: [], hasFullScreen: false });
});

test('every window has safe preferences', async ({ start }) => {
  const { app, page } = await start({ settings: { language: 'en' } });
  await page.getByRole('button', { name: 'Open the demo' }).waitFor();
  // The hidden window of a report comes and goes; what was asked for it is seen when it is made.
  await app.evaluate(({ app: program }) => {
    const seen: Electron.WebPreferences[] = [];
    Object.assign(globalThis, { seen });
    program.on('web-contents-created', (_event, contents) =>
      seen.push(
        (contents as unknown as { getLastWebPreferences(): Electron.WebPreferences }).getLastWebPreferences(),
      ),
    );
  });
  const order = {
    title: '',
    period: 'custom',
    filter: {},
    look: { paper: 'a4', orientation: 'portrait', appendix: [], hideNames: false },
    language: 'en',
  };
  expect(await codeOf(page, 'report.preview', { order })).toBe('answered');
  const all = await app.evaluate(({ BrowserWindow }) => [
    ...(globalThis as unknown as { seen: Electron.WebPreferences[] }).seen,
    ...BrowserWindow.getAllWindows().map((one) =>
      (
        one.webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
      ).getLastWebPreferences(),
    ),
  ]);
  expect(all).toHaveLength(2);
  for (const preferences of all)
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
  for (const { navigateOnDragDrop, nodeIntegrationInWorker } of all)
    expect([navigateOnDragDrop, nodeIntegrationInWorker]).not.toContain(true);
});

test('a packaged program has no developer tools, in no menu and by no key', async ({ start }) => {
  process.env['ELECTRON_FORCE_IS_PACKAGED'] = 'true';
  try {
    const { app, page } = await start({ settings: { language: 'en' } });
    await page.getByRole('button', { name: 'Open the demo' }).waitFor();
    const found = await app.evaluate(({ app: program, BrowserWindow, Menu }) => {
      const roles = (menu: Electron.Menu | null | undefined): string[] =>
        (menu?.items ?? []).flatMap((item) => [String(item.role).toLowerCase(), ...roles(item.submenu)]);
      const contents = BrowserWindow.getAllWindows()[0]!.webContents;
      contents.openDevTools();
      contents.inspectElement(1, 1);
      for (const keyCode of ['F12', 'I', 'J', 'C'])
        for (const type of ['keyDown', 'keyUp'] as const)
          contents.sendInputEvent({ type, keyCode, modifiers: ['control', 'shift'] });
      return {
        isPackaged: program.isPackaged,
        hasRole: roles(Menu.getApplicationMenu()).includes('toggledevtools'),
      };
    });
    expect(found).toEqual({ isPackaged: true, hasRole: false });
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    const isOpen = await app.evaluate(({ BrowserWindow, webContents }) => [
      BrowserWindow.getAllWindows()[0]!.webContents.isDevToolsOpened(),
      webContents.getAllWebContents().length,
    ]);
    expect(isOpen).toEqual([false, 1]);
  } finally {
    delete process.env['ELECTRON_FORCE_IS_PACKAGED'];
  }
});
