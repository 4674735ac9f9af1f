// A page that misbehaves gets nowhere.
import { expect, test } from '../app';

test('navigation, new windows, foreign requests and bad calls are refused', async ({ start }) => {
  const { app, page } = await start({ settings: { language: 'en' } });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const address = page.url();

  const opened = await page.evaluate(() => window.open('https://example.com') === null);
  expect(opened).toBe(true);
  await page.evaluate(() => {
    location.assign('https://example.com/');
  });
  expect(page.url()).toBe(address);
  expect(app.windows()).toHaveLength(1);

  const outcome = await page.evaluate(async () => {
    const tried = async (work: () => Promise<unknown>): Promise<string> =>
      work().then(
        () => 'allowed',
        () => 'refused',
      );
    const call = (name: string, input?: unknown): Promise<{ ok: boolean; error?: { code: string } }> =>
      (window as unknown as { api: { call(name: string, input?: unknown): Promise<never> } }).api.call(
        name,
        input,
      );
    return {
      fetch: await tried(() => fetch('https://example.com')),
      file: await tried(() => fetch('file:///etc/passwd')),
      node: typeof (globalThis as { require?: unknown }).require,
      unknown: (await call('no.such')).error?.code,
      inner: (await call('sync.run', {})).error?.code,
      prototype: (await call('__proto__')).error?.code,
      bad: (await call('records.page', { filter: { from: 'x' } })).error?.code,
      traversal: (await fetch('app://bundle/..%2f..%2fpackage.json').catch(() => ({ status: 0 }))).status,
    };
  });
  expect(outcome).toEqual({
    fetch: 'refused',
    file: 'refused',
    node: 'undefined',
    unknown: 'unknownRequest',
    inner: 'unknownRequest',
    prototype: 'unknownRequest',
    bad: 'badInput',
    traversal: 0,
  });

  // Inline scripts and evaluated text are stopped by the content security policy, which reports them.
  const stopped = await page.evaluate(async () => {
    const reports: string[] = [];
    const two = new Promise<void>((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        reports.push(event.effectiveDirective);
        if (reports.length === 2) resolve();
      });
    });
    const script = document.createElement('script');
    script.textContent = 'window.intruder = true';
    document.body.append(script);
    Reflect.apply(setTimeout, window, ['window.intruder = true', 0]);
    await two;
    return { reports: reports.sort(), intruder: 'intruder' in window };
  });
  expect(stopped).toEqual({ reports: ['script-src', 'script-src-elem'], intruder: false });

  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } = (
      window!.webContents as unknown as { getLastWebPreferences(): Record<string, boolean> }
    ).getLastWebPreferences();
    return { sandbox, contextIsolation, nodeIntegration, webSecurity };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});
