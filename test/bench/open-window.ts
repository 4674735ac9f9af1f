// The real window on an archive of the benchmark.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { defaultSettings, newInstance, type Settings } from '#shared/domain/settings';
import { instanceId } from './fill';

/** The archive's instance, which no sync disturbs. */
export function writeBenchSettings(profile: string): void {
  const instances = [newInstance({ id: instanceId, schedule: { onStart: false, everyMinutes: 0, at: [] } })];
  // The calls are years old: the window opens with all of them.
  const views = [{ id: 'all', name: 'All', address: '#overview?period=all', columns: [] }];
  const settings: Settings = { ...defaultSettings, instances, views, startView: 'all', tourSeen: true };
  writeFileSync(join(profile, 'settings.json'), JSON.stringify(settings));
}

/** @param profile a folder with the archive as calls.db */
export async function openWindow(profile: string): Promise<{ app: ElectronApplication; page: Page }> {
  writeBenchSettings(profile);
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const app = await _electron.launch({
    args: [...(asRoot ? ['--no-sandbox'] : []), resolve('.'), '--profile', profile],
    env: process.env as Record<string, string>,
    colorScheme: null,
  });
  const page = await app.firstWindow();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900));
  return { app, page };
}
