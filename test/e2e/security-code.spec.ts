// No text becomes code.
import type { Page } from '@playwright/test';
import { openIntruder } from '#test/kit/attacks';
import { expect, test } from '#test/kit/app';

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
