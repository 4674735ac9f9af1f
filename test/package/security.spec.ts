// A page that misbehaves gets nowhere: it cannot leave, open windows or frames, or read other files.
import { expect, test } from '#test/kit/app';

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
