// The application's window.
import { join } from 'node:path';
import { BrowserWindow, nativeTheme, type WebPreferences } from 'electron';
import type { Settings } from '../../shared/settings';
import { origin } from './protocol';
import { devServer } from './security';

/** The same for every page: sandboxed, isolated, without Node. */
export const webPreferences: WebPreferences = {
  preload: join(import.meta.dirname, '../preload/preload.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webSecurity: true,
  webviewTag: false,
  spellcheck: false,
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
  void window.loadURL(pageUrl('index'));
  return window;
}
