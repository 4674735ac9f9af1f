// Shuts every door that a page could open: permissions, navigation, new windows, embedded contents.
import { app, session, shell } from 'electron';
import { origin } from './protocol';

/** Only plain https addresses leave the program, and only through here. */
export function isSafeExternal(address: string): boolean {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' && url.username === '' && url.password === '';
  } catch {
    return false;
  }
}

export async function openExternal(address: string): Promise<void> {
  if (isSafeExternal(address)) await shell.openExternal(address);
}

/** The address of the development server, where one runs; the only page besides our own that may load. */
export const devServer = process.env['ELECTRON_RENDERER_URL'];

function isOwnPage(address: string): boolean {
  return address.startsWith(`${origin}/`) || (devServer !== undefined && address.startsWith(devServer));
}

export function hardenSession(): void {
  const { defaultSession } = session;
  // Writing to the clipboard is the one thing a page may do.
  defaultSession.setPermissionRequestHandler((_contents, permission, decide) => {
    decide(permission === 'clipboard-sanitized-write');
  });
  defaultSession.setPermissionCheckHandler(
    (_contents, permission) => permission === 'clipboard-sanitized-write',
  );
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest((details, decide) => {
    const own = isOwnPage(details.url) || /^(data|blob|devtools|chrome-devtools):/.test(details.url);
    const dev = devServer !== undefined && /^(ws|http):\/\/(localhost|127\.0\.0\.1)/.test(details.url);
    decide({ cancel: !own && !dev });
  });
}

export function hardenContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      void openExternal(url);
      return { action: 'deny' };
    });
  });
}
