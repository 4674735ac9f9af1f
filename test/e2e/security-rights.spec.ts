// What pages may do: no permissions, no preferences that give more, no developer tools.
import { codeOf } from '#test/kit/attacks';
import { expect, test } from '#test/kit/app';

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
  await page.getByRole('button', { name: 'Open demo' }).waitFor();
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

test('without developer tools, as in a packaged program, no call and no key opens them', async ({
  start,
}) => {
  const { app } = await start({ settings: { language: 'en' } });
  const opened = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true, devTools: false } });
    await window.loadURL('app://bundle/index.html');
    const { webContents } = window;
    webContents.openDevTools();
    webContents.inspectElement(1, 1);
    for (const keyCode of ['F12', 'I', 'J', 'C'])
      for (const type of ['keyDown', 'keyUp'] as const)
        webContents.sendInputEvent({ type, keyCode, modifiers: ['control', 'shift'] });
    await webContents.executeJavaScript('new Promise((resolve) => setTimeout(resolve))');
    return webContents.isDevToolsOpened();
  });
  expect(opened).toBe(false);
});
