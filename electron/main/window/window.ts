// The application's window.
import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type WebPreferences } from 'electron';
import type { Settings } from '#shared/domain/settings';
import { log } from '../base/log';
import { origin } from './protocol';
import { devServer, isOwnPage } from './security';

/** A page that ends again this soon is not loaded another time by itself. */
const crashLoopMs = 5000;

/** The same for every page: sandboxed, isolated, without Node; developer tools are for developers' own builds. */
export const webPreferences: WebPreferences = {
  preload: join(import.meta.dirname, '../preload/preload.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  devTools: !app.isPackaged,
};

export function pageUrl(page: 'index' | 'report'): string {
  return `${devServer ?? origin}/${page}.html`;
}

export function applyTheme(settings: Settings): void {
  nativeTheme.themeSource = settings.theme;
}

export function createWindow(): BrowserWindow {
  const isMac = process.platform === 'darwin';
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 680,
    show: false,
    title: 'CCC Reports',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0F1216' : '#F6F7F9',
    webPreferences,
    ...(isMac ? { titleBarStyle: 'hiddenInset' as const } : {}),
  });
  window.once('ready-to-show', () => window.show());
  const { webContents } = window;
  const load = (): void => void window.loadURL(pageUrl('index'));
  // Chromium asks nobody before it shows about:blank.
  webContents.on('did-navigate', (_event, url) => {
    if (!isOwnPage(url)) load();
  });
  let lastCrash = 0;
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    log('error', `the page ended: ${reason}`);
    const isLoop = Date.now() - lastCrash < crashLoopMs;
    lastCrash = Date.now();
    if (!isLoop) load();
  });
  load();
  return window;
}
