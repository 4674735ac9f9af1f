// Shuts every door that a page could open: permissions, navigation, new windows, embedded contents, downloads, the network.
import { app, session, shell } from 'electron';
import { origin } from './protocol';

/** Help of the service's maker. Any other address could carry data away in itself. */
const helpHosts = ['aliyun.com', 'alibabacloud.com'];

/** Only plain https addresses of known hosts leave the program, and only through here. */
export function isSafeExternal(address: string): boolean {
  try {
    const { protocol, username, password, port, hostname } = new URL(address);
    const isPlain = protocol === 'https:' && username === '' && password === '' && port === '';
    return isPlain && helpHosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
  } catch {
    return false;
  }
}

export async function openExternal(address: string): Promise<void> {
  if (isSafeExternal(address)) await shell.openExternal(address);
}

/** The address of the development server, where one runs; the only page besides our own that may load. */
export const devServer = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];

/** An address that cannot be read belongs to nobody. */
export function isOwnPage(address: string): boolean {
  if (address.startsWith(`${origin}/`)) return true;
  return (
    devServer !== undefined && URL.canParse(address) && new URL(address).origin === new URL(devServer).origin
  );
}

/**
 * Nothing answers here, and only the system's administrator could put something there. The development server's own pages
 * need the network, so there it is left open.
 */
const deadProxy: Electron.ProxyConfig = {
  mode: 'fixed_servers',
  proxyRules: 'https://127.0.0.1:1',
  // Else what is on this computer would be reached directly.
  proxyBypassRules: '<-loopback>',
};

/** Resolves when pages may be opened. */
export async function hardenSession(): Promise<void> {
  const { defaultSession } = session;
  // WebRTC goes past the filter of requests and past the content policy: by TCP it would reach any server and any name
  // server. The data process and the updater have sessions of their own.
  if (devServer === undefined) await defaultSession.setProxy(deadProxy);
  // Writing to the clipboard is the one thing a page may do.
  defaultSession.setPermissionRequestHandler((_contents, permission, decide, { requestingUrl }) => {
    decide(permission === 'clipboard-sanitized-write' && isOwnPage(requestingUrl));
  });
  defaultSession.setPermissionCheckHandler(
    (_contents, permission, from) => permission === 'clipboard-sanitized-write' && isOwnPage(`${from}/`),
  );
  defaultSession.setDevicePermissionHandler(() => false);
  // Files are written by the program where a person said; a page hands over none.
  defaultSession.on('will-download', (event) => event.preventDefault());
  const tools = app.isPackaged ? /^(data|blob):/ : /^(data|blob|devtools|chrome-devtools):/;
  defaultSession.webRequest.onBeforeRequest(({ url }, decide) => {
    const dev = devServer !== undefined && /^(ws|http):\/\/(localhost|127\.0\.0\.1)[:/]/.test(url);
    decide({ cancel: !isOwnPage(url) && !tools.test(url) && !dev });
  });
}

export function hardenContents(): void {
  // Certificates are checked by Chromium, and nobody overrules it; the user's own are handed to nobody.
  app.on('select-client-certificate', (event, _contents, _url, _list, choose) => {
    event.preventDefault();
    choose();
  });
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      void openExternal(url);
      return { action: 'deny' };
    });
    // By UDP it would go past any proxy.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}
