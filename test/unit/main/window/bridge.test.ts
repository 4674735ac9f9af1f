// The door for pages without a window: whatever comes in, no handler sees it unless the contract allows it.
import type { HandlersOf } from '#shared/contract/contract';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { Reply } from '#shared/base/envelope';
import { isWithinLimits } from '#electron/main/base/input-limits';
import { answerPage } from '#electron/main/requests/ipc';
import { registerSecret } from '#electron/main/base/log';
import { pagesBelow } from '#electron/main/window/protocol';
import { isSafeExternal } from '#electron/main/window/security';
import { setMenu } from '#electron/main/window/menu';
import { webPreferences } from '#electron/main/window/window';
import { temporaryFolder } from '#test/kit/folder';

const menus = vi.hoisted(() => [] as unknown[]);
vi.mock('electron', () => ({
  app: { isPackaged: true },
  BrowserWindow: {},
  ipcMain: {},
  Menu: {
    buildFromTemplate: (template: unknown) => menus.push(template),
    setApplicationMenu: () => undefined,
  },
  nativeTheme: {},
  protocol: {},
  session: {},
  shell: {},
}));

test('what a failure quotes has no secret in it when it reaches a page', async () => {
  registerSecret('Kn0wn/Secret=7f3a');
  const relay = (): Promise<Reply> =>
    Promise.resolve({ ok: false, error: { code: 'permission', detail: 'quoted: Kn0wn/Secret=7f3a' } });
  const reply = await answerPage({} as HandlersOf<'main'>, { relay }, 'dimension.list', undefined, 1);
  expect(reply).toEqual({ ok: false, error: { code: 'permission', detail: 'quoted: ***' } });
});

describe('limits of input', () => {
  const nested = (depth: number): unknown => (depth === 0 ? 1 : { filter: nested(depth - 1) });
  test.each<[string, unknown, boolean]>([
    ['nothing', undefined, true],
    ['a filter', { filter: { agents: Array.from({ length: 1000 }, () => 'x'.repeat(200)) } }, true],
    ['a picture of 16 MB', { png: new Uint8Array(16_000_000) }, true],
    ['a picture of 20 MB', { png: new Uint8Array(20_000_000) }, false],
    ['a text of 20 MB', { name: 'x'.repeat(20_000_000) }, false],
    ['a name of 20 MB', { ['x'.repeat(20_000_000)]: 1 }, false],
    ['a list of a million', { ids: new Array(1_000_000).fill(1) }, false],
    ['many lists', Array.from({ length: 1000 }, () => Array.from({ length: 1000 }, () => 1)), false],
    ['depth 10', nested(10), true],
    ['depth 100', nested(100), false],
    ['depth 5000', nested(5000), false],
    ['not a number', { from: NaN }, false],
    ['endless', { from: -Infinity }, false],
    ['a date', new Date(0), false],
    ['a map', new Map(), false],
    ['a function', () => 1, false],
    ['a big integer', 1n, false],
    ['an own __proto__', JSON.parse('{"__proto__":{}}'), false],
    ['a constructor', { a: [{ constructor: {} }] }, false],
    ['an object of a class', Object.create({ inherited: 1 }), false],
  ])('%s', (_title, input, is) => expect(isWithinLimits(input)).toBe(is));

  test('a ring ends', () => {
    const ring: { self?: unknown } = {};
    ring.self = ring;
    expect(isWithinLimits(ring)).toBe(false);
  });
});

test('pages are the plain files of the folder: no links, no other types', () => {
  const folder = temporaryFolder();
  const outside = join(temporaryFolder(), 'secret.html');
  writeFileSync(outside, 'secret');
  mkdirSync(join(folder, 'assets'));
  for (const file of ['index.html', 'assets/a.js', 'assets/notes.txt', 'assets/a.js.map'])
    writeFileSync(join(folder, file), '');
  // Links to files need rights on Windows that users do not have; there the folder's has to do.
  if (process.platform !== 'win32') symlinkSync(outside, join(folder, 'linked.html'));
  symlinkSync(join(outside, '..'), join(folder, 'linked'), 'junction');
  expect([...pagesBelow(folder).keys()].sort()).toEqual(['/assets/a.js', '/index.html']);
});

test.each([
  ['https://help.aliyun.com/zh/ccc/?spm=1#x', true],
  ['https://www.alibabacloud.com/help', true],
  ['HTTPS://ALIYUN.COM', true],
  ['https://example.com/', false],
  ['https://aliyun.com.evil.example/', false],
  ['https://evilaliyun.com/', false],
  ['https://aliyun.com@evil.example/', false],
  ['https://user:word@aliyun.com/', false],
  ['https://aliyun.com:444/', false],
  ['https://\u0430liyun.com/', false],
  ['https://aliyun.com\u3002evil.example/', false],
  ['http://aliyun.com/', false],
  ['javascript:alert(1)//https://aliyun.com', false],
  ['file:///etc/passwd', false],
  ['data:text/html,x', false],
  ['smb://aliyun.com/share', false],
  ['\\\\aliyun.com\\share', false],
  ['', false],
])('whether %s may be opened in the browser: %s', (address, may) =>
  expect(isSafeExternal(address)).toBe(may),
);

test('a packaged program has no developer tools: not in its windows, not in its menu', () => {
  expect(webPreferences.devTools).toBe(false);
  for (const language of ['zh-CN', 'en'] as const) setMenu(language, () => undefined);
  expect(menus).toHaveLength(2);
  expect(JSON.stringify(menus)).toContain('zoomIn');
  expect(JSON.stringify(menus)).not.toMatch(/devtools|reload/i);
});
