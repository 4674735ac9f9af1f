// The program closes in order, and does not stand in the way of a logout.
import { EventEmitter } from 'node:events';
import type { App, PowerMonitor } from 'electron';
import { expect, test } from 'vitest';
import { quitInOrder } from '#electron/main/quit';

function program(platform: NodeJS.Platform): {
  quit: () => boolean;
  logout: () => void;
  closed: () => void;
  done: string[];
} {
  const done: string[] = [];
  const powerMonitor = new EventEmitter();
  let closed = (): void => undefined;
  /** @returns whether the quitting was held up */
  const quit = (): boolean => {
    let isHeldUp = false;
    app.emit('before-quit', { preventDefault: () => (isHeldUp = true) });
    if (!isHeldUp) done.push('ended');
    return isHeldUp;
  };
  const app = Object.assign(new EventEmitter(), { quit });
  quitInOrder({
    app: app as unknown as App,
    powerMonitor: powerMonitor as unknown as PowerMonitor,
    platform,
    close() {
      done.push('closing');
      return new Promise((resolve) => (closed = resolve));
    },
  });
  return { quit, done, logout: () => powerMonitor.emit('shutdown'), closed: () => closed() };
}

test.each(['darwin', 'win32', 'linux'] as const)(
  'on %s quitting waits until all is closed',
  async (platform) => {
    const { quit, closed, done } = program(platform);
    expect(quit()).toBe(true);
    expect(done).toEqual(['closing']);
    closed();
    await expect.poll(() => done).toEqual(['closing', 'ended']);
  },
);

test('a logout of macOS is not held up, and closing is begun', () => {
  const { quit, logout, done } = program('darwin');
  logout();
  expect(quit()).toBe(false);
  expect(done).toEqual(['closing', 'ended']);
});

test('elsewhere nobody listens for the end of the system', () => {
  const { quit, logout } = program('linux');
  logout();
  expect(quit()).toBe(true);
});
