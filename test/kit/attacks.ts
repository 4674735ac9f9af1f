// What the tests of security share: windows that the program never makes, a listener that nobody may reach, a call as a page
// makes it.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import type { ElectronApplication, Page } from '@playwright/test';

export interface Listener {
  readonly port: number;
  /** Of the UDP side. */
  readonly udpPort: number;
  /** Connections and packets that came. */
  readonly reached: () => number;
  /** Counts from nothing again. */
  readonly forget: () => void;
  close(): Promise<void>;
}

/** Listens on loopback by TCP and UDP; what comes at all has left the page. */
export async function listen(): Promise<Listener> {
  let reached = 0;
  const server = createServer((socket) => {
    reached += 1;
    socket.destroy();
  });
  const udp = createSocket('udp4', () => (reached += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    udpPort: udp.address().port,
    reached: () => reached,
    forget: () => void (reached = 0),
    async close() {
      udp.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** One connection and one packet, as a page must not make them: without these a listener that hears nothing shows nothing. */
export async function touch({ port, udpPort }: Pick<Listener, 'port' | 'udpPort'>): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'close');
  const udp = createSocket('udp4');
  await new Promise((resolve) => udp.send('x', udpPort, '127.0.0.1', resolve));
  udp.close();
}

/** Opens a window with the program's own bridge on an address of the attacker's choice. */
export async function openIntruder(app: ElectronApplication, url: string): Promise<Page> {
  const opened = app.waitForEvent('window');
  await app.evaluate(({ app: program, BrowserWindow }, address) => {
    const preload = `${program.getAppPath()}/out/preload/preload.cjs`;
    const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } });
    // What is refused fails to load; the window stands all the same.
    void window.loadURL(address).catch(() => undefined);
  }, url);
  const page = await opened;
  await page.waitForLoadState();
  return page;
}

interface Bridge {
  readonly api?: { call(name: unknown, input?: unknown): Promise<{ ok: boolean; error?: { code: string } }> };
}

/** The code with which a page's call is refused; 'answered' where it was not, 'no bridge' where there is nothing to call. */
export function codeOf(page: Page, name: unknown, input?: unknown): Promise<string> {
  return page.evaluate(
    async ([asked, given]) => {
      const { api } = window as unknown as Bridge;
      if (api === undefined) return 'no bridge';
      const reply = await api.call(asked, given);
      return reply.ok ? 'answered' : (reply.error?.code ?? '');
    },
    [name, input] as const,
  );
}
